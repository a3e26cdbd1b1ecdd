"""What a site has decided for good: terms that stay, corrections, a person's choices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from postkit.named_tuples import NamedTuple
from postkit.script.exclusive_chars import changed_alone
from postkit.script.letters_around import normalized_letters, reach_back, reach_on
from postkit.script.split_lines import MASK

_REACH = 8
"""How many letters on either side make the context of a decision."""


class CharContext(NamedTuple):
    """A character and what is around it on its line of prose, Markdown left out.

    It reaches as far as there are eight letters on either side. Fewer mean that the line
    begins or ends there, or has code or an address.
    """

    before: str
    char: str
    after: str

    @classmethod
    def at(cls, line: str, index: int) -> CharContext:
        """Return the context of `line[index]`."""
        stop = line.find(MASK, index)
        first = reach_back(line, line.rfind(MASK, 0, index) + 1, index, _REACH)
        end = reach_on(line, index + 1, stop if stop >= 0 else len(line), _REACH)
        return cls(line[first:index], line[index], line[index + 1 : end])

    @property
    def key(self) -> CharContext:
        """What identifies the context after punctuation, spacing, width or script were fixed."""
        simplified = _simplified()
        before, after = (
            normalized_letters(side).translate(simplified) for side in (self.before, self.after)
        )
        return CharContext(before, self.char, after)


class SettledPlace(NamedTuple):
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
    decisions: Mapping[CharContext, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is settled."""
        return not (self.kept or self.corrections or self.decisions)

    def places(self, line: str) -> Iterator[SettledPlace]:
        """Yield what is settled in a line of prose, in its order; a term wins over a decision.

        What a correction puts in stays as it is the next time.
        """
        end = 0
        for match in self._pattern.finditer(line) if self._terms else ():
            yield from self._decided(line, end, match.start())
            end = match.end()
            yield SettledPlace(match.start(), end, self._terms[match[0]])
        yield from self._decided(line, end, len(line))

    def _decided(self, line: str, start: int, end: int) -> Iterator[SettledPlace]:
        for match in self._decided_pattern.finditer(line, start, end) if self.decisions else ():
            choice = self._choices.get(CharContext.at(line, match.start()).key)
            if choice is not None:
                yield SettledPlace(*match.span(), choice)

    @cached_property
    def _choices(self) -> dict[CharContext, str]:
        return {context.key: choice for context, choice in self.decisions.items()}

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


@cache
def _simplified() -> dict[int, str]:
    """Return what single characters of both scripts become in Simplified Chinese."""
    return {ord(char): new for char, new in changed_alone("t2s").items()}


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, texts)))
