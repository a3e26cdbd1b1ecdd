"""A run over a table of drafts: it resumes where an earlier run was stopped."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from postkit.bulk.inputs import ColumnNames, read_shards
from postkit.bulk.outputs import Counts, write_output
from postkit.bulk.tasks import WARM_UP, Task
from postkit.bulk.workers import ShardPart, do_parts
from postkit.errors import FileError, PostkitError, UsageError, reason_of
from postkit.files.read_write import check_replaceable
from postkit.named_tuples import NamedTuple

with suppress(ImportError):  # Windows has none.
    import fcntl

_STATE = "job.json"


class TableJob(NamedTuple):
    """What a run reads and writes.

    `identity` is what its results depend on besides the input: a run that was ended is
    continued only by one of the same. `compare` gives the lines of findings in the facts of all
    drafts; it is None where the results are changed drafts, not findings.
    """

    source: str
    target: str
    columns: ColumnNames
    task: Task
    identity: str
    compare: Callable[[Iterable[bytes], str], Iterator[bytes]] | None
    jobs: int
    limit: float | None

    @property
    def folder(self) -> str:
        """Where the results of shards lie until all are done."""
        return f"{self.target}.parts"

    @property
    def rejected(self) -> str:
        """The file of what went wrong."""
        return f"{self.target}.rejected.jsonl"


def run_job(job: TableJob, on_progress: Callable[[int], object]) -> Counts:
    """Do all drafts of the input that no run before this one has done; return the counts.

    The results of a shard are renamed into the job's folder once they are whole, and
    together they make the output. No file of results is ever half-written.

    Args:
        job: what is read and written.
        on_progress: called often, with the number of drafts that this run has done.

    Raises:
        FileError: a file cannot be read or written.
        UsageError: a column is missing, or the folder belongs to another run.
    """
    if sys.platform == "win32":
        raise UsageError("`--input` needs Linux or macOS")
    for path in (job.target, job.rejected):
        check_replaceable(path)
    if os.path.islink(job.folder):
        raise UsageError(f"`{job.folder}` is a link; delete it")
    try:
        with _folder(job):
            job.task(WARM_UP)
            todo = (part for part in _parts(job) if not os.path.exists(part.results))
            do_parts(todo, job.task, jobs=job.jobs, limit=job.limit, on_progress=on_progress)
            counts = write_output(
                _parts(job, everything=job.compare is None),
                job.target,
                job.rejected,
                job.folder,
                None if job.compare is None else job.compare(_facts(job), job.folder),
            )
            shutil.rmtree(job.folder)
    except OSError as error:
        raise FileError(reason_of(error), path=error.filename or job.target) from error
    return counts


def _parts(job: TableJob, *, everything: bool = False) -> Iterator[ShardPart]:
    shards = read_shards(job.source, job.columns, everything=everything)
    for number, shard in enumerate(shards):
        name = os.path.join(job.folder, f"{number:06}")
        yield ShardPart(shard, f"{name}.jsonl", f"{name}.rejected.jsonl", f"{name}.facts")


def _facts(job: TableJob) -> Iterator[bytes]:
    for name in sorted(os.listdir(job.folder)):
        if name.endswith(".facts"):
            with open(os.path.join(job.folder, name), "rb") as lines:
                yield from lines


@contextmanager
def _folder(job: TableJob) -> Iterator[None]:
    """Keep the job's folder for this run and its processes."""
    stat = os.stat(job.source)
    os.makedirs(job.folder, exist_ok=True)
    names = os.listdir(job.folder)
    if names and _STATE not in names:
        raise UsageError(
            f"`{job.folder}` is where this run would work, and it has files of something else; "
            "move the folder away, or choose another --output-file"
        )
    with open(os.path.join(job.folder, _STATE), "a+", encoding="utf-8") as file:
        if not _is_locked(file):
            raise UsageError(f"another run uses `{job.folder}`; wait until it has finished")
        source = os.path.abspath(job.source)
        wanted = json.dumps([source, stat.st_size, stat.st_mtime_ns, job.columns, job.identity])
        file.seek(0)
        found = file.read()
        if found and found != wanted:
            raise UsageError(
                f"`{job.folder}` has an unfinished run of another input or with other "
                "options; finish it with its own command, or delete the folder"
            )
        if not found:
            file.write(wanted)
            file.flush()
        try:
            yield
        except (PostkitError, OSError):
            if os.listdir(job.folder) == [_STATE]:
                shutil.rmtree(job.folder)  # There is nothing to resume.
            raise


def _is_locked(file: TextIO) -> bool:
    """Lock `file` for this run; tell whether that went well.

    Processes inherit the lock. Those of a run that was killed end after the draft they are at.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    for _ in range(50):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False
