"""The patterns of schemas: what ECMA 262 says, in time proportional to the text."""

from __future__ import annotations

import re

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st

from postkit.schema import Schema
from postkit.schema.patterns import compile_pattern, matches, why_no_pattern
from postkit.schema.regular import compile_regular

ATOMS = st.sampled_from(
    [
        "a",
        "b",
        ".",
        r"\d",
        r"\w",
        r"\S",
        "[ab]",
        "[^a]",
        "[a-c1]",
        r"[\w-]",
        "(?:ab|c)",
        "(a|)",
        "桥",
    ]
)
REPEATS = st.sampled_from(["", "*", "+", "?", "{2}", "{1,}", "{0,2}", "*?"])
PIECES = st.lists(st.tuples(ATOMS, REPEATS).map("".join), max_size=4).map("".join)
PATTERNS = st.lists(
    st.tuples(st.sampled_from(["", "^"]), PIECES, st.sampled_from(["", "$"])).map("".join),
    min_size=1,
    max_size=2,
).map("|".join)
TEXTS = st.text(st.sampled_from("abc1_- \n桥８é"), max_size=8)


@up_to(400)
@given(PATTERNS, TEXTS)
def test_plain_patterns_mean_what_another_engine_says(pattern: str, text: str) -> None:
    search = compile_regular(pattern)

    assert search is not None
    judge = pattern.replace("$", r"\Z")
    assert search(text) is bool(re.search(judge, text, re.ASCII))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param(r"^\d+$", "１２", False, id="digits of ASCII"),
        pytest.param(r"^\w+$", "é", False, id="letters of ASCII"),
        pytest.param(r"^\s$", "\u3000", True, id="any white space"),
        pytest.param(r"^\s$", "\ufeff", True, id="a byte order mark is white space"),
        pytest.param(r"^a$", "a\n", False, id="the end is the end"),
        pytest.param(r"^.$", "\u2028", False, id="a line separator ends a line"),
        pytest.param(r"^.$", "🌉", True, id="a code point is one character"),
        pytest.param(r"^(?:ab){2,3}$", "ababab", True, id="counted"),
        pytest.param(r"^\u6865$", "桥", True, id="by number"),
        pytest.param(r"^(?=a)a$", "a", True, id="look-ahead"),
        pytest.param(r"^\p{L}+$", "桥", True, id="a property"),
        pytest.param(r"^(a)\1$", "aa", True, id="back reference"),
        pytest.param(r"(", "(", False, id="no pattern"),
    ],
)
def test_matches(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern",
    [r"^(a+)+$", r"^(a|a)*$", r"^(a|aa)+$", r"^(a*)*b$", r"^(?:a?){30}a{30}$", r"(x+x+)+y"],
)
def test_a_plain_pattern_takes_linear_time(pattern: str) -> None:
    """Tried one way after the other, most of them would take for ever."""
    search = compile_pattern(pattern)

    assert not search("a" * 50_000 + "!" + "x" * 50_000)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [("^[a-z", "unterminated character set"), ("(", "missing ), unterminated subpattern")],
)
def test_a_broken_pattern_is_named(pattern: str, reason: str) -> None:
    assert why_no_pattern(pattern) == reason


@given(st.text(st.sampled_from("a[]()|*+?{}^$\\-,1d"), max_size=10))
def test_any_text_can_be_taken_for_a_pattern(pattern: str) -> None:
    search = compile_regular(pattern)

    assert search is None or search("a1-") in (True, False)


def test_schemas_that_are_not_plain_use_the_linear_engine() -> None:
    schema = Schema({"allOf": [{"properties": {"a": {"pattern": "aa|a+a*a+"}}}]}, "s")

    assert schema.failures({"a": "aaa"}) == []
    assert len(schema.failures({"a": "a"})) == 1
