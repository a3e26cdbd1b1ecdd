"""Tables of results and of targets, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from speed.turns import Result

MET = "met"


class Target(NamedTuple):
    """What a number is held to.

    Args:
        what: what was measured, and against what.
        measured: the number; None where a command of it failed or is missing.
        limit: the most that it may be.
        unit: what it counts; `×` for ratios.
    """

    what: str
    measured: float | None
    limit: float
    unit: str = "×"

    @property
    def verdict(self) -> str:
        """`met`, `missed` or `not measured`."""
        if self.measured is None:
            return "not measured"
        return MET if self.measured <= self.limit else "**missed**"


def ratio(part: float | None, whole: float | None) -> float | None:
    """Return `part / whole`; None where one of them is unknown, or there is nothing to share."""
    return None if part is None or not whole else part / whole


def wall(result: Result | None) -> float | None:
    """Return the seconds that pass for the one who waits."""
    return result.cost.wall if result and result.cost else None


def cpu(result: Result | None) -> float | None:
    """Return the seconds that the processors work."""
    return result.cost.cpu if result and result.cost else None


def number(value: float | None) -> str:
    """Return a number with the digits that count, 0.028, 1.34, 28.1, 370; a dash for None."""
    if value is None:
        return "–"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table: the first column is text, the others are numbers."""
    lines = [header, [":--", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def result_table(results: dict[str, Result], base: str) -> str:
    """Return a table of commands, with what each costs beside the one called `base`."""
    standard = results.get(base)
    return table(
        ["command", "runs", "wall s", "CPU s", "peak MB", "wall ×", "CPU ×"],
        [
            [
                f"{result.name}: {result.failure}" if result.failure else result.name,
                str(result.runs),
                number(wall(result)),
                number(cpu(result)),
                number(result.memory),
                number(ratio(wall(result), wall(standard))),
                number(ratio(cpu(result), cpu(standard))),
            ]
            for result in results.values()
        ],
    )


def target_table(targets: Iterable[Target]) -> str:
    """Return a table of what was to be reached and whether it was."""
    return table(
        ["target", "at most", "measured", ""],
        [
            [
                target.what,
                f"{target.limit:g} {target.unit}",
                f"{number(target.measured)} {target.unit}" if target.measured is not None else "–",
                target.verdict,
            ]
            for target in targets
        ],
    )
