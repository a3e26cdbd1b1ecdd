"""A large page is read in time proportional to its length."""

from __future__ import annotations

from typing import Any

import pytest
import trafilatura

from postkit.ingest import web_page
from postkit.ingest.html.tree import Element, parse_html
from postkit.ingest.main_text import is_too_large
from postkit.ingest.raw_input import RawInput

TEXT = "<p>桥在周五通车了，船也开了，两岸的人都来了，从早到晚一直很热闹。</p>"


def read(page: str) -> str:
    """Return the Markdown of the article of a page."""
    raw = RawInput(f"<!doctype html><html><body>{page}</body></html>".encode(), "a.html")
    return web_page.read(raw).articles[0].body


def test_the_elements_beside_one_are_not_searched_for_each_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = 500
    listed = []
    elements = Element.elements.fget  # type: ignore[attr-defined]

    def counted(self: Element) -> list[Element]:
        found: list[Element] = elements(self)
        listed.append(len(found))
        return found

    monkeypatch.setattr(Element, "elements", property(counted))
    read(f"<article>{TEXT * 5}{'<hr>' * number}</article>")

    assert sum(listed) < 50 * number


def test_short_rows_of_a_wide_table_stay_short() -> None:
    number = 200
    rows = "<tr><td>桥</td></tr>" * number
    table = f"<table><tr>{'<th>船</th>' * number}</tr>{rows}</table>"
    body = read(f"<article>{TEXT * 5}{table}</article>")

    assert body.count("| 桥 |") == number
    assert len(body) < 3 * len(table)


def test_rows_that_lack_a_few_cells_are_filled() -> None:
    row = "<tr><td>甲</td><td>乙</td></tr>"
    body = read(f"<article>{TEXT * 5}<table>{row * 3}<tr><td>丙</td></tr></table></article>")

    assert "| 丙 |  |" in body


def test_the_extractor_fills_no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[Any] = []
    extract = trafilatura.bare_extraction
    monkeypatch.setattr(
        trafilatura,
        "bare_extraction",
        lambda page, **options: pages.append(page) or extract(page, **options),
    )
    table = "<table><tr><td colspan=1000 rowspan=1000>甲</td></tr></table>"
    read(f"<article>{TEXT * 5}{table}</article>")

    assert [dict(cell.attrib) for cell in pages[0].iter("td")] == [{}]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<table>" + "<tr><td>甲<td>乙" * 3_000 + "</table>", False, id="a table"),
        pytest.param(
            "<table><tr>" + "<td>甲" * 100 + "<tr><td>乙" * 300 + "</table>", True, id="a wide row"
        ),
        pytest.param("<p>" + "甲<br>" * 3_000, False, id="lines"),
        pytest.param("<p>" + "甲<br>" * 5_000, True, id="too many lines in one element"),
        pytest.param("<p" + "".join(f" a{n}=b" for n in range(10_000)), False, id="no tag"),
        pytest.param(
            "<p" + "".join(f" a{n}=b" for n in range(10_000)) + ">甲", True, id="attributes"
        ),
    ],
)
def test_what_the_extractor_would_take_long_for_is_too_large(page: str, expected: bool) -> None:
    assert is_too_large(parse_html(page)) is expected
