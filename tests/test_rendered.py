"""What a browser shows of real drafts before and after fixing differs only as the rules say."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendered import Page, changes, is_explained, read_page

from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.rules import RULES
from postkit.source import Source

PAGE = Page(("p",), (), "后来他说")


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_every_difference_on_a_page_is_explained_by_a_finding(
    part_of_real_drafts: list[Path], unsafe: bool
) -> None:
    unexplained = [
        (path.name, change.code, sorted(change.kinds))
        for path in part_of_real_drafts
        for change in changes(read_source(path), unsafe=unsafe)
        if not change.is_explained
    ]

    assert unexplained == []


@pytest.mark.parametrize(
    ("code", "text", "after"),
    [
        pytest.param("SM101", "后来,他说", PAGE._replace(letters="后来"), id="letters are lost"),
        pytest.param("SM101", "后来,他说", PAGE._replace(elements=("ul", "li")), id="a new list"),
        pytest.param("MD001", "**后来。**他说", PAGE._replace(letters="后来"), id="not named"),
    ],
)
def test_what_a_rule_does_not_speak_of_is_not_explained(code: str, text: str, after: Page) -> None:
    report = Linter([rule() for rule in RULES]).lint(Source(text))
    own = [finding for finding in report.diagnostics if finding.code == code]
    kinds = frozenset(kind for kind in Page._fields if getattr(PAGE, kind) != getattr(after, kind))

    assert own
    assert not is_explained(code, kinds, PAGE, after, own)


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    page = read_page("---\ntitle: x\n---\n\n<!-- 备注 -->甲\n\n# *乙*\n")

    assert page.letters == "甲乙"
    assert [element.split() for element in page.emphasis] == [["em"]]
    assert "h1" in {element.split()[0] for element in page.elements}
