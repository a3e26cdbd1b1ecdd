"""Damage to one value of YAML front matter: its quotes, its colons, its first character.

The values that are broken are texts of the draft itself; where a damage needs
a text with a quotation or a colon, the text gets one, and the fix is to give
the text that was meant.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable

from damages.draft import Break, Damage, Draft
from postkit.edits import Edit, apply_edits
from postkit.front_matter import Node

_PROSE = ("title", "summary", "description", "subtitle", "speaker", "guest", "insight", "source")


def _texts(draft: Draft) -> list[Node]:
    """Return the values of prose fields and the items of lists that are on one line."""
    nodes = [node.value for node in draft.entries if node.key in _PROSE]
    for entry in draft.entries:
        # Tags are held to a pattern, which no sentence fits.
        if entry.value.style != "[" and entry.key != "tags":
            nodes += entry.value.items
    return [
        node
        for node in nodes
        if node.kind == "scalar"
        and isinstance(node.value, str)
        and len(node.value) > 2
        and node.style in ("", "'", '"')
        and "\n" not in node.span.text(draft.text)
        and not node.value.startswith("http")
    ]


def _meant(draft: Draft, node: Node, value: str, broken: str) -> Damage:
    """Return the damage that writes `value` as `broken`."""
    sound = json.dumps(value, ensure_ascii=False)
    target = apply_edits(draft.text, [Edit.replace(node.span, sound)])
    return Damage((Edit.replace(node.span, broken),), target=target)


def _text(write: Callable[[str, random.Random], tuple[str, str] | None]) -> Break:
    """Return the break that writes a text as `write` does: what is meant, what is written."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        nodes = _texts(draft)
        if not nodes:
            return None
        node = rng.choice(nodes)
        plain = node.value.replace('"', "").replace("'", "").replace(": ", "，").strip()
        made = write(plain, rng) if len(plain) > 3 else None
        return _meant(draft, node, *made) if made else None

    return apply


def _inside(text: str, rng: random.Random) -> int:
    return rng.randrange(1, len(text) - 1)


def _colon(text: str, rng: random.Random) -> tuple[str, str]:
    at = _inside(text, rng)
    value = f"{text[:at].rstrip()}: {text[at:].lstrip()}"
    return value, value


def _colon_at_end(text: str, rng: random.Random) -> tuple[str, str]:
    return f"{text}:", f"{text}:"


def _quotation_first(text: str, rng: random.Random) -> tuple[str, str]:
    at = _inside(text, rng)
    value = f'"{text[:at].rstrip()}" {text[at:].lstrip()}'
    return value, value


def _inner(quote: str) -> Callable[[str, random.Random], tuple[str, str]]:
    def write(text: str, rng: random.Random) -> tuple[str, str]:
        first = _inside(text, rng)
        last = rng.randrange(first + 1, len(text) + (rng.random() < 0.3))
        value = f"{text[:first]}{quote}{text[first:last]}{quote}{text[last:]}"
        return value, f"{quote}{value}{quote}"

    return write


def _apostrophe(text: str, rng: random.Random) -> tuple[str, str]:
    at = _inside(text, rng)
    value = f"{text[:at]}'s {text[at:]}"
    return value, f"'{value}'"


def _no_end(text: str, rng: random.Random) -> tuple[str, str]:
    quote = rng.choice("\"'")
    return text, f"{quote}{text}"


def _no_start(text: str, rng: random.Random) -> tuple[str, str]:
    return text, f'{text}"'


def _typographic(text: str, rng: random.Random) -> tuple[str, str]:
    value = _colon(text, rng)[0] if rng.random() < 0.7 else text
    return value, "“" + value + "”"


def _half_typographic(text: str, rng: random.Random) -> tuple[str, str]:
    opening, closing = rng.choice([('"', "”"), ("“", '"'), ("'", "’")])
    return text, f"{opening}{text}{closing}"


def _comma_after(text: str, rng: random.Random) -> tuple[str, str]:
    return text, f'"{text}"{rng.choice(",，;")}'


def _backslash(text: str, rng: random.Random) -> tuple[str, str]:
    at = _inside(text, rng)
    value = f"{text[:at]}\\{rng.choice('dwsCp(')}{text[at:]}"
    return value, f'"{value}"'


def _special(*marks: str) -> Callable[[str, random.Random], tuple[str, str]]:
    def write(text: str, rng: random.Random) -> tuple[str, str]:
        mark = rng.choice(marks)
        end = {"`": "`", "[": "]", "{": "}", "*": "*", "{{ ": " }}"}.get(mark, "")
        at = _inside(text, rng)
        value = f"{mark}{text[:at].strip()}{end} {text[at:].strip()}"
        return value, value

    return write


def _cut_line(text: str, rng: random.Random) -> tuple[str, str] | None:
    at = _inside(text, rng)
    first, second = text[:at].rstrip(), text[at:].lstrip()
    if not second[:1].isalpha() or not first[-1:].isalpha():
        return None
    return f"{first} {second}", f"{first}\n{second}"


def _indented_after_quotes(text: str, rng: random.Random) -> tuple[str, str] | None:
    at = _inside(text, rng)
    first, second = text[:at].rstrip(), text[at:].lstrip()
    if not second[:1].isalpha():
        return None
    return f"{first} {second}", f'"{first}"\n  {second}'


BREAKS: dict[str, Break] = {
    "value: colon": _text(_colon),
    "value: colon at its end": _text(_colon_at_end),
    "value: starts with a quotation": _text(_quotation_first),
    'value: inner "': _text(_inner('"')),
    "value: inner '": _text(_inner("'")),
    "value: apostrophe in ' '": _text(_apostrophe),
    "value: closing quote lost": _text(_no_end),
    "value: typographic quotes": _text(_typographic),
    "value: half typographic": _text(_half_typographic),
    "value: comma after quotes": _text(_comma_after),
    "value: backslash": _text(_backslash),
    "value: starts with @ ` %": _text(_special("@", "`", "%")),
    "value: starts with * & !": _text(_special("*", "&", "!", "**")),
    "value: starts with [ {": _text(_special("[", "{", "{{ ")),
    "value: starts with > | -": _text(_special("> ", "| ", "- ")),
    "value: broken line": _text(_cut_line),
    "value: text below quotes": _text(_indented_after_quotes),
}
