"""Small sites, built by their generators as they are, as fixed and as formatted.

Each page has what its engine reads as syntax, and some damage. A fix may make the changes
listed here and no other; the formatter may change nothing that shows.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from sites.built_pages import VERSIONS, Page, read_pages
from sites.generators import GENERATORS, build, require

pytestmark = pytest.mark.slow


class Fix(NamedTuple):
    """What readers see of a fix: what is gone, and what is there instead."""

    old: str
    new: str


_COMMAS = tuple(
    Fix(text, text.replace(",", "，"))
    for text in ("的是河,还有桥", "一座桥,很旧", "新桥,在建", "引用的话,也是", "注释A里的话,也是")
)
_BOLD = Fix("**真的。**然后", "真的。然后")
_LINK = Fix("[地图]（https://example.org/map）", "地图")
_JAPANESE_BOLD = Fix("**重要。**次", "重要。次")
_INSIDE = Fix("里面的话,也是", "里面的话，也是")
_HERE = Fix("乙,在这里", "乙，在这里")
_AFTER = Fix("之后,还有话", "之后，还有话")
_TERM = Fix("解释,在这里", "解释，在这里")

FIXES: dict[str, dict[str, tuple[Fix, ...]]] = {
    "eleventy": {
        "zh": (*_COMMAS, _BOLD, _LINK),
        "ja": (_JAPANESE_BOLD,),
        "extra": (_HERE, Fix("有名字的话,也是", "有名字的话，也是")),
        "json": (_HERE,),
    },
    "hugo": {
        "zh": (*_COMMAS, _BOLD),
        "ja": (_JAPANESE_BOLD,),
        "extra": (_INSIDE, _AFTER, _TERM),
    },
    "hexo": {
        "zh": (*_COMMAS, _BOLD),
        "ja": (_JAPANESE_BOLD,),
        "extra": (Fix("引用的话,也是", "引用的话，也是"), _AFTER),
        "json": (Fix("正文,在这里", "正文，在这里"),),
    },
    "jekyll": {
        "zh": (*_COMMAS, _LINK),
        "extra": (_HERE, _TERM, Fix("里面的话,也是", "里面的话，也是")),
        "empty": (Fix("空的头,也可以", "空的头，也可以"),),
    },
    "astro": {
        "zh": (*_COMMAS, _BOLD),
        "ja": (_JAPANESE_BOLD,),
        "extra": (_HERE, _INSIDE, Fix("重点,在这里", "重点，在这里")),
    },
    "mkdocs": {
        "zh": (*_COMMAS, _LINK),
        "extra": (
            Fix("标题,直的", "标题，直的"),
            _INSIDE,
            Fix("甲,乙丙第一页的话,也是", "甲，乙丙第一页的话，也是"),
            _TERM,
        ),
    },
    "vitepress": {
        "zh": (*_COMMAS, _BOLD),
        "ja": (_JAPANESE_BOLD,),
        "extra": (
            _HERE,
            Fix("标题,很长", "标题，很长"),
            _INSIDE,
            Fix("提醒的话,也是", "提醒的话，也是"),
        ),
    },
}
"""The fixes in each page of each site; no page that is not named has any."""

Pages = dict[str, dict[str, Page]]


@pytest.fixture(scope="module", params=GENERATORS)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Pages]:
    """Return the name of a generator, and what it has built of its site."""
    require(request.param)
    out = build(request.param, tmp_path_factory.mktemp("sites") / request.param)
    return request.param, {version: read_pages(out, version) for version in VERSIONS}


def test_every_page_is_built(built: tuple[str, Pages]) -> None:
    name, pages = built

    assert {"zh", "en", "ja", "extra", *FIXES[name]} == set(pages["before"])
    assert all(page.text for page in pages["before"].values())


def test_a_fix_changes_what_it_says_and_nothing_else(built: tuple[str, Pages]) -> None:
    name, pages = built
    for path, before in pages["before"].items():
        expected, after = before.text, pages["fix"][path]
        fixes = FIXES[name].get(path, ())
        for fix in fixes:
            assert fix.old in expected, (path, fix)
            expected = expected.replace(fix.old, fix.new)
        new_links = ("href=https://example.org/map",) if _LINK in fixes else ()

        assert after.text == expected, path
        assert sorted(after.addresses) == sorted(before.addresses + new_links), path
        assert sorted(after.tags) == sorted(before.tags + ("a",) * len(new_links)), path


def test_the_formatter_changes_nothing_that_shows(built: tuple[str, Pages]) -> None:
    _, pages = built

    for path, before in pages["before"].items():
        assert pages["format"][path] == before, path


def test_emphasis_that_readers_saw_as_signs_is_emphasis(built: tuple[str, Pages]) -> None:
    name, pages = built
    before, after = (pages[version]["zh"].emphasis for version in ("before", "fix"))

    assert set(after) - set(before) == ({"真的"} if _BOLD in FIXES[name]["zh"] else set())
