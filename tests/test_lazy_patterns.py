"""No pattern takes quadratic time because two of its repeats may match the same characters.

After `[ \t]*[ \t\r]*$` has failed on a run of blanks, each way to divide the run between the two
repeats is tried: a line of a hundred thousand blanks takes minutes. `[ \t]*+` gives nothing back.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple

import pytest
from test_structure import MODULES

from postkit.lazy_patterns import lazy_compile

_CHARACTERS = string.printable + "桥，。：“”（）\u3000\u200b"
"""Those for which it is asked whether a part matches them, besides those that it names."""
_MOST_WAYS = 64
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_MANY = _parser.MAXREPEAT


class Part(NamedTuple):
    """A part of a way through a pattern, which matches characters one at a time.

    `can_fail` is whether something, be it a character or a condition, must be there.
    """

    characters: frozenset[str]
    can_fail: bool = True
    is_endless: bool = False
    gives_back: bool = False
    is_condition: bool = False


_END = Part(frozenset())
"""What is not looked into: the end of the text, a group again, what is before."""
_CONDITION = Part(frozenset(), is_condition=True)
_Way = tuple[Part, ...]
_known: dict[str, frozenset[str]] = {}
"""The characters that nodes match, by their flags and names."""


@pytest.mark.parametrize(
    ("pattern", "is_quadratic"),
    [
        pytest.param(r"[ \t]*[ \t\r]*$", True, id="side by side"),
        pytest.param(r"a+(?:b?)[a-c]*d", True, id="with something between that need not be there"),
        pytest.param(r"\s*\n\s*x", True, id="with something between that both match"),
        pytest.param(r"\{[^}]*\\p[^}]*\}", True, id="with a word between"),
        pytest.param(r"(?:(a*)|b)a*c", True, id="one in a group"),
        pytest.param(r"a*(?=a*b)", True, id="one in a condition"),
        pytest.param(r"[ \t]*+[ \t\r]*$", False, id="the first gives nothing back"),
        pytest.param(r"(?>a*)a*b", False, id="the first is atomic"),
        pytest.param(r"a*ba*c", False, id="with something between that they do not match"),
        pytest.param(r"a*a*", False, id="with nothing after them"),
        pytest.param(r"a*\Za*b", False, id="with the end of the text between"),
        pytest.param(r"a{0,9}a*b", False, id="one has an end"),
    ],
)
def test_it_is_found_which_repeats_compete(pattern: str, is_quadratic: bool) -> None:
    assert competes(pattern) is is_quadratic


def test_no_repeats_of_a_pattern_compete_for_the_same_characters() -> None:
    lazy = type(lazy_compile(""))
    values = {
        f"{module}.{name}": value
        for module in MODULES
        if not module.endswith("__main__") and "datatrove" not in module
        for name, value in vars(import_module(module)).items()
    }
    patterns = {
        name: (value.pattern, getattr(value, "_flags", None) or getattr(value, "flags", 0))
        for name, value in values.items()
        if isinstance(value, lazy | re.Pattern)
    }

    assert len(patterns) > 800
    assert [name for name, pattern in patterns.items() if competes(*pattern)] == []


@cache
def competes(pattern: str | bytes, flags: int = 0) -> bool:
    """Tell whether two endless repeats of `pattern` may match the same characters, then fail."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    parsed = _parser.parse(text, flags & ~re.UNICODE)
    aside: list[_Way] = []
    ways = _ways(parsed, parsed.state.flags, aside)
    return any(map(_is_quadratic, ways + aside))


def _is_quadratic(way: _Way) -> bool:
    for number, first in enumerate(way):
        if not (first.is_endless and first.gives_back):
            continue
        between: list[frozenset[str]] = []
        for place, part in enumerate(way[number + 1 :], number + 1):
            if part.is_condition:
                continue
            both = first.characters & part.characters
            if part.is_endless and both and all(both & characters for characters in between):
                if any(rest.can_fail for rest in way[place + 1 :]):
                    return True
            elif part.can_fail and not both:
                break
            if part.can_fail:
                between.append(part.characters)
    return False


def _ways(nodes: Sequence[Any], flags: int, aside: list[_Way]) -> list[_Way]:
    """Return the ways through `nodes`.

    What a condition asks for is the end of a way of its own, and what is in a group that gives
    nothing back to what follows is one: they are added to `aside`.
    """
    ways: list[_Way] = [()]
    for node in nodes:
        name, value = str(node[0]), node[1]
        if name in ("ASSERT", "ASSERT_NOT") and value[0] > 0:
            ahead = _ways(value[1], flags, aside)
            aside += [before + after for before in ways for after in ahead]
        steps = list(_steps(name, node, flags, aside))
        ways = [way + step for way in ways for step in steps][:_MOST_WAYS]
    return ways


def _steps(name: str, node: Any, flags: int, aside: list[_Way]) -> Iterator[_Way]:
    """Yield the ways through one node."""
    value = node[1]
    name = str(value) if name == "AT" else name
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        yield (Part(_matched(node, flags)),)
    elif name in ("MAX_REPEAT", "MIN_REPEAT"):
        yield from _repeated(*value, flags, aside)
    elif name == "POSSESSIVE_REPEAT":
        yield from _kept(list(_repeated(*value, flags, aside)), aside)
    elif name == "ATOMIC_GROUP":
        yield from _kept(_ways(value, flags, aside), aside)
    elif name == "SUBPATTERN":
        yield from _ways(value[3], flags | value[1] & ~value[2], aside)
    elif name == "BRANCH":
        yield from chain.from_iterable(_ways(branch, flags, aside) for branch in value[1])
    elif name == "GROUPREF_EXISTS":
        yield from _ways(value[1], flags, aside)
        yield from _ways(value[2] or [], flags, aside)
    elif name in ("GROUPREF", "AT_END_STRING") or (name.startswith("ASSERT") and value[0] < 0):
        yield (_END,)
    else:
        yield (_CONDITION,)


def _repeated(
    least: int, most: int, nodes: Sequence[Any], flags: int, aside: list[_Way]
) -> Iterator[_Way]:
    ways = _ways(nodes, flags, aside)
    if most == _MANY and all(len(way) == 1 for way in ways):
        characters = frozenset[str]().union(*(way[0].characters for way in ways))
        yield (Part(characters, bool(least), is_endless=True, gives_back=True),)
        return
    if not least:
        yield ()
    yield from ways


def _kept(ways: Sequence[_Way], aside: list[_Way]) -> Iterator[_Way]:
    """Yield `ways` for what follows, to which they give nothing back."""
    aside += ways
    for way in ways:
        yield tuple(part._replace(gives_back=False) for part in way)


def _matched(node: Any, flags: int) -> frozenset[str]:
    """Return the characters that a node for one character matches."""
    key = f"{flags} {node}"
    if key not in _known:
        state = _parser.State()
        state.flags = flags
        pattern = _compiler.compile(_parser.SubPattern(state, [node]), flags)
        choices = node[1] if str(node[0]) == "IN" else [node]
        named = (chr(value) for operator, value in choices if str(operator) == "LITERAL")
        _known[key] = frozenset(filter(pattern.fullmatch, chain(_CHARACTERS, named)))
    return _known[key]
