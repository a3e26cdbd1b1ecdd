"""Point at a place in what the user typed."""

from __future__ import annotations

from postkit.reporters.width import cells


def pointed(subject: str, problem: str, text: str, offset: int) -> str:
    """Return a message with `text` on a line of its own and a caret below its `offset`."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return f"{subject}: {problem}\n  {line}\n  {' ' * cells(line[:offset])}^"
