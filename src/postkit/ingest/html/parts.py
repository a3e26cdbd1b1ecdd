"""The parts of a line: text, code, emphasis, finished Markdown; and the line that they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from postkit.ingest.html.code_spans import code_span
from postkit.ingest.html.escape import escape, renders_as_emphasis


@dataclass
class EmphasizedParts:
    """Parts that are emphasized, and the asterisks for it."""

    sign: str
    parts: list[Part]


@dataclass
class Text:
    """Text that is not yet escaped."""

    text: str


@dataclass
class Code:
    """Code within a line."""

    text: str


Part = str | Text | Code | EmphasizedParts


def plain(part: Part) -> str:
    """Return the text of `part`, without the signs of emphasis and escapes."""
    if isinstance(part, EmphasizedParts):
        return "".join(map(plain, part.parts))
    if isinstance(part, Code):
        return code_span(part.text)
    return part if isinstance(part, str) else part.text


def wrapped(parts: list[Part], wrap: Callable[[list[Part]], list[Part]]) -> list[Part]:
    """Return `parts` wrapped, but for the spaces and line breaks at their ends."""
    before: list[Part] = []
    after: list[Part] = []
    parts = list(parts)
    while parts and _is_blank(parts[0]):
        before.append(parts.pop(0))
    while parts and _is_blank(parts[-1]):
        after.insert(0, parts.pop())
    if not parts:
        return [*before, *after]
    first = parts[0]
    if isinstance(first, Text) and first.text.startswith(" "):
        before.append(" ")
        parts[0] = Text(first.text[1:])
    last = parts[-1]
    if isinstance(last, Text) and last.text.endswith(" "):
        after.insert(0, " ")
        parts[-1] = Text(last.text[:-1])
    return [*before, *wrap(parts), *after]


def _is_blank(part: Part) -> bool:
    return not isinstance(part, EmphasizedParts) and not plain(part).strip()


def merged(parts: list[Part]) -> list[Part]:
    """Return `parts` with texts that follow each other as one: `]` and `(` belong together."""
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + part.text)
        elif not isinstance(part, str) or part:
            merged.append(part)
    return merged


def render(parts: list[Part], before: str, after: str, *, tildes: bool) -> str:
    """Return the Markdown of `parts` between the characters `before` and `after`."""
    done: list[str] = []
    for index, part in enumerate(parts):
        previous = done[-1][-1:] if done else before
        following = _first(parts[index + 1]) if index + 1 < len(parts) else after
        if isinstance(part, Text):
            done.append(escape(part.text, tildes=tildes))
        elif isinstance(part, Code):
            # Two spans of code that touch would be one.
            touches = previous == "`" or following == "`"
            code = f"<code>{escape(part.text)}</code>" if touches else code_span(part.text)
            done.append(code)
        elif isinstance(part, str):
            # `!` before a link would make it an image.
            if part.startswith("[") and previous == "!":
                done[-1] = done[-1][:-1] + "\\!"
            done.append(part)
        else:
            done.append(_marked(part, previous, following, tildes=tildes))
        if not done[-1]:
            done.pop()
    return "".join(done)


def _marked(part: EmphasizedParts, before: str, after: str, *, tildes: bool) -> str:
    first, last = _first(part.parts[0]), _last(part.parts[-1])
    if renders_as_emphasis(before, first, last, after):
        return f"{part.sign}{render(part.parts, '*', '*', tildes=tildes)}{part.sign}"
    names = {"*": ["em"], "**": ["strong"], "***": ["strong", "em"]}[part.sign]
    opening = "".join(f"<{name}>" for name in names)
    closing = "".join(f"</{name}>" for name in reversed(names))
    return f"{opening}{render(part.parts, '>', '<', tildes=tildes)}{closing}"


def _first(part: Part) -> str:
    return "<" if isinstance(part, EmphasizedParts) else plain(part)[:1]


def _last(part: Part) -> str:
    return ">" if isinstance(part, EmphasizedParts) else plain(part)[-1:]
