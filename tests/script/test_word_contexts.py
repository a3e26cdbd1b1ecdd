"""What the rules of word forms ask of the text before and after a character."""

from __future__ import annotations

import pytest

from postkit.script import word_contexts
from postkit.script.word_contexts import EDGE, Side

AFTER = [
    # pattern, what is after, whether the pattern fits
    ("", "天", True),
    ("[车船]", "船上", True),
    ("[车船]", "上船", False),
    ("长[的了]", "长了", True),
    ("长[的了]", "长江", False),
    ("长[的了]", "短了", False),
    ("[车船]?上", "上", True),
    ("[^车船]", "上", True),
    ("车|船上", "船上", True),
    ("车(?:门|里)", "车里", True),
    ("(?!车)[一-鿿]", "船", True),
    ("\\d", "3", True),
    ("{N}", "三", True),
    ("车{L}", "车，", True),
    ("车{L}", "车门", False),
    ("{L}", "", True),
    ("(?:{L}|[车：]|船)", "车", True),
    ("(?:{L}|[车：]|船)", "，", True),
    ("(?:{L}|[车：]|船)", "人", False),
]

BEFORE = [
    ("", "天", True),
    ("[车船]", "上船", True),
    ("[车船]", "船上", False),
    ("(?<!上)船", "上船", False),
    ("(?<!上)船", "大船", True),
    ("车[门里]?", "车", True),
    ("\\d", "3", True),
    ("火车|船", "火车", True),
    ("{D}", "3", True),
    ("{L}大", "，大", True),
    ("{L}大", "很大", False),
    ("{L}", "", True),
]


@pytest.mark.parametrize(("pattern", "text", "fits"), AFTER)
def test_what_is_after_fits(pattern: str, text: str, fits: bool) -> None:
    side = word_contexts.after(pattern)

    is_found = not side.pattern or side.pattern.match(text) is not None
    assert (_is_nearest(text[:1], side) and is_found) is fits


@pytest.mark.parametrize(("pattern", "text", "fits"), BEFORE)
def test_what_is_before_fits(pattern: str, text: str, fits: bool) -> None:
    side = word_contexts.before(pattern)

    is_found = not side.pattern or side.pattern.search(text) is not None
    assert (_is_nearest(text[-1:], side) and is_found) is fits


def _is_nearest(char: str, side: Side) -> bool:
    is_edge = not "\u3400" <= char <= "\u9fff"
    return not side.nearest or (char or EDGE) in side.nearest or (is_edge and EDGE in side.nearest)


def test_a_class_of_characters_needs_no_pattern() -> None:
    assert word_contexts.after("[车船]") == word_contexts.before("[车船]") == Side("车船", None)
    assert word_contexts.after("(?:{L}|[车：]|船)") == Side(EDGE + "车：船", None)


def test_a_pattern_is_tried_only_beside_the_right_character() -> None:
    assert word_contexts.after("长[的了]").nearest == "长"
    assert word_contexts.before("(?<!上)船").nearest == "船"
