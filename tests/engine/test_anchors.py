"""A fix in a heading may change the address that links lead to."""

from __future__ import annotations

import pytest

from postkit.config import Settings
from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.document.heading_ids import heading_text, rules_of
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.source import Source


def fixed(site: str, text: str, *, unsafe: bool = False) -> str:
    linter = Linter(Settings().linter(None).rules, dialect=find_dialect(site))
    return fix(linter, Source(text, "a.md"), unsafe=unsafe).text


@pytest.mark.parametrize(
    ("site", "heading", "is_fixed"),
    [
        # GitHub's ids have no marks, so a mark may change.
        ("hugo", "## 真的吗?当然", True),
        ("jekyll", "## 真的吗?当然", True),
        ("docusaurus", "## 真的吗?当然", True),
        ("hexo", "## 真的吗?当然", False),
        ("eleventy", "## 真的吗?当然", False),
        ("vitepress", "## 真的吗?当然", False),
        ("vitepress", "## 真的吗?当然 {#sure}", True),
        ("eleventy", "真的吗?当然\n===", False),
        ("plain", "## 真的吗?当然", True),
        ("plain", "[甲](#真的吗-当然)\n\n## 真的吗?当然", False),
        ("plain", "[甲](#别的)\n\n## 真的吗?当然", True),
        ("eleventy", "真的吗?当然", True),
    ],
)
def test_a_fix_that_moves_a_heading_is_unsafe(site: str, heading: str, is_fixed: bool) -> None:
    text = f"---\ntitle: 桥\n---\n\n{heading}\n\n正文在这里。\n"

    assert ("？" in fixed(site, text)) == is_fixed
    assert "？" in fixed(site, text, unsafe=True)


def test_links_move_with_the_heading() -> None:
    text = "---\ntitle: 桥\n---\n\n见[甲](#真的吗-当然)和[乙](#二)。\n\n## 真的吗?当然\n\n## 二\n"

    assert fixed("hexo", text, unsafe=True) == (
        "---\ntitle: 桥\n---\n\n见[甲](#真的吗？当然)和[乙](#二)。\n\n## 真的吗？当然\n\n## 二\n"
    )


@pytest.mark.parametrize(
    ("site", "ids"),
    [
        ("hugo", ["a-b-软件中文"]),
        ("jekyll", ["a-b-软件中文"]),
        ("mkdocs", ["a-b", "a-b-软件中文"]),
        ("hexo", ["A-b-软件，中文！"]),
        ("vitepress", ["a-b-软件-中文", "a-b-软件，中文！"]),
        ("eleventy", ["a-b-软件，中文！"]),
    ],
)
def test_the_ids_of_engines(site: str, ids: list[str]) -> None:
    text = "## A *b* [软件](x.md)，中文！\n"
    document = Document.parse(text, dialect=find_dialect(site))

    written = heading_text(text, document.blocks[0])
    assert [rule(written) for rule in rules_of(document)] == ids
