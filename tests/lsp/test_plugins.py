"""A rule of one's own in an editor, in a folder that the user has allowed to run code."""

from __future__ import annotations

from pathlib import Path

import pytest
from house_rules import POST, RULE
from lsp_client import CAPABILITIES, editing


def test_it_is_shown_explained_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, archive = tmp_path / "home" / "postkit", tmp_path / "archive"
    home.mkdir(parents=True)
    archive.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home.parent))
    monkeypatch.setenv("APPDATA", str(home.parent))
    (home / "user.toml").write_text(f"allow-plugins = ['{archive}']\n")
    (archive / "postkit.toml").write_text('plugins = ["house.py"]\n')
    plugin = archive / "house.py"
    plugin.write_text(RULE, encoding="utf-8")

    with editing(archive, CAPABILITIES) as editor:
        uri = editor.open(POST)
        assert [finding["code"] for finding in editor.diagnostics(uri, 1)] == ["HS001", "HS001"]
        place = {"line": 2, "character": 2}
        shown = editor.request(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": place}
        )
        assert "A sentence shouts." in shown["contents"]["value"]

        plugin.write_text(RULE.replace("most: int = 0", "most: int = 1"), encoding="utf-8")
        editor.files_changed("house.py")
        assert len(editor.diagnostics(uri, 1)) == 1
