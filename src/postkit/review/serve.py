"""Serve the board on this computer, and watch the files in the meantime."""

from __future__ import annotations

import contextlib
import secrets
import socket
import threading

from postkit.errors import PostkitError, UsageError, reason_of
from postkit.review.board import Board

_HOST = "127.0.0.1"
_WATCH_SECONDS = 0.5


class BoardServer:
    """A server that is bound to a port, but does not answer yet.

    Args:
        port: the port; 0 for any free one.

    Raises:
        UsageError: the port is in use, or may not be used.
    """

    def __init__(self, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((_HOST, port))
            # A browser that is opened at once waits until there is an answer.
            self._socket.listen(128)
        except OSError as error:
            self._socket.close()
            raise UsageError(f"port {port} cannot be used: {reason_of(error)}") from error
        self.port: int = self._socket.getsockname()[1]
        self.token = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """The address that lets in who opens it."""
        return f"http://{_HOST}:{self.port}/?token={self.token}"

    def run(self, board: Board) -> None:
        """Answer until Ctrl+C is pressed."""
        import uvicorn

        from postkit.review.web_app import make_app

        config = uvicorn.Config(
            make_app(board, self.port, self.token),
            # Without the lines of requests, in which the token is.
            log_level="warning",
            access_log=False,
            lifespan="off",
            # Nothing is searched for that the board has no use for.
            loop="asyncio",
            http="h11",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        stopped = threading.Event()
        watcher = threading.Thread(target=_watch, args=(board, stopped), daemon=True)
        watcher.start()
        try:
            with contextlib.suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[self._socket])
        finally:
            stopped.set()
            watcher.join()
            board.close()


def _watch(board: Board, stopped: threading.Event) -> None:
    while not stopped.wait(_WATCH_SECONDS):
        # What cannot be read now is shown with its post, or read the next time; a folder
        # may be gone between two looks at it.
        with contextlib.suppress(PostkitError, OSError):
            board.watch()
