"""Articles of WeChat."""

from __future__ import annotations

import pytest

from postkit.ingest import RawInput, Reading, read

TEXT = "河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，路上一直有树荫。"
PICTURE = "![](https://example.org/a.jpg)"


def parse(page: str) -> Reading:
    pytest.importorskip("trafilatura")
    return read(RawInput(page.encode(), "bridge.html"))


@pytest.mark.parametrize(
    ("shown", "script", "day"),
    [
        ("2026年3月14日 09:30", "", "2026-03-14 09:30:00"),
        ("", "var createTime = '2026-03-14 09:30';", "2026-03-14 09:30:00"),
        ("", 'var ct = "1773451800";', "2026-03-14 09:30:00+08:00"),
        ("", "", "None"),
    ],
)
def test_an_article(shown: str, script: str, day: str) -> None:
    reading = parse(
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="新桥">'
        '<meta property="og:site_name" content="微信公众平台"><title></title></head><body>'
        '<div id="page-content"><h1 id="activity-name">新桥</h1><div><a id="js_name">河边小报 </a>'
        f'<em id="publish_time">{shown}</em></div>'
        '<div id="js_content" style="visibility: hidden; opacity: 0;"><section>'
        '<p><img data-src="https://example.org/a.jpg"></p><p>桥边</p>'
        f"<p>{TEXT}</p></section></div><div>扫一扫关注</div></div><script>{script}</script></body></html>"
    )

    (article,) = reading.articles
    assert article.body == f"{PICTURE}\n\n桥边\n\n{TEXT}"
    assert (article.publisher, str(article.date)) == ("河边小报", day)
    assert any("扫一扫关注" in fragment.text for fragment in reading.unplaced)
