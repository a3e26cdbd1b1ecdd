"""What is read a line at a time is read as libyaml reads it, with the same places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.front_matter import Node
from postkit.front_matter.readers.simple_yaml import read_plain_yaml
from postkit.front_matter.readers.yaml_reader import read_yaml
from postkit.source import Span

PARTS = [
    *("a:", "tags:", "lang_x-1:", "null:", "<<:", "2024:", "'q':", "- ", "-", "  - ", "    - "),
    *(" ", " ", "  ", "\n", "\n", "\n", "\n\n", "\t", "\r\n", "\u2028", "\x85", "\ufeff", "\x07"),
    *("词", "word", "a b", "no", "null", "~", "true", "12", "0x1F", "1.5", "1:30", ".inf", "="),
    *("2024-05-01", "2024-05-01 12:00:00", "2024-13-99", "2024-05-01T25:00:00", "T12:00:00"),
    *("+08:00", "Z", "-99:99", "+00:00", "é\u3000b", "😀", "𠀀", "\ud800"),
    *(
        "''",
        '""',
        "'it''s'",
        "'q'",
        '"d"',
        '"\\n"',
        "'",
        '"',
        "[]",
        "[a]",
        "[",
        "]",
        "[a, b-c]",
        "[ 'x, y' ,\"z\" ]",
        "[1, 2024-05-01, a#b]",
        "{}",
        "{a: b}",
        "|",
        ">",
    ),
    *(": ", ":", " #", "#", "&x", "*x", "!t", "!!int", "? ", "?", "%", "@", "`", ",", "---", "..."),
]
LINES = st.sampled_from([*(f"{key} " for key in ("a:", "b:", "-", "  -")), "a:", "b:", "- ", ""])
DRAFTS = st.lists(
    st.tuples(LINES, st.lists(st.sampled_from(PARTS), max_size=3).map("".join))
    .map("".join)
    .map(lambda line: f"{line}\n"),
    max_size=6,
).map("".join)


def described(node: Node) -> tuple[Any, ...]:
    """Return all that there is to know of `node`, to be compared."""
    return (
        *(node.kind, node.span, node.style, type(node.value), repr(node.value)),
        [(entry.key, entry.key_span, described(entry.value)) for entry in node.entries],
        [described(item) for item in node.items],
    )


@up_to(2000)
@given(DRAFTS, st.sampled_from(["", "---\n"]), st.booleans())
def test_what_is_read_is_read_as_libyaml_reads_it(yaml: str, before: str, is_cut: bool) -> None:
    text = before + yaml[: -1 if is_cut else None]
    content = Span(len(before), len(text))
    found = read_plain_yaml(text, content)

    if found is not None:
        expected = read_yaml(text, content).root
        assert expected is not None
        assert described(found) == described(expected)


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("title: 三月的市场，写给后来的人\n", id="a plain value"),
        pytest.param("title: a:b#c, d? [e] - f\n", id="indicators within a word"),
        pytest.param("a: 'b: c'\nd: \"e # f\"\ng: ''", id="quoted values, and no last newline"),
        pytest.param("tags:\n- a\n- 'b'\nmore:\n  - c\nnone: []\nlast:\n", id="lists"),
        pytest.param(
            "a: [b, c d, e-f]\ng: ['h i', \"j\"]\nk: [ 1 ,2024-05-01 ]\n", id="flow lists"
        ),
        pytest.param("a: 2024-05-01T08:00:00+08:00\nb: 2024-05-01 08:00:00\n", id="times"),
        pytest.param("a: 1\nb: true\nc: ~\nd: 2024-05-01\na: 2\n", id="numbers, dates, twice"),
    ],
)
def test_usual_front_matter_is_read(yaml: str) -> None:
    found = read_plain_yaml(yaml, Span(0, len(yaml)))
    expected = read_yaml(yaml, Span(0, len(yaml))).root

    assert found
    assert expected
    assert described(found) == described(expected)


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("a: b: c\n", id="colon in a value"),
        pytest.param("a: b #c\n", id="comment"),
        pytest.param("a: b\n  c\n", id="value on two lines"),
        pytest.param("a:\n- b\n - c\n", id="crooked list"),
        pytest.param("a: b\n- c\n", id="items after a value"),
        pytest.param("a: 'it''s'\n", id="escape in single quotes"),
        pytest.param('a: "\\n"\n', id="escape in double quotes"),
        pytest.param("a: b\r\nc: d\r\n", id="carriage returns"),
        pytest.param("a:\tb\n", id="tab"),
        pytest.param("a: [b, [c]]\n", id="list in a list"),
        pytest.param("a: [b: c]\n", id="pair in a list"),
        pytest.param("a: ['b, c']\n", id="comma within quotes in a list"),
        pytest.param("a: [b, ]\n", id="comma after the last item"),
        pytest.param("a: [b, , c]\n", id="no item between commas"),
        pytest.param("\n", id="nothing"),
    ],
)
def test_all_else_is_left_to_libyaml(yaml: str) -> None:
    assert read_plain_yaml(yaml, Span(0, len(yaml))) is None


def test_most_real_front_matter_is_read(corpus: list[Path]) -> None:
    read = 0
    for path in corpus:
        document = Document.parse(path.read_text(encoding="utf-8"))
        front_matter = document.front_matter
        found = front_matter and read_plain_yaml(document.text, front_matter.content)
        if found and front_matter:
            read += 1
            expected = read_yaml(document.text, front_matter.content).root
            assert expected
            assert described(found) == described(expected)

    assert read > len(corpus) / 2
