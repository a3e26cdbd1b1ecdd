"""Front matter: its fences, its format, its values, each with its span.

`parse_front_matter` reads it however damaged; `readers` hold the parsers, `syntax_errors`
finds out why a parser stopped, and `error_messages` says it. Everything that needs fields uses it.
It knows nothing of the body, and changes no text.
"""

from __future__ import annotations

from postkit.dialects import YamlVersion
from postkit.front_matter.nodes import (
    ALIAS,
    Entry,
    FrontMatter,
    Node,
    Syntax,
)
from postkit.front_matter.parse import (
    is_text_to_all,
    parse_front_matter,
    read_content,
    read_scalar,
)

__all__ = [
    "ALIAS",
    "Entry",
    "FrontMatter",
    "Node",
    "Syntax",
    "YamlVersion",
    "is_text_to_all",
    "parse_front_matter",
    "read_content",
    "read_scalar",
]
