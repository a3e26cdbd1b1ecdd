"""An editor for the tests and the benchmark: it starts the real server and talks to it over stdio.

It speaks the protocol in plain JSON, so that what the server really sends is
what the tests see.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from lsp_fork import ForkedServer

import postkit

_PATIENCE = 120.0
"""Seconds after which the server counts as silent."""

Message = dict[str, Any]

CAPABILITIES: Message = {
    "workspace": {
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True},
    },
    "textDocument": {
        "codeAction": {"resolveSupport": {"properties": ["edit"]}},
        "completion": {"completionItem": {"snippetSupport": True}},
    },
}


class Editor:
    """An editor in a folder, with a server of its own.

    Args:
        folder: where the drafts are.
        capabilities: what the editor can.
        path: a folder of Python modules that the server finds first.
        is_forked: whether the server comes from a process that has loaded it already.
    """

    def __init__(
        self, folder: Path, capabilities: Message, path: str = "", *, is_forked: bool = True
    ) -> None:
        self.folder = folder
        is_forked = is_forked and not path and hasattr(os, "fork")
        self._server = ForkedServer(folder) if is_forked else _start(folder, path)
        self._arrived: Queue[Message] = Queue()
        self._kept: list[Message] = []
        self._numbers = iter(range(1, 1_000_000))
        threading.Thread(target=self._read, daemon=True).start()
        self.answer = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder.as_uri(),
                "capabilities": capabilities,
            },
        )
        self.notify("initialized", {})
        self.registered: list[Message] = []
        watching = capabilities.get("workspace", {}).get("didChangeWatchedFiles", {})
        if watching.get("dynamicRegistration"):
            asked = self.wait_for(
                lambda message: message.get("method") == "client/registerCapability"
            )
            self.registered = asked["params"]["registrations"]
            self._send({"id": asked["id"], "result": None})

    # What is sent

    def request(self, method: str, params: Any) -> Any:
        """Send a request and return the result."""
        response = self.response(method, params)
        assert "error" not in response, response["error"]
        return response["result"]

    def response(self, method: str, params: Any) -> Message:
        """Send a request and return the whole response, be it an error."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        return self.wait_for(
            lambda message: message.get("id") == number and "method" not in message
        )

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def open(self, text: str, uri: str = "") -> str:
        """Open a draft as version 1 and return its URI, one of its own where none is given."""
        uri = uri or (self.folder / f"{next(self._numbers)}.md").as_uri()
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, version: int, *changes: Message) -> None:
        """Send changes: `{"text": …}` with or without a `range`."""
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
        )

    def actions(self, uri: str, where: Message, only: list[str] | None = None) -> list[Message]:
        context: Message = {"diagnostics": [], **({"only": only} if only else {})}
        return self.request(
            "textDocument/codeAction",
            {"textDocument": {"uri": uri}, "range": where, "context": context},
        )

    def files_changed(self, *names: str) -> None:
        changes = [{"uri": (self.folder / name).as_uri(), "type": 2} for name in names]
        self.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    # What arrives

    def diagnostics(self, uri: str, version: int | None) -> list[Message]:
        """Return the findings that the server publishes for a version of a draft."""
        published = self.wait_for(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
                and message["params"].get("version") == version
            )
        )
        return published["params"]["diagnostics"]

    def wait_for(self, is_wanted: Callable[[Message], bool]) -> Message:
        """Return the first message, already here or to come, that is wanted."""
        for message in self._kept:
            if is_wanted(message):
                self._kept.remove(message)
                return message
        while True:
            message = self._next()
            if is_wanted(message):
                return message
            self._kept.append(message)

    def received(self, method: str) -> list[Message]:
        """Return the parameters of all messages of a kind that have come unasked for."""
        return [message["params"] for message in self._kept if message.get("method") == method]

    def _next(self) -> Message:
        try:
            return self._arrived.get(timeout=_PATIENCE)
        except Empty:
            raise AssertionError("the server is silent") from None

    # The pipe

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _read(self) -> None:
        pipe = self._server.stdout
        assert pipe is not None
        while line := pipe.readline():
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
            elif line == b"\r\n":
                self._arrived.put(json.loads(pipe.read(length)))

    def close(self) -> tuple[int, str]:
        """Take leave as the protocol wants it; return the exit status and standard error."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.hang_up()

    def hang_up(self) -> tuple[int, str]:
        """Close the pipes; return the exit status and what is on standard error."""
        assert self._server.stdin is not None
        assert self._server.stderr is not None
        self._server.stdin.close()
        status = self._server.wait(_PATIENCE)
        return status, self._server.stderr.read().decode()


def _start(folder: Path, path: str) -> subprocess.Popen[bytes]:
    source = str(Path(postkit.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "postkit", "lsp", "--stdio"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [path, source]))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@contextmanager
def editing(
    folder: Path,
    capabilities: Message | None = None,
    path: str = "",
    *,
    is_forked: bool = True,
) -> Iterator[Editor]:
    """Give an editor in `folder`; afterwards the server must have ended in good order.

    The arguments are those of `Editor`; a modern editor's capabilities where they are None.
    """
    capabilities = CAPABILITIES if capabilities is None else capabilities
    editor = Editor(folder, capabilities, path, is_forked=is_forked)
    try:
        yield editor
    except BaseException:
        print(editor.hang_up()[1], file=sys.stderr)
        raise
    ended = editor.close()
    assert ended == (0, ""), ended[1]


def insert(line: int, character: int, text: str) -> Message:
    place = {"line": line, "character": character}
    return {"range": {"start": place, "end": place}, "text": text}


def at(uri: str, line: int, character: int) -> Message:
    return {
        "textDocument": {"uri": uri},
        "position": {"line": line, "character": character},
    }


def codes(findings: list[Message]) -> list[str]:
    return [finding["code"] for finding in findings]


def applied(text: str, edits: list[Message]) -> str:
    """Return `text` with edits of the protocol made, places in UTF-16."""
    data = text.encode("utf-16-le")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len((line + "\n").encode("utf-16-le")))
    for edit in sorted(edits, key=lambda item: (*item["range"]["start"].values(),), reverse=True):
        start, end = (
            starts[edit["range"][side]["line"]] + 2 * edit["range"][side]["character"]
            for side in ("start", "end")
        )
        data = data[:start] + edit["newText"].encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")
