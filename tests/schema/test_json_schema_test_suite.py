"""The public JSON Schema Test Suite, each of its instances checked as front matter."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from examples import some_of

from postkit.document import Document
from postkit.errors import ConfigError
from postkit.rules import RULES
from postkit.rules.front_matter.schema_rule import SchemaOptions, SchemaRule
from postkit.schema import Schema, SchemaChoice, SchemaSet

SUITE: dict[str, dict[str, Any]] = json.loads(
    lzma.decompress(
        (Path(__file__).parent / "json-schema-test-suite/mandatory.json.xz").read_bytes()
    )
)
ADDRESSES = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
IDS = {"draft4": "id"}


def whole(schema: Any, draft: str) -> Any:
    """Return `schema` with its draft named."""
    return {"$schema": ADDRESSES[draft], **schema} if isinstance(schema, dict) else schema


def below_a_key(schema: Any, draft: str) -> Any:
    """Return the schema of a mapping whose `value` is as `schema` says."""
    named = whole(schema, draft)
    if not isinstance(named, dict):
        return {"$schema": ADDRESSES[draft], "properties": {"value": named}}
    name = IDS.get(draft, "$id")
    address = named.get(name, "http://localhost/whole.json")
    return {
        "$schema": named["$schema"],
        "properties": {"value": {"$ref": address}},
        "definitions": {"whole": {**named, name: address}},
    }


def rules(schema: Any) -> list[SchemaRule]:
    schemas = SchemaSet((SchemaChoice(lambda: Schema(schema, "suite")),))
    options = SchemaOptions(schemas=schemas)
    found = [rule(options) for rule in RULES if issubclass(rule, SchemaRule)]
    schemas.choices[0].load().check_itself()
    return found


def is_found_valid(checked: list[SchemaRule], value: Any) -> bool:
    text = f"---\n{json.dumps(value, ensure_ascii=False)}\n---\n"
    document = Document.parse(text)
    assert document.front_matter is not None
    assert document.front_matter.root is not None, text
    return not any(list(rule.check(document)) for rule in checked)


def wrong_answers(draft: str) -> Iterator[str]:
    for file, groups in SUITE[draft].items():
        for group in some_of(groups):
            made: dict[bool, list[SchemaRule]] = {}
            for test in group["tests"]:
                is_mapping = isinstance(test["data"], dict) and isinstance(group["schema"], dict)
                adapt = whole if is_mapping else below_a_key
                name = f"{file}: {group['description']}: {test['description']}"
                try:
                    if is_mapping not in made:
                        made[is_mapping] = rules(adapt(group["schema"], draft))
                except ConfigError as error:
                    yield f"refused: {name}: {error}"
                    continue
                value = test["data"] if is_mapping else {"value": test["data"]}
                if is_found_valid(made[is_mapping], value) is not test["valid"]:
                    yield name


@pytest.mark.parametrize("draft", ADDRESSES)
def test_only_what_is_refused_on_purpose_differs_from_the_suite(draft: str) -> None:
    for answer in wrong_answers(draft):
        is_remote = answer.startswith("refused:") and "never read from the network" in answer
        # Formats are checked here; for these drafts the suite has them describe only.
        is_format = answer.startswith("format:") and "only an annotation" in answer
        # A metaschema from the network may switch off keywords.
        is_vocabulary = answer.startswith("vocabulary:") and "no validation" in answer
        assert is_remote or is_format or is_vocabulary, answer
