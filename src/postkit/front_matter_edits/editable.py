"""Front matter that is about to be changed: how its lines, lists and quotes are written."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any

from postkit.document import Document
from postkit.errors import ChangeError
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.foreign_forms import FOREIGN
from postkit.front_matter.nodes import ALIAS, Entry, FrontMatter, Node, Syntax
from postkit.front_matter_edits.serialize import Quoting, write_key, write_value
from postkit.source import Span

QUOTES = ("'", '"')


class EditableFrontMatter:
    """The front matter of a draft, with what an edit needs to know of how it is written.

    Args:
        document: the draft.

    Raises:
        ChangeError: the front matter cannot be parsed, or is not a mapping,
            or is in a form that only its generator reads.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.source = document.source
        self.newline = document.source.newline
        self.front_matter: FrontMatter | None = document.front_matter
        self.root: Node | None = None
        if document.foreign_front_matter:
            raise self.refusal(FOREIGN, document.foreign_front_matter)
        if self.front_matter is None:
            return
        error = self.front_matter.error
        if error:
            raise self.refusal(f"the front matter cannot be read: {sentence(error)}", error.span)
        self.root = self.front_matter.root
        if self.root is not None and self.root.kind != "mapping":
            raise self.refusal("the front matter holds no fields", self.root.span)
        if self.root is not None and self.text.startswith("!!", self.root.span.start):
            raise self.refusal("the front matter has a tag (`!!`)", self.root.span)

    @property
    def syntax(self) -> Syntax:
        """The notation of the front matter; YAML where there is none yet."""
        return self.front_matter.syntax if self.front_matter else Syntax.YAML

    @property
    def values(self) -> dict[str, Any]:
        """The fields and their values."""
        return self.front_matter.values if self.front_matter else {}

    @property
    def is_flow(self) -> bool:
        """Whether commas separate the fields: JSON, and YAML in braces."""
        is_braced = self.root is not None and self.root.style == "{"
        return self.syntax is Syntax.JSON or is_braced

    def refusal(self, message: str, span: Span | None = None) -> ChangeError:
        """Return the error that says why a change at `span` is not made."""
        if span is not None:
            message = f"line {self.source.lines.position(span.start).line}: {message}"
        return ChangeError(message, path=self.document.path)

    def entry(self, key: str, within: Node | None = None) -> Entry | None:
        """Return the field `key`, None where there is none.

        Args:
            key: its name, in any case where the site ignores that.
            within: the mapping that it is a field of; that of the front matter itself where None.

        Raises:
            ChangeError: it is there twice.
        """
        parent = within or self.root
        found = [entry for entry in parent.entries if self._is_called(entry, key)] if parent else []
        if len(found) > 1:
            raise self.refusal(
                f"`{key}` is set twice; remove one of the two first", found[1].key_span
            )
        return found[0] if found else None

    def _is_called(self, entry: Entry, key: str) -> bool:
        if self.front_matter and self.front_matter.ignores_key_case:
            return entry.key.lower() == key.lower()
        return entry.key == key

    @cached_property
    def lists(self) -> list[Node]:
        """The lists that hold something, of the fields themselves."""
        entries = self.root.entries if self.root else ()
        return [
            entry.value
            for entry in entries
            if entry.value.kind == "sequence" and entry.value.items and entry.value.style != ALIAS
        ]

    @cached_property
    def item_lead(self) -> str | None:
        """What the items of most lists start with, such as `  - `; None for lists in brackets."""
        if self.is_flow or self.syntax is not Syntax.YAML:
            return None
        leads = Counter(self.lead_of(sequence) for sequence in self.lists)
        return leads.most_common(1)[0][0] if leads else None

    def lead_of(self, node: Node) -> str | None:
        """Return what each item of a block list starts with, None for another list."""
        if node.style or not node.items:
            return None
        for item in reversed(node.items):
            lead = self.text[self.line_start(item.span.start) : item.span.start]
            if lead.strip() == "-":
                return lead if lead.endswith((" ", "\t")) else lead + " "
        return None

    @cached_property
    def quote(self) -> str:
        """The quote that most texts have which are in quotes."""
        if self.front_matter is None or self.syntax is not Syntax.YAML:
            return '"'
        quotes = Counter(
            scalar.style for scalar in self.front_matter.scalars() if scalar.style in QUOTES
        )
        return quotes.most_common(1)[0][0] if quotes else '"'

    def quoting(self, *like: Node) -> Quoting:
        """Return how texts are quoted that take the place of `like`, or join them."""
        # An empty text has its quotes because it needs them.
        styles = {node.style for node in like if isinstance(node.value, str) and node.value}
        if len(styles) == 1 and (style := styles.pop()) in QUOTES:
            return Quoting(style, style)
        return Quoting("", self.quote)

    def write(self, value: Any, old: Node | None = None) -> str:
        """Return `value` as it is written in the place of `old`, or as that of a new field.

        Raises:
            UnwritableError: the syntax cannot say it.
        """
        like = () if old is None else old.items or (old,)
        in_flow = self.is_flow and self.syntax is Syntax.YAML
        if isinstance(value, list) and value and old is not None and old.style == "[":
            opening = self.text[old.span.start : old.items[0].span.start] if old.items else ""
            if "\n" in opening and "#" not in opening:
                return self._spread(value, old, opening)
        return write_value(value, self.syntax, self.quoting(*like), in_flow=in_flow)

    def _spread(self, value: list[Any], old: Node, opening: str) -> str:
        """Return a list in brackets with a line for each item, as `old` is written."""
        quoting = self.quoting(*old.items)
        items = [write_value(item, self.syntax, quoting, in_flow=True) for item in value]
        lead = "\n" + opening.rpartition("\n")[2]
        closing = "\n" + self.indent_at(old.span.end - 1)
        spread = "[" + lead + ("," + lead).join(items) + closing + "]"
        return spread.replace("\n", self.newline)

    def block_lines(self, value: Any, old: Node | None, indent: str) -> list[str] | None:
        """Return the lines of `value` as a list or mapping below its key.

        Args:
            value: the new value.
            old: the one that it replaces, if any.
            indent: what the line of the key starts with.

        Returns:
            None where `value` belongs on the line of its key.

        Raises:
            UnwritableError: the syntax cannot say it.
        """
        if self.is_flow or self.syntax is not Syntax.YAML or not value:
            return None
        if isinstance(value, list):
            is_list = old is not None and old.kind == "sequence" and bool(old.items)
            lead = self.lead_of(old) if old is not None and is_list else self.item_lead
            quoting = self.quoting(*(old.items if old else ()))
            if lead is None:
                return None
            return [lead + write_value(item, self.syntax, quoting) for item in value]
        if isinstance(value, dict) and old is not None and old.kind == "mapping" and not old.style:
            lead = self.indent_at(old.entries[0].key_span.start) if old.entries else indent + "  "
            quoting = self.quoting()
            return [
                f"{lead}{write_key(str(key), self.syntax)}: "
                + write_value(item, self.syntax, quoting)
                for key, item in value.items()
            ]
        return None

    def line_start(self, offset: int) -> int:
        """Return where the line around `offset` starts."""
        return self.source.line_span(offset).start

    def line_end(self, offset: int) -> int:
        """Return where the line around `offset` ends, before its newline."""
        return self.source.line_span(offset).end

    def next_line(self, offset: int) -> int:
        """Return where the line after the one around `offset` starts."""
        end = self.line_end(offset)
        return end + (2 if self.text.startswith("\r\n", end) else self.text[end : end + 1] != "")

    def is_first_on_line(self, offset: int, mark: str = "") -> bool:
        """Tell whether nothing but white space and `mark` comes before `offset` on its line."""
        return self.text[self.line_start(offset) : offset].strip() == mark

    def indent_at(self, offset: int) -> str:
        """Return the white space that the line around `offset` starts with."""
        start = self.line_start(offset)
        line = self.text[start : self.line_end(offset)]
        return line[: len(line) - len(line.lstrip())]
