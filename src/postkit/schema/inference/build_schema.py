"""Turn evidence into a schema, and say what supports each decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from postkit.named_tuples import NamedTuple
from postkit.schema.inference.evidence import Evidence, MappingEvidence
from postkit.schema.inference.forms import FORMS, SLUGS, TextForm
from postkit.schema.inference.vocabulary import Vocabulary, find_misspelt, find_vocabulary

FEWEST = 5
"""Fewer values than this say nothing about their form."""

TYPE_WORDS = {
    "string": "text",
    "array": "a list",
    "object": "a mapping",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "nothing",
}
"""The JSON types in a writer's words."""


class SchemaDecision(NamedTuple):
    """One thing that the schema says, and how many values bear it out.

    `name` is the field: `tags`, `tags[]` for the items of that list, `seo.title`
    for a field of a mapping. `support` of `total` values agree.
    """

    name: str
    says: str
    support: int
    total: int

    @property
    def share(self) -> float:
        """The part of the values that agrees, from 0 to 1."""
        return self.support / self.total if self.total else 1.0


class _Allowed(NamedTuple):
    """The JSON types that a value may have: saying something, and empty."""

    types: list[str]
    empty: list[str]

    @property
    def all(self) -> list[str]:
        return [*self.types, *(kind for kind in self.empty if kind not in self.types)]


@dataclass
class SchemaBuilder:
    """A schema in the making, with the reasons for it.

    Args:
        min_share: the share of values, from 0 to 1, that a decision needs.
    """

    min_share: float
    decisions: list[SchemaDecision] = field(default_factory=list)
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    misspelt: dict[str, str] = field(default_factory=dict)
    """Fields that were left out, each with the field that it seems to mean."""

    def mapping(self, evidence: MappingEvidence, name: str = "") -> dict[str, Any]:
        """Return the keywords about the fields of a mapping; `name` is empty at the top."""
        misspelt = _misspelt_fields(evidence)
        required: list[str] = []
        properties: dict[str, Any] = {}
        for key, seen in evidence.fields.items():
            own = f"{name}.{key}" if name else key
            if key in misspelt:
                self.misspelt[own] = misspelt[key]
                continue
            first = len(self.decisions)
            # A field that is there and says nothing does not do what is required of it.
            is_required = self._is_borne_out(seen.filled, evidence.count)
            presence = "required" if is_required else "optional"
            self._decide(own, presence, seen.count, evidence.count)
            if is_required:
                required.append(key)
            keywords = self._value(seen, own, must_say=is_required)
            properties[key] = {"$comment": self._reasons(own, first), **keywords}
        keywords = {"required": required} if required else {}
        if not name and not evidence.is_open:
            keywords["additionalProperties"] = False
        return {**keywords, "properties": properties}

    def _value(self, evidence: Evidence, name: str, *, must_say: bool) -> dict[str, Any]:
        """Return the keywords about a value, which may not be empty if it `must_say` something."""
        must_say = must_say and self._is_borne_out(evidence.filled, evidence.count)
        allowed = self._allowed(evidence, must_say)
        if must_say or evidence.empty:
            self._decide(name, "filled", evidence.filled, evidence.count)
        support = sum(evidence.types[kind] for kind in allowed.types)
        support += sum(evidence.empty[kind] for kind in allowed.empty)
        if allowed.all == ["null"]:
            return {}  # It never says anything: what it may say is not known.
        says = " or ".join(TYPE_WORDS[kind] for kind in allowed.all)
        self._decide(name, says, support, evidence.count)
        keywords: dict[str, Any] = {}
        if allowed.types == ["string"]:
            keywords = self._text(evidence, name, allowed)
        if "enum" not in keywords:
            types = allowed.all[0] if len(allowed.all) == 1 else allowed.all
            keywords = {"type": types, **keywords}
        if must_say and "string" in allowed.types and not keywords.keys() & {"enum", "pattern"}:
            keywords["minLength"] = 1
        if "array" in allowed.types:
            keywords |= self._list(evidence, name, must_say)
        if "object" in allowed.types and evidence.mapping:
            keywords |= self.mapping(evidence.mapping, name)
        return keywords

    def _allowed(self, evidence: Evidence, must_say: bool) -> _Allowed:
        counts = Counter(evidence.types)
        if counts["number"]:
            # A whole number is a number; the reverse does not hold.
            counts["number"] += counts.pop("integer", 0)
        types: list[str] = []
        covered = 0
        for kind, uses in counts.most_common():
            if self._is_borne_out(covered, evidence.filled):
                break
            types.append(kind)
            covered += uses
        if must_say:
            return _Allowed(types, [])
        # A null is allowed anywhere, an empty text only where a text may, and so on.
        empty = [kind for kind in evidence.empty if not types or kind in ("null", *types)]
        return _Allowed(types, empty)

    def _text(self, evidence: Evidence, name: str, allowed: _Allowed) -> dict[str, Any]:
        """Return the keywords about a text: its form, or the vocabulary that it draws on."""
        total = evidence.types["string"]
        or_empty = "string" in allowed.empty
        form = self._form(evidence, FORMS)
        if form is None:
            vocabulary = find_vocabulary(evidence.texts or Counter(), self.min_share)
            if vocabulary:
                self.vocabularies[name] = vocabulary
                uses = sum(vocabulary.words.values())
                self._decide(name, _number_of_words(vocabulary), uses, total)
                extra = [""] * or_empty + [None] * ("null" in allowed.empty)
                return {"enum": [*sorted(vocabulary.words), *extra]}
            form = self._form(evidence, SLUGS)
        if form is None:
            return {}
        self._decide(name, form.name, evidence.forms[form], total)
        return form.keywords(or_empty=or_empty)

    def _form(self, evidence: Evidence, forms: tuple[TextForm, ...]) -> TextForm | None:
        total = evidence.types["string"]
        if total < FEWEST:
            return None
        for form, wider in pairwise((*forms, None)):
            uses = evidence.forms[form] if form else 0
            if not self._is_borne_out(uses, total):
                continue
            if form and not (form.covers_all and wider and evidence.forms[wider] > uses):
                return form
        return None

    def _list(self, evidence: Evidence, name: str, must_say: bool) -> dict[str, Any]:
        """Return the keywords about a list and its items."""
        keywords: dict[str, Any] = {"minItems": 1} if must_say else {}
        total = evidence.types["array"]
        distinct = total - evidence.repeating
        if total >= FEWEST and self._is_borne_out(distinct, total):
            keywords["uniqueItems"] = True
            self._decide(name, "no item twice", distinct, total)
        if evidence.items:
            own = f"{name}[]"
            first = len(self.decisions)
            items = self._value(evidence.items, own, must_say=True)
            keywords["items"] = {"$comment": self._reasons(own, first), **items}
        return keywords

    def _is_borne_out(self, support: int, total: int) -> bool:
        return total > 0 and support >= self.min_share * total

    def _decide(self, name: str, says: str, support: int, total: int) -> None:
        self.decisions.append(SchemaDecision(name, says, support, total))

    def _reasons(self, name: str, first: int) -> str:
        """Return the decisions about `name`, from number `first` on, in one line."""
        return "; ".join(
            f"{decision.says}: {decision.support} of {decision.total}"
            for decision in self.decisions[first:]
            if decision.name == name
        )


def _misspelt_fields(evidence: MappingEvidence) -> dict[str, str]:
    """Return the fields that are found where another, much more frequent, is missing."""
    counts = {key: seen.count for key, seen in evidence.fields.items()}
    return {
        key: other
        for key, other in find_misspelt(counts).items()
        if not evidence.occur_together(key, other)
    }


def _number_of_words(vocabulary: Vocabulary) -> str:
    words = list(vocabulary.words)
    return f"always `{words[0]}`" if len(words) == 1 else f"one of {len(words)} words"
