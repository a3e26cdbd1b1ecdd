"""A text that is edited as a whole, while others may change it too."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postkit.edits import apply_edits
from postkit.review.line_changes import Replacement, as_shown, edits_of, replacements
from postkit.review.refusals import DecisionError
from postkit.source import Source

TEXTS = st.lists(st.sampled_from(["a", "b", "\n", "\r\n", "\r", "\ufeff", "\ud800", ""])).map(
    "".join
)


def edited(now: str, base: str, text: str) -> str:
    return apply_edits(now, edits_of(Source(now), base, text))


@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        pytest.param("a\nb\nc\n", "a\nx\nc\n", "a\nx\nc\n", id="a line"),
        pytest.param("a\nb\n", "b\n", "b\n", id="the first goes"),
        pytest.param("a\nb", "a", "a", id="the last goes"),
        pytest.param("a\nb\n", "a\nb\nc\n", "a\nb\nc\n", id="one more"),
        pytest.param("a\nb", "a\nb\nc", "a\nb\nc", id="one more without a newline"),
        pytest.param("a", "", "", id="all goes"),
        pytest.param("", "a", "a", id="all is new"),
        pytest.param("a\r\nb\r\nc", "a\nx\ny\nc", "a\r\nx\r\ny\r\nc", id="newlines of the post"),
        pytest.param("a\rb\nc\n", "a\nb\nx\n", "a\rb\nx\n", id="newlines of both kinds"),
        pytest.param("\ufeffa\nb\n", "x\nb\n", "\ufeffx\nb\n", id="a byte order mark stays"),
        pytest.param("\ud800\nb\n", "?\nx\n", "\ud800\nx\n", id="a lone surrogate stays"),
    ],
)
def test_only_the_lines_that_were_changed_are_others(now: str, text: str, expected: str) -> None:
    assert edited(now, as_shown(now), text) == expected


@pytest.mark.parametrize(
    ("base", "text", "now", "expected"),
    [
        pytest.param("a\nb\nc\n", "a\nb\nx\n", "0\na\nb\nc\n", "0\na\nb\nx\n", id="more above"),
        pytest.param("a\nb\nc\n", "a\nb\nx\n", "b\nc\n", "b\nx\n", id="less above"),
        pytest.param("a\nb\nc\n", "x\nb\nc\n", "a\nb\ny\n", "x\nb\ny\n", id="other lines"),
        pytest.param("a\nb\n", "a\nx\n", "a\nx\n", "a\nx\n", id="the same"),
    ],
)
def test_what_others_have_changed_stays(base: str, text: str, now: str, expected: str) -> None:
    assert edited(now, base, text) == expected


def test_the_same_lines_are_refused() -> None:
    with pytest.raises(DecisionError):
        edited("a\ny\n", "a\nb\n", "a\nx\n")


@given(TEXTS, TEXTS)
@example("a\n\ra", "\n\n")
@example("a\rb\n\nc", "a\n\nc")
@example("", "\ufeff\ufeff")
def test_the_post_becomes_what_was_typed(now: str, text: str) -> None:
    typed = as_shown(text)
    mark = "\ufeff" if now.startswith("\ufeff") else ""

    # A mark at the start of what was typed is one of its characters.
    assert as_shown("x" + edited(now, as_shown(now), typed).removeprefix(mark)) == "x" + typed


def test_many_changed_lines_are_compared_in_their_order() -> None:
    old = [line for number in range(20_000) for line in (f"{number}\n", "\n")]
    new = [line.replace("\n", "!\n") if line != "\n" else line for line in old]

    found = replacements(old, new)

    assert found == [Replacement(at, at + 1, (new[at],)) for at in range(0, 40_000, 2)]
