"""The findings in one draft as rows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from postkit.bulk.facts import fact_rows
from postkit.bulk.time_limit import TimeLimitReached, time_limit
from postkit.errors import LimitError, PostkitError, UsageError
from postkit.named_tuples import NamedTuple
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.engine.linter import Linter

Row = dict[str, Any]


class Checked(NamedTuple):
    """What checking a draft gives: findings and errors, and what it is compared with others by."""

    rows: list[Row]
    facts: Sequence[Row] = ()


def lint_rows(linter: Linter, text: object, path: str | None, limit: float | None) -> list[Row]:
    """Return what `linter` finds in a draft as rows; a row without `code` is an error.

    Args:
        linter: the rules.
        text: the draft. What is neither text nor UTF-8 gives an error.
        path: named in the rows.
        limit: the wall time in seconds.
    """
    return check_draft(linter, text, path, limit).rows


def check_draft(
    linter: Linter, text: object, path: str | None, limit: float | None, number: int | None = None
) -> Checked:
    """Return what `linter` finds in a draft, and the facts of the draft.

    Args:
        linter: the rules.
        text: as for `lint_rows`.
        path: as for `lint_rows`.
        limit: as for `lint_rows`.
        number: what tells the draft from others; None where its path does.
    """
    try:
        draft = decoded(text)
    except ValueError as error:
        return Checked([error_row(path, "not-text", str(error))])
    facts: Sequence[Row] = ()
    try:
        with time_limit(limit):
            document = linter.parse(Source(draft, path))
            report = linter.check(document)
            rows = [diagnostic.to_dict() for diagnostic in report.diagnostics]
            facts = fact_rows(linter, document, report.facts, number)
    except TimeLimitReached:
        return Checked([time_limit_row(path, limit)])
    except PostkitError:
        raise
    except Exception as error:
        return Checked([bug_row(path, error)])
    rows += [_failure_row(path, failure) for failure in report.failures]
    return Checked(rows, facts)


def gather_facts(
    linter: Linter, text: object, path: str | None, row: int | None, limit: float | None
) -> list[Row]:
    """Return the facts of a draft as rows; none of one that cannot be read in time.

    What is wrong with it is among its rows.

    Args:
        linter: the rules.
        text: the draft.
        path: its path.
        row: its number.
        limit: the wall time in seconds.
    """
    try:
        draft = decoded(text)
        with time_limit(limit):
            document = linter.parse(Source(draft, path))
            return fact_rows(linter, document, linter.facts(document), row)
    except PostkitError:
        raise
    except (TimeLimitReached, Exception):
        return []


_IN_WORDS: dict[type, str] = {
    type(None): "nothing, or is not there",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}
"""What is in the place of a text, in the words of JSON."""


def decoded(text: object) -> str:
    """Return the text of a cell.

    Raises:
        ValueError: it is neither text nor bytes in UTF-8; the message says so.
    """
    if isinstance(text, str):
        return text
    if not isinstance(text, bytes):
        what = _IN_WORDS.get(type(text), type(text).__name__)
        raise ValueError(f"the text is missing: its column holds {what}")
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"the text is not UTF-8: {error.reason} at byte {error.start}") from None


def path_text(path: object) -> str | None:
    """Return the path of a draft as text, with U+FFFD for what is not UTF-8.

    Raises:
        UsageError: it is none.
    """
    if path is None:
        return None
    try:
        found = os.fspath(path)  # type: ignore[call-overload]
    except TypeError:
        what = type(path).__name__
        raise UsageError(f"the path of a draft must be text or a `Path`, not {what}") from None
    return found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found)


def error_row(path: str | None, name: str, message: str) -> Row:
    """Return the row that says what went wrong with a draft."""
    return {
        "path": path,
        "code": None,
        "name": name,
        "severity": "error",
        "message": message,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "fix": None,
    }


def _failure_row(path: str | None, failure: PostkitError) -> Row:
    """Return the row of a rule that could not check a draft."""
    name = "limit" if isinstance(failure, LimitError) else "internal-error"
    # A pattern that is too slow is reported at its own place.
    return error_row(path, name, failure.message if failure.path == path else str(failure))


def bug_row(path: str | None, error: Exception) -> Row:
    """Return the row of a draft at which postkit itself failed."""
    message = f"failed with {type(error).__name__}: {error}; this is a bug in postkit"
    return error_row(path, "internal-error", message)


def time_limit_row(path: str | None, limit: float | None) -> Row:
    """Return the row of a draft that took too long."""
    return error_row(path, "time-limit", f"the draft takes longer than {limit} s")
