"""Put postkit among the hooks of pre-commit."""

from __future__ import annotations

from postkit.document.front_matter import Dialect, Node, read_content
from postkit.edits import Edit, apply_edits
from postkit.errors import UsageError
from postkit.source import Source, Span

FILE = ".pre-commit-config.yaml"

_HOOK_ID = "postkit"
# `system`: the postkit that is installed, and not whatever a package index has by a name.
# https://pre-commit.com/#repository-local-hooks
_ENTRY = """\
- repo: local
  hooks:
    - id: postkit
      name: postkit lint
      entry: postkit lint
      language: system
      types: [markdown]
"""
_FLOW = (
    "{repo: local, hooks: [{id: postkit, name: postkit lint, entry: postkit lint, "
    "language: system, types: [markdown]}]}"
)
BY_HAND = f"add this to `repos` by hand:\n\n{_ENTRY}"


def add_hook(text: str | None) -> str:
    """Return the text of pre-commit's configuration with a hook that runs `postkit lint`.

    All that stands in it stays as it is. A text that has the hook comes back
    unchanged.

    Args:
        text: the present configuration, None where there is none.

    Raises:
        UsageError: the configuration cannot be read or changed with certainty.
    """
    if text is None or not text.strip():
        return "repos:\n" + _indented(_ENTRY, "  ")
    source = Source(text)
    old = _repos(text)
    if old is not None and _has_hook(old.value):
        return text
    edit = _edit(source, old)
    changed = apply_edits(text, [edit])
    new = _repos(changed)
    before = old.value if old is not None and isinstance(old.value, list) else []
    if new is None or new.value[:-1] != before or not _has_hook(new.value):
        raise UsageError(f"its `repos` cannot be added to with certainty; {BY_HAND}")
    return changed


def _repos(text: str) -> Node | None:
    root = _root(text)
    repos = root["repos"]
    if repos is not None and repos.value is not None and repos.kind != "sequence":
        raise UsageError(f"its `repos` is no list; {BY_HAND}")
    return repos


def _root(text: str) -> Node:
    reading = read_content(text, Dialect.YAML, Span(0, len(text)), "1.1")
    if reading.root is None or reading.root.kind != "mapping":
        raise UsageError(f"is no YAML mapping that can be read; {BY_HAND}")
    return reading.root


def _has_hook(repos: object) -> bool:
    for repo in repos if isinstance(repos, list) else []:
        hooks = repo.get("hooks") if isinstance(repo, dict) else None
        for hook in hooks if isinstance(hooks, list) else []:
            if isinstance(hook, dict) and hook.get("id") == _HOOK_ID:
                return True
    return False


def _edit(source: Source, repos: Node | None) -> Edit:
    newline = source.newline
    if repos is None:
        return _append(source, len(source.text), "repos:\n" + _indented(_ENTRY, "  "))
    if repos.style == "[" and repos.items:
        return Edit.insert(repos.items[-1].span.end, f", {_FLOW}")
    if not repos.items:
        block = "\n" + _indented(_ENTRY, "  ").rstrip("\n")
        return Edit.replace(repos.span, block.replace("\n", newline))
    last = repos.items[-1].span
    line = source.line_span(last.start)
    indent = source.text[line.start : last.start].partition("-")[0]
    return _append(source, source.line_span(last.end).end, _indented(_ENTRY, indent))


def _append(source: Source, offset: int, lines: str) -> Edit:
    """Return the edit that puts whole lines behind the line that `offset` ends."""
    text, newline = source.text, source.newline
    lines = lines.replace("\n", newline)
    if text.startswith(newline, offset):
        return Edit.insert(offset + len(newline), lines)
    is_new_line = not text[:offset] or text[:offset].endswith(newline)
    return Edit.insert(offset, lines if is_new_line else newline + lines)


def _indented(lines: str, indent: str) -> str:
    return "".join(indent + line for line in lines.splitlines(keepends=True))
