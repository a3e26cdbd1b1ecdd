"""Text of posts as it is shown: nothing of it is markup, and nothing in it is invisible."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from postkit.reporters.page_templates import mark_quoted

_SIGNS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, bidirectional and zero-width characters, tags, lone surrogates."""

_DIRECTIONS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Those that change what others look like; joiners are parts of words and emoji."""


def plain(text: str) -> str:
    """Return `text` with invisible characters by their numbers, for titles and attributes."""
    return _SIGNS.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def visible(text: str) -> Markup:
    """Return `text` as HTML, with invisible characters by their numbers."""
    if not _SIGNS.search(text):
        return escape(text)
    # None of these characters is changed by escaping, and none has a part in markup.
    return Markup(_SIGNS.sub(_sign, str(escape(text))))


def with_code(message: str) -> Markup:
    """Return a message as HTML, as `visible` does, in which what it quotes is code."""
    return mark_quoted(visible(message))


def with_visible_directions(html: str) -> str:
    """Return clean HTML, in whose attributes there are none, with controls by their numbers."""
    return _DIRECTIONS.sub(_sign, html)


def _sign(match: re.Match[str]) -> str:
    return f'<span class="sign">U+{ord(match[0]):04X}</span>'
