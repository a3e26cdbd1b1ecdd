r"""Regular expressions of ECMA 262 that take time proportional to the text, whatever they are.

`pattern` in a JSON Schema is written in that language. Python's `re` reads some
of it otherwise (`\d`, `\w`, `$`) and may try a nested repetition in more ways
than a life has seconds. Here an expression becomes an automaton whose states
are found as texts need them. Look-around, back references, `\b`, `\p{…}` and
anchors in the middle are left to a larger engine.
"""

from __future__ import annotations

from collections.abc import Callable

from postkit.named_tuples import NamedTuple
from postkit.schema.char_sets import ANY, CLASSES, CONTROLS, CharSet, complement, has, union

_MOST_POSITIONS = 400
_MOST_STATES = 2000
_SYNTAX = "^$\\.*+?()[]{}|/"


class _NotPlainError(Exception):
    """The expression holds something that is left to a larger engine."""


class _Part(NamedTuple):
    """A part of an expression: whether it may match nothing, and where it begins and ends."""

    nullable: bool
    first: frozenset[int]
    last: frozenset[int]


_NOTHING = _Part(True, frozenset(), frozenset())


def compile_regular(pattern: str) -> Callable[[str], bool] | None:
    """Return a function that tests whether `pattern` matches somewhere in a text.

    None where it is not plain, or not an expression at all.
    """
    try:
        return _Automaton(_Parser(pattern)).search
    except (_NotPlainError, IndexError, RecursionError):
        return None


class _Parser:
    """Reads an expression into positions, each with its characters and those that may follow."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self.chars: list[CharSet] = []
        self.follow: list[set[int]] = []
        self.branches: list[tuple[bool, _Part, bool]] = []
        """Each alternative, with whether it must begin and end where the text does."""
        while True:
            is_at_start = self._take("^")
            part = self._sequence()
            self.branches.append((is_at_start, part, self._take("$")))
            if self._at == len(pattern):
                return
            if not self._take("|"):
                raise _NotPlainError

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self, sign: str) -> bool:
        is_there = self._pattern.startswith(sign, self._at)
        self._at += len(sign) if is_there else 0
        return is_there

    def _next(self) -> str:
        self._at += 1
        return self._pattern[self._at - 1]

    def _group(self) -> _Part:
        parts = [self._sequence()]
        while self._take("|"):
            parts.append(self._sequence())
        if not self._take(")"):
            raise _NotPlainError
        return _Part(
            any(part.nullable for part in parts),
            frozenset().union(*(part.first for part in parts)),
            frozenset().union(*(part.last for part in parts)),
        )

    def _sequence(self) -> _Part:
        whole = _NOTHING
        while self._peek() not in ("", "|", ")", "$"):
            whole = self._join(whole, self._repeated())
        return whole

    def _join(self, part: _Part, other: _Part) -> _Part:
        for position in part.last:
            self.follow[position] |= other.first
        return _Part(
            part.nullable and other.nullable,
            part.first | other.first if part.nullable else part.first,
            part.last | other.last if other.nullable else other.last,
        )

    def _repeated(self) -> _Part:
        start = self._at
        part = self._atom()
        end = self._at
        low, high = self._counts()
        self._take("?")  # A lazy repetition matches the same texts.
        if self._peek() in ("*", "+", "?", "{"):
            raise _NotPlainError
        after = self._at
        if high == 0:
            return _NOTHING
        whole = _NOTHING
        for count in range(max(low, 1) if high is None else high):
            if count:
                self._at = start
                part = self._atom()
                self._at = end
            whole = self._join(whole, part._replace(nullable=part.nullable or count >= low))
        self._at = after
        if high is None:
            self._join(part, part)
        return whole

    def _counts(self) -> tuple[int, int | None]:
        for sign, counts in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._take(sign):
                return counts
        if not self._take("{"):
            return 1, 1
        inner, brace, _ = self._pattern[self._at :].partition("}")
        low, comma, high = inner.partition(",")
        if not (brace and low.isascii() and low.isdigit() and len(inner) < 8):
            raise _NotPlainError
        if high and not (high.isascii() and high.isdigit() and int(high) >= int(low)):
            raise _NotPlainError
        self._at += len(inner) + 1
        return int(low), int(high) if high else None if comma else int(low)

    def _atom(self) -> _Part:
        if self._take("("):
            if self._peek() == "?" and not self._take("?:"):
                raise _NotPlainError
            return self._group()
        if self._take("["):
            return self._position(self._class())
        char = self._next()
        if char == ".":
            return self._position(ANY)
        if char == "\\":
            return self._position(self._escape())
        if char in _SYNTAX and char != "/":
            raise _NotPlainError
        return self._position((ord(char), ord(char) + 1))

    def _position(self, chars: CharSet) -> _Part:
        if len(self.chars) == _MOST_POSITIONS:
            raise _NotPlainError
        self.chars.append(chars)
        self.follow.append(set())
        only = frozenset([len(self.chars) - 1])
        return _Part(False, only, only)

    def _escape(self) -> CharSet:
        char = self._next()
        if char in CLASSES:
            return CLASSES[char]
        if char in CONTROLS:
            code = CONTROLS[char]
        elif char in "xu":
            digits = self._pattern[self._at : self._at + (2 if char == "x" else 4)]
            self._at += len(digits)
            if len(digits) != (2 if char == "x" else 4) or not digits.isalnum():
                raise _NotPlainError
            try:
                code = int(digits, 16)
            except ValueError:
                raise _NotPlainError from None
            if 0xD800 <= code < 0xE000:
                raise _NotPlainError
        elif char.isalnum():
            raise _NotPlainError
        else:
            code = ord(char)
        return (code, code + 1)

    def _class(self) -> CharSet:
        is_negated = self._take("^")
        if self._peek() == "]":
            raise _NotPlainError
        sets: list[CharSet] = []
        while not self._take("]"):
            low = self._class_item()
            if self._peek() == "-" and self._pattern[self._at + 1] != "]":
                self._at += 1
                high = self._class_item()
                if min(low[1] - low[0], high[1] - high[0], 1) < 1 or low[0] > high[0]:
                    raise _NotPlainError
                if (len(low), low[1] - low[0], len(high), high[1] - high[0]) != (2, 1, 2, 1):
                    raise _NotPlainError
                sets.append((low[0], high[1]))
            else:
                sets.append(low)
        chars = union(sets)
        return complement(chars) if is_negated else chars

    def _class_item(self) -> CharSet:
        char = self._next()
        if char == "\\":
            return self._escape()
        # Doubled signs are set operations to some engines.
        if char == "[" or (char in "&-~" and self._peek() == char):
            raise _NotPlainError
        return (ord(char), ord(char) + 1)


_State = tuple[int, ...]


class _Automaton:
    """The states that an expression may be in after each character, found when first needed."""

    def __init__(self, parser: _Parser) -> None:
        self._chars = parser.chars
        self._follow = [tuple(following) for following in parser.follow]
        self._first: set[int] = set()
        self._anywhere: set[int] = set()
        self._final: set[int] = set()
        self._final_at_end: set[int] = set()
        self._matches_nothing = self._matches_empty = False
        for is_at_start, part, is_at_end in parser.branches:
            self._first |= part.first
            if not is_at_start:
                self._anywhere |= part.first
            (self._final_at_end if is_at_end else self._final).update(part.last)
            if part.nullable:
                self._matches_empty = True
                self._matches_nothing |= not (is_at_start and is_at_end)
        self._steps: dict[tuple[_State | None, str], _State] = {}

    def search(self, text: str) -> bool:
        """Tell whether the expression matches somewhere in `text`."""
        if self._matches_nothing or (self._matches_empty and not text):
            return True
        state: _State | None = None
        for char in text:
            key = state, char
            after = self._steps.get(key)
            if after is None:
                if len(self._steps) >= _MOST_STATES:
                    self._steps.clear()
                after = self._steps[key] = self._step(state, char)
            if after[:1] == (-1,):
                return True
            if not after and not self._anywhere:
                return False
            state = after
        return state is not None and not self._final_at_end.isdisjoint(state)

    def _step(self, state: _State | None, char: str) -> _State:
        """Return the positions that match `char` after `state`; (-1,) where that is a match."""
        if state is None:
            waiting = self._first
        else:
            waiting = self._anywhere.union(*(self._follow[position] for position in state))
        matched = [position for position in waiting if has(self._chars[position], char)]
        if not self._final.isdisjoint(matched):
            return (-1,)
        return tuple(sorted(matched))
