"""The JSON Schema of the configuration: fresh, and in agreement with what is accepted."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from postkit.config import FIELDS
from postkit.config.checks import check
from postkit.config.json_schema import json_schema
from postkit.config.key_positions import KeyPositions
from postkit.errors import ConfigError

FILE = Path(__file__).parents[2] / "schemas" / "postkit.schema.json"

SAMPLE = """
extend = "../base.toml"
select = ["FM", "SM001", "quotes-in-value", "ALL"]
extend-select = []
ignore = ["fm001"]
include = ["*.md"]
exclude = ["old/"]
respect-gitignore = false
yaml = "1.1"

[per-file-ignores]
"drafts/*" = ["FM"]

[severity]
FM009 = "error"
unused-suppression = "off"

[[schemas]]
path = "built-in:post"
files = ["posts/"]
layouts = ["post"]

[status]
age = "updated"

[[status.stages]]
name = "live"
when = "live"
only = "has(live)"
set = { live = true, since = 2026-03-14 }
replace = { tags = { wip = "done" } }
remove = ["reviewer"]
dates = ["published"]
lint = "warning"

[rules]
"""


def accepts(values: dict[str, Any]) -> bool:
    """Tell whether a configuration file with `values` is accepted."""
    values = {key: value for key, value in values.items() if key != "extend"}
    try:
        check(values, KeyPositions("postkit.toml", "").error)
    except ConfigError:
        return False
    return True


def test_the_file_is_fresh() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == json_schema(), (
        "write it again: python -m postkit.config.json_schema > schemas/postkit.schema.json"
    )


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_it_knows_every_setting() -> None:
    assert set(json_schema()["properties"]) == {"extend", *(field.key for field in FIELDS)}


def keys_without_description(schema: dict[str, Any]) -> Iterator[str]:
    """Yield the keys that `schema`, or a schema in it, says nothing about."""
    for key, setting in schema.get("properties", {}).items():
        if not setting.get("description"):
            yield key
        yield from keys_without_description(setting)
        yield from keys_without_description(setting.get("items", {}))


def test_it_describes_every_setting_and_key() -> None:
    assert list(keys_without_description(json_schema())) == []


def test_a_sample_is_valid() -> None:
    values = tomllib.loads(SAMPLE)

    Draft202012Validator(json_schema()).validate(values)
    assert accepts(values)


@pytest.mark.parametrize(
    "values",
    [
        {"selct": []},
        {"select": "FM"},
        {"select": [1]},
        {"select": ["no such rule"]},
        {"respect-gitignore": "yes"},
        {"yaml": 1.1},
        {"severity": {"FM": "loud"}},
        {"severity": {"no such rule": "off"}},
        {"per-file-ignores": {"a.md": "FM"}},
        {"schemas": [{"files": ["a.md"]}]},
        {"schemas": [{"path": "a.json", "layout": "x"}]},
        {"schemas": {"path": "a.json"}},
        {"rules": {"no-such-rule": 1}},
        {"rules": {"chinese-latin-spacing": {"x": 1}}},
    ],
    ids=str,
)
def test_what_it_refuses_is_refused_by_us(values: dict[str, Any]) -> None:
    assert not Draft202012Validator(json_schema()).is_valid(values)
    assert not accepts(values)


def test_the_defaults_of_options_are_valid() -> None:
    tables = json_schema()["properties"]["rules"]["properties"]
    values = {
        name: {
            key: option["default"]
            for key, option in table["properties"].items()
            if option["default"] is not None
        }
        for name, table in tables.items()
    }

    Draft202012Validator(json_schema()).validate({"rules": values})
    assert accepts({"rules": values})
