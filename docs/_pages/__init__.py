"""The pages that are made from the code, so that they cannot say anything else.

They are written beside the pages written by hand when a build begins, as
Sphinx's own autosummary does, and are never committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils.nodes import Element, Node
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import postkit
from _pages import chinese_rules, commands, rules, schemas, search, settings, traditional

_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)(?=(\w?))")
MADE = (
    *("reference/rules", "reference/commands", "reference/settings.md", "reference/schemas.md"),
    *("zh-hans/rules.md", "zh-hant", "zh-hant.md"),
)
"""All that is made, as paths below `docs/`."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path below `docs/` and the Markdown of each page that is made."""
    yield from rules.pages()
    yield from commands.pages()
    yield from settings.pages()
    yield from schemas.pages()
    yield from chinese_rules.pages()
    yield from traditional.pages(dict(chinese_rules.pages()))


def write(folder: Path) -> None:
    """Write the pages below `folder`; what has not changed is not touched."""
    wanted = {folder / path: text for path, text in pages()}
    for made in MADE:
        for path in (folder / made).glob("*.md"):
            if path not in wanted:
                path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element
) -> Node | None:
    """Let a type's home (`postkit.edits.Edit`) refer to its public name (`postkit.Edit`)."""
    name = str(node.get("reftarget", "")).rpartition(".")[2]
    target = f"postkit.{name}"
    if name not in postkit.__all__ or node["reftarget"] == target:
        return None
    python = env.domains["py"]
    return python.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, content)


def to_rst(
    app: Sphinx, what: str, name: str, of: object, options: object, lines: list[str]
) -> None:
    """Write the code spans of a docstring as autodoc reads them: in two backticks."""
    lines[:] = _CODE.sub(_literal, "\n".join(lines)).split("\n")
    if what in {"attribute", "property"}:
        # Napoleon takes what comes before the first colon of such a docstring for
        # a type: an empty comment keeps the first line from it.
        lines[:0] = ["..", ""]


def _literal(match: re.Match[str]) -> str:
    """Return the literal, with the mark that RST wants before a letter that follows."""
    return f"``{match[1]}``" + ("\\ " if match[2] else "")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_search_language(search.ChineseAndEnglish)
    app.connect("builder-inited", lambda app: write(Path(app.srcdir)))
    app.connect("missing-reference", public_name)
    # Before napoleon, which comes at 500.
    app.connect("autodoc-process-docstring", to_rst, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
