"""Lint drafts within another program, which no draft can end."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import TemporaryDirectory
from typing import NamedTuple

from postkit.bulk.inputs import Draft
from postkit.bulk.rows import Row
from postkit.bulk.tasks import WARM_UP, Lint
from postkit.bulk.workers import Part, do_parts
from postkit.config import Settings

_DRAFTS = 200
"""A process does so many: a fork takes about as long as linting a few."""


class _Shard(NamedTuple):
    """Drafts that are in memory."""

    texts: list[Draft]

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts."""
        return iter(self.texts)


def lint_guarded(
    drafts: Iterable[tuple[object, str | None]], settings: Settings, limit: float | None
) -> Iterator[list[Row]]:
    """Yield the rows of each draft, in order; one that ends its process has an error row.

    Args:
        drafts: the texts and their paths.
        settings: the configuration of all of them.
        limit: the wall time in seconds that a draft may take.

    Raises:
        FileError: the folder for temporary files cannot be written.
    """
    task = Lint(settings, limit)
    waiting = (Draft(row, text, path) for row, (text, path) in enumerate(drafts, 1))
    task(WARM_UP)
    with TemporaryDirectory(prefix="postkit-") as folder:
        results, rejected = (os.path.join(folder, name) for name in ("results", "rejected"))
        while some := list(islice(waiting, _DRAFTS)):
            part = Part(_Shard(some), results, rejected)
            do_parts([part], task, jobs=1, limit=limit, on_progress=lambda done: None)
            found: dict[int, list[Row]] = {draft.row: [] for draft in some}
            for path in (results, rejected):
                with open(path, encoding="utf-8") as file:
                    for row in map(json.loads, file):
                        found[row.pop("row")].append(row)
            yield from found.values()
