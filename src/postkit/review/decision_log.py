"""The file of decisions: a JSON object a line, only ever appended to.

The order of its lines says nothing, so that git may merge two versions of the file by
taking the lines of both (`merge=union` in .gitattributes).
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from postkit.errors import FileError, reason_of
from postkit.files.read_write import read_bytes
from postkit.named_tuples import NamedTuple

with suppress(ImportError):  # Windows has none.
    import fcntl

FILE = "postkit-review.jsonl"
"""The name of the file, beside the configuration."""

VERDICTS = ("accept", "reject", "edit", "always", "bump", "undo")
_KEYS = ("id", "time", "path", "decision")


class Patch(NamedTuple):
    """Lines that a decision took out of a post, and those that it put in.

    `path` is the post, as in the decision; `first` is the line from which they are, from 0.
    """

    path: str
    first: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


class Decision(NamedTuple):
    """What somebody decided.

    `path` is the post, relative to the folder of the file, with slashes. `finding`
    identifies what was decided about, `code` is its rule. `of` is the id of the decision
    that an `undo` takes back. `by` is the browser in which it was made, and `changes` are
    what takes it back after the board has been closed. `time` is UTC, as
    2026-05-01T10:20:30Z.
    """

    id: str
    time: str
    path: str
    decision: str
    code: str = ""
    finding: str = ""
    of: str = ""
    by: str = ""
    changes: tuple[Patch, ...] = ()

    @classmethod
    def now(
        cls,
        path: str,
        decision: str,
        *,
        code: str = "",
        finding: str = "",
        of: str = "",
        by: str = "",
    ) -> Decision:
        """Return a new decision, made at this moment."""
        time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return cls(secrets.token_hex(8), time, path, decision, code, finding, of, by)

    def to_json(self) -> str:
        """Return the decision as a line of the file, without its newline."""
        values = {key: value for key, value in self._asdict().items() if value}
        return json.dumps(values)


class Decisions:
    """The decisions of an archive.

    Args:
        path: the file; it is made with the first decision.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.unread: list[int] = []
        """The numbers of the lines, from 1, that are not decisions; they are kept."""
        self._all: dict[str, Decision] = {}
        self._state: object = None
        self._rejected: dict[str, set[str]] = {}

    def read(self) -> bool:
        """Read the file again if it has changed; return whether it has.

        Raises:
            FileError: the file cannot be read.
        """
        try:
            status = os.stat(self.path)
        except FileNotFoundError:
            state: object = None
        else:
            state = (status.st_size, status.st_mtime_ns, status.st_ino)
        if state == self._state:
            return False
        data = b"" if state is None else read_bytes(self.path)[0]
        self._state = state
        self._all, self.unread = {}, []
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
            decision = _read_line(line)
            if decision:
                self._all[decision.id] = decision
            elif line.strip():
                self.unread.append(number)
        self._fold()
        return True

    def add(self, decisions: Iterable[Decision]) -> None:
        """Append `decisions` to the file.

        Raises:
            FileError: the file cannot be written.
        """
        lines = "".join(f"{decision.to_json()}\n" for decision in decisions)
        try:
            _append(self.path, lines.encode())
        except OSError as error:
            raise FileError(f"cannot be written: {reason_of(error)}", path=self.path) from error
        self.read()

    def undoable(self, before: str) -> Iterator[Decision]:
        """Yield the decisions that can be taken back and have not been, the last one first.

        Args:
            before: the time until which they were made, as decisions have it.
        """
        undone = {decision.of for decision in self._all.values() if decision.decision == "undo"}
        in_time = sorted(self._all.values(), key=lambda made: made.time)
        for decision in reversed(in_time):
            can = decision.changes or decision.decision == "reject"
            if can and decision.time < before and decision.id not in undone:
                yield decision

    def are_any_besides(self, editor: str) -> bool:
        """Tell whether anybody but `editor` has decided something."""
        return any(decision.by != editor for decision in self._all.values())

    def rejected(self, path: str) -> set[str]:
        """Return what identifies the findings in the post at `path` that were rejected."""
        return self._rejected.get(path, set())

    @property
    def any_rejected(self) -> bool:
        """Whether any finding was rejected."""
        return bool(self._rejected)

    def _fold(self) -> None:
        undone = {decision.of for decision in self._all.values() if decision.decision == "undo"}
        self._rejected = {}
        for decision in self._all.values():
            if decision.decision == "reject" and decision.id not in undone:
                self._rejected.setdefault(decision.path, set()).add(decision.finding)


def _read_line(line: str) -> Decision | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    # A later version may say more about a decision.
    known = {key: value[key] for key in Decision._fields if key in value}
    changes = _read_changes(known.pop("changes", []))
    if changes is None or not all(isinstance(text, str) for text in known.values()):
        return None
    if not all(known.get(key) for key in _KEYS) or known["decision"] not in VERDICTS:
        return None
    return Decision(**known, changes=changes)


def _read_changes(values: object) -> tuple[Patch, ...] | None:
    """Return the patches in `values` as JSON has them; None where it has something else."""
    if not isinstance(values, list):
        return None
    found = []
    for value in values:
        if not isinstance(value, list) or len(value) != len(Patch._fields):
            return None
        path, first, *texts = value
        if not isinstance(path, str) or type(first) is not int or first < 0:
            return None
        if not all(isinstance(lines, list) for lines in texts):
            return None
        if not all(isinstance(line, str) for lines in texts for line in lines):
            return None
        found.append(Patch(path, first, tuple(texts[0]), tuple(texts[1])))
    return tuple(found)


def _append(path: str, data: bytes) -> None:
    """Append `data` to a file in one step, after a newline if the last line has none."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with open(path, "r+b", buffering=0, opener=lambda name, _: os.open(name, flags, 0o666)) as file:
        _lock(file.fileno())
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            data = data if file.read(1) == b"\n" else b"\n" + data
        file.write(data)
        os.fsync(file.fileno())


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        return  # A short append is one step there too.
    fcntl.flock(handle, fcntl.LOCK_EX)
