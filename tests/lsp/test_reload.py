"""Settings, schemas and rules that change or fail while the editor is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsp_client import codes, editing, insert
from lsp_documents import POST, REPEATED

"""FM011, with a safe fix."""

pytestmark = pytest.mark.slow
"""Each test starts a server of its own."""


def test_a_changed_configuration_counts_at_once(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        uri = editor.open(REPEATED)
        assert codes(editor.diagnostics(uri, 1)) == ["FM011"]
        (registration,) = editor.registered
        assert registration["method"] == "workspace/didChangeWatchedFiles"

        (tmp_path / "postkit.toml").write_text('ignore = ["FM011"]\n')
        editor.files_changed("postkit.toml")

        assert editor.diagnostics(uri, 1) == []


def test_a_changed_schema_counts_at_once(tmp_path: Path) -> None:
    (tmp_path / "postkit.toml").write_text('[[schemas]]\npath = "own.json"\n')
    (tmp_path / "own.json").write_text("{}")
    with editing(tmp_path) as editor:
        uri = editor.open(POST)
        assert editor.diagnostics(uri, 1) == []

        (tmp_path / "own.json").write_text('{"required": ["place"]}')
        editor.files_changed("own.json")

        assert codes(editor.diagnostics(uri, 1)) == ["FM101"]


def test_a_broken_configuration_is_reported_once_and_the_last_sound_one_counts(
    tmp_path: Path,
) -> None:
    file = tmp_path / "postkit.toml"
    file.write_text('ignore = ["FM011"]\n')
    with editing(tmp_path) as editor:
        uri = editor.open(REPEATED + "\n一段,文字。\n")
        assert codes(editor.diagnostics(uri, 1)) == ["SM101"]

        file.write_text("ignore = [\n")
        editor.files_changed("postkit.toml")
        assert codes(editor.diagnostics(uri, 1)) == ["SM101"]
        editor.change(uri, 2, insert(12, 0, "雾"))
        assert codes(editor.diagnostics(uri, 2)) == ["SM101"]
        editor.notify("workspace/didChangeConfiguration", {"settings": {}})
        assert codes(editor.diagnostics(uri, 2)) == ["SM101"]

        (shown,) = editor.received("window/showMessage")
        assert "postkit.toml:1:10: is not valid TOML" in shown["message"]


def test_an_editor_that_watches_no_files_reloads_on_saving(tmp_path: Path) -> None:
    with editing(tmp_path, {}) as editor:
        uri = editor.open(REPEATED)
        assert codes(editor.diagnostics(uri, 1)) == ["FM011"]

        (tmp_path / "postkit.toml").write_text('ignore = ["FM011"]\n')
        editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})

        assert editor.diagnostics(uri, 1) == []


BROKEN_RULE = """
from postkit.rules.front_matter.repeated_list_item import RepeatedListItem

def check(self, document):
    raise ValueError("no such thing")

RepeatedListItem.check = check
"""


def test_a_rule_that_fails_is_logged_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BROKEN_RULE)
    with editing(tmp_path, path=str(tmp_path)) as editor:
        uri = editor.open(f"{REPEATED}\n雾里的桥,白鹭。\n")
        assert codes(editor.diagnostics(uri, 1)) == ["SM101"]
        editor.change(uri, 2, insert(12, 0, "雾"))
        assert codes(editor.diagnostics(uri, 2)) == ["SM101"]

        (shown,) = editor.received("window/logMessage")
        assert "FM011 repeated-list-item failed with ValueError: no such thing" in shown["message"]
