"""A step for datatrove: https://github.com/huggingface/datatrove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

try:
    from datatrove.pipeline.base import PipelineStep
except ImportError as error:
    raise ImportError(
        "postkit.engines.datatrove needs datatrove, which is not installed: `pip install datatrove`"
    ) from error

from postkit.bulk.row_linter import RowLinter


class LintStep(PipelineStep):  # type: ignore[misc]
    """Add the findings in each document to its metadata, as the rows of `postkit.rows`.

    No document is dropped: one that takes too long, or that kills the process in which it is
    checked, gets an error row, and the pipeline goes on.

    Args:
        settings: settings by their keys in a configuration file.
        file: the configuration file; the nearest one above the current folder where None.
        isolated: whether to look for no configuration file.
        time_limit: the wall time in seconds that a document may take.
        path_key: the key of a document's path in its metadata.
        key: the key under which the rows are put into the metadata.
    """

    name = "postkit"
    type = "lint"

    def __init__(
        self,
        settings: Mapping[str, Any] | None = None,
        *,
        file: str | None = None,
        isolated: bool = False,
        time_limit: float = 60,
        path_key: str = "path",
        key: str = "postkit",
    ) -> None:
        super().__init__()
        self._linter = RowLinter(
            settings, file=file, isolated=isolated, time_limit=time_limit, own_process=True
        )
        self._path_key = path_key
        self._key = key

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Yield the documents with the rows in their metadata."""
        for document in data:
            with self.track_time():
                rows = self._linter.rows(document.text, self._path(document))
            document.metadata[self._key] = rows
            self.stat_update("findings", value=len(rows))
            yield document

    def _path(self, document: Any) -> str | None:
        path = document.metadata.get(self._path_key)
        return path if isinstance(path, str) else None
