"""Results of the features, in the types of the protocol."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lsprotocol import types
from pygls.uris import from_fs_path

from postkit.diagnostics import Diagnostic, Related, Severity
from postkit.edits import Edit
from postkit.lsp.actions import Action
from postkit.lsp.completion_items import Completion, ItemKind
from postkit.lsp.open_draft import OpenDraft, TypedText
from postkit.lsp.positions import EditorPosition
from postkit.lsp.symbols import Symbol, SymbolKind
from postkit.lsp.workspace import LocatedPost
from postkit.source import Span

SOURCE = "postkit"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_SYMBOLS = {
    SymbolKind.FRONT_MATTER: types.SymbolKind.Namespace,
    SymbolKind.FIELD: types.SymbolKind.Field,
    SymbolKind.HEADING: types.SymbolKind.String,
    SymbolKind.DETAILS: types.SymbolKind.Object,
}
_ITEMS = {
    ItemKind.FIELD: types.CompletionItemKind.Field,
    ItemKind.VALUE: types.CompletionItemKind.EnumMember,
    ItemKind.DETAILS: types.CompletionItemKind.Snippet,
    ItemKind.LABEL: types.CompletionItemKind.Text,
}


def to_range(draft: OpenDraft, span: Span) -> types.Range:
    """Return `span` as the editor counts it."""
    start, end = (types.Position(*draft.positions.place(offset)) for offset in span)
    return types.Range(start, end)


def to_offset(draft: OpenDraft, position: types.Position) -> int:
    """Return the offset of a place that the editor names."""
    return draft.positions.offset(EditorPosition(position.line, position.character))


def to_span(draft: OpenDraft, range_: types.Range) -> Span:
    """Return the span of a range that the editor names."""
    return Span(to_offset(draft, range_.start), to_offset(draft, range_.end))


def to_change(change: types.TextDocumentContentChangeEvent) -> TypedText:
    """Return what the editor says was typed."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return TypedText(change.text)
    start, end = change.range.start, change.range.end
    places = EditorPosition(start.line, start.character), EditorPosition(end.line, end.character)
    return TypedText(change.text, places)


def to_diagnostic(
    draft: OpenDraft, diagnostic: Diagnostic, uri: str | None = None
) -> types.Diagnostic:
    """Return a finding as the editor lists it.

    Args:
        draft: the draft that it is in.
        diagnostic: the finding.
        uri: the editor's name for the draft, where it shows the other places of a finding.
    """
    related = []
    if uri is not None:
        related = [
            types.DiagnosticRelatedInformation(to_location(draft, place, uri), place.message)
            for place in diagnostic.related
        ]
    return types.Diagnostic(
        to_range(draft, diagnostic.span),
        diagnostic.message,
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        source=SOURCE,
        related_information=related or None,
    )


def to_location(draft: OpenDraft, place: Related, uri: str) -> types.Location:
    """Return another place of a finding, in the draft at `uri` or in another file."""
    if place.source is None or place.source.path is None:
        return types.Location(uri, to_range(draft, place.span))
    positions = draft.positions_in(place.source)
    start, end = (types.Position(*positions.place(offset)) for offset in place.span)
    path = os.path.abspath(place.source.path)
    return types.Location(from_fs_path(path) or path, types.Range(start, end))


def to_text_edits(draft: OpenDraft, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Return edits as the editor makes them."""
    placed = [draft.positions.edit(edit) for edit in edits]
    return [types.TextEdit(to_range(draft, edit.span), edit.replacement) for edit in placed]


def to_workspace_edit(
    uri: str, draft: OpenDraft, edits: Iterable[Edit], has_versions: bool
) -> types.WorkspaceEdit:
    """Return edits on one draft.

    Where the editor knows versions (`has_versions`), they are for the version
    they were made for and no other.
    """
    if not has_versions:
        return types.WorkspaceEdit(changes={uri: to_text_edits(draft, edits)})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, draft.version)
    changes = types.TextDocumentEdit(document, to_text_edits(draft, edits))
    return types.WorkspaceEdit(document_changes=[changes])


def to_archive_edit(
    changed: Iterable[tuple[LocatedPost, Iterable[Edit]]], has_versions: bool
) -> types.WorkspaceEdit:
    """Return edits on many posts; `has_versions` as for `to_workspace_edit`."""
    edits = {post: to_text_edits(post.draft, edits) for post, edits in changed}
    if not has_versions:
        return types.WorkspaceEdit(changes={post.uri: made for post, made in edits.items()})
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(
                    post.uri, post.draft.version if post.is_open else None
                ),
                made,
            )
            for post, made in edits.items()
        ]
    )


def to_code_action(
    uri: str, draft: OpenDraft, action: Action, has_versions: bool
) -> types.CodeAction:
    """Return an entry of the menu; `has_versions` as for `to_workspace_edit`."""
    return types.CodeAction(
        action.title,
        types.CodeActionKind.QuickFix,
        diagnostics=[to_diagnostic(draft, action.about)],
        is_preferred=action.is_preferred or None,
        edit=to_workspace_edit(uri, draft, action.edits, has_versions),
    )


def to_completion_item(
    draft: OpenDraft, item: Completion, number: int, has_snippets: bool
) -> types.CompletionItem:
    """Return a proposal as the editor lists it.

    Args:
        draft: the draft that it is for.
        item: the proposal.
        number: its place in the list, which the editor keeps.
        has_snippets: whether the editor knows places to fill in.
    """
    is_snippet = has_snippets and bool(item.snippet)
    text = item.snippet if is_snippet else item.text
    form = types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText
    return types.CompletionItem(
        item.label,
        kind=_ITEMS[item.kind],
        detail=item.detail or None,
        documentation=_markdown(item.documentation) if item.documentation else None,
        sort_text=f"{number:04}",
        filter_text=item.typed,
        insert_text_format=form,
        text_edit=types.TextEdit(to_range(draft, item.span), text),
    )


def to_hover(draft: OpenDraft, span: Span, text: str) -> types.Hover:
    """Return a text about `span` as the editor shows it."""
    return types.Hover(_markdown(text), to_range(draft, span))


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def to_fold(draft: OpenDraft, span: Span) -> types.FoldingRange:
    """Return the lines of `span` that fold, without blank ones at its end."""
    text = span.text(draft.text).rstrip()
    lines = to_range(draft, Span(span.start, span.start + len(text)))
    return types.FoldingRange(lines.start.line, lines.end.line)


def to_symbol(draft: OpenDraft, symbol: Symbol) -> types.DocumentSymbol:
    """Return an entry of the outline with those below it; they are at most seven deep."""
    return types.DocumentSymbol(
        symbol.name,
        _SYMBOLS[symbol.kind],
        to_range(draft, symbol.span),
        to_range(draft, symbol.head),
        detail=symbol.detail or None,
        children=[to_symbol(draft, child) for child in symbol.children] or None,
    )
