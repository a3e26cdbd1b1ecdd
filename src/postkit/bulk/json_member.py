"""Replace one value in a line of JSON; no byte outside of it changes."""

from __future__ import annotations

import json
import re

_SPACE = re.compile(r"[ \t\r\n]*")


def replace_member(line: bytes, name: str, value: str) -> bytes:
    """Return an object with another text as one of its members.

    Numbers, escapes and spaces of the other members stay as they are written. Of several members
    of the same name the last one counts, as where JSON is read.

    Args:
        line: an object that `json.loads` reads.
        name: the member; it is there.
        value: its new text.
    """
    encoding = json.detect_encoding(line)
    text = line.decode(encoding, "surrogatepass")
    start, end = _span(text, name)
    try:
        new = json.dumps(value, ensure_ascii=False)
        new.encode()
    except UnicodeEncodeError:  # Half of a pair of surrogates can only be escaped.
        new = json.dumps(value)
    return (text[:start] + new + text[end:]).encode(encoding, "surrogatepass")


def _span(text: str, name: str) -> tuple[int, int]:
    """Return where the value of the last member with this name lies."""
    decode = json.JSONDecoder().raw_decode
    found = (0, 0)
    at = _after_space(text, 0)
    while text[at] != "}":
        key, at = decode(text, _after_space(text, at + 1))  # After a brace or a comma.
        start = _after_space(text, _after_space(text, at) + 1)
        _, end = decode(text, start)
        if key == name:
            found = (start, end)
        at = _after_space(text, end)
    return found


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    assert space
    return space.end()
