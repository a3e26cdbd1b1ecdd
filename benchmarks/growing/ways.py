"""The ways to read a text: each command, in each dialect, and what editors and browsers ask for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from speed.hostile import COMMANDS

import postkit
from postkit.config import Configuration
from postkit.dialects.registry import ENGINES, SITES
from postkit.document import Document
from postkit.lsp.actions import quick_fixes
from postkit.lsp.open_draft import OpenDraft, TypedText
from postkit.lsp.positions import EditorPosition
from postkit.lsp.symbols import foldable, outline
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.pages import Pages
from postkit.review.refusals import DecisionError
from postkit.review.scan import ScanOptions
from postkit.source import Source, Span
from postkit.workflow.operations import AddItem, SetField, apply_all

Way = Callable[[str], object]
_ALL = Configuration({"select": ["ALL"], "preview": True}, isolated=True)


def _key_typed(text: str) -> object:
    """Do what an editor asks of the language server after a key."""
    settings = Configuration(isolated=True).settings("a.md")
    draft = OpenDraft(text, 1, "a.md", "utf-16", settings)
    middle = EditorPosition(text.count("\n") // 2, 0)
    draft = draft.changed([TypedText("甲", (middle, middle))], 2)
    return [draft.positions.place(found.span.start) for found in draft.report.diagnostics]


def _asked_for(text: str) -> object:
    """Give an editor its menu of fixes, what they all do, the layout and the outline."""
    draft = OpenDraft(text, 1, "a.md", "utf-16", Configuration(isolated=True).settings("a.md"))
    fixes = list(quick_fixes(draft, Span(0, len(text))))
    return fixes, draft.fix_all, draft.formatted, list(foldable(outline(draft.document)))


def _opened_on_board(text: str) -> object:
    """Show the queue and the post as `postkit review` does, and make its safe fixes."""
    with tempfile.TemporaryDirectory() as folder:
        # What is decided is written beside the configuration.
        Path(folder, "postkit.toml").touch()
        path = str(Path(folder, "a.md"))
        Path(path).write_bytes(text.encode("utf-8", "surrogatepass"))
        reading = ScanOptions(processes=1, uses_cache=False)
        board = Board(Configuration, [path], "zh-Hant", reading)
        board.load(lambda number: None, lambda error: None)
        editors = Editors(board)
        pages = Pages(board, editors)
        views = (pages.queue, pages.post, pages.proposals, pages.text, partial(pages.rendered, "n"))
        shown = [view("en", {"path": path}) for view in views]
        with suppress(DecisionError):
            editors.fix_safely("editor", path, editors.post(path).version)
        return shown


def _edit(text: str) -> object:
    document = Document(Source(text, "a.md"))
    return apply_all(document, [SetField("draft", False), AddItem("tags", "新")])


def _convert(text: str, to: str = "zh-Hant-TW", config: Configuration = _ALL) -> object:
    return postkit.convert_text(text, to, path="a.md", config=config)


def _import(text: str, name: str) -> object:
    return list(postkit.import_text(text, name=name, folder="missing"))


def _of_dialect(name: str) -> dict[str, Way]:
    key = "markdown" if name in ENGINES else "site"
    config = Configuration({key: name}, isolated=True)
    return {
        f"lint, {name}": partial(postkit.lint_text, path="a.md", config=config),
        f"fix, {name}": partial(postkit.fix_text, path="a.md", config=config, unsafe=True),
        f"format, {name}": partial(postkit.format_text, path="a.md", config=config),
        f"convert, {name}": partial(_convert, to="zh-Hant", config=config),
    }


WAYS: dict[str, Way] = {
    **{name: run for name, run in COMMANDS.items() if name != "import"},
    "lint, all rules": partial(postkit.lint_text, path="a.md", config=_ALL),
    "fix, all rules": partial(postkit.fix_text, path="a.md", config=_ALL, unsafe=True),
    "convert to Taiwan": _convert,
    "rows": partial(postkit.rows, path="a.md"),
    "bump": partial(postkit.bump_text, path="a.md", force=True),
    "edit": _edit,
    "key typed": _key_typed,
    "asked by an editor": _asked_for,
    "opened on the board": _opened_on_board,
    **{f"import {name}": partial(_import, name=name) for name in ("a.md", "a.html", "a.txt")},
}
for _name in (*ENGINES, *SITES):
    WAYS |= _of_dialect(_name)
