"""The field of front matter that names a draft's language."""

from __future__ import annotations

from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter_edits.set_value import set_value
from postkit.lazy_patterns import lazy_compile
from postkit.script.conversion_targets import names_language

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

    Raises:
        ChangeError: the field is set twice, or cannot be changed safely.
    """
    front_matter = document.front_matter
    if front_matter is None or not front_matter.root or front_matter.root.kind != "mapping":
        return []
    for key in dict.fromkeys((*filter(None, [new_key]), *LANGUAGE_KEYS)):
        value = front_matter.values.get(key)
        if isinstance(value, str) and _CHINESE.match(value):
            return [] if names_language(value, tag) else set_value(document, key, tag)
    if not new_key or front_matter.entry(new_key):
        return []
    return set_value(document, new_key, tag)
