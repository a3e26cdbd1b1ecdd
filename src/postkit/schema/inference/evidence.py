"""What the posts of an archive have in their fields, in counters of bounded size."""

from __future__ import annotations

from collections import Counter
from typing import Any

from postkit.schema.inference.forms import TextForm, forms_of

MAX_DISTINCT = 1000
"""How many distinct texts of a field, or sets of fields, are counted one by one."""
MAX_FIELDS = 300
"""How many fields of a mapping are examined."""
MAX_DEPTH = 4
"""How deep mappings and lists are examined."""
LONGEST_WORD = 100
"""A text longer than this belongs to no vocabulary."""


class Evidence:
    """The values that one field has.

    `count` is their number. `types` counts the JSON types of those that say
    something, `empty` the types of those that don't: null, `""`, `[]`, `{}`.
    `texts` counts the distinct texts, and is None once there are too many or too
    long ones. `forms` counts the texts that have a form, `repeating` the lists
    with an item twice. `items` is about the items of the lists and `mapping`
    about the mappings, where there are any.
    """

    __slots__ = (
        *("_depth", "count", "empty", "forms", "items", "mapping"),
        *("repeating", "texts", "types"),
    )

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth
        self.count = 0
        self.types: Counter[str] = Counter()
        self.empty: Counter[str] = Counter()
        self.texts: Counter[str] | None = Counter()
        self.forms: Counter[TextForm] = Counter()
        self.repeating = 0
        self.items: Evidence | None = None
        self.mapping: MappingEvidence | None = None

    @property
    def filled(self) -> int:
        """How many of the values say something."""
        return self.types.total()

    def add(self, value: Any) -> None:
        """Count one more value, given as JSON."""
        self.count += 1
        kind = json_type(value)
        if value is None or value in ("", [], {}):
            self.empty[kind] += 1
            return
        self.types[kind] += 1
        if kind == "string":
            self._add_text(value)
        elif kind == "array":
            self._add_items(value)
        elif kind == "object" and self._depth < MAX_DEPTH:
            self.mapping = self.mapping or MappingEvidence(self._depth + 1)
            self.mapping.add(value)

    def _add_text(self, text: str) -> None:
        self.forms.update(forms_of(text))
        if self.texts is None:
            return
        if len(text) <= LONGEST_WORD:
            self.texts[text] += 1
        if len(text) > LONGEST_WORD or len(self.texts) > MAX_DISTINCT:
            self.texts = None

    def _add_items(self, items: list[Any]) -> None:
        texts = [item for item in items if isinstance(item, str)]
        self.repeating += len(set(texts)) < len(texts)
        if self._depth < MAX_DEPTH:
            self.items = self.items or Evidence(self._depth + 1)
            for item in items:
                self.items.add(item)


class MappingEvidence:
    """The mappings in one place; at the top, the front matter of the posts.

    `together` counts the sets of fields of one mapping. It is None
    once there are too many different ones.
    """

    __slots__ = ("_depth", "count", "fields", "is_open", "together")

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth
        self.count = 0
        self.fields: dict[str, Evidence] = {}
        self.together: Counter[frozenset[str]] | None = Counter()
        self.is_open = False
        """Whether there are more fields than are examined."""

    def add(self, mapping: dict[str, Any]) -> None:
        """Count one more mapping, given as JSON."""
        self.count += 1
        if self.together is not None:
            self.together[frozenset(mapping)] += 1
            if len(self.together) > MAX_DISTINCT:
                self.together = None
        for key, value in mapping.items():
            evidence = self.fields.get(key)
            if evidence is None:
                if len(self.fields) >= MAX_FIELDS:
                    self.is_open = True
                    continue
                evidence = self.fields[key] = Evidence(self._depth)
            evidence.add(value)

    def occur_together(self, one: str, other: str) -> bool:
        """Tell whether a mapping may have both fields."""
        if self.together is None:
            return True
        return any(one in fields and other in fields for fields in self.together)


def json_type(value: Any) -> str:
    """Return the JSON type of `value`, `integer` for a number without a fraction."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, float):
        return "integer" if value.is_integer() else "number"
    return next((name for kind, name in _TYPES.items() if isinstance(value, kind)), "null")


_TYPES: dict[type, str] = {
    str: "string",
    int: "integer",
    list: "array",
    dict: "object",
}
