"""The values of fields: which are most used, and which look like a slip of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from postkit.named_tuples import NamedTuple

_MOST_VALUES = 30
_MOST_OUTLIERS = 20
_COMMON = 3
"""How often a value must be used to be what a slip of it was meant to be."""
_LIKENESS = 85
"""How like two values must be, of 100."""


class RareValue(NamedTuple):
    """A value that is used once, in the post at `path`, and close to `near`, a common one."""

    value: str
    near: str
    path: str


@dataclass(frozen=True)
class FieldValues:
    """The values of a field: the most used ones, and those used once that are close to another."""

    field: str
    values: tuple[tuple[str, int], ...]
    distinct: int
    outliers: tuple[RareValue, ...]


def count_values(
    posts: Iterable[tuple[str, Mapping[str, Iterable[str]]]],
) -> tuple[FieldValues, ...]:
    """Return the vocabulary of each field, by its name.

    Args:
        posts: the path of each post, and its values by field.
    """
    counts: dict[str, Counter[str]] = {}
    paths: dict[tuple[str, str], str] = {}
    for path, fields in posts:
        for name, values in fields.items():
            for value in values:
                counts.setdefault(name, Counter())[value] += 1
                paths.setdefault((name, value), path)
    return tuple(
        FieldValues(
            name,
            tuple(values.most_common(_MOST_VALUES)),
            len(values),
            tuple(RareValue(value, near, paths[name, value]) for value, near in _outliers(values)),
        )
        for name, values in sorted(counts.items())
    )


def _outliers(counts: Counter[str]) -> list[tuple[str, str]]:
    from rapidfuzz import fuzz, process

    common = [value for value, count in counts.items() if count >= _COMMON]
    found = []
    for value, count in counts.items():
        if count == 1 and len(value) > 3:
            near = process.extractOne(value, common, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
            if near:
                found.append((value, near[0]))
        if len(found) == _MOST_OUTLIERS:
            break
    return found
