"""Conditions on front matter: what holds for which values, and what is no condition."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.workflow.where import MAX_DEPTH, ConditionError, parse_condition

POST = {
    "speaker": "TED",
    "title": "河边的新桥",
    "tags": ["ai", "war"],
    "date": datetime.date(2026, 3, 14),
    "updated": "2026-05-01",
    "created": datetime.datetime(2026, 3, 14, 8, 30),
    "draft": True,
    "rating": 4,
    "price": 9.5,
    "guest": "",
    "series": None,
    "author": {"name": "Ana", "链接": {"x": 1}},
    "a b": "yes",
    "reading-time": 12,
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('speaker == "TED"', True),
        ("speaker == 'TED'", True),
        ('speaker != "TED"', False),
        ('speaker == "TED" and "ai" in tags', True),
        ('speaker == "BBC" or "ai" in tags', True),
        ('speaker == "BBC" or "ai" in tags and draft == false', False),
        ('(speaker == "BBC" or "ai" in tags) and draft', True),
        ('not speaker == "BBC"', True),
        ("not not draft", True),
        ('"news" not in tags', True),
        ('"新桥" in title', True),
        ('speaker in ["BBC", "TED",]', True),
        ("speaker in []", False),
        ("date < 2026-04-01", True),
        ("date >= 2026-03-14 and date <= 2026-03-14", True),
        ("updated > 2026-04-30", True),
        ("updated == 2026-05-01", True),
        ("created == 2026-03-14", True),
        ("date < updated", True),
        ("date == '2026-03-14'", True),
        ("rating > 3", True),
        ("rating == 4.0", True),
        ("price < 10", True),
        ("rating == -4", False),
        ("draft == true", True),
        ("draft == 1", False),
        ('rating == "4"', False),
        ('rating < "5"', False),
        ("missing == null", True),
        ("missing < 3", False),
        ("missing", False),
        ('"x" in missing', False),
        ("has(series) and series == null", True),
        ("has(missing)", False),
        ("has(author.name)", True),
        ("has(author.mail)", False),
        ("guest or series", False),
        ('author.name == "Ana"', True),
        ("author.链接.x == 1", True),
        ("title.name == null", True),
        ('`a b` == "yes"', True),
        ("reading-time > 10", True),
        (r'title == "a\"b"', False),
        ('title == "and"', False),
        ("draft\nand\tdraft", True),
    ],
)
def test_what_holds(condition: str, expected: bool) -> None:
    assert parse_condition(condition).holds(POST) is expected


@pytest.mark.parametrize(
    ("condition", "offset", "problem"),
    [
        ("", 0, "a field or a value is expected"),
        ('speaker = "TED"', 8, "write `==`"),
        ("a && b", 2, "write `and`"),
        ("a || b", 2, "write `or`"),
        ("!a", 0, "write `not`"),
        ("a == “b”", 5, "straight quotes"),
        ('a == "b', 5, "no closing quote"),
        ("a == b c", 7, "`and` or `or` is expected"),
        ("a and", 5, "a field or a value is expected"),
        ("and a", 0, "a field or a value is expected"),
        ("(a", 2, "`)` is missing"),
        ("a)", 1, "`and` or `or` is expected"),
        ("has()", 4, "the name of a field"),
        ("a not b", 6, "expected `in`"),
        ("a in [b c]", 8, "`,` or `]`"),
        ("date < 2026-02-30", 7, "no such day"),
        ("a == 1; b", 6, "`;` is not expected"),
        ("__import__('os')", 10, "`and` or `or` is expected"),
        ("a.b()", 3, "`and` or `or` is expected"),
        ("`a", 0, "no closing backtick"),
        ("(" * 1000, MAX_DEPTH + 1, "nested too deeply"),
        ("not " * 1000, (MAX_DEPTH + 1) * 4, "nested too deeply"),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(
    condition: str, offset: int, problem: str
) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(condition)

    assert problem in caught.value.problem
    assert caught.value.offset == offset


PIECES = st.sampled_from(
    ["a", "tags", '"x"', "1", "1.2.3", "2026-01-01", "true", "null", "==", "<", "in", "not", "and"]
)
SIGNS = st.sampled_from("()[],“=`<;")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "draft", "tags"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.lists(PIECES | SIGNS, max_size=12).map(" ".join) | st.text(max_size=20),
    st.dictionaries(st.sampled_from(["a", "draft", "tags"]), JSON, max_size=3),
)
def test_any_text_is_a_condition_or_is_refused_inside_it(
    condition: str, values: dict[str, Any]
) -> None:
    try:
        parsed = parse_condition(condition)
    except ConditionError as error:
        place = error.offset
    else:
        place = len(condition)
        assert parsed.holds(values) in (True, False)
    assert 0 <= place <= len(condition)


@given(JSON, JSON)
def test_an_order_is_an_order(one: Any, other: Any) -> None:
    values = {"a": one, "b": other}

    def holds(condition: str) -> bool:
        return parse_condition(condition).holds(values)

    assert holds("a == b") == holds("b == a") == (not holds("a != b"))
    assert holds("a < b") == holds("b > a")
    assert not (holds("a < b") and holds("b < a"))
    assert not holds("a <= b") or holds("a < b") or holds("a == b")


def test_a_long_condition_takes_no_recursion() -> None:
    condition = " or ".join(f'speaker == "{number}"' for number in range(5000))

    assert not parse_condition(condition).holds(POST)
