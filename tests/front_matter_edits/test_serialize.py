"""Values written as front matter read as the same values again, in each notation."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postkit.document import Document, YamlVersion
from postkit.front_matter import Syntax
from postkit.front_matter_edits.serialize import UnwritableError, write_fields, write_value

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.from_regex(r"[0-9xeo_.:+-]{1,8}", fullmatch=True),
    st.sampled_from(["y", "No", "null", "~", "TRUE", "2026-03-14", "1:30", ".inf", "<<", "="]),
    st.text(st.sampled_from("ab 桥-:#[]{},&*!|>'\"%@`?\t\n\\"), max_size=6),
)
SIMPLE = st.one_of(TEXTS, st.booleans(), st.integers(-(2**63), 2**63 - 1))
VALUES = st.one_of(st.none(), SIMPLE, st.lists(st.none() | SIMPLE, max_size=4))


def same(one: Any, other: Any) -> bool:
    return repr(one) == repr(other)


@given(VALUES)
@example("a\x85b\u2028c\ufeff")
@example("\x7f\x9f")
@example("\U0010ffff")
@example("-")
def test_yaml(value: Any) -> None:
    written = write_value(value, Syntax.YAML, in_flow=True)

    versions: tuple[YamlVersion, ...] = ("1.2", "1.1")
    for version in versions:
        document = Document.parse(f"---\nkey: {written}\n---\n", yaml_version=version)
        assert document.front_matter is not None
        assert same(document.front_matter.values, {"key": value}), written
    assert "\n" not in written


@given(st.dictionaries(TEXTS.filter(lambda key: key != "<<"), VALUES, max_size=3))
def test_a_new_draft(values: dict[str, Any]) -> None:
    front_matter = Document.parse(write_fields(values)).front_matter

    assert front_matter is not None
    assert same(front_matter.values, values)


@given(st.dictionaries(TEXTS.filter(lambda key: key != "<<"), SIMPLE, max_size=3))
def test_a_group_in_yaml(value: dict[str, Any]) -> None:
    document = Document.parse(f"---\nkey: {write_value(value, Syntax.YAML)}\n---\n")

    assert document.front_matter is not None
    assert same(document.front_matter.values, {"key": value})


@given(st.one_of(SIMPLE, st.lists(SIMPLE, max_size=4), st.dictionaries(TEXTS, SIMPLE, max_size=3)))
def test_toml(value: Any) -> None:
    assert same(tomllib.loads(f"key = {write_value(value, Syntax.TOML)}"), {"key": value})


@given(st.one_of(VALUES, st.dictionaries(TEXTS, VALUES, max_size=3)))
def test_json(value: Any) -> None:
    assert same(json.loads(write_value(value, Syntax.JSON)), value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("city-life", "city-life"),
        ("桥 与 路", "桥 与 路"),
        ("no", '"no"'),
        ("2026-03-14", '"2026-03-14"'),
        ("a: b", '"a: b"'),
        ("", '""'),
        (["a", "b c"], "[a, b c]"),
        ([], "[]"),
        (None, "null"),
        (True, "true"),
        ({"a": 1}, "{a: 1}"),
    ],
)
def test_yaml_is_written_as_plainly_as_it_can_be(value: Any, expected: str) -> None:
    assert write_value(value, Syntax.YAML) == expected


def test_toml_has_no_null() -> None:
    with pytest.raises(UnwritableError, match="remove the field"):
        write_value(None, Syntax.TOML)
