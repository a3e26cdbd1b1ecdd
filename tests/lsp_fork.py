"""Servers for editors, forked from one process that has loaded what they need.

To load it takes longer than most tests of the server do. A forked server has a folder, an
environment, pipes and an exit status of its own, as one that an editor starts.
"""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path


class ForkedServer:
    """A server in `folder`, with the pipes and the exit status of a `subprocess.Popen`."""

    def __init__(self, folder: Path) -> None:
        pipes = [os.pipe() for _ in range(4)]
        (in_read, in_write), (out_read, out_write), (err_read, err_write), (read, write) = pipes
        self.stdin = os.fdopen(in_write, "wb")
        self.stdout = os.fdopen(out_read, "rb")
        self.stderr = os.fdopen(err_read, "rb")
        self._status = os.fdopen(read, "rb")
        wanted = json.dumps([str(folder), dict(os.environ)]).encode()
        handles = [in_read, out_write, err_write, write]
        socket.send_fds(_loaded()[0], [wanted], handles)
        for handle in handles:
            os.close(handle)

    def wait(self, seconds: float) -> int:
        """Return the exit status, once the server has ended.

        Raises:
            TimeoutError: it has not ended by then.
        """
        if not select.select([self._status], [], [], seconds)[0]:
            raise TimeoutError("the server does not end")
        return int(self._status.read())


@cache
def _loaded() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """Start the process that servers are forked from; return what asks it for one, and it."""
    ours, its = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, __file__, str(its.fileno())],
        pass_fds=[its.fileno()],
        # Pipes, as the streams of Python ask once whether they can seek.
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    its.close()
    return ours, process


def serve(asked: socket.socket) -> None:
    """Fork a server for each message, until there are no more."""
    while True:
        wanted, handles, _, _ = socket.recv_fds(asked, 1_000_000, 4)
        if not wanted:
            return
        if os.fork() == 0:
            asked.close()
            _watch(*json.loads(wanted), handles)
        for handle in handles:
            os.close(handle)


def _watch(folder: str, environment: dict[str, str], handles: list[int]) -> None:
    """Fork the server, wait for its end, and write its status."""
    server = os.fork()
    if server == 0:
        for number, handle in enumerate(handles[:3]):
            os.dup2(handle, number)
        for handle in handles:
            os.close(handle)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        status = 3
        try:
            status = main(["lsp", "--stdio"])
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    for handle in handles[:3]:
        os.close(handle)
    status = os.waitstatus_to_exitcode(os.waitpid(server, 0)[1])
    os.write(handles[3], str(status).encode())
    os._exit(0)


if __name__ == "__main__":
    from postkit.cli import main

    serve(socket.socket(fileno=int(sys.argv[1])))
