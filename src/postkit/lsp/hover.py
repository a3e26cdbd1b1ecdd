"""What an editor shows at the place under the pointer."""

from __future__ import annotations

from itertools import islice

from postkit.bilingual import pair_at
from postkit.lsp.field_help import explain_field, schema_of
from postkit.lsp.open_draft import OpenDraft
from postkit.named_tuples import NamedTuple
from postkit.reporters.rule_page import page
from postkit.schema.describe_fields import describe_fields
from postkit.source import Span

_MOST_CHARACTERS = 1500
"""How much of an original is shown."""
_MARKS = frozenset("\\`*_{}[]<>()#+-.!|&~")


class Hover(NamedTuple):
    """A text in Markdown, and the part of the draft that it is about."""

    span: Span
    text: str


def hover(draft: OpenDraft, offset: int) -> Hover | None:
    """Return what is to be said about the place.

    It is the field there, the other language of a passage, and the rules that found it.
    """
    found = [*_field(draft, offset), *_other_side(draft, offset), *_rules(draft, offset)]
    if not found:
        return None
    return Hover(found[0].span, "\n\n---\n\n".join(diagnostic.text for diagnostic in found))


def _field(draft: OpenDraft, offset: int) -> list[Hover]:
    front_matter = draft.document.front_matter
    if front_matter is None or front_matter.root is None or offset >= front_matter.span.end:
        return []
    entry = next((item for item in front_matter.root.entries if item.span.covers(offset)), None)
    schema = schema_of(draft.document, draft.settings) if entry else None
    if entry is None or schema is None:
        return []
    fold = draft.document.dialect.fold_key
    key = fold(entry.key)
    fields = (field for field in describe_fields(schema) if fold(field.name) == key)
    return [Hover(entry.span, explain_field(field)) for field in islice(fields, 1)]


def _other_side(draft: OpenDraft, offset: int) -> list[Hover]:
    """Return the original of the passage at the place, or the passage of the original."""
    pair = pair_at(draft.document, offset)
    if pair is None:
        return []
    in_block = not pair.passage.covers(offset)
    text = pair.translation if in_block else pair.source
    short = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
    # Nothing of it may be read as Markdown or HTML.
    shown = "".join(f"\\{char}" if char in _MARKS else char for char in short)
    title = "Passage" if in_block else "Original"
    return [Hover(pair.block if in_block else pair.passage, f"**{title}**\n\n> {shown}")]


def _rules(draft: OpenDraft, offset: int) -> list[Hover]:
    """Return the page of each rule that has found something at the place, once each."""
    spans = {
        diagnostic.code: diagnostic.span
        for diagnostic in reversed(draft.report.diagnostics)
        if diagnostic.span.covers(offset) or diagnostic.span == (offset, offset)
    }
    return [
        Hover(spans[rule.code], page(type(rule)))
        for rule in draft.linter.rules
        if rule.code in spans
    ]
