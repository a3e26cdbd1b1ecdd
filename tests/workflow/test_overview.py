"""The board: where a post is, read from as little of it as will do."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from postkit.dialects import PLAIN
from postkit.document import Document
from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.workflow.overview import StatusRow, read_head, read_row
from postkit.workflow.stages import DEFAULT_STAGES, read_stages

TODAY = date(2026, 3, 14)
STAGES = read_stages(DEFAULT_STAGES)


def row(path: Path) -> StatusRow:
    return read_row(str(path), STAGES, field="date", today=TODAY, dialect=PLAIN)


@pytest.mark.parametrize(
    ("text", "stage", "age", "reason"),
    [
        ("---\ndraft: true\ndate: 2026-03-01\n---\n", "draft", 13, ""),
        ("---\ndraft: false\ndate: '2026-03-20'\n---\n", "published", -6, ""),
        ("---\ndate: 2026-03-14 08:00:00\n---\n", None, 0, "`draft` and `status` are missing"),
        ("---\ndraft: 'true'\ndate: 2026-03-14\n---\n", None, 0, "`draft` is the text `true`"),
        ("---\ndraft:\ndate: 2026-03-14\n---\n", None, 0, "`draft` is empty, `status` is missing"),
        ("正文\n", None, None, "has no front matter"),
        ("---\ndraft: [\n---\n", None, None, "the front matter cannot be read"),
        ("---\ndraft: true\ndate: soon\n---\n", "draft", None, ""),
        ("", None, None, "has no front matter"),
    ],
)
def test_where_a_post_is(
    tmp_path: Path, text: str, stage: str | None, age: int | None, reason: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (0, 0))

    found = row(path)

    assert (found.stage.name if found.stage else None) == stage
    assert reason in found.reason
    assert bool(found.reason) == (stage is None)
    assert found.is_named == (age is not None)
    assert found.age == age or (age is None and found.age > 20_000)


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read: no such file"):
        row(tmp_path / "a.md")


def test_the_head_of_a_post_says_what_the_whole_says(real_drafts: list[Path]) -> None:
    short = 0
    for path in real_drafts:
        try:
            whole = Document(read_source(path))
        except FileError:
            continue
        head = read_head(str(path), PLAIN)
        short += len(head.text) < len(whole.text)
        assert (head.front_matter is None) == (whole.front_matter is None), path
        if head.front_matter and whole.front_matter:
            assert head.front_matter.span == whole.front_matter.span, path
            assert repr(head.front_matter.values) == repr(whole.front_matter.values), path
    assert short > 500
