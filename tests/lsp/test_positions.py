"""Offsets of a text as an editor counts them, in each encoding of the protocol."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.edits import Edit, apply_edits
from postkit.lsp.positions import EditorPosition, Positions
from postkit.source import Source

ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}

texts = st.text(
    st.sampled_from("ab \n\r文，é😀𠮷\u2028\x85\ud83d") | st.characters(), max_size=60
) | st.text("文😀\n", min_size=1000, max_size=2500)


def units(text: str, encoding: str) -> int:
    codec, size = ENCODINGS[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def editor_lines(text: str) -> list[str]:
    """Return the lines of `text` without their newlines, cut as LSP 3.17 says."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize(
    ("encoding", "column"),
    [
        pytest.param("utf-8", 13, id="bytes"),
        pytest.param("utf-16", 5, id="a surrogate pair counts two"),
        pytest.param("utf-32", 4, id="characters"),
    ],
)
def test_columns_count_units(encoding: str, column: int) -> None:
    positions = Positions(Source("a\n桥😀好，b"), encoding)

    assert positions.place(5) == EditorPosition(1, column - units("，", encoding))
    assert positions.place(6) == EditorPosition(1, column)
    assert positions.offset(EditorPosition(1, column)) == 6


@pytest.mark.parametrize(
    ("place", "offset"),
    [
        pytest.param(EditorPosition(0, 99), 2, id="after the end of a line"),
        pytest.param(EditorPosition(1, 99), 6, id="after the end of the text"),
        pytest.param(EditorPosition(9, 0), 6, id="after the last line"),
        pytest.param(EditorPosition(1, 2), 5, id="inside a character"),
    ],
)
def test_a_place_outside_is_moved_inside(place: EditorPosition, offset: int) -> None:
    assert Positions(Source("ab\r\n文😀"), "utf-16").offset(place) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(texts, st.data())
def test_places_and_offsets_agree(encoding: str, text: str, data: st.DataObject) -> None:
    positions = Positions(Source(text), encoding)
    offset = data.draw(st.integers(0, len(text)))

    place = positions.place(offset)

    if text[max(offset - 1, 0) : offset + 1] == "\r\n":
        # No editor has a place there; it counts as the end of the line.
        assert positions.offset(place) == offset - 1
        return
    before = editor_lines(text[:offset])
    assert place == EditorPosition(len(before) - 1, units(before[-1], encoding))
    assert positions.offset(place) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(texts, st.integers(0, 50), st.integers(0, 3000))
def test_any_place_has_an_offset_on_its_line(
    encoding: str, text: str, line: int, column: int
) -> None:
    offset = Positions(Source(text), encoding).offset(EditorPosition(line, column))

    lines = editor_lines(text)
    before = editor_lines(text[:offset])
    if line >= len(lines):
        assert offset == len(text)
    else:
        assert len(before) - 1 == line
        assert lines[line].startswith(before[-1])
        assert units(before[-1], encoding) <= column


@given(st.text("a\r\n"), st.data())
def test_no_edit_cuts_a_newline(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    edit = Edit(start, data.draw(st.integers(start, len(text))), "b")

    wider = Positions(Source(text), "utf-16").edit(edit)

    assert apply_edits(text, [wider]) == apply_edits(text, [edit])
    for offset in wider.span:
        assert not (offset and text[offset - 1 : offset + 1] == "\r\n")
