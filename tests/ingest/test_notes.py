"""Footnotes of a page, in the article and beside it."""

from __future__ import annotations

import pytest

from postkit.ingest import RawInput, Reading, read

TEXT = "河边的新桥在周五通车，过去两岸居民要绕行五公里，现在步行只要十分钟，路上一直有树荫。"


def parse(article: str, beside: str = "") -> Reading:
    pytest.importorskip("trafilatura")
    page = (
        '<!doctype html><html><head><meta charset="utf-8"><title>新桥</title></head><body>'
        f"<nav><a href='/'>首页</a></nav><article><h1>新桥</h1>{article}</article>{beside}"
        "<footer>版权所有</footer></body></html>"
    )
    return read(RawInput(page.encode(), "page.html"))


def linked(number: int) -> str:
    return f'<p>{TEXT}<span id="fnref:{number}"><a href="#fn:{number}">{number}</a></span></p>'


def notes(*numbers: int) -> str:
    items = "".join(
        f'<li id="fn:{number}"><p>见志。&nbsp;<a href="#fnref:{number}">↩</a></p></li>'
        for number in numbers
    )
    return f'<div class="notes"><ol>{items}</ol></div>'


def test_notes_in_the_article() -> None:
    reading = parse(f"{linked(1)}{linked(2)}{notes(1, 2)}")

    assert reading.articles[0].body.endswith(
        '1. <a id="fn:1"></a>见志。\xa0[↩](#fnref:1)\n2. <a id="fn:2"></a>见志。\xa0[↩](#fnref:2)'
    )
    assert [fragment.text for fragment in reading.unplaced] == ["首页", "版权所有"]


def test_notes_beside_the_article() -> None:
    reading = parse(linked(1) + linked(2), f"<div>{notes(1, 2)}</div>")

    assert reading.articles[0].body.endswith('<a id="fn:2"></a>见志。\xa0[↩](#fnref:2)')
    assert [fragment.text for fragment in reading.unplaced] == ["首页", "版权所有"]


def test_notes_that_only_numbers_lead_to() -> None:
    reading = parse(
        f"<p>{TEXT}<sup>1</sup></p>",
        '<div class="post__footnotes"><h4>注</h4><ol><li>见志。</li></ol></div>',
    )

    assert reading.articles[0].body.endswith("<sup>1</sup>\n\n#### 注\n\n1. 见志。")


@pytest.mark.parametrize("address", ["#comments", "#nav", "#fnord", "#refs"])
def test_what_is_no_note_stays_outside(address: str) -> None:
    reading = parse(
        f'<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}<a href="{address}">三条</a></p>',
        f'<div id="{address[1:]}"><ol><li>好！</li></ol></div>',
    )

    assert "好！" not in reading.articles[0].body
