"""What an editor asks about several posts: fix the findings of a rule, rename a tag."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsp_client import Editor, Message, editing

# Each starts a server of its own.
pytestmark = pytest.mark.slow

HALF_WIDTH = "---\ntitle: 桥\ntags: [桥, 河]\n---\n\n他说,好,走。\n"
FULL_WIDTH = HALF_WIDTH.replace(",好,", "，好，")
COMMA = {"line": 5, "character": 2}
TAG = {"line": 2, "character": 8}


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    for name, text in {
        "a/open.md": HALF_WIDTH,
        "a/closed.md": HALF_WIDTH.replace("\n", "\r\n"),
        "a/clean.md": FULL_WIDTH.replace("桥, ", "桥梁, "),
        "a/marked.md": "\ufeff" + HALF_WIDTH,
        "a/broken.md": "---\ntags: [桥\n---\n\n字。\n",
        "b/other.md": HALF_WIDTH.replace("[桥, 河]", "\n  - 河\n  - 桥  # 旧\n  - 桥梁"),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    with editing(tmp_path) as editor:
        yield editor


def opened(editor: Editor, text: str) -> str:
    return editor.open(text, (editor.folder / "a/open.md").as_uri())


def group(editor: Editor, uri: str, scope: str) -> Message:
    """Return the edit that fixes all of SM101 in a file or a folder."""
    offered = editor.actions(uri, {"start": COMMA, "end": COMMA}, ["quickfix"])
    title = f"Apply all safe fixes of SM101 in this {scope}"
    (action,) = [action for action in offered if action["title"] == title]
    return editor.request("codeAction/resolve", action)["edit"]


def made(editor: Editor, edit: Message) -> dict[str, list[tuple[int, int, str]]]:
    """Return the line, the column and the new text of each edit, by file."""
    return {
        change["textDocument"]["uri"].removeprefix(f"{editor.folder.as_uri()}/"): [
            (*item["range"]["start"].values(), item["newText"]) for item in change["edits"]
        ]
        for change in edit["documentChanges"]
    }


def test_all_findings_of_a_rule_are_fixed_in_a_file(editor: Editor) -> None:
    uri = opened(editor, HALF_WIDTH)

    edit = group(editor, uri, "file")

    assert made(editor, edit) == {"a/open.md": [(5, 2, "，好，")]}
    assert edit["documentChanges"][0]["textDocument"]["version"] == 1


def test_all_findings_of_a_rule_are_fixed_in_a_folder(editor: Editor) -> None:
    uri = opened(editor, HALF_WIDTH.replace("走。", "走了。"))

    edit = group(editor, uri, "folder")

    commas = [(5, 2, "，好，")]
    assert made(editor, edit) == {
        "a/closed.md": commas,
        "a/marked.md": commas,
        "a/open.md": commas,
    }
    versions = [change["textDocument"]["version"] for change in edit["documentChanges"]]
    assert versions == [None, None, 1]


def test_an_editor_that_resolves_nothing_is_offered_no_group(tmp_path: Path) -> None:
    with editing(tmp_path, {}) as editor:
        uri = editor.open(HALF_WIDTH)

        offered = editor.actions(uri, {"start": COMMA, "end": COMMA}, ["quickfix"])

    assert [action["title"] for action in offered] == [
        "SM101: write ，",
        "Disable SM101 for this line",
    ]


def rename(editor: Editor, uri: str, new: str) -> Message | None:
    asked = {"textDocument": {"uri": uri}, "position": TAG, "newName": new}
    return editor.request("textDocument/rename", asked)


def test_a_tag_is_renamed_in_all_posts(editor: Editor) -> None:
    uri = opened(editor, HALF_WIDTH)
    place = {"textDocument": {"uri": uri}, "position": TAG}
    assert editor.request("textDocument/prepareRename", place) == {
        "start": {"line": 2, "character": 7},
        "end": {"line": 2, "character": 8},
    }

    edit = rename(editor, uri, "渡口")

    assert edit
    assert set(made(editor, edit)) == {
        "a/open.md",
        "a/closed.md",
        "a/marked.md",
        "b/other.md",
    }
    assert made(editor, edit)["a/open.md"] == [(2, 7, "渡口")]


def test_a_tag_is_renamed_in_the_open_post_before_it_is_saved(editor: Editor) -> None:
    uri = editor.open(HALF_WIDTH, (editor.folder / "a/new.md").as_uri())

    edit = rename(editor, uri, "渡口")

    assert edit
    assert made(editor, edit)["a/new.md"] == [(2, 7, "渡口")]
    assert "a/open.md" in made(editor, edit)


def test_a_tag_that_is_renamed_to_another_of_the_list_goes(editor: Editor) -> None:
    uri = opened(editor, HALF_WIDTH)

    edit = rename(editor, uri, "河")

    assert edit
    assert made(editor, edit)["a/open.md"] == [(2, 7, "")]


def test_only_an_item_of_a_list_can_be_renamed(editor: Editor) -> None:
    uri = opened(editor, HALF_WIDTH)
    place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 7}}

    assert editor.request("textDocument/prepareRename", place) is None
    assert editor.request("textDocument/rename", {**place, "newName": "x"}) is None
    assert rename(editor, uri, "  ") is None
