"""The types that describe front matter: nodes, entries, formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cached_property

from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from postkit.front_matter.fence_marks import FenceProblem
    from postkit.front_matter.syntax_errors.problem import SyntaxProblem

    Kind = Literal["scalar", "sequence", "mapping"]

ALIAS = "*"
"""The `style` of a node that refers to another one (`*name` in YAML)."""


class Syntax(StrEnum):
    """The notation between the fences, as python-frontmatter distinguishes it."""

    YAML = "yaml"
    TOML = "toml"
    JSON = "json"


class Node:
    """A value of the front matter and where it is.

    `kind` is `scalar`, `sequence` or `mapping`. `span` covers the value as
    written, quotes, brackets, tag and anchor with it, without a comment or the
    newline after it; for a missing value (`key:`) it is empty and follows
    the colon. `value` is the parsed value. `entries` are the pairs of a mapping
    (a duplicate key is there twice), `items` the values of a sequence.
    `style` is the quote (`'` or `"`), `|` or `>` of a scalar, `[` or `{` of a
    flow collection, `*` of an alias (whose entries and items are those of the
    node it refers to), and empty for what is written plain or as a block.
    """

    __slots__ = ("_by_key", "entries", "items", "kind", "span", "style", "value")
    _by_key: dict[str, Entry] | None

    def __init__(
        self,
        kind: Kind,
        span: Span,
        value: Any,
        style: str = "",
        entries: tuple[Entry, ...] = (),
        items: tuple[Node, ...] = (),
    ) -> None:
        self.kind = kind
        self.span = span
        self.value = value
        self.style = style
        self.entries = entries
        self.items = items
        self._by_key = None

    def __repr__(self) -> str:
        """Return all that the node is made of, those below it included."""
        names = [name for name in self.__slots__ if not name.startswith("_")]
        return f"Node({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def __getitem__(self, key: str | int) -> Node | None:
        """Return the child at a key or an index, None where there is none.

        Of a duplicate key the last one counts, as it does for readers.
        """
        if isinstance(key, int):
            return self.items[key] if 0 <= key < len(self.items) else None
        entry = self.entry(key)
        return entry.value if entry else None

    def entry(self, key: str, *, ignores_case: bool = False) -> Entry | None:
        """Return the pair whose key is `key`, the last one where it is repeated.

        Args:
            key: the key.
            ignores_case: whether one in another case will do where there is no such key.
        """
        if self._by_key is None:
            self._by_key = {entry.key: entry for entry in self.entries}
        found = self._by_key.get(key)
        if found is None and ignores_case:
            folded = key.lower()
            return next((entry for entry in self.entries if entry.key.lower() == folded), None)
        return found

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in the order of the text.

        What follows an alias is yielded where it is written, not again
        where it is referred to.
        """
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if node.kind != "scalar" and node.style != ALIAS:
                waiting += reversed(node.items)
                waiting += [entry.value for entry in reversed(node.entries)]


class Entry:
    """A key of a mapping with its value.

    `key` is the key's text as parsed: `on` stays `on`, `2024` stays `2024`.
    `key_span` covers it as written, `value` is the node after it.
    """

    __slots__ = ("key", "key_span", "value")

    def __init__(self, key: str, key_span: Span, value: Node) -> None:
        self.key = key
        self.key_span = key_span
        self.value = value

    @property
    def span(self) -> Span:
        """The key and its value, which may be before the colon: that of `key:` is empty."""
        return Span(self.key_span.start, max(self.key_span.end, self.value.span.end))

    def __repr__(self) -> str:
        """Return the key and its value, and where they are."""
        return f"Entry({self.key!r}, {self.key_span!r}, {self.value!r})"


class Fences(NamedTuple):
    """Where front matter is; see `FrontMatter` for the fields."""

    syntax: Syntax
    span: Span
    content: Span
    opening: Span
    closing: Span | None
    problems: tuple[tuple[FenceProblem, Span], ...] = ()

    def widened(self, start: int, end: int, *problems: tuple[FenceProblem, Span]) -> Fences:
        """Return the same front matter with more around it, `problems` put first."""
        span = Span(min(start, self.span.start), max(end, self.span.end))
        return self._replace(span=span, problems=(*problems, *self.problems))


class ParserFailure(NamedTuple):
    """Where a parser gave up, in the parser's own words.

    `offset` and `context` are offsets into the whole text: where the parser
    was, and where what it was reading began.
    """

    offset: int
    problem: str
    context: int | None = None


class ParsedContent(NamedTuple):
    """What a parser made of the text between the fences."""

    root: Node | None
    failure: ParserFailure | None = None


class FrontMatter:
    """The front matter of a draft, however damaged.

    `span` runs from the first character of the opening fence (or of the code
    fence around it) to the end of the closing fence's line, its newline with
    it; `content` is what is between the fences `opening` and `closing` (None
    where nothing closes it), `syntax` the notation it is written in: `yaml`,
    `toml` or `json`. `root` is None where the content cannot be parsed, or where
    it is empty. `problems` tells what is wrong with the fences, `failure` where
    the parser gave up, and `diagnose` finds out why when somebody asks. Where
    `ignores_key_case` is set, `Title` and `title` are one key to the site, and
    `values`, `locate` and `entry` find it under either; so they do in mappings
    within mappings, but not in those that are items of a list.
    """

    def __init__(
        self,
        syntax: Syntax,
        span: Span,
        content: Span,
        opening: Span,
        closing: Span | None,
        problems: tuple[tuple[FenceProblem, Span], ...],
        root: Node | None,
        failure: ParserFailure | None = None,
        diagnose: Callable[[], tuple[SyntaxProblem, ...]] = tuple,
        *,
        ignores_key_case: bool = False,
    ) -> None:
        self.syntax = syntax
        self.span = span
        self.content = content
        self.opening = opening
        self.closing = closing
        self.problems = problems
        self.root = root
        self.failure = failure
        self.ignores_key_case = ignores_key_case
        self._diagnose = diagnose

    @property
    def values(self) -> dict[str, Any]:
        """The parsed mapping; empty where there is none."""
        if self.ignores_key_case:
            return self._caseless_values
        root = self.root
        return root.value if root and root.kind == "mapping" else {}

    @cached_property
    def _caseless_values(self) -> dict[str, Any]:
        from postkit.front_matter.caseless_fields import CaselessFields

        root = self.root
        return CaselessFields(root.value if root and root.kind == "mapping" else {})

    @cached_property
    def syntax_problems(self) -> tuple[SyntaxProblem, ...]:
        """All that keeps the content from being parsed; empty where it can be."""
        return self._diagnose() if self.failure else ()

    @property
    def error(self) -> SyntaxProblem | None:
        """The first of the syntax problems."""
        return self.syntax_problems[0] if self.failure else None

    @property
    def is_sealed(self) -> bool:
        """Whether it is the same in each text that starts with its lines.

        So it is between whole fences of YAML: what reads front matter ends it at the
        first `---`, and looks further only where it cannot make sense of what it has.
        """
        is_whole = self.syntax is Syntax.YAML and self.closing and not self.problems
        return bool(is_whole and self.root)

    def locate(self, path: tuple[str | int, ...]) -> Node | None:
        """Return the node at `path`: keys and list indices from the root."""
        node, ignores_case = self.root, self.ignores_key_case
        for key in path:
            if node is None:
                return None
            if isinstance(key, int):
                node, ignores_case = node[key], False
            else:
                entry = node.entry(key, ignores_case=ignores_case)
                node = entry.value if entry else None
        return node

    def entry(self, *path: str | int) -> Entry | None:
        """Return the entry at `path`, keys and list indices from the root.

        It is the last one where it is repeated, and None where `path` ends with an index.
        """
        *above, key = path
        parent = self.locate(tuple(above))
        if parent is None or isinstance(key, int):
            return None
        ignores_case = self.ignores_key_case and not any(isinstance(name, int) for name in above)
        return parent.entry(key, ignores_case=ignores_case)

    def scalars(self) -> Iterator[Node]:
        """Yield every scalar value, in the order of the text."""
        if self.root:
            yield from (node for node in self.root.walk() if node.kind == "scalar")
