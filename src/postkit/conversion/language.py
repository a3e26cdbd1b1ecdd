"""The field of front matter that names a draft's language."""

from __future__ import annotations

from postkit.document import Document
from postkit.document.front_matter import Dialect
from postkit.document.scalars import render
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.script.targets import names_language

LANGUAGE_KEYS = ("lang", "language", "locale")
"""The keys under which front matter may name its language."""

_CHINESE = lazy_compile(r"(?i)zh\b|zh[-_]|cmn\b|chinese\b")


def language_edits(document: Document, tag: str, new_key: str) -> list[Edit]:
    """Return the edits after which the draft is said to be in the language `tag`.

    Only a field that names some kind of Chinese is changed, and only where it
    names another script than `tag` or another region.

    Args:
        document: the draft.
        tag: a language tag (BCP 47).
        new_key: the key to add where none names the language; empty to add none.
    """
    front_matter = document.front_matter
    if front_matter is None or not front_matter.root or front_matter.root.kind != "mapping":
        return []
    for key in dict.fromkeys((*filter(None, [new_key]), *LANGUAGE_KEYS)):
        value = front_matter.values.get(key)
        if isinstance(value, str) and _CHINESE.match(value):
            return [] if names_language(value, tag) else _set_value(document, key, tag)
    if not new_key or front_matter.entry(new_key):
        return []
    return _set_value(document, new_key, tag)


def _set_value(document: Document, key: str, value: str) -> list[Edit]:
    """Return the edits after which the text field `key` of front matter has `value`."""
    front_matter = document.front_matter
    if front_matter is None or front_matter.root is None:
        return []
    written = render(value, front_matter.dialect)
    entry = front_matter.entry(key)
    if entry:
        quote = entry.value.style
        if quote in ("'", '"'):
            written = f"{quote}{value}{quote}"
        return [Edit.replace(entry.value.span, written)]
    root, text = front_matter.root, document.text
    if front_matter.dialect is Dialect.JSON or root.style:
        separator = ", " if root.entries else ""
        return [Edit.insert(root.span.start + 1, f'"{key}": "{value}"{separator}')]
    first = root.entries[0].key_span.start if root.entries else front_matter.content.start
    indent = text[document.source.line_span(first).start : first]
    sign = " = " if front_matter.dialect is Dialect.TOML else ": "
    line = f"{indent}{key}{sign}{written}{document.source.newline}"
    return [Edit.insert(first - len(indent), line)]
