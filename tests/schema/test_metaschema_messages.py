"""What the metaschema says against a schema, in words."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from postkit.schema.metaschema_messages import describe_refusal


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"required": "a"}, "`required` must be a list in brackets"),
        ({"minLength": "1"}, "`minLength` must be a whole number without quotes"),
        ({"items": 1}, "`items` must be an object in braces or true or false"),
        ({"title": 1}, "`title` must be a text in quotes"),
        ({"minLength": -1}, "-1 is less than the minimum of 0"),
        ([], "[] is not of type 'object', 'boolean'"),
    ],
)
def test_wrong_schemas(schema: Any, message: str) -> None:
    validator = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)

    assert message in [describe_refusal(error) for error in validator.iter_errors(schema)]
