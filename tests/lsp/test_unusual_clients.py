"""Editors that can do little, ask for what is not there, or go away."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsp_client import CAPABILITIES, Editor, applied, at, codes, editing, insert
from lsp_documents import POST, REPEATED

"""FM011, with a safe fix."""

pytestmark = pytest.mark.slow
"""Each test starts a server of its own."""


EVERYTHING = {"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}}


def test_an_editor_that_can_do_little_gets_all_at_once(tmp_path: Path) -> None:
    with editing(tmp_path, {}) as editor:
        uri = editor.open(REPEATED)

        (action,) = editor.actions(uri, EVERYTHING, ["source.fixAll"])

        assert applied(REPEATED, action["edit"]["changes"][uri]) == POST


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("textDocument/hover", None),
        ("textDocument/completion", []),
        ("textDocument/documentSymbol", []),
    ],
)
def test_a_draft_that_is_not_open_is_no_error(editor: Editor, method: str, answer: Any) -> None:
    assert editor.request(method, at("file:///nowhere.md", 0, 0)) == answer
    assert editor.actions("file:///nowhere.md", EVERYTHING) == []


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "file:///C%3A/a%20b/桥.md", "x"])
def test_a_draft_may_have_any_address(editor: Editor, uri: str) -> None:
    editor.open(REPEATED, uri)

    assert codes(editor.diagnostics(uri, 1)) == ["FM011"]


@pytest.mark.parametrize(
    "text", ["", "\ufeff---\n", "\0\ud83d\r", "---\na: [\n", "<details>\n" * 3000], ids=range(5)
)
def test_any_text_is_answered(editor: Editor, text: str) -> None:
    uri = editor.open(text)
    editor.diagnostics(uri, 1)
    for method in ("hover", "completion", "documentSymbol"):
        editor.request(f"textDocument/{method}", at(uri, 1, 1))
    editor.actions(uri, EVERYTHING)
    editor.change(uri, 2, insert(99999, 99999, "x"))
    editor.diagnostics(uri, 2)


def test_an_editor_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    editor = Editor(tmp_path, CAPABILITIES)
    editor.open(REPEATED)

    assert editor.hang_up() == (1, "")


METHODS = ("foldingRange", "hover", "completion", "codeAction", "documentSymbol", "formatting")


def test_each_request_is_answered_whatever_its_parameters(tmp_path: Path) -> None:
    editor = Editor(tmp_path, CAPABILITIES)

    codes = {
        (method, repr(params)): editor.response(f"textDocument/{method}", params)["error"]["code"]
        for method in METHODS
        for params in ({}, None, [], {"textDocument": 1})
    }
    editor.close()

    assert set(codes.values()) == {-32602}, codes  # InvalidParams


def test_a_name_that_is_no_string_is_refused(tmp_path: Path) -> None:
    editor = Editor(tmp_path, CAPABILITIES)
    place = at(editor.open("---\ntags: [桥, 河]\n---\n"), 1, 7)

    codes = {
        repr(name): editor.response("textDocument/rename", {**place, "newName": name})["error"][
            "code"
        ]
        for name in (None, 1, ["b"], {"b": 1})
    }
    editor.close()

    assert set(codes.values()) == {-32602}, codes  # InvalidParams


def test_requests_after_shutdown_are_refused(tmp_path: Path) -> None:
    editor = Editor(tmp_path, CAPABILITIES)
    editor.request("shutdown", None)

    codes = [
        editor.response("textDocument/hover", parameters)["error"]["code"]
        for parameters in (at((tmp_path / "a.md").as_uri(), 0, 0), {})
    ]
    editor.notify("exit", None)

    assert codes == [-32600, -32600]  # InvalidRequest
    assert editor.hang_up()[0] == 0


def test_a_request_before_the_first_is_refused(tmp_path: Path) -> None:
    body = b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {}}'
    asked = b'{"jsonrpc": "2.0", "id": 1, "method": "workspace/symbol", "params": {"query": ""}}'

    for request, code in ((body, -32602), (asked, -32002)):  # InvalidParams, ServerNotInitialized
        run = subprocess.run(
            [sys.executable, "-m", "postkit", "lsp"],
            input=b"Content-Length: %d\r\n\r\n%s" % (len(request), request),
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )

        answer, _ = json.JSONDecoder().raw_decode(run.stdout.decode().partition("\r\n\r\n")[2])
        assert (answer["id"], answer["error"]["code"]) == (1, code)


def test_a_second_start_is_refused(tmp_path: Path) -> None:
    with editing(tmp_path, CAPABILITIES) as editor:
        again = editor.response("initialize", {"processId": None, "capabilities": {}})

        assert again["error"]["code"] == -32600  # InvalidRequest
        assert editor.request("textDocument/hover", at("file:///a.md", 0, 0)) is None
