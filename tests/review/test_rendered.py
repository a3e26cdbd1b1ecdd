"""A post as its readers see it, without anything that acts."""

from __future__ import annotations

import html5lib
import pytest
from review_archive import HOSTILE

from postkit.document import Document
from postkit.review.rendered import render
from postkit.source import Source


def html(text: str) -> str:
    return str(render(Document(Source(text))).html)


def test_nothing_in_a_hostile_post_acts() -> None:
    tree = html5lib.parse(html(HOSTILE), namespaceHTMLElements=False)

    tags = {str(element.tag) for element in tree.iter()}
    assert not tags & {"script", "img", "form", "input", "iframe", "style", "object", "svg", "link"}
    names = {name for element in tree.find("body").iter() for name in element.attrib}
    assert not any(name.startswith("on") for name in names)
    assert not names & {"href", "src", "style", "action", "name"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("桥", '<div class="block" id="L1"><p>桥</p>\n</div>', id="paragraph"),
        pytest.param("---\na: 1\n---\n\n桥", 'id="L5"><p>桥</p>', id="without front matter"),
        pytest.param("\u202e桥", '<span class="sign">U+202E</span>桥', id="direction"),
        pytest.param("👨\u200d👩", "👨\u200d👩", id="joiner"),
        pytest.param(
            '<p lang="en" title="\u202e" dir="rtl">a</p>', '<p lang="en">a</p>', id="attributes"
        ),
        pytest.param('<ol start="3"><li>a</ol>', '<ol start="3"><li>a</li></ol>', id="number"),
        pytest.param("| a |\n|---|\n| b |", "<td>b</td>", id="table"),
        pytest.param(
            "<details>\n<summary>A</summary>\n\nb\n\n</details>",
            "<summary>A</summary>",
            id="details",
        ),
        pytest.param("![图](a.png)", "<mark>🖼 图 <code>a.png</code></mark>", id="image"),
        pytest.param("[桥](https://a.org)", "<a>桥</a>", id="a link leads nowhere"),
        pytest.param('<div data-line="x" id="L1" class="block">a</div>', "<div>a</div>", id="ids"),
    ],
)
def test_what_is_shown(text: str, expected: str) -> None:
    assert expected in html(text)


def test_blocks_are_named_by_their_lines() -> None:
    rendered = render(Document(Source("---\na: 1\n---\n\n一\n\n- 二\n- 三\n\n> 四\n")))

    assert rendered.blocks == (5, 7, 10)
    assert not rendered.is_cut


def test_a_huge_post_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postkit.review.rendered.MOST_CHARACTERS", 300)
    rendered = render(Document(Source("桥\n\n" * 200)))

    assert rendered.is_cut
    assert len(rendered.blocks) == 100
