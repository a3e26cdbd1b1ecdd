"""The table of `postkit status`: how many posts are in each stage, and which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from postkit.config import Configuration
from postkit.counts import count
from postkit.reporters.json import dumps
from postkit.reporters.width import display
from postkit.workflow.overview import StatusRow, read_row
from postkit.workflow.stages import Stage


class StatusTable:
    """The posts by their stages, each with those of its own configuration.

    Args:
        configuration: the settings of each post.
        today: the day that ages are counted to.
    """

    def __init__(self, configuration: Configuration, today: date) -> None:
        self._configuration = configuration
        self._today = today
        self._stages: dict[int, tuple[Stage, ...]] = {}
        self._rows: dict[str | None, list[StatusRow]] = {}

    def add(self, path: str) -> None:
        """Put the post at `path` into the table.

        Raises:
            FileError: it cannot be read.
        """
        settings = self._configuration.settings(path)
        if id(settings) not in self._stages:
            self._stages[id(settings)] = settings.stages
            for stage in self._stages[id(settings)]:
                self._rows.setdefault(stage.name, [])
        row = read_row(
            path,
            self._stages[id(settings)],
            field=settings["status"].get("age", "date"),
            today=self._today,
            dialect=settings.dialect(path),
        )
        self._rows.setdefault(row.stage.name if row.stage else None, []).append(row)

    def print(self, limit: int) -> None:
        """Print the table for people, with the oldest `limit` posts of each stage, 0 for all."""
        total = sum(map(len, self._rows.values()))
        print(f"{count(total, 'post')}.")
        for name, rows in self._sorted():
            heading = "no stage" if name is None else name
            print(f"\n{heading}: {count(len(rows), 'post')}")
            for row in rows[:limit] if limit else rows:
                print(f"  {_age(row)}  {display(row.path)}{_findings_note(row)}")
            if limit and len(rows) > limit:
                print(f"  {'':>5}  … and {len(rows) - limit} younger")

    def print_json(self) -> None:
        """Print the table for programs: the stages in order, and what fits none."""
        by_name = dict(self._sorted())
        unplaced = by_name.pop(None, [])
        table = {
            "stages": [
                {
                    "name": name,
                    "count": len(rows),
                    "oldest": rows[0].age if rows else None,
                    "posts": [_record(row) for row in rows],
                }
                for name, rows in by_name.items()
            ],
            "unplaced": [{**_record(row), "reason": row.reason} for row in unplaced],
        }
        print(dumps(table, indent=2))

    def _sorted(self) -> list[tuple[str | None, Sequence[StatusRow]]]:
        """Return the posts by stage, the oldest first; those without a stage come last."""
        names = sorted(self._rows, key=lambda name: name is None)
        return [(name, sorted(self._rows[name], key=lambda row: row.day)) for name in names]


def _age(row: StatusRow) -> str:
    return f"{row.age:>4}d" if row.is_named else f"{'~' + str(row.age):>4}d"


def _findings_note(row: StatusRow) -> str:
    text = row.reason or row.title
    return f"  {display(text)}" if text else ""


def _record(row: StatusRow) -> dict[str, Any]:
    return {
        "path": row.path,
        "title": row.title,
        "age": row.age,
        "day": row.day.isoformat(),
        "from": "field" if row.is_named else "file",
    }
