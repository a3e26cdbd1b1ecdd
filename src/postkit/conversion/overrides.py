"""What a site has decided for good: terms that stay, corrections, a person's choices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from postkit.named_tuples import NamedTuple

_REACH = 8
"""How many characters on either side make the context of a decision."""


class Context(NamedTuple):
    """A character and what is around it on its line of prose, marks left out.

    Fewer than eight characters on a side mean that the line begins or ends there.
    """

    before: str
    char: str
    after: str

    @classmethod
    def at(cls, line: str, index: int) -> Context:
        """Return the context of `line[index]`."""
        before = line[max(index - _REACH, 0) : index]
        return cls(before, line[index], line[index + 1 : index + 1 + _REACH])


class Place(NamedTuple):
    """A part of a line of prose whose conversion is settled: None where it stays as it is."""

    start: int
    end: int
    result: str | None


@dataclass(frozen=True)
class Overrides:
    """What is settled before OpenCC is asked.

    Args:
        kept: terms that stay as they are.
        corrections: what to write for a text in the source script.
        decisions: what a person chose for a character in its context.
    """

    kept: frozenset[str] = frozenset()
    corrections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Mapping[Context, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is settled."""
        return not (self.kept or self.corrections or self.decisions)

    def places(self, line: str) -> Iterator[Place]:
        """Yield what is settled in a line of prose, in its order; a term wins over a decision.

        What a correction puts in stays as it is the next time.
        """
        end = 0
        for match in self._pattern.finditer(line) if self._terms else ():
            yield from self._decided(line, end, match.start())
            end = match.end()
            yield Place(match.start(), end, self._terms[match[0]])
        yield from self._decided(line, end, len(line))

    def _decided(self, line: str, start: int, end: int) -> Iterator[Place]:
        for match in self._decided_pattern.finditer(line, start, end) if self.decisions else ():
            choice = self.decisions.get(Context.at(line, match.start()))
            if choice is not None:
                yield Place(*match.span(), choice)

    @cached_property
    def _terms(self) -> dict[str, str | None]:
        stays = {*self.kept, *self.corrections.values()}
        return {**self.corrections, **dict.fromkeys(stays)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _any_of(sorted(self._terms, key=len, reverse=True))

    @cached_property
    def _decided_pattern(self) -> re.Pattern[str]:
        return _any_of(self.decided_chars)

    @cached_property
    def decided_chars(self) -> frozenset[str]:
        """The characters that somebody decided about."""
        return frozenset(context.char for context in self.decisions)


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, texts)))
