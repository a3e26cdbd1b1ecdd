"""What can be written at a place: fields, the values of a field, a details block, its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from postkit import details
from postkit.document import Document, FrontMatter
from postkit.front_matter import Syntax
from postkit.front_matter_edits.serialize import Quoting, UnwritableError, write_value
from postkit.lazy_patterns import lazy_compile
from postkit.lsp.archive_words import ArchiveWords, labels_in
from postkit.lsp.field_help import as_written, explain_field, fields_of, schema_of, values_of
from postkit.lsp.open_draft import OpenDraft
from postkit.named_tuples import NamedTuple
from postkit.rules.details.unusual_summary_label import UnusualSummaryLabel
from postkit.schema.describe_fields import FieldDescription
from postkit.source import Source, Span

_FENCES = ("---", "+++")
_KEY = lazy_compile(r"([\w-]+)[ \t]*(?::(?=[ \t\r\n]|\Z)|=)")
_NEXT_ENTRY = lazy_compile(r"(?:\r\n|\r|\n)(?=---|\+\+\+|[\w-]+[ \t]*[:=])")
_WORD = lazy_compile(r"[\w-]*")
_REST_OF_VALUE = lazy_compile(r"[^\s,\]#]*")
_TAG = lazy_compile(r"[ \t]*(<?[a-z]*)")
_LABEL = lazy_compile(r"[^\r\n]*<summary>([^<>\r\n]*)")
_REST_OF_LABEL = lazy_compile(r"[^<>\r\n]*")
_CLOSING = "</summary>"
_ITEM = lazy_compile(r"[ \t]*-([ \t]*)(.*)")
_DEFAULT_LABEL = "Original"
_BLOCK = "<details>\n<summary>{label}</summary>\n\n{content}\n\n</details>"


class ItemKind(StrEnum):
    """What a proposal is."""

    FIELD = "field"
    VALUE = "value"
    DETAILS = "details"
    LABEL = "label"


class Completion(NamedTuple):
    """A proposal: `text` for the place of `span`.

    `label` is what the editor lists, `typed` what it compares with that which
    is in `span`. `snippet` is the text with places to fill in, in the syntax
    of the protocol (LSP 3.17, "Snippet Syntax"); empty where there are none.
    """

    kind: ItemKind
    label: str
    span: Span
    text: str
    typed: str
    detail: str = ""
    documentation: str = ""
    snippet: str = ""


def complete(draft: OpenDraft, offset: int, words: ArchiveWords | None = None) -> list[Completion]:
    """Return what can be written at `offset`, the likeliest first.

    Args:
        draft: what is being written.
        offset: where.
        words: what other posts of the archive use, where there are any.
    """
    may_be_in_head = draft.document.front_matter is None or offset <= draft.document.body.start
    if may_be_in_head and draft.text.startswith(_FENCES, draft.source.has_bom):
        entry = _Entry(draft.source, offset)
        rest = entry.document_without(draft)
        front_matter = rest.front_matter
        if front_matter and front_matter.content.start <= entry.start <= front_matter.content.end:
            return _in_front_matter(draft, rest, front_matter, entry, words)
    return _labels(draft, offset, words) or _details(draft, offset)


class _Entry:
    """The entry that is being written at an offset, judged by its lines alone.

    It is unfinished, so the front matter with it can as a rule not be parsed.
    """

    def __init__(self, source: Source, offset: int) -> None:
        self.offset = offset
        self.line_start = self.start = source.line_span(offset).start
        self.key: str | None = None
        self.typed = ""
        self.prefix = source.text[self.line_start : offset]
        self._source = source
        if not _WORD.fullmatch(self.prefix):
            self._find_key()

    def _find_key(self) -> None:
        """Look for the key on this line and, as long as there is none, on those above."""
        text, lines = self._source.text, self._source.lines
        for line in range(lines.position(self.offset).line, 0, -1):
            start = lines.line_start(line)
            match = _KEY.match(text, start, self.offset)
            if match:
                self.start, self.key, self.typed = start, match[1], text[match.end() : self.offset]
            if match or text.startswith(_FENCES, start):
                return

    def document_without(self, draft: OpenDraft) -> Document:
        """Return the draft with comments in the place of this entry."""
        text = self._source.text
        following = _NEXT_ENTRY.search(text, self.offset)
        end = following.start() if following else len(text)
        comments = re.sub(r"[^\r\n]+", _as_comment, text[self.start : end])
        return draft.document.reread(text[: self.start] + comments + text[end:])


def _as_comment(line: re.Match[str]) -> str:
    return "#" + " " * (len(line[0]) - 1)


def _in_front_matter(
    draft: OpenDraft,
    rest: Document,
    front_matter: FrontMatter,
    entry: _Entry,
    words: ArchiveWords | None,
) -> list[Completion]:
    if front_matter.syntax is Syntax.JSON:
        return []
    fields = fields_of(schema_of(rest, draft.settings))
    if _WORD.fullmatch(entry.prefix):
        return _fields(draft, fields, front_matter, entry)
    fold = draft.document.dialect.fold_key
    key = fold(entry.key or "")
    field = next((described for described in fields if fold(described.name) == key), None)
    known = _Known.of(field, words, lambda name: fold(name) == key)
    return _values(draft, known, front_matter.syntax, entry)


class _Known(NamedTuple):
    """What is known of a field's values: by its schema, or else by other posts."""

    name: str
    items: Sequence[object]
    values: Sequence[object]

    @classmethod
    def of(
        cls,
        field: FieldDescription | None,
        words: ArchiveWords | None,
        is_key: Callable[[str], bool],
    ) -> _Known:
        items: Sequence[object] = field.items if field else ()
        values: Sequence[object] = values_of(field) if field else ()
        if words and not (items or values):
            items, values = words.items(is_key), words.values(is_key)
        return cls(field.name if field else "in other posts", items, values)


def _fields(
    draft: OpenDraft, fields: list[FieldDescription], front_matter: FrontMatter, entry: _Entry
) -> list[Completion]:
    """Return the fields that are not there yet."""
    text = draft.text
    word = _WORD.match(text, entry.offset)
    span = Span(entry.line_start, word.end() if word else entry.offset)
    line_end = draft.source.line_span(entry.offset).end
    sign = " = " if front_matter.syntax is Syntax.TOML else ": "
    suffix = sign if not text[span.end : line_end].strip() else ""
    above, below = text[: span.start], text[line_end : front_matter.content.end]
    fold = draft.document.dialect.fold_key
    present = {
        fold(match[1])
        for part in (above, below)
        for line in part.splitlines()
        if (match := _KEY.match(line))
    }
    return [
        Completion(
            ItemKind.FIELD,
            field.name,
            span,
            field.name + suffix,
            field.name,
            "required" if field.is_required else "",
            explain_field(field),
        )
        for field in fields
        if fold(field.name) not in present
    ]


def _values(draft: OpenDraft, known: _Known, syntax: Syntax, entry: _Entry) -> list[Completion]:
    typed = entry.typed
    written = typed.lstrip()
    present: set[str] = set()
    if written.startswith("["):
        *others, part = written[1:].split(",")
        if "]" in written:
            return []
        allowed, partial, gap = known.items, part.lstrip(), True
        present = {other.strip(" \t\r\n\"'") for other in others}
    elif "\n" in typed or "\r" in typed:
        item = _ITEM.fullmatch(entry.prefix)
        if not item:
            return []
        allowed, partial, gap = known.items, item[2], bool(item[1])
        lines = typed[: len(typed) - len(entry.prefix)].splitlines()
        present = {line.lstrip(" \t-").strip(" \t\"'") for line in lines}
    else:
        allowed, partial, gap = (
            known.values,
            written,
            typed != written or syntax is Syntax.TOML,
        )
    rest = _REST_OF_VALUE.match(draft.text, entry.offset)
    span = Span(entry.offset - len(partial), rest.end() if rest else entry.offset)
    quote = partial[:1] if partial[:1] in ("'", '"') else ""
    return [
        Completion(
            ItemKind.VALUE,
            as_written(value),
            span,
            ("" if gap else " ") + text,
            quote + as_written(value),
            known.name,
        )
        for value in allowed
        if as_written(value) not in present and (text := _written(value, syntax, quote))
    ]


def _written(value: Any, syntax: Syntax, quote: str) -> str:
    """Return `value` in the quote that has been typed, if any; empty where nothing says it."""
    try:
        return write_value(value, syntax, Quoting(quote, quote or '"'), in_flow=True)
    except UnwritableError:
        return ""


def _labels(draft: OpenDraft, offset: int, words: ArchiveWords | None) -> list[Completion]:
    """Return the labels that a summary may have, if one is being written."""
    line = draft.source.line_span(offset)
    typed = _LABEL.fullmatch(draft.text, line.start, offset)
    if typed is None or offset < draft.document.body.start or line.start in draft.document.code:
        return []
    rest = _REST_OF_LABEL.match(draft.text, offset, line.end)
    span = Span(typed.start(1), rest.end() if rest else offset)
    end = "" if draft.text.startswith(_CLOSING, span.end) else _CLOSING
    rules = draft.settings["rules"]
    configured = rules.get(UnusualSummaryLabel.name, {}).get("labels", ())
    others = draft.text[: line.start] + draft.text[line.end :]
    labels = [*configured, *labels_in(others), *(words.labels() if words else ()), _DEFAULT_LABEL]
    return [
        Completion(ItemKind.LABEL, label, span, label + end, label)
        for label in dict.fromkeys(labels)
    ]


def _details(draft: OpenDraft, offset: int) -> list[Completion]:
    """Return a details block if the line starts with the first letters of one."""
    start = draft.source.line_span(offset).start
    typed = _TAG.fullmatch(draft.text, start, offset)
    if offset < draft.document.body.start or not typed or not typed[1]:
        return []
    if not "<details>".startswith("<" + typed[1].removeprefix("<")):
        return []
    if typed.start(1) in draft.document.code:
        return []
    label = _label(draft)
    place = re.sub(r"([\\$}])", r"\\\1", label)
    return [
        Completion(
            ItemKind.DETAILS,
            "<details>",
            Span(typed.start(1), offset),
            _BLOCK.format(label=label, content=""),
            typed[1],
            "a folded block",
            snippet=_BLOCK.format(label=f"${{1:{place}}}", content="$0"),
        )
    ]


def _label(draft: OpenDraft) -> str:
    """Return the label of the site's summaries: as configured, or as this draft has it."""
    options = draft.settings["rules"].get(UnusualSummaryLabel.name, {})
    if options.get("labels"):
        return str(options["labels"][0])
    return details.usual_label(draft.document.once(details.parse).blocks) or _DEFAULT_LABEL
