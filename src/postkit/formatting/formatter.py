"""Format a draft, and verify each step.

A change is withheld when the draft after it would show something else to a
reader, or when its front matter would read differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from postkit.dialects import PLAIN, Dialect
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit, apply_edits
from postkit.formatting import (
    blank_lines,
    details_content,
    details_tags,
    front_matter_layout,
    white_space,
)
from postkit.formatting.markup_blocks import is_markup
from postkit.formatting.options import Layout
from postkit.formatting.passes import FormattingRun, Pass, Withheld
from postkit.formatting.rendered_text import page, page_around_details, transcribed
from postkit.lazy_patterns import lazy_compile
from postkit.schema import SchemaSet
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.schema import SchemaSet

MAX_ROUNDS = 8
"""The second round finds nothing left to do; more rounds than this mean that passes disagree."""
_FENCE = lazy_compile(r"[\r\n][ ]{0,3}(?:```|~~~)")
_FENCE_SIGNS = ("```", "~~~")
_NEWLINES = ("\n", "\r\n", "\r")
_LOST_FENCE = (
    "the draft is left unchanged: the HTML above keeps this from being code; "
    "add a blank line between them"
)
_FENCE_IN_TEXT = (
    "the draft is left unchanged: the site's engine reads this fence as text of the list or "
    "quotation above it; add a blank line between them"
)
_CONFLICT = "the draft is left unchanged: resolve the git conflict that is marked here first"
_HEAD = "the front matter"
_UNSETTLED = "left unchanged: formatting it twice gives different results"


@dataclass(frozen=True)
class FormatResult:
    """The result of formatting one draft.

    `source` is the draft as it was given, `text` the formatted draft, and `withheld` the
    changes that were not made, each with its `line` and a `message`.
    """

    source: Source
    text: str
    withheld: tuple[Withheld, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from the original."""
        return self.text != self.source.text


@dataclass(frozen=True)
class Formatter:
    """A layout, ready to be applied to any number of drafts.

    Args:
        layout: what the site has chosen.
        schemas: where the order `schema` of front matter comes from; those that
            ship with postkit where it is None.
        dialect: how the site reads a post.
    """

    layout: Layout = field(default_factory=Layout)
    schemas: SchemaSet | None = None
    dialect: Dialect = PLAIN

    def format(self, source: Source) -> FormatResult:
        """Return `source` formatted; nothing is written.

        Formatting the result again changes nothing.
        """
        run = FormattingRun(Document(source, dialect=self.dialect))
        if run.document.conflicts:
            run.withhold(run.document.conflicts[0].start, _CONFLICT)
            return FormatResult(source, source.text, tuple(run.withheld))
        lost = _find_lost_fence(run.document)
        if lost is not None:
            # What is code now is not what would be code after a fix.
            run.withhold(*lost)
            return FormatResult(source, source.text, tuple(run.withheld))
        for _ in range(MAX_ROUNDS):
            if not run.make(self._passes) and not run.retry():
                break
        else:
            return FormatResult(source, source.text, (Withheld(1, _UNSETTLED),))
        for block, reason in details_content.unconverted(run.document, self.layout):
            run.withhold(block.opening.start, reason)
        text = apply_edits(run.document.text, white_space.end_with_newline(run.document))
        return FormatResult(source, text, tuple(sorted(run.withheld)))

    def keeps(self, document: Document) -> bool:
        """Tell whether `document` is in the layout already, so that `format` changes nothing.

        That takes a part of the time: the first change that would be made is enough.
        """
        if document.conflicts or _find_lost_fence(document) is not None:
            return True
        if any(white_space.end_with_newline(document)):
            return False
        run = FormattingRun(document)
        # Where none changes anything their order does not matter; the last are the cheapest.
        return not any(run.make([step]) for step in reversed(self._passes))

    @cached_property
    def _passes(self) -> Sequence[Pass]:
        layout = self.layout
        return (
            Pass(_HEAD, self._order, _values),
            Pass(_HEAD, front_matter_layout.trim, _values),
            Pass(
                _HEAD, lambda document: front_matter_layout.quote(document, layout.quoting), _values
            ),
            Pass(
                "the summary",
                lambda document: details_content.set_labels(document, layout),
                page_around_details,
            ),
            Pass(
                "the transcript",
                lambda document: details_content.reflow_transcripts(document, layout),
                transcribed,
            ),
            Pass(
                "the original",
                lambda document: details_content.convert_style(document, layout),
                page_around_details,
            ),
            Pass("the details block", details_tags.lay_out_tags, page),
            Pass("white space", white_space.trim_lines, page),
            Pass("a gap", blank_lines.drop_surplus_lines, page),
            Pass("a gap", blank_lines.set_apart, page),
        )

    def _order(self, document: Document) -> Iterator[Edit]:
        keys = self.layout.front_matter_order
        if keys == "keep":
            return
        if keys == "schema":
            schema = (self.schemas or SchemaSet.built_in()).schema_of(document)
            keys = tuple(schema.properties) if schema else ()
        yield from front_matter_layout.order_keys(document, keys)


def _find_lost_fence(document: Document) -> tuple[int, str] | None:
    """Return the place of a fence that what is above it keeps from starting code, and why."""
    text = document.text
    if not any(sign in text for sign in _FENCE_SIGNS):
        return None
    for match in _FENCE.finditer(text, *document.body):
        if is_markup(document, document.block_at(match.end() - 1)):
            return match.end() - 1, _LOST_FENCE
    if document.dialect.continues_lazily:
        for before, after in pairwise(document.blocks):
            if after.kind is BlockKind.FENCED_CODE and _continues(text, before, after):
                return after.span.start, _FENCE_IN_TEXT
    return None


def _continues(text: str, before: Block, after: Block) -> bool:
    """Tell whether `after` is right below a paragraph of an item or quotation, and outside it."""
    if before.kind is not BlockKind.PARAGRAPH or before.depth <= after.depth:
        return False
    return text[before.span.end : after.span.start].strip(" \t>") in _NEWLINES


def _values(document: Document) -> Any:
    return front_matter_layout.read_both(document), document.body.text(document.text)
