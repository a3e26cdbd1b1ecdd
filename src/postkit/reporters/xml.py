"""Text and attributes of XML, for the formats made of it."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

# What XML 1.0 (section 2.2) allows nowhere, not even as a reference.
_FORBIDDEN = lazy_compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What moves the cursor of a terminal or turns a line around.
_UNSEEN = lazy_compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;",
     "\r": "&#13;"}
)  # fmt: skip

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributes(**values: object) -> str:
    """Return ` name="value"` for each argument."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in values.items())


def escape(text: str) -> str:
    """Return `text` escaped for an attribute or an element.

    What XML cannot hold is written as `<U+0000>`.
    """
    visible = _FORBIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
    return _UNSEEN.sub(lambda match: f"&#{ord(match[0])};", visible.translate(_ESCAPES))
