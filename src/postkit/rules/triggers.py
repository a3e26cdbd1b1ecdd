"""Cheap signs that a draft may hold what a rule looks for.

A trigger is a word of a fixed list, or `text:` and signs of which one must occur in the
text, parted by blanks. A rule without its trigger in a draft finds nothing there: the
tests hold each rule to its own.
"""

from __future__ import annotations

from collections.abc import Callable

from postkit.document import Document


def occurs(trigger: str, document: Document) -> bool:
    """Return whether `trigger` occurs in `document`; an empty one always does."""
    if not trigger:
        return True
    kind, _, signs = trigger.partition(":")
    if kind == "text":
        text = document.text
        return any(sign in text for sign in signs.split())
    return _KINDS[kind](document)


def _has_damaged_front_matter(document: Document) -> bool:
    """Return whether front matter is missing, damaged, empty or no mapping."""
    front_matter = document.front_matter
    if front_matter is None or front_matter.failure or front_matter.problems:
        return True
    root = front_matter.root
    return root is None or root.kind != "mapping" or not root.entries


def _has_unusual_values(document: Document) -> bool:
    from postkit.rules.front_matter.values import overview

    return bool(document.once(overview).odd)


def _has_unusual_characters(document: Document) -> bool:
    from postkit import script

    return any(document.once(script.unusual).values())


def _has_damaged_details(document: Document) -> bool:
    from postkit import details

    return document.once(details.parse).is_damaged


def _has_details(document: Document) -> bool:
    from postkit import details

    return bool(document.once(details.parse).blocks)


_KINDS: dict[str, Callable[[Document], bool]] = {
    "damaged-front-matter": _has_damaged_front_matter,
    "unusual-values": _has_unusual_values,
    "unusual-characters": _has_unusual_characters,
    "details": _has_details,
    "damaged-details": _has_damaged_details,
}
