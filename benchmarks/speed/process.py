"""What one run of a command costs: time, and the memory of all its processes."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

_PROC = Path("/proc")
_SAMPLE_SECONDS = 0.002
_RSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in."""


class Cost(NamedTuple):
    """What a run cost.

    Args:
        wall: seconds from start to end.
        cpu: seconds of user and system time of all processes, their start included.
    """

    wall: float
    cpu: float


class CommandError(Exception):
    """A command could not do its work; the message says why."""


_Wait = Callable[[int], tuple[int, resource.struct_rusage]]
"""Waits for the end of a process; returns its exit status and what the system counted."""


def measure(command: Sequence[str], folder: Path, timeout: float, *, worst: int = 0) -> Cost:
    """Run `command` and return what it cost. Its output is thrown away.

    Args:
        command: the program and its arguments.
        folder: where to run it.
        timeout: seconds after which it is ended.
        worst: the highest exit status that is no failure: a linter that finds
            something ends with 1.

    Raises:
        CommandError: it could not be started, failed, or took longer than that.
    """
    start = time.perf_counter()
    usage = _run(command, folder, timeout, worst, _wait)
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


def measure_memory(
    command: Sequence[str], folder: Path, timeout: float, *, worst: int = 0
) -> float:
    """Run `command` and return the megabytes (10⁶) that all its processes held at the peak.

    Pages that processes share are counted once. A peak between two samples is
    missed, but not that of the largest process, which the system itself keeps.
    Where there is no `/proc`, that is all that is known. Sampling costs time:
    this run is never one of those that are timed.

    Args and errors: as `measure` has them.
    """
    peak = 0

    def sample(pid: int) -> tuple[int, resource.struct_rusage]:
        nonlocal peak
        while True:
            peak = max(peak, _held_by_session(pid))
            done, status, usage = os.wait4(pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status), usage
            time.sleep(_SAMPLE_SECONDS)

    usage = _run(command, folder, timeout, worst, sample if _PROC.is_dir() else _wait)
    # A process inherits the mark of the one that started it: what is not above it says nothing.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest = usage.ru_maxrss if usage.ru_maxrss > own else 0
    return max(peak, largest * _RSS_BYTES) / 1e6


def _run(
    command: Sequence[str], folder: Path, timeout: float, worst: int, wait: _Wait
) -> resource.struct_rusage:
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        except OSError as error:
            raise CommandError(f"cannot be started: {error.strerror}") from error
        with _ended_at_last(process), _alarm(timeout):
            process.returncode, usage = wait(process.pid)
        if not 0 <= process.returncode <= worst:
            raise CommandError(f"ended with status {process.returncode}: {_last_line(errors)}")
    return usage


def _wait(pid: int) -> tuple[int, resource.struct_rusage]:
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage


@contextmanager
def _ended_at_last(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End all that the process has started if it is given up: too slow, or Ctrl-C."""
    try:
        yield
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Break into what is done when it takes longer, without polling while time counts."""

    def ring(number: int, frame: object) -> None:
        raise CommandError(f"took more than {seconds:g} s")

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _environment() -> dict[str, str]:
    # Without its compiled modules a Python program would compile them at each start.
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read().decode(errors="replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "no message")


def _held_by_session(session: int) -> int:
    """Return the bytes that the processes of a session hold together."""
    return sum(
        _held(int(entry.name))
        for entry in os.scandir(_PROC)
        if entry.name.isdigit() and _session(int(entry.name)) == session
    )


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def _held(pid: int) -> int:
    """Return the proportional set size in bytes; 0 for a process that is gone."""
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.split("\n") if line[:4] == "Pss:")
