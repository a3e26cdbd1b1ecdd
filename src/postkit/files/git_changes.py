"""What has changed since a revision, according to git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from postkit.errors import UsageError
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple
from postkit.source import Span


class LineRange(NamedTuple):
    """The lines from `first` to `last`, both included, counted from 1 as git counts them."""

    first: int
    last: int


class Changes:
    """The files that differ from a revision, and the lines that do.

    Args:
        root: the folder of the repository, links resolved.
        lines: the changed lines of each file, by its path relative to `root`;
            None where the whole file is new to git.
    """

    def __init__(self, root: str, lines: Mapping[str, Sequence[LineRange] | None]) -> None:
        self._root = root
        self._lines = lines
        self._folders: dict[str, str] = {}

    def __contains__(self, path: str) -> bool:
        """Tell whether the file at `path` has changed."""
        return self._key(path) in self._lines

    def spans(self, path: str, text: str) -> tuple[Span, ...]:
        """Return the parts of `text`, which the file at `path` holds, that have changed.

        Where lines were taken out, the lines on both sides of the gap count.
        """
        ranges = self._lines.get(self._key(path), ())
        if ranges is None:
            return (Span(0, len(text)),)
        # To git only a line feed ends a line.
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        last = len(starts) - 1
        return tuple(
            Span(starts[min(max(range_.first, 1), last) - 1], starts[min(range_.last, last)] - 1)
            for range_ in ranges
        )

    def _key(self, path: str) -> str:
        folder, name = os.path.split(path)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = os.path.realpath(folder)
        return relative_path(os.path.join(real, name), self._root)


def changes_since(revision: str) -> Changes:
    """Return what differs on disk from the commit where the branch left `revision`.

    Files that git does not know yet count as changed, those that it ignores do not.

    Args:
        revision: a branch, a tag or a commit of the repository that the current
            folder is in. What it has gained since the branch left it doesn't count.

    Raises:
        UsageError: git is not there, the folder is in no repository, or the
            revision is not to be found.
    """
    root = os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n"))
    base = _merge_base(revision)
    diff = ("-C", root, "diff", *_PLAIN, base)
    # A file that was only renamed has changed, but none of its lines.
    lines: dict[str, list[LineRange]] = {path: [] for path in _names(*diff, "--name-only", "-z")}
    for path, changed in _changed_lines(_git(*diff, "--unified=0")):
        lines.setdefault(path, []).append(changed)
    untracked = _names("-C", root, "ls-files", "--others", "--exclude-standard", "-z")
    return Changes(os.path.realpath(root), {**lines, **dict.fromkeys(untracked)})


# Whatever the user has configured, the output is the one that is read here.
_PLAIN = (
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--text", "--find-renames"),
    *("--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules"),
    "--diff-filter=d",
)


def _merge_base(revision: str) -> str:
    name = f"--diff-base {revision}"
    found = _try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    shallow = _try("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    advice = (
        "; this clone has only a part of the history: get the rest with `git fetch --unshallow`, "
        "or check out with `fetch-depth: 0`"
    )
    if found.returncode:
        raise UsageError(f"{name}: git knows no such revision{advice if shallow else ''}")
    commit = os.fsdecode(found.stdout.strip())
    base = _try("merge-base", commit, "HEAD")
    if base.returncode:
        raise UsageError(
            f"{name}: it has no commit in common with the current one{advice if shallow else ''}"
        )
    return os.fsdecode(base.stdout.strip())


def _names(*arguments: str) -> list[str]:
    return [os.fsdecode(name) for name in _git(*arguments).split(b"\0") if name]


def _git(*arguments: str) -> bytes:
    done = _try(*arguments)
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise UsageError(f"--diff-base: git says: {reason.removeprefix('fatal: ')}")
    return done.stdout


def _try(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UsageError("--diff-base needs git, which is not installed here") from error


_NAME = re.compile(rb'\+\+\+ (?:b/(?P<plain>[^\t]*)|"b/(?P<quoted>(?:[^"\\]|\\.)*)")\t?')
_HUNK = re.compile(rb"@@ -\d+(?:,(?P<old>\d+))? \+(?P<first>\d+)(?:,(?P<new>\d+))? @@")


def _changed_lines(patch: bytes) -> Iterator[tuple[str, LineRange]]:
    """Yield the lines that each hunk of a patch without context changes or touches."""
    path: str | None = None
    inside = 0
    for line in patch.split(b"\n"):
        if inside:
            # A line of a file may look like a header. What git says of a missing
            # newline is not a line of either file.
            inside -= not line.startswith(b"\\")
        elif line.startswith(b"+++ "):
            name = _NAME.fullmatch(line)
            path = _path(name) if name else None
        elif hunk := _HUNK.match(line):
            first, old, new = int(hunk["first"]), int(hunk["old"] or 1), int(hunk["new"] or 1)
            inside = old + new
            if path is not None:
                yield path, LineRange(first, first + (new - 1 if new else 1))


def _path(name: re.Match[bytes]) -> str:
    return os.fsdecode(name["plain"] if name["quoted"] is None else _unquoted(name["quoted"]))


_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f",
            b"r": b"\r"}  # fmt: skip


def _unquoted(name: bytes) -> bytes:
    r"""Return a path that git has quoted as C does: `\346\241\245.md`."""

    def character(match: re.Match[bytes]) -> bytes:
        escape = match[1]
        if escape.isdigit():
            return bytes([int(escape, 8)])
        return _ESCAPES.get(escape, escape)

    return re.sub(rb"\\([0-7]{3}|.)", character, name)
