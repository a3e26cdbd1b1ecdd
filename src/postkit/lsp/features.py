"""The requests of an editor, each answered by a function that knows no protocol."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lsprotocol import types

import postkit
from postkit.errors import PostkitError
from postkit.lsp import wire
from postkit.lsp.actions import fixable_codes, has_safe_fix, quick_fixes
from postkit.lsp.completion_items import complete
from postkit.lsp.hover import hover
from postkit.lsp.open_draft import OpenDraft
from postkit.lsp.server import Server
from postkit.lsp.settings_keeper import is_configuration
from postkit.lsp.symbols import foldable, outline
from postkit.lsp.workspace import LocatedPost, fix_findings, item_at, rename_item
from postkit.source import Span

QUICK_FIX = types.CodeActionKind.QuickFix.value
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.postkit"
_TRIGGERS = (":", " ", "[", ",", "-", "<", ">", '"')


def make_server(*, allow_plugins: bool = False) -> Server:
    """Return a server that answers all that postkit has an answer to.

    Args:
        allow_plugins: whether the Python files that a configuration names may be run.
    """
    server = Server(allow_plugins=allow_plugins)
    for name, (answer, options) in _features().items():
        server.feature(name, options)(answer)
    return server


def _features() -> dict[str, tuple[Callable[[Server, Any], Any], Any]]:
    kinds = [QUICK_FIX, FIX_ALL]
    features: dict[str, tuple[Callable[[Server, Any], Any], Any]] = {
        types.INITIALIZED: (_watch, None),
        types.SHUTDOWN: (_shut_down, None),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_files_changed, None),
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: (_configuration_changed, None),
        types.TEXT_DOCUMENT_DID_SAVE: (_saved, None),
        types.TEXT_DOCUMENT_CODE_ACTION: (
            _code_actions,
            types.CodeActionOptions(kinds, resolve_provider=True),
        ),
        types.CODE_ACTION_RESOLVE: (_resolve, None),
        types.TEXT_DOCUMENT_HOVER: (_hover, None),
        types.TEXT_DOCUMENT_COMPLETION: (
            _complete,
            types.CompletionOptions(trigger_characters=_TRIGGERS),
        ),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_outline, None),
        types.TEXT_DOCUMENT_FOLDING_RANGE: (_fold, None),
        types.TEXT_DOCUMENT_PREPARE_RENAME: (_prepare_rename, None),
        types.TEXT_DOCUMENT_RENAME: (_rename, types.RenameOptions(prepare_provider=True)),
    }
    if "format_text" in postkit.__all__:
        features[types.TEXT_DOCUMENT_FORMATTING] = (_format, None)
    return features


def _watch(server: Server, params: types.InitializedParams) -> None:
    """Ask to be notified when a configuration file or a schema changes."""
    if not _can_watch(server):
        return
    watchers = [
        types.FileSystemWatcher(f"**/*.{ending}")
        for ending in ("toml", "json", "py", "yml", "yaml")
    ]
    registration = types.Registration(
        "postkit-configuration",
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        types.DidChangeWatchedFilesRegistrationOptions(watchers),
    )
    server.client_register_capability(types.RegistrationParams([registration]))


def _can_watch(server: Server) -> bool:
    return bool(server.knows("workspace.did_change_watched_files.dynamic_registration"))


def _shut_down(server: Server, params: None) -> None:
    server.is_shut_down = True


def _files_changed(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    if any(is_configuration(change.uri) for change in params.changes):
        server.configured()


def _configuration_changed(server: Server, params: types.DidChangeConfigurationParams) -> None:
    server.configured()


def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Learn the words of the post; for an editor that watches no files read the configuration."""
    if not _can_watch(server):
        server.configured()
    server.saved(params.text_document.uri)


def _code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    draft = server.drafts.get(uri)
    if draft is None:
        return []
    wanted = params.context.only
    actions: list[types.CodeAction] = []
    if _is_wanted(QUICK_FIX, wanted):
        actions += [
            wire.to_code_action(uri, draft, fix, _has_versions(server))
            for fix in quick_fixes(draft, wire.to_span(draft, params.range))
        ]
        if server.knows("text_document.code_action.resolve_support"):
            actions += _group_actions(uri, draft, wire.to_span(draft, params.range))
    if _is_wanted(FIX_ALL, wanted) and has_safe_fix(draft):
        action = types.CodeAction("Apply all safe fixes", FIX_ALL, data=uri)
        can_resolve = server.knows("text_document.code_action.resolve_support")
        actions.append(action if can_resolve else _resolve(server, action))
    return actions


def _group_actions(uri: str, draft: OpenDraft, span: Span) -> Iterator[types.CodeAction]:
    """Yield what fixes all findings of a rule, which is worked out once it is chosen."""
    scopes = ("file", "folder") if draft.source.path else ("file",)
    for code in fixable_codes(draft, span):
        for scope in scopes:
            yield types.CodeAction(
                f"Apply all safe fixes of {code} in this {scope}",
                types.CodeActionKind.QuickFix,
                data={"uri": uri, "code": code, "scope": scope},
            )


def _is_wanted(kind: str, wanted: Iterable[str] | None) -> bool:
    """Tell whether `kind` is one of those wanted, or below one: `source` is all of `source.…`."""
    if wanted is None:
        return True
    # A member of an enumeration prints as its name.
    heads = [
        selector.value if isinstance(selector, types.CodeActionKind) else selector
        for selector in wanted
    ]
    return any(kind == head or kind.startswith(f"{head}.") for head in heads)


def _resolve(server: Server, action: types.CodeAction) -> types.CodeAction:
    """Return the action with its edits, which take longer than a menu should."""
    if isinstance(action.data, dict) and action.edit is None:
        action.edit = _group_edit(server, action.data)
        return action
    draft = server.drafts.get(action.data) if isinstance(action.data, str) else None
    if draft and action.edit is None:
        action.edit = wire.to_workspace_edit(
            str(action.data), draft, draft.fix_all, _has_versions(server)
        )
    return action


def _group_edit(server: Server, asked: dict[str, Any]) -> types.WorkspaceEdit | None:
    uri, code = str(asked.get("uri")), str(asked.get("code"))
    draft = server.drafts.get(uri)
    if draft is None:
        return None
    posts: Iterable[LocatedPost] = [LocatedPost(uri, draft, is_open=True)]
    if asked.get("scope") == "folder" and draft.source.path:
        posts = server.posts(os.path.dirname(draft.source.path))
    return wire.to_archive_edit(fix_findings(posts, code), _has_versions(server))


def _prepare_rename(server: Server, params: types.PrepareRenameParams) -> types.Range | None:
    draft = server.drafts.get(params.text_document.uri)
    item = item_at(draft, wire.to_offset(draft, params.position)) if draft else None
    return wire.to_range(draft, item.span) if draft and item else None


def _rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Rename an item of a list in front matter, such as a tag, in all posts of the workspace."""
    uri, new = params.text_document.uri, params.new_name.strip()
    draft = server.drafts.get(uri)
    item = item_at(draft, wire.to_offset(draft, params.position)) if draft else None
    if draft is None or item is None or not new:
        return None
    path = draft.source.path
    posts = server.posts(server.archive_of(path)) if path else iter([LocatedPost(uri, draft, True)])
    return wire.to_archive_edit(rename_item(posts, item, new), _has_versions(server))


def _has_versions(server: Server) -> bool:
    return bool(server.knows("workspace.workspace_edit.document_changes"))


def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    draft = server.drafts.get(params.text_document.uri)
    found = hover(draft, wire.to_offset(draft, params.position)) if draft else None
    return wire.to_hover(draft, found.span, found.text) if draft and found else None


def _complete(
    server: Server, params: types.CompletionParams
) -> list[types.CompletionItem] | types.CompletionList:
    draft = server.drafts.get(params.text_document.uri)
    if draft is None:
        return []
    has_snippets = bool(server.knows("text_document.completion.completion_item.snippet_support"))
    words = server.words_of(draft.source.path)
    items = complete(draft, wire.to_offset(draft, params.position), words)
    found = [
        wire.to_completion_item(draft, item, number, has_snippets)
        for number, item in enumerate(items)
    ]
    # An editor asks again at the next letter, when more posts are read.
    return types.CompletionList(True, found) if words and words.is_partial else found


def _outline(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    draft = server.drafts.get(params.text_document.uri)
    return [wire.to_symbol(draft, symbol) for symbol in outline(draft.document)] if draft else []


def _fold(server: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    draft = server.drafts.get(params.text_document.uri)
    if draft is None:
        return []
    found = (wire.to_fold(draft, span) for span in foldable(outline(draft.document)))
    return [fold for fold in found if fold.start_line < fold.end_line]


def _format(server: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    draft = server.drafts.get(params.text_document.uri)
    try:
        return wire.to_text_edits(draft, draft.formatted) if draft else None
    except PostkitError as error:
        server.show_problem(str(error))
        return None
