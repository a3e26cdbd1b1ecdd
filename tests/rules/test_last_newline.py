"""What is found does not depend on whether the last line ends with a newline."""

from __future__ import annotations

from collections import Counter

import pytest
from examples import up_to
from hypothesis import given
from strategies import drafts

from postkit.engine.linter import Linter
from postkit.rules import RULES
from postkit.rules.across_posts.archive_rule import ArchiveRule
from postkit.source import Source

LINTER = Linter([rule() for rule in RULES if not issubclass(rule, ArchiveRule)])


def found(text: str, end: int) -> Counter[tuple[str, str, int, int]]:
    """Return what is found in `text`, in spans that reach no further than `end`."""
    return Counter(
        (finding.code, finding.message, min(finding.span.start, end), min(finding.span.end, end))
        for finding in LINTER.lint(Source(text, "draft.md")).diagnostics
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: 桥", id="front matter that nothing closes"),
        pytest.param('+++\ntitle = "桥', id="a text in TOML that nothing closes"),
        pytest.param("title: 桥\ndate:", id="metadata without fences"),
        pytest.param("桥通车了。\n\n>>", id="an empty quotation"),
        pytest.param("<details>\n<summary>原文</summary>\n\na\n>", id="a sign of a quotation"),
        pytest.param("<details>\n ", id="blanks in a block that nothing closes"),
        pytest.param("<details></summary>原文<summary>", id="tags that have changed places"),
    ],
)
def test_what_is_found_at_the_end_does_not_depend_on_its_newline(text: str) -> None:
    assert found(text, len(text)) == found(text + "\n", len(text))


@up_to(400)
@given(drafts())
def test_what_is_found_does_not_depend_on_the_last_newline(text: str) -> None:
    text = text.rstrip("\r\n")

    assert found(text, len(text)) == found(text + "\n", len(text))
