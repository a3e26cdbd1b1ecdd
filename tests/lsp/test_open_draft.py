"""A draft follows what is typed, and tells what the command line would tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsp_documents import POST, opened

import postkit
from postkit.edits import apply_edits
from postkit.lsp.open_draft import OpenDraft, TypedText
from postkit.lsp.positions import EditorPosition


def typed(draft: OpenDraft, *changes: TypedText) -> OpenDraft:
    return draft.changed(changes, draft.version + 1)


def test_a_change_counts_in_the_units_of_the_editor() -> None:
    draft = typed(
        opened("桥😀,好\n"), TypedText("，", (EditorPosition(0, 3), EditorPosition(0, 4)))
    )

    assert draft.text == "桥😀，好\n"
    assert draft.version == 2


def test_each_change_is_made_on_the_one_before() -> None:
    first = TypedText("二\n", (EditorPosition(0, 0), EditorPosition(0, 0)))
    second = TypedText("！", (EditorPosition(1, 1), EditorPosition(1, 1)))

    assert typed(opened("一"), first, second).text == "二\n一！"


def test_a_change_without_a_range_is_the_whole_text() -> None:
    assert typed(opened("一"), TypedText("二")).text == "二"


@pytest.mark.parametrize("char", ["\u2028", "\x0b", "\x85"])
def test_what_ends_no_line_in_an_editor_ends_none_here(char: str) -> None:
    draft = typed(
        opened(f"a{char}b\nc"), TypedText("x", (EditorPosition(1, 0), EditorPosition(1, 1)))
    )

    assert draft.text == f"a{char}b\nx"


@given(st.text("a文😀\r\n", max_size=20), st.text("b😀\n", max_size=5), st.data())
def test_a_change_replaces_its_range(text: str, new: str, data: st.DataObject) -> None:
    inside = [at for at in range(len(text) + 1) if text[max(at - 1, 0) : at + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from(inside)] * 2)))
    draft = opened(text)
    places = draft.positions.place(start), draft.positions.place(end)

    assert typed(draft, TypedText(new, places)).text == text[:start] + new + text[end:]


def test_the_findings_are_those_of_the_command() -> None:
    text = POST.replace("[city-life]", "[city-life, city-life]")

    found = opened(text).report.diagnostics

    assert [finding.code for finding in found] == ["FM011"]


def test_a_draft_that_the_configuration_excludes_is_left_alone() -> None:
    text = "---\ntitle: a: b\n---\n"

    assert opened(text, "old/a.md").report.diagnostics != ()
    assert opened(text, "old/a.md", exclude=("old/",)).report.diagnostics == ()


def test_fix_all_gives_what_the_command_gives() -> None:
    text = POST.replace("[city-life]", "[city-life, city-life]").replace("一段文字", "一段,文字")

    draft = opened(text)

    assert apply_edits(text, draft.fix_all) == postkit.fix_text(text, path="post.md").text
    assert len(draft.fix_all) == 2


def test_fix_all_gives_what_the_command_gives_on_real_drafts(broken: list[Path]) -> None:
    for path in broken[::25]:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        draft = opened(text, str(path))

        fixed = postkit.fix_text(text, path=str(path), config=postkit.Configuration(isolated=True))

        assert apply_edits(text, draft.fix_all) == fixed.text, path.name
