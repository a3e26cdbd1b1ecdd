"""What a writer reads about each cause."""

from __future__ import annotations

import pytest

from postkit import lint_text
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.parse import MAX_LENGTH
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.rules.front_matter.invalid_front_matter import FIXES
from postkit.source import Span

NEEDS_A_PERSON = {Cause.MERGE_CONFLICT, Cause.UNKNOWN}


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.UNKNOWN], ids=str)
@pytest.mark.parametrize("key", ["title", ""])
def test_each_cause_has_its_sentence(cause: Cause, key: str) -> None:
    message = sentence(SyntaxProblem(Span(3, 4), cause, key=key, signs=("“", "”")))

    assert message[0].islower() or message[0] in "`J"
    assert not message.endswith(".")
    assert "{" not in message


def test_each_cause_that_can_be_fixed_has_a_title_of_its_fix() -> None:
    assert set(FIXES) == set(Cause) - NEEDS_A_PERSON


@pytest.mark.parametrize(
    ("cause", "key", "signs", "shown"),
    [
        (Cause.UNQUOTED_COLON, "title", (), "the value of `title` holds a colon"),
        (Cause.UNQUOTED_COLON, "", (), "this text holds a colon"),
        (Cause.TEXT_AFTER_VALUE, "", (), "this list item goes on"),
        (Cause.SPECIAL_CHARACTER, "", ("`",), "cannot start with a backtick,"),
        (Cause.SPECIAL_CHARACTER, "", ("{%",), "cannot start with `{%`,"),
        (Cause.CONTROL_CHARACTER, "", ("\x07",), "character (U+0007) is here"),
        (Cause.WIDE_COLON, "{x}", (), "the colon after `{x}` is"),
        (Cause.UNESCAPED_QUOTE, "", ('"', '\\"'), 'this `"` ends the quoted text too early'),
    ],
)
def test_a_sentence_shows_what_was_written(
    cause: Cause, key: str, signs: tuple[str, ...], shown: str
) -> None:
    assert shown in sentence(SyntaxProblem(Span(3, 4), cause, key=key, signs=signs))


@pytest.mark.parametrize(
    ("parser_words", "message"),
    [
        ("found unknown escape character", r"a backslash in double quotes must be written `\\`"),
        (
            "Invalid value",
            "this is not a TOML value; texts need straight quotes, `true` and `false` lower case",
        ),
        ("JSON has no comments", "JSON has no comments"),
        ("Something new", "something new"),
        ("", "this cannot be read"),
    ],
)
def test_what_a_parser_says_is_put_in_plain_words(parser_words: str, message: str) -> None:
    problem = SyntaxProblem(Span(3, 4), Cause.UNKNOWN, parser_words=parser_words)

    assert sentence(problem) == message


@pytest.mark.parametrize(
    ("toml", "place", "message"),
    [
        ("date = 2026-02-30", (2, 8), "there is no such day or time"),
        ('folder = "C:\\Users"', (2, 15), "a backslash in double quotes must be written"),
        ('folder = "\\桥"', (2, 13), "a backslash in double quotes must be written"),
        ("[a]\n[a]", (3, 3), "this table is already there"),
        ("[a\nb = 1", (2, 3), "the name of a table lacks the `]`"),
        ("a = {b = 1, b = 2}", (2, 18), "this key is already set"),
        ('tags = ["桥" "河"]', (2, 13), "a comma, or the `]` at the end of the list"),
        ("a = {b = 1 c = 2}", (2, 12), "a comma, or the `}` at the end of the line"),
        ("a = {\n  b = 1\n}", (2, 5), "goes on in the next line, which TOML does not allow"),
        ("a = {b = 1, # 桥\n  c = 2}", (2, 5), "goes on in the next line"),
        ("a = [{b = 1},\n  {b = 2\n}]", (3, 3), "goes on in the next line"),
        ("a = {b = 1\nc = 2", (2, 5), "is never closed; add `}` on its line"),
        ("a = {b = 1, }", (2, 13), "TOML allows no comma before `}`; remove it"),
        ('标题 = "桥"', (2, 1), "is put in quotes, and a comment starts with `#`"),
        ("// 桥", (2, 1), "a comment starts with `#`"),
        ("draft = True", (2, 9), "`true` and `false` lower case"),
    ],
)
def test_what_is_wrong_in_toml_is_said_in_words_of_its_own(
    toml: str, place: tuple[int, int], message: str
) -> None:
    (found,) = lint_text(f"+++\n{toml}\n+++\n").diagnostics

    assert (found.line, found.column) == place
    assert message in found.message
    assert "YAML" not in found.message


def test_a_text_in_json_that_its_line_does_not_close_lacks_a_quote() -> None:
    (found,) = lint_text('{\n  "title": "桥,\n  "draft": true\n}\n').diagnostics

    assert found.message == "this text has no closing quote"


@pytest.mark.parametrize(
    ("opening", "item", "closing"),
    [
        pytest.param("---\nlist:\n", "- a\n", "---\n", id="YAML"),
        pytest.param("+++\ntitle = 1\n", "[[a]]\n", "+++\n", id="TOML"),
        pytest.param('{\n"a": [1\n', ",1\n", "]\n}\n", id="JSON"),
    ],
)
def test_data_without_end_is_refused(opening: str, item: str, closing: str) -> None:
    text = opening + item * (MAX_LENGTH // len(item)) + closing

    (found,) = lint_text(text).diagnostics

    assert found.code == "FM004"
    assert found.message == (
        "front matter of more than 500,000 characters is not read; "
        "move the data to a file of its own"
    )
