"""The declarative part of JavaScript and TypeScript: literals, calls and names.

Only the values of a program are read: what a function computes stays unknown.
"""

from __future__ import annotations

import re

from postkit.named_tuples import NamedTuple

_TOKEN = re.compile(
    r"""\s+|//[^\n]*|/\*.*?(?:\*/|\Z)
    |(?<!\\)(?P<string>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\$]|\\.|\$(?!\{))*+`)
    |(?P<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_$][\w$]*)
    |(?P<regex>(?<=[(,=:\[])/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*+\])++/[a-z]*)
    |(?P<sign>=>|\.\.\.|\?\.|(?<=[(,=:\[])/[^\n]*|.)""",
    re.VERBOSE | re.DOTALL,
)
"""What nothing closes is not read again from each place in it: it might be a megabyte."""
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_MOST_DEPTH = 150


class Token(NamedTuple):
    """A word of the language; `kind` is `string`, `number`, `name`, `regex` or `sign`."""

    kind: str
    text: str
    line: int


class ProgramNode(NamedTuple):
    """A part of a program.

    `kind` is `value` (`text` is a number or a string as it is meant, `value`
    holds it), `name`, `regex`, `list` (of `inner`), `mapping` (of `keys` and
    `inner`, a spread has the key `...`), `call` (`inner[0]` with the others),
    `member` (`text` of `inner[0]`), `function` (that gives `inner[0]`) or
    `unknown`.
    """

    kind: str
    line: int
    text: str = ""
    value: object = None
    inner: tuple[ProgramNode, ...] = ()
    keys: tuple[str, ...] = ()


class NotReadError(Exception):
    """Something is written here that is not a plain value."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_program(text: str) -> dict[str, ProgramNode]:
    """Return the values that a program gives names to; the default export is `default`."""
    tokens = _tokens(text)
    found: dict[str, ProgramNode] = {}
    at = depth = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind == "sign" and token.text in _PAIRS:
            depth += 1
        elif token.kind == "sign" and token.text in _PAIRS.values():
            depth = max(depth - 1, 0)
        elif depth or token.kind != "name":
            continue
        elif token.text in ("const", "let", "var") and at < len(tokens):
            name = tokens[at].text
            start = _after_equals(tokens, at + 1)
            if start is not None:
                found[name], at = _read(tokens, start)
        elif token.text == "default" and tokens[at - 2].text == "export":
            found["default"], at = _read(tokens, at)
    return found


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            found.append(Token(match.lastgroup, match[0], line))
        line += match[0].count("\n")
    return found


def _after_equals(tokens: list[Token], at: int) -> int | None:
    """Return where the value begins that a name gets, past its type."""
    for index in range(at, min(at + 40, len(tokens))):
        if tokens[index].text == "=":
            return index + 1
        if tokens[index].text == ";":
            return None
    return None


def _read(tokens: list[Token], at: int) -> tuple[ProgramNode, int]:
    parser = _Parser(tokens, at)
    try:
        return parser.expression(), parser.at
    except NotReadError as error:
        return ProgramNode("unknown", error.line), at
    except IndexError:
        return ProgramNode("unknown", tokens[-1].line), at


class _Parser:
    def __init__(self, tokens: list[Token], at: int) -> None:
        self._tokens = tokens
        self.at = at
        self._depth = 0

    def _peek(self) -> str:
        token = self._tokens[self.at] if self.at < len(self._tokens) else None
        return token.text if token and token.kind != "string" else ""

    def _take(self, text: str) -> bool:
        is_there = self._peek() == text
        self.at += is_there
        return is_there

    def _next(self) -> Token:
        self.at += 1
        return self._tokens[self.at - 1]

    def _fail(self) -> NotReadError:
        return NotReadError(self._tokens[min(self.at, len(self._tokens) - 1)].line)

    def expression(self) -> ProgramNode:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise self._fail()
        node = self._primary()
        while True:
            line = node.line
            if self._take(".") or self._take("?."):
                node = ProgramNode("member", line, self._next().text, inner=(node,))
            elif self._take("("):
                node = ProgramNode("call", line, inner=(node, *self._items(")")))
            elif self._peek() in ("as", "satisfies"):
                self._skip_type()
            else:
                break
        self._depth -= 1
        return node

    def _primary(self) -> ProgramNode:
        token = self._next()
        line = token.line
        if token.kind == "string":
            return ProgramNode("value", line, value=_unquoted(token.text))
        if token.kind == "number":
            return ProgramNode("value", line, value=_number(token.text))
        if token.kind == "regex":
            return ProgramNode("regex", line, token.text)
        if token.text == "-" and self._tokens[self.at].kind == "number":
            number = _number(self._next().text)
            return ProgramNode("value", line, value=-number)
        if token.text == "[":
            return ProgramNode("list", line, inner=tuple(self._items("]")))
        if token.text == "{":
            return self._mapping(line)
        if token.text == "(":
            return self._parenthesis(line)
        if token.kind != "name" or token.text in ("function", "class"):
            self.at -= 1
            raise self._fail()
        if token.text in ("new", "async", "await"):
            return self._primary()
        if token.text in ("true", "false", "null", "undefined"):
            return ProgramNode("value", line, value={"true": True, "false": False}.get(token.text))
        if self._take("=>"):
            return self._body(line)
        return ProgramNode("name", line, token.text)

    def _items(self, end: str) -> list[ProgramNode]:
        items: list[ProgramNode] = []
        while not self._take(end):
            is_spread = self._take("...")
            node = self._or_unknown(end)
            items.append(ProgramNode("spread", node.line, inner=(node,)) if is_spread else node)
            if not self._take(",") and self._peek() != end:
                raise self._fail()
        return items

    def _mapping(self, line: int) -> ProgramNode:
        keys: list[str] = []
        values: list[ProgramNode] = []
        while not self._take("}"):
            if self._take("..."):
                keys.append("...")
                values.append(self._or_unknown("}"))
            else:
                token = self._next()
                key = _unquoted(token.text) if token.kind == "string" else token.text
                if self._take(":"):
                    values.append(self._or_unknown("}"))
                elif self._peek() in (",", "}"):
                    values.append(ProgramNode("name", token.line, key))
                else:
                    # A method: its body is not read.
                    self._skip_to(",", "}")
                    values.append(ProgramNode("unknown", token.line))
                keys.append(key)
            if not self._take(",") and self._peek() != "}":
                raise self._fail()
        return ProgramNode("mapping", line, inner=tuple(values), keys=tuple(keys))

    def _or_unknown(self, end: str) -> ProgramNode:
        """Return an expression; an unknown one up to the next comma where it cannot be read."""
        start = self.at
        depth = self._depth
        try:
            node = self.expression()
            if self._peek() in (",", end):
                return node
        except NotReadError:
            pass
        self.at = start
        self._depth = depth
        line = self._tokens[start].line
        self._skip_to(",", end)
        return ProgramNode("unknown", line)

    def _parenthesis(self, line: int) -> ProgramNode:
        start = self.at
        self._skip_to(")")
        self.at += 1
        if self._take("=>"):
            return self._body(line)
        self.at = start
        node = self.expression()
        if not self._take(")"):
            raise self._fail()
        return node

    def _body(self, line: int) -> ProgramNode:
        """Return a function by what it gives: its expression, or that of the first `return`."""
        if self._peek() != "{":
            return ProgramNode("function", line, inner=(self.expression(),))
        self.at += 1
        end = self._end_of_block()
        while self.at < end:
            if self._next().text == "return":
                node = self.expression()
                self.at = end + 1
                return ProgramNode("function", line, inner=(node,))
        self.at = end + 1
        return ProgramNode("unknown", line)

    def _end_of_block(self) -> int:
        start = self.at
        self._skip_to("}")
        end, self.at = self.at, start
        return end

    def _skip_to(self, *ends: str) -> None:
        """Move to the next of `ends` that is not in brackets."""
        depth = 0
        while True:
            text = self._peek()
            if depth == 0 and text in ends:
                return
            depth += (text in _PAIRS) - (text in _PAIRS.values())
            if depth < 0 or self.at >= len(self._tokens):
                raise self._fail()
            self.at += 1

    def _skip_type(self) -> None:
        self.at += 1
        while self._peek() not in ("", ",", ")", "]", "}", ";"):
            if self._peek() in _PAIRS:
                end = _PAIRS[self._peek()]
                self.at += 1
                self._skip_to(end)
            self.at += 1


def _unquoted(text: str) -> str:
    escapes = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}

    def plain(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        return escapes.get(match[2], match[2])

    return re.sub(
        r"\\(?:[ux]([0-9A-Fa-f]{4}|(?<=x)[0-9A-Fa-f]{2})|(.))", plain, text[1:-1], flags=re.DOTALL
    )


def _number(text: str) -> int | float:
    plain = text.replace("_", "")
    return int(plain) if plain.isdigit() else float(plain)
