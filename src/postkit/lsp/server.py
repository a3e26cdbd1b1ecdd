"""Dispatches LSP requests to feature functions."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Iterator
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter, lsp_method
from pygls.uris import to_fs_path

import postkit
from postkit.lsp import wire
from postkit.lsp.archive_words import ArchiveWords
from postkit.lsp.open_draft import OpenDraft
from postkit.lsp.settings_keeper import SettingsKeeper
from postkit.lsp.workspace import LocatedPost, posts_below

_SHORTEST_WAIT = 0.01
_LONGEST_WAIT = 0.3
_UNNOTICED = 0.1
"""Seconds that nothing must be typed before a draft is linted: long enough that what
the editor has sent already is read first; and for a huge draft as long as its lint
takes more than nobody notices, so that its writer is not held up by one lint after
the other."""

_log = logging.getLogger(__name__)


def _is_news(record: logging.LogRecord) -> bool:
    """Return whether a log record of pygls says more than our own of an invalid message."""
    return not record.msg.startswith(("Unable to deserialize", "Unable to handle"))


for _module in ("pygls.protocol.json_rpc", "pygls.server"):
    logging.getLogger(_module).addFilter(_is_news)


def _strict_converter() -> Converter:
    """Return pygls's converter, which refuses what is no string where one belongs.

    By itself it makes one of anything: a rename to `null` would be one to `None`.
    """
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]
    converter.register_structure_hook(str, _string)
    return converter


def _string(value: object, _: type[str]) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a string")
    return value


class _Protocol(LanguageServerProtocol):
    """The protocol without pygls's own copies of the texts.

    Those end a line at U+2028 and its like, which no editor does, and take a
    few milliseconds for each change of a long post.
    """

    _server: Server
    _is_initialized = False

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return a message as an object; answer a request whose parameters are not as they must be.

        pygls logs these and leaves the editor waiting for its answer.
        """
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            _log.warning("%s: invalid parameters", data.get("method"))
            if "id" in data and "method" in data:
                self._refuse(data["id"], JsonRpcInvalidParams())
            raise error

    def handle_message(self, message: Any) -> None:
        """Handle a message; a request before `initialize` or after `shutdown` is an error."""
        if hasattr(message, "id") and hasattr(message, "method"):
            if self._shutdown:
                self._refuse(message.id, JsonRpcInvalidRequest())
                return
            is_first = message.method == types.INITIALIZE
            if self._is_initialized is is_first:
                error = JsonRpcInvalidRequest if is_first else JsonRpcServerNotInitialized
                self._refuse(message.id, error())
                return
            self._is_initialized = True
        super().handle_message(message)

    def _refuse(self, request: int | str, error: JsonRpcException) -> None:
        """Answer a request with `error`, or after `shutdown` with what ends all of them."""
        if self._shutdown:
            error = JsonRpcInvalidRequest(message="the server is shutting down")
        self._send_response(request, error=error.to_response_error())

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.changed(params.text_document, params.content_changes)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params.text_document.uri)


class Server(LanguageServer):
    """The open drafts, and what to report on them."""

    def __init__(self, *, allow_plugins: bool = False) -> None:
        super().__init__(
            "postkit",
            postkit.__version__,
            protocol_cls=_Protocol,
            converter_factory=_strict_converter,
        )
        self.drafts: dict[str, OpenDraft] = {}
        self.is_shut_down = False
        self._settings = SettingsKeeper(self.show_problem, allow_plugins=allow_plugins)
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._wait = _SHORTEST_WAIT
        self._failures: set[str] = set()
        self._words: dict[str, ArchiveWords] = {}

    # The drafts

    def opened(self, item: types.TextDocumentItem) -> None:
        """Open a draft and report what is wrong in it."""
        path = to_fs_path(item.uri)
        self.drafts[item.uri] = OpenDraft(
            item.text, item.version, path, self._encoding(), self._settings.of(path)
        )
        self._publish_later(item.uri, 0)

    def changed(
        self,
        identifier: types.VersionedTextDocumentIdentifier,
        changes: Any,
    ) -> None:
        """Follow what was typed, and report what is wrong once the writer pauses."""
        draft = self.drafts.get(identifier.uri)
        if draft is None:
            _log.warning("%s was changed but is not open", identifier.uri)
            return
        self.drafts[identifier.uri] = draft.changed(
            map(wire.to_change, changes), identifier.version
        )
        self._publish_later(identifier.uri, self._wait)

    def closed(self, uri: str) -> None:
        """Let go of a draft, and take its findings off the editor's list."""
        self._forget_timer(uri)
        if self.drafts.pop(uri, None):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def configured(self) -> None:
        """Reload the configuration and lint all drafts with it."""
        self._settings.reload()
        self._words.clear()
        for uri, draft in self.drafts.items():
            self.drafts[uri] = draft.configured(self._settings.of(draft.source.path))
            self._publish_later(uri, self._wait)

    def posts(self, folder: str) -> Iterator[LocatedPost]:
        """Yield the posts below `folder`, those that are open as they are in the editor."""
        return posts_below(folder, self.drafts, self._settings.of, self._encoding())

    def archive_of(self, path: str) -> str:
        """Return the folder of the workspace that `path` is in, or its own folder."""
        roots = [to_fs_path(uri) or "" for uri in self.workspace.folders]
        roots.append(self.workspace.root_path or "")
        path = os.path.abspath(path)
        above = [root for root in roots if root and path.startswith(os.path.join(root, ""))]
        return max(above, key=len, default=os.path.dirname(path))

    def words_of(self, path: str | None) -> ArchiveWords | None:
        """Return the words of the archive that the post at `path` is in; None where it has none."""
        if path is None:
            return None
        folder = self.archive_of(path)
        if folder not in self._words:
            self._words[folder] = ArchiveWords(folder, self._settings.of)
        return self._words[folder]

    def saved(self, uri: str) -> None:
        """Read the words of a draft that was written to disk."""
        path = to_fs_path(uri)
        words = self._words.get(self.archive_of(path)) if path else None
        if words and path and uri in self.drafts:
            words.read_again(path)

    def _encoding(self) -> str:
        kind = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        return types.PositionEncodingKind(kind).value

    # Their findings

    def _publish_later(self, uri: str, wait: float) -> None:
        self._forget_timer(uri)
        loop = asyncio.get_running_loop()
        self._waiting[uri] = loop.call_later(wait, self._publish, uri)

    def _forget_timer(self, uri: str) -> None:
        timer = self._waiting.pop(uri, None)
        if timer:
            timer.cancel()

    def _publish(self, uri: str) -> None:
        """Publish the findings of the current version of a draft."""
        self._waiting.pop(uri, None)
        draft = self.drafts[uri]
        start = time.perf_counter()
        try:
            report = draft.report
            shows_places = self.knows("text_document.publish_diagnostics.related_information")
            name = uri if shows_places else None
            found = [
                wire.to_diagnostic(draft, diagnostic, name) for diagnostic in report.diagnostics
            ]
            for failure in report.failures:
                self._log_once(str(failure))
        except Exception as error:
            _log.exception("linting failed")
            self._log_once(f"{uri}: linting failed with {type(error).__name__}: {error}")
            return
        took = time.perf_counter() - start
        self._wait = min(max(took - _UNNOTICED, _SHORTEST_WAIT), _LONGEST_WAIT)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version=draft.version)
        )

    # What goes wrong

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what a handler raised: no window opens over the text for a bug of ours."""
        _log.error("%s", error)
        self._log_once(f"{type(error).__name__}: {error}")

    def _log_once(self, message: str) -> None:
        if message not in self._failures:
            self._failures.add(message)
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def show_problem(self, message: str) -> None:
        """Show the writer a problem that only they can fix."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def knows(self, capability: str) -> Any:
        """Return what the editor says about a capability, such as `workspace.workspace_folders`."""
        return get_capability(self.client_capabilities, capability)
