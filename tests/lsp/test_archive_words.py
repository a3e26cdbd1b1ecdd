"""Tags, values and labels of other posts are proposed, as far as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsp_client import Editor, Message, editing
from lsp_documents import CURSOR, at_cursor

from postkit.config import Configuration
from postkit.edits import Edit, apply_edits
from postkit.lsp import archive_words
from postkit.lsp.archive_words import ArchiveWords
from postkit.lsp.completion_items import complete

POSTS = {
    "a.md": "---\ntitle: 甲\nauthor: Ana\ntags: [桥, 河]\n---\n\n"
    "<summary>Original English</summary>\n",
    "b/b.md": '+++\ntitle = "乙"\nauthor = "Ana"\ntags = ["桥", "A: B"]\n+++\n\n'
    "<details>\n<summary> Original English </summary>\n",
    "c.md": "---\ntitle: 丙\nauthor: Bo\ntags:\n  - 城市\n  - 桥\n---\n\n<summary>Once</summary>\n",
    "broken.md": "---\ntags: [桥\n---\n",
    "not-utf-8.md": "",
}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(archive_words, "_MOMENT", 60)
    for name, text in POSTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "not-utf-8.md").write_bytes(b"\xff")
    return tmp_path


@pytest.fixture
def words(archive: Path) -> ArchiveWords:
    return ArchiveWords(str(archive), Configuration(isolated=True).settings)


@pytest.mark.parametrize(
    ("text", "labels", "after"),
    [
        pytest.param(
            "---\ntags: [‸]\n---\n",
            ["桥", "A: B", "城市", "河"],
            "---\ntags: [桥]\n---\n",
            id="items, the most frequent first",
        ),
        pytest.param(
            "---\ntags: [桥, ‸]\n---\n",
            ["A: B", "城市", "河"],
            '---\ntags: [桥, "A: B"]\n---\n',
            id="items that are not there yet",
        ),
        pytest.param(
            "---\ntags:\n  - 城‸\n---\n",
            ["桥", "A: B", "城市", "河"],
            "---\ntags:\n  - 桥\n---\n",
            id="items below each other",
        ),
        pytest.param(
            "---\nauthor: ‸\n---\n",
            ["Ana"],
            "---\nauthor: Ana\n---\n",
            id="values of several posts",
        ),
        pytest.param("---\ntitle: ‸\n---\n", [], "", id="values of one post"),
        pytest.param("---\nnothing: [‸]\n---\n", [], "", id="another key"),
        pytest.param(
            "<details>\n<summary>O‸",
            ["Original English", "Original"],
            "<details>\n<summary>Original English</summary>",
            id="labels",
        ),
        pytest.param(
            "<details><summary>O‸ld</summary>\n",
            ["Original English", "Original"],
            "<details><summary>Original English</summary>\n",
            id="a label is replaced whole",
        ),
        pytest.param(
            "<summary>View</summary>\n\n<summary>‸",
            ["View", "Original English", "Original"],
            "<summary>View</summary>\n\n<summary>View</summary>",
            id="labels of this post first",
        ),
        pytest.param("```\n<summary>‸\n```\n", [], "", id="no labels in code"),
        pytest.param("<summary>Original</summary>‸\n", [], "", id="no labels after a label"),
    ],
)
def test_what_other_posts_have_is_proposed(
    words: ArchiveWords, text: str, labels: list[str], after: str
) -> None:
    draft, offset = at_cursor(text)

    found = complete(draft, offset, words)

    assert [item.label for item in found] == labels
    if found:
        assert apply_edits(draft.text, [Edit.replace(found[0].span, found[0].text)]) == after
    assert not words.is_partial


def test_a_vocabulary_says_all_that_there_is(words: ArchiveWords) -> None:
    text = f"---\ntitle: 桥\nlayout: book-note.njk\nstatus: {CURSOR}\n---\n"
    draft, offset = at_cursor(text)

    assert complete(draft, offset, words) == complete(draft, offset)


def test_reading_goes_on_each_time_words_are_asked_for(
    words: ArchiveWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(1000))
    monkeypatch.setattr(archive_words.time, "monotonic", lambda: next(now))
    monkeypatch.setattr(archive_words, "_MOMENT", 2)

    seen = [(words.items(lambda key: key == "tags"), words.is_partial) for _ in range(6)]

    assert seen[0] == (["桥", "河"], True)
    assert seen[-1] == (["桥", "A: B", "城市", "河"], False)


def test_a_configuration_that_cannot_be_used_ends_the_reading(archive: Path) -> None:
    (archive / "postkit.toml").write_text("select = 1", "utf-8")
    words = ArchiveWords(str(archive), Configuration().settings)

    assert words.items(lambda key: True) == []


# In an editor


@pytest.fixture
def editor(archive: Path) -> Iterator[Editor]:
    with editing(archive) as editor:
        yield editor


def proposed(editor: Editor, uri: str, line: int, character: int) -> list[str]:
    """Return the labels of what is proposed; an editor asks again while not all is read."""
    place: Message = {"line": line, "character": character}
    for _ in range(100):
        answer = editor.request(
            "textDocument/completion", {"textDocument": {"uri": uri}, "position": place}
        )
        if isinstance(answer, list):
            return [item["label"] for item in answer]
        assert answer["isIncomplete"]
    raise AssertionError("the posts were never all read")


def test_a_tag_is_known_once_its_post_is_saved(editor: Editor) -> None:
    path = editor.folder / "new.md"
    text = "---\ntags: [新, ]\n---\n"
    uri = editor.open(text, path.as_uri())
    assert proposed(editor, uri, 1, 10) == ["桥", "A: B", "城市", "河"]

    path.write_text(text, "utf-8")
    editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})

    assert proposed(editor, uri, 1, 7) == ["桥", "A: B", "城市", "新", "河"]
