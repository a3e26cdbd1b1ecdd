"""FM001: which files are posts."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.rules.front_matter.missing_front_matter import MissingFrontMatter


@pytest.mark.parametrize(
    ("path", "is_post"),
    [
        (None, True),
        ("posts/today.md", True),
        ("2026-03-14.md", True),
        ("TED.talk.md", False),
        ("README.md", False),
        ("docs/README.zh-CN.md", False),
        ("CODE_OF_CONDUCT.md", False),
    ],
)
def test_a_file_that_speaks_of_its_repository_is_no_post(path: str | None, is_post: bool) -> None:
    document = Document.parse("# 标题\n", path=path)

    assert bool(list(MissingFrontMatter().check(document))) is is_post
