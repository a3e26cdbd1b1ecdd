"""Conditions on front matter, such as `speaker == "TED" and "ai" in tags`.

    condition  = all { "or" all }
    all        = part { "and" part }
    part       = "not" part | comparison
    comparison = operand [ sign operand ]
    sign       = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not" "in"
    operand    = text | number | date | "true" | "false" | "null" | field
               | "[" [ operand { "," operand } ] "]"
               | "has" "(" field ")" | "(" condition ")"
    field      = name { "." name }

A text is in single or double quotes, a name with unusual signs in
backticks. Nothing of this is Python: there is nothing to call, and nothing to
reach but the fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from postkit.errors import UsageError
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.workflow.condition import (
    AllOf,
    AnyOf,
    Comparison,
    ConditionNode,
    Constant,
    FieldValue,
    Has,
    Listed,
    Not,
    Values,
)

MAX_DEPTH = 50
"""How deep parentheses, lists and `not` may be nested: reading and asking recurse on them."""

_TOKEN = lazy_compile(
    r"""(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-]))
    | (?P<number>-?[0-9]{1,18}(?:\.[0-9]{1,18})?(?![\w.]))
    | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<name>(?:[^\W\d][\w-]*|`[^`]+`)(?:\.(?:[^\W\d][\w-]*|`[^`]+`))*)
    | (?P<sign>==|!=|<=|>=|[<>()\[\],])
    """,
    re.VERBOSE | re.DOTALL,
)
_SPACE = lazy_compile(r"\s*")
_PART = lazy_compile(r"`[^`]+`|[^.`]+")
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_CONSTANTS = {"true": True, "false": False, "null": None}
_WORDS = frozenset(["and", "or", "not", "in"])
_HINTS = {
    "=": "write `==` to compare",
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`, or `!=` to compare",
    "“": 'put text in straight quotes: `"…"`',
    "”": 'put text in straight quotes: `"…"`',
    "‘": "put text in straight quotes: `'…'`",
    '"': "this text has no closing quote",
    "'": "this text has no closing quote",
    "`": "this name has no closing backtick",
}


class ConditionError(UsageError):
    """A condition cannot be understood.

    `condition` is what was written, `offset` the place in it.
    """

    def __init__(self, problem: str, condition: str, offset: int) -> None:
        super().__init__(f"the condition `{condition}`, character {offset + 1}: {problem}")
        self.problem = problem
        self.condition = condition
        self.offset = offset


@dataclass(frozen=True)
class Condition:
    """A condition on the fields of a post.

    `text` is as it was written, `fields` are the top-level ones that it asks for.
    """

    text: str
    _tree: ConditionNode
    fields: tuple[str, ...]

    def holds(self, values: Values) -> bool:
        """Tell whether the condition holds for front matter with these `values`."""
        return bool(self._tree.of(values))


def parse_condition(text: str) -> Condition:
    """Return the condition that `text` states.

    Raises:
        ConditionError: it states none; the place is in it.
    """
    parser = _Parser(text)
    return Condition(text, parser.parse(), tuple(dict.fromkeys(parser.fields)))


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class _Parser:
    """Reads a condition by descent, a method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.fields: list[str] = []
        self._text = text
        self._depth = 0
        self._end = 0
        self._token = self._read()

    def parse(self) -> ConditionNode:
        tree = self._any()
        if self._token.kind != "end":
            raise self._error("`and` or `or` is expected here")
        return tree

    def _any(self) -> ConditionNode:
        parts = self._joined("or", self._all)
        return parts[0] if len(parts) == 1 else AnyOf(parts)

    def _all(self) -> ConditionNode:
        parts = self._joined("and", self._part)
        return parts[0] if len(parts) == 1 else AllOf(parts)

    def _joined(self, word: str, read: Callable[[], ConditionNode]) -> tuple[ConditionNode, ...]:
        parts = [read()]
        while self._take(word):
            parts.append(read())
        return tuple(parts)

    def _part(self) -> ConditionNode:
        if self._take("not"):
            return Not(self._deeper(self._part))
        return self._comparison()

    def _comparison(self) -> ConditionNode:
        left = self._operand()
        for sign in _COMPARISONS:
            if self._take(sign):
                return Comparison(sign, left, self._operand())
        if self._take("in"):
            return Comparison("in", left, self._operand())
        if self._take("not"):
            self._expect("in", "expected `in` after `not`")
            return Not(Comparison("in", left, self._operand()))
        return left

    def _operand(self) -> ConditionNode:
        token = self._token
        if self._take("("):
            inner = self._deeper(self._any)
            self._expect(")", "`)` is missing here")
            return inner
        if self._take("["):
            return self._deeper(self._list)
        if token.kind in ("end", "sign") or token.text in _WORDS:
            raise self._error("a field or a value is expected here")
        self._step()
        if token.kind != "name":
            return Constant(self._constant(token))
        if token.text == "has" and self._take("("):
            field = self._token
            if field.kind != "name":
                raise self._error("the name of a field is expected here")
            self._step()
            self._expect(")", "`)` is missing here")
            return Has(self._path(field.text))
        if token.text in _CONSTANTS:
            return Constant(_CONSTANTS[token.text])
        return FieldValue(self._path(token.text))

    def _list(self) -> ConditionNode:
        items: list[ConditionNode] = []
        while not self._take("]"):
            items.append(self._operand())
            if not self._take(","):
                self._expect("]", "`,` or `]` is expected here")
                break
        return Listed(tuple(items))

    def _constant(self, token: _Token) -> Any:
        if token.kind == "text":
            return re.sub(r"\\(.)", r"\1", token.text[1:-1], flags=re.DOTALL)
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        try:
            return date.fromisoformat(token.text)
        except ValueError:
            raise ConditionError("there is no such day", self._text, token.at) from None

    def _deeper(self, read: Callable[[], ConditionNode]) -> ConditionNode:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error("this is nested too deeply")
        node = read()
        self._depth -= 1
        return node

    def _take(self, text: str) -> bool:
        """Step over the token `text` if it comes next."""
        if self._token.kind not in ("name", "sign") or self._token.text != text:
            return False
        self._step()
        return True

    def _expect(self, text: str, problem: str) -> None:
        if not self._take(text):
            raise self._error(problem)

    def _step(self) -> None:
        self._token = self._read()

    def _read(self) -> _Token:
        space = _SPACE.match(self._text, self._end)
        at = space.end() if space else self._end
        if at == len(self._text):
            return _Token("end", "", at)
        match = _TOKEN.match(self._text, at)
        if match is None or match.lastgroup is None:
            hint = _HINTS.get(self._text[at], f"`{self._text[at]}` is not expected here")
            raise ConditionError(hint, self._text, at)
        self._end = match.end()
        return _Token(match.lastgroup, match[0], at)

    def _error(self, problem: str) -> ConditionError:
        return ConditionError(problem, self._text, self._token.at)

    def _path(self, name: str) -> tuple[str, ...]:
        path = tuple(part.strip("`") for part in _PART.findall(name))
        self.fields.append(path[0])
        return path
