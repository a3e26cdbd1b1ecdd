"""The comment that suppresses a finding: where it goes, and that a reader never sees it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from examples import some_of
from reference_parsers import MARKDOWN

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import apply_edits
from postkit.engine.linter import Linter
from postkit.engine.suppress import suppression
from postkit.rules import RULES
from postkit.source import Source

LINTER = Linter([rule() for rule in RULES if rule.default])
CASES = sorted((Path(__file__).parents[1] / "rules").glob("*/bad-*.md"))
NEXT_LINE = "postkit-disable-next-line"
HEAD = "---\ntitle: 桥\n---\n\n"


def found(text: str) -> tuple[Diagnostic, ...]:
    return LINTER.lint(Source(text, "post.md")).diagnostics


def suppressed(text: str, code: str) -> str | None:
    """Return `text` with the last finding of a rule suppressed, None where that cannot be."""
    one = [finding for finding in found(text) if finding.code == code][-1]
    edit = suppression(Document(one.source), one)
    return apply_edits(text, [edit]) if edit else None


@pytest.mark.parametrize(
    ("text", "code", "after"),
    [
        pytest.param(
            f"{HEAD}一段,文字。\n",
            "SM101",
            f"{HEAD}<!-- {NEXT_LINE} SM101 -->\n一段,文字。\n",
            id="first line of a paragraph",
        ),
        pytest.param(
            f"{HEAD}一段文字。  \n又,一行。\n",
            "SM101",
            f"{HEAD}一段文字。<!-- {NEXT_LINE} SM101 -->  \n又,一行。\n",
            id="later line, after a hard break",
        ),
        pytest.param(
            f"{HEAD}一段 **文字**\n又,一行。\n",
            "SM101",
            f"{HEAD}一段 **文字** <!-- {NEXT_LINE} SM101 -->\n又,一行。\n",
            id="later line, after emphasis",
        ),
        pytest.param(
            f"{HEAD}- 一项\n- 又,一项\n",
            "SM101",
            f"{HEAD}- 一项<!-- {NEXT_LINE} SM101 -->\n- 又,一项\n",
            id="second item of a list",
        ),
        pytest.param(
            f"{HEAD}> 一段,引文。\n",
            "SM101",
            f"{HEAD}<!-- {NEXT_LINE} SM101 -->\n> 一段,引文。\n",
            id="first line of a quote",
        ),
        pytest.param(
            f"{HEAD}一段,文字。\n".replace("\n", "\r\n"),
            "SM101",
            f"{HEAD}<!-- {NEXT_LINE} SM101 -->\n一段,文字。\n".replace("\n", "\r\n"),
            id="crlf",
        ),
        pytest.param(
            "---\ntags:\n  - a\n  - a\n---\n",
            "FM011",
            f"---\ntags:\n  - a\n  # {NEXT_LINE} FM011\n  - a\n---\n",
            id="front matter",
        ),
        pytest.param(
            "一段文字。\n", "FM001", "<!-- postkit-disable-file FM001 -->\n一段文字。\n", id="file"
        ),
        pytest.param(
            f"{HEAD}| 一 |\n| - |\n| 又,一 |\n", "SM101", None, id="second row of a table"
        ),
        pytest.param(
            f"{HEAD}| 一 | 二 |\n|---|---|---|\n| 又 | 又 |\n", "MD013", None, id="no table yet"
        ),
        pytest.param('{"tags": ["a", "a"]}\n\n文字。\n', "FM011", None, id="json"),
    ],
)
def test_where_the_comment_goes(text: str, code: str, after: str | None) -> None:
    assert suppressed(text, code) == after


def rendered(text: str) -> str:
    """Return what a reader sees of the body: without comments, white space taken together."""
    page = MARKDOWN.render(text[Document.parse(text).body.start :])
    return re.sub(r"\s+", "", re.sub(r"<!-- postkit-[^>]*-->", "", page))


def test_a_reader_sees_no_difference() -> None:
    for path in some_of(CASES):
        text = path.read_bytes().decode()
        document = Document(Source(text, "post.md"))
        before = rendered(text)
        for finding in found(text)[:4]:
            edit = suppression(document, finding)
            if edit:
                assert rendered(apply_edits(text, [edit])) == before, (path, finding)


def test_the_finding_goes_and_no_other_comes(broken: list[Path]) -> None:
    for path in broken[::30]:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        findings = found(text)
        for finding in findings[:2]:
            edit = suppression(Document(finding.source), finding)
            if edit:
                left = Counter(each.code for each in found(apply_edits(text, [edit])))
                before = Counter(each.code for each in findings)
                assert left[finding.code] < before[finding.code], (path.name, finding)
                assert left <= before, (path.name, finding)
