"""The server in a process of its own, as an editor talks to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsp_client import CAPABILITIES, Editor, Message, applied, at, codes, editing, insert
from lsp_documents import POST, REPEATED

import postkit

# Each starts a server of its own.
pytestmark = pytest.mark.slow


"""FM011, with a safe fix."""


EMOJI = f"{POST}\n雾里的桥😀🌉,白鹭。\n"
"""SM101 in the second paragraph, after five characters of which two are surrogate pairs."""


EMOJI_LINE = EMOJI.count("\n") - 1


EVERYTHING = {"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}}


def with_encodings(*names: str) -> Message:
    return {**CAPABILITIES, "general": {"positionEncodings": list(names)}}


@pytest.mark.parametrize(
    ("capabilities", "encoding", "column"),
    [
        pytest.param(CAPABILITIES, "utf-16", 8, id="nothing offered"),
        pytest.param(with_encodings("utf-8", "utf-16"), "utf-8", 20, id="utf-8 preferred"),
        pytest.param(with_encodings("utf-32"), "utf-32", 6, id="utf-32"),
    ],
)
def test_places_are_counted_as_the_editor_counts(
    tmp_path: Path, capabilities: Message, encoding: str, column: int
) -> None:
    with editing(tmp_path, capabilities) as editor:
        uri = editor.open(EMOJI)

        (found,) = editor.diagnostics(uri, 1)

        assert editor.answer["capabilities"]["positionEncoding"] == encoding
        assert found["code"] == "SM101"
        assert found["source"] == "postkit"
        assert found["severity"] == 2
        assert found["range"] == {
            "start": {"line": EMOJI_LINE, "character": column},
            "end": {"line": EMOJI_LINE, "character": column + 1},
        }


def test_a_finding_about_an_original_names_both_places(tmp_path: Path) -> None:
    text = "😀港口的主人是 Elisabeth 女士。\n\n<details>\nIt is Elizabeth's.\n</details>\n"
    capabilities = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
    for known in ({}, capabilities):
        with editing(tmp_path, known) as editor:
            uri = editor.open(text)
            found = [
                finding for finding in editor.diagnostics(uri, 1) if finding["code"] == "BI002"
            ]

            place = {"start": {"line": 3, "character": 6}, "end": {"line": 3, "character": 15}}
            related = [{"location": {"uri": uri, "range": place}, "message": "the original"}]
            assert [finding.get("relatedInformation") for finding in found] == [
                related if known else None
            ]


def test_what_a_translation_lacks_is_shown_with_its_place_in_the_original(tmp_path: Path) -> None:
    (tmp_path / "postkit.toml").write_text('extend-select = ["XP101"]\n')
    original = tmp_path / "draft.en.md"
    original.write_text("# Harbour\n\n## 😀 Boats\n")
    capabilities = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
    with editing(tmp_path, capabilities) as editor:
        uri = editor.open("# 港口\n", (tmp_path / "draft.md").as_uri())
        (found,) = (finding for finding in editor.diagnostics(uri, 1) if finding["code"] == "XP101")

    place = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 11}}
    location = {"uri": original.as_uri(), "range": place}
    assert found["relatedInformation"] == [{"location": location, "message": "the original"}]


def test_what_is_typed_after_an_emoji_is_there(editor: Editor) -> None:
    uri = editor.open(EMOJI)
    comma = {
        "start": {"line": EMOJI_LINE, "character": 8},
        "end": {"line": EMOJI_LINE, "character": 9},
    }

    editor.change(uri, 2, {"range": comma, "text": "，"})
    assert editor.diagnostics(uri, 2) == []

    editor.change(uri, 3, insert(EMOJI_LINE, 8, "桥,白"), insert(EMOJI_LINE, 0, "𠮷"))
    (found,) = editor.diagnostics(uri, 3)
    assert found["range"]["start"]["character"] == 11


def test_rapid_edits_end_with_the_findings_of_the_last_version(editor: Editor) -> None:
    uri = editor.open(POST)
    for version in range(2, 201):
        editor.change(uri, version, insert(12, 0, "雾" if version % 2 else "雾,"))

    found = editor.diagnostics(uri, 200)

    assert codes(found).count("SM101") == 100
    versions = [
        message["version"]
        for message in editor.received("textDocument/publishDiagnostics")
        if message["uri"] == uri
    ]
    assert versions == sorted(versions)
    assert len(versions) < 199


def test_a_closed_draft_has_no_findings(editor: Editor) -> None:
    uri = editor.open(REPEATED)
    assert codes(editor.diagnostics(uri, 1)) == ["FM011"]

    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    assert editor.diagnostics(uri, None) == []


def test_a_quick_fix_solves_what_it_is_about(editor: Editor) -> None:
    uri = editor.open(EMOJI)
    found = editor.diagnostics(uri, 1)

    quick_fix, disable, *_ = editor.actions(uri, found[0]["range"], ["quickfix"])

    assert quick_fix["title"] == "SM101: write ，"
    assert quick_fix["isPreferred"]
    assert quick_fix["diagnostics"] == found
    (change,) = quick_fix["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    assert applied(EMOJI, change["edits"]) == EMOJI.replace(",", "，")
    assert disable["title"] == "Disable SM101 for this line"


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        pytest.param(["quickfix"], {"quickfix"}, id="quick fixes"),
        pytest.param(["source.fixAll"], {"source.fixAll.postkit"}, id="fix all on saving"),
        pytest.param(["source"], {"source.fixAll.postkit"}, id="source actions"),
        pytest.param(["refactor"], set(), id="others"),
        pytest.param(None, {"quickfix", "source.fixAll.postkit"}, id="any"),
    ],
)
def test_only_the_wanted_kinds_are_offered(
    editor: Editor, only: list[str] | None, kinds: set[str]
) -> None:
    uri = editor.open(REPEATED)

    offered = editor.actions(uri, EVERYTHING, only)

    assert {action["kind"] for action in offered} == kinds


def test_fix_all_does_what_the_command_does(editor: Editor) -> None:
    text = EMOJI.replace("[city-life]", "[city-life, city-life]")
    uri = editor.open(text)
    (action,) = editor.actions(uri, EVERYTHING, ["source.fixAll.postkit"])
    assert "edit" not in action

    resolved = editor.request("codeAction/resolve", action)

    (change,) = resolved["edit"]["documentChanges"]
    assert applied(text, change["edits"]) == postkit.fix_text(text, path="post.md").text


def test_format_document_is_offered_where_there_is_a_formatter(editor: Editor) -> None:
    text = POST + "\n\n\n另一段。"
    uri = editor.open(text)
    is_offered = editor.answer["capabilities"].get("documentFormattingProvider")

    assert bool(is_offered) is ("format_text" in postkit.__all__)
    if is_offered:
        options = {"tabSize": 4, "insertSpaces": True}
        params = {"textDocument": {"uri": uri}, "options": options}
        edits = editor.request("textDocument/formatting", params)
        formatted = postkit.format_text(text, path=str(editor.folder / "post.md"))
        assert applied(text, edits) == formatted.text


def test_hover_explains_a_field(editor: Editor) -> None:
    uri = editor.open(POST)

    shown = editor.request("textDocument/hover", at(uri, 1, 2))

    assert shown["contents"]["kind"] == "markdown"
    assert "The headline, as readers see it." in shown["contents"]["value"]
    assert shown["range"]["end"] == {"line": 1, "character": 12}


@pytest.mark.parametrize(
    ("capabilities", "form", "text"),
    [
        pytest.param(CAPABILITIES, 2, "${1:Original}", id="snippet"),
        pytest.param({}, 1, "<summary>Original</summary>", id="plain"),
    ],
)
def test_a_details_block_is_completed(
    tmp_path: Path, capabilities: Message, form: int, text: str
) -> None:
    with editing(tmp_path, capabilities) as editor:
        uri = editor.open(f"{POST}\n<det\n")

        (item,) = editor.request("textDocument/completion", at(uri, 14, 4))

        assert item["insertTextFormat"] == form
        assert text in item["textEdit"]["newText"]
        assert item["textEdit"]["range"]["start"] == {"line": 14, "character": 0}


def test_fields_are_completed(editor: Editor) -> None:
    uri = editor.open(POST.replace("---\n\n", "sta\n---\n\n"))

    items = editor.request("textDocument/completion", at(uri, 10, 3))

    status = next(item for item in items if item["label"] == "status")
    assert status["textEdit"]["newText"] == "status: "
    assert [item["sortText"] for item in items] == sorted(item["sortText"] for item in items)


def test_the_outline_is_a_tree(editor: Editor) -> None:
    uri = editor.open(f"{POST}\n# 一\n\n## 二\n")

    head, heading = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    assert [symbol["name"] for symbol in head["children"]][:2] == ["title", "summary"]
    assert (heading["name"], heading["children"][0]["name"]) == ("一", "二")


def test_front_matter_sections_and_details_fold(editor: Editor) -> None:
    text = (
        "---\ntitle: 桥\n---\n\n# 一\n\n字。\n\n"
        "<details>\n<summary>Original</summary>\n\nText.\n\n</details>\n\n# 二\n\n字。\n"
    )
    uri = editor.open(text)

    folds = editor.request("textDocument/foldingRange", {"textDocument": {"uri": uri}})

    assert [(item["startLine"], item["endLine"]) for item in folds] == [
        (0, 2),
        (4, 13),
        (8, 13),
        (15, 17),
    ]
