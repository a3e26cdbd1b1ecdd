"""Where every post is: its stage and its age, read from the front matter alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime

from postkit.dialects import Dialect
from postkit.document import Document
from postkit.errors import FileError, reason_of
from postkit.files.read_write import read_bytes, read_source
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.foreign_forms import FOREIGN
from postkit.named_tuples import NamedTuple
from postkit.source import Source
from postkit.workflow.compare_values import as_day
from postkit.workflow.condition import Values
from postkit.workflow.stages import Stage, find_stage

_HEAD = 16_384
"""How many bytes of a post are read at first; front matter is seldom a tenth of it."""


class StatusRow(NamedTuple):
    """A post in the table of `postkit status`.

    `stage` is None where the post fits none, and `reason` says why. `age` is
    counted in days from `day`, which the post names or, where `is_named` is
    False, is that of the file's last change.
    """

    path: str
    title: str
    stage: Stage | None
    reason: str
    day: date
    is_named: bool
    age: int


def read_row(
    path: str, stages: Sequence[Stage], *, field: str, today: date, dialect: Dialect
) -> StatusRow:
    """Return where the post at `path` is.

    Args:
        path: a file.
        stages: the stages of its site.
        field: the field of its date.
        today: the day that ages are counted to.
        dialect: how its site reads it.

    Raises:
        FileError: the file cannot be read.
    """
    return place(read_head(path, dialect), path, stages, field=field, today=today)


def place(
    document: Document, path: str, stages: Sequence[Stage], *, field: str, today: date
) -> StatusRow:
    """Return the row of a post whose front matter has been read; the rest as for `read_row`."""
    front_matter = document.front_matter
    values = front_matter.values if front_matter else {}
    stage = find_stage(values, stages, path)
    if document.foreign_front_matter:
        reason = FOREIGN
    elif front_matter is None:
        reason = "has no front matter"
    elif front_matter.error:
        reason = f"the front matter cannot be read: {sentence(front_matter.error)}"
    else:
        reason = "" if stage else _misfit(values, stages)
    named = as_day(values.get(field))
    day = named or _changed(path)
    title = values.get("title")
    return StatusRow(
        path,
        title if isinstance(title, str) else "",
        None if reason else stage,
        reason,
        day,
        named is not None,
        (today - day).days,
    )


def read_head(path: str, dialect: Dialect) -> Document:
    """Return a document that has the front matter of the file at `path`, if not all of its body.

    Raises:
        FileError: the file cannot be read.
    """
    head, _ = read_bytes(path, _HEAD)
    if head.startswith(b"---") and len(head) == _HEAD and b"\0" not in head:
        # The last character may be cut in two.
        text = head[: head.rfind(b"\n") + 1].decode("utf-8", "surrogateescape")
        document = Document(Source(text, path), dialect=dialect)
        found = document.front_matter
        if found and not found.failure and not found.problems and found.span.end < len(text):
            return document
    return Document(read_source(path), dialect=dialect)


def _misfit(values: Values, stages: Sequence[Stage]) -> str:
    """Return which of the fields by which stages are recognized a post has, and what they say."""
    fields = dict.fromkeys(field for stage in stages for field in stage.when.fields)
    said = [f"`{name}` is {_shown(values[name])}" for name in fields if name in values]
    missing = [f"`{name}`" for name in fields if name not in values]
    if missing:
        said.append(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    return "fits no stage: " + ", ".join(said)


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, str):
        return f"the text `{value}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _changed(path: str) -> date:
    try:
        return datetime.fromtimestamp(os.stat(path).st_mtime).astimezone().date()
    except OSError as error:
        raise FileError(f"cannot be read: {reason_of(error)}", path=path) from error
