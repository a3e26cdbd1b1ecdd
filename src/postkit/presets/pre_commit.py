"""Add postkit to the hooks of pre-commit."""

from __future__ import annotations

from postkit.edits import Edit, apply_edits
from postkit.errors import UsageError
from postkit.front_matter import Node, Syntax, read_content
from postkit.source import Source, Span

FILE = ".pre-commit-config.yaml"

_HOOK_ID = "postkit"
_PUBLISHED_ID = "postkit-lint"
"""The hook of postkit's own repository, which does the same."""


_LINES = (
    f"id: {_HOOK_ID}",
    "name: postkit lint",
    # pre-commit names each file to postkit, which checks files that are named even where its
    # configuration excludes them.
    "entry: postkit lint --force-exclude",
    # The postkit that is installed runs, and not whatever a package index has by that name
    # (https://pre-commit.com/#repository-local-hooks).
    "language: system",
    "types: [markdown]",
)
_BLOCK = "- repo: local\n  hooks:\n    - " + "\n      ".join(_LINES) + "\n"
_FLOW = f"{{repo: local, hooks: [{{{', '.join(_LINES)}}}]}}"


def add_hook(text: str | None) -> str:
    """Return the text of pre-commit's configuration with a hook that runs `postkit lint`.

    Everything in it stays as it is. A text that has the hook comes back
    unchanged.

    Args:
        text: the present configuration, None where there is none.

    Raises:
        UsageError: the configuration cannot be read or changed with certainty.
    """
    if text is None or not text.strip():
        return "repos:\n" + _indented(_BLOCK, "  ")
    by_hand = f"add this to `repos` by hand:\n\n{_BLOCK}"
    try:
        return _added(text)
    except _UncertainError as error:
        raise UsageError(f"{error}; {by_hand}") from error


def _added(text: str) -> str:
    old = _repos(text)
    if old is not None and _has_hook(old.value):
        return text
    edit = _edit(Source(text), old)
    changed = apply_edits(text, [edit])
    new = _repos(changed)
    before = old.value if old is not None and isinstance(old.value, list) else []
    if new is None or new.value[:-1] != before or not _has_hook(new.value):
        raise _UncertainError("its `repos` cannot safely be extended")
    return changed


class _UncertainError(Exception):
    """The configuration is left to the user."""


def _repos(text: str) -> Node | None:
    root = _root(text)
    repos = root["repos"]
    if repos is not None and repos.value is not None and repos.kind != "sequence":
        raise _UncertainError("its `repos` is not a list")
    return repos


def _root(text: str) -> Node:
    reading = read_content(text, Syntax.YAML, Span(0, len(text)), "1.1")
    if reading.root is None or reading.root.kind != "mapping":
        raise _UncertainError("is not a YAML mapping that can be read")
    return reading.root


def _has_hook(repos: object) -> bool:
    for repo in repos if isinstance(repos, list) else []:
        hooks = repo.get("hooks") if isinstance(repo, dict) else None
        for hook in hooks if isinstance(hooks, list) else []:
            if isinstance(hook, dict) and hook.get("id") in (_HOOK_ID, _PUBLISHED_ID):
                return True
    return False


def _edit(source: Source, repos: Node | None) -> Edit:
    newline = source.newline
    if repos is None:
        return _append(source, len(source.text), "repos:\n" + _indented(_BLOCK, "  "))
    if repos.style == "[" and repos.items:
        return Edit.insert(repos.items[-1].span.end, f", {_FLOW}")
    if not repos.items:
        block = "\n" + _indented(_BLOCK, "  ").rstrip("\n")
        return Edit.replace(repos.span, block.replace("\n", newline))
    last = repos.items[-1].span
    line = source.line_span(last.start)
    indent = source.text[line.start : last.start].partition("-")[0]
    return _append(source, source.line_span(last.end).end, _indented(_BLOCK, indent))


def _append(source: Source, offset: int, lines: str) -> Edit:
    """Return the edit that puts whole lines after the line that `offset` ends."""
    text, newline = source.text, source.newline
    lines = lines.replace("\n", newline)
    if text.startswith(newline, offset):
        return Edit.insert(offset + len(newline), lines)
    is_new_line = not text[:offset] or text[:offset].endswith(newline)
    return Edit.insert(offset, lines if is_new_line else newline + lines)


def _indented(lines: str, indent: str) -> str:
    return "".join(indent + line for line in lines.splitlines(keepends=True))
