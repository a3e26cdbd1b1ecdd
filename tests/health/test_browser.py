"""The report in a real browser, opened from its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import DESKTOP, MARKS, PHONE, grave_violations, started, take_picture
from shell import process

pytestmark = MARKS

_STAGES = {"draft": "draft: true", "published": "draft: false"}
_BODIES = (
    "船夫说:今天风大。\n\n>> 你几点来？\n",
    "一段。\n\n<details>\n<summary>Original</summary>\n\nOne.\n\n</details>\n",
    "<details>\n<summary>Original</summary>\n\n没有结束\n",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page about an archive of a hundred posts."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(100):
        stage = _STAGES["draft" if number % 4 else "published"]
        head = f"title: 第 {number} 篇\nauthor: 作者{number % 3}\ntags: [河, 桥梁建设]\n{stage}"
        date = f"date: 2026-{number % 6 + 1:02}-10"
        path = folder / f"posts/{number % 5}/#{number:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head}\n{date}\n---\n\n{_BODIES[number % 3]}", "utf-8")
    (folder / "h.jsonl").write_text(
        '{"day": "2026-01-01", "posts": 80, "error": 50, "warning": 9, "info": 0}\n'
    )
    command = ("-m", "postkit", "report", "posts", "-o", "report", "--history", "h.jsonl")
    assert process(folder, *command, "--language", "en").returncode == 0
    return folder / "report/index.html"


@pytest.fixture
def page(chromium: Any, report: Path) -> Iterator[Any]:
    """Return a page that has had no error and asked for nothing in the end."""
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(report.as_uri())
    page.on("request", lambda request: problems.append(request.url))
    yield page
    context.close()
    assert problems == []


def rows(page: Any) -> int:
    return int(page.locator("#rows tr").count())


def test_the_list_is_paged_and_filtered_by_keyboard(page: Any) -> None:
    assert rows(page) == 50
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    assert "Page 2 /" in page.locator("#count").inner_text()

    page.locator("#search").focus()
    page.keyboard.type("DB001")
    assert 0 < rows(page) < 50
    page.get_by_label("any severity").select_option("warning")
    assert rows(page) == 0


def test_every_number_leads_to_its_findings(page: Any) -> None:
    page.get_by_role("link", name="errors").click()
    assert page.locator("#severity").input_value() == "error"
    page.get_by_role("link", name="MD002").first.click()
    assert page.locator("#search").input_value() == "MD002"
    assert rows(page) > 0


@pytest.mark.parametrize(
    ("kind", "value", "count"),
    [
        ("", "", 100),
        ("original", "", 66),
        ("stage", "draft", 75),
        ("folder", "posts/0", 20),
        ("author", "作者0", 34),
        ("month", "2026-01", 17),
        ("value", "tags\n河", 100),
    ],
    ids=lambda part: str(part).replace("\n", " "),
)
def test_every_number_of_posts_leads_to_them(page: Any, kind: str, value: str, count: int) -> None:
    links = page.locator(f"a[data-kind='{kind}']")
    values = [link.get_attribute("data-value") for link in links.all()]
    link = links.nth(values.index(value))
    link.evaluate("link => { for (let at = link; at; at = at.parentElement) at.open = true; }")
    shown = link.inner_text()
    link.click()

    assert str(count) in shown
    assert f"{count} · Page 1 /" in page.locator("#post-count").inner_text()
    assert page.locator("#post-rows tr").count() == min(count, 50)


def test_a_post_of_the_list_is_a_link_to_its_file(page: Any, report: Path) -> None:
    page.locator("#post-search").fill("#007")
    (row,) = page.locator("#post-rows tr").all()

    target = row.locator("a").evaluate("link => link.href")
    assert target == (report.parents[1] / row.locator("a").inner_text()).as_uri()
    page.get_by_role("button", name="Show all").click()
    assert page.locator("#post-rows tr").count() == 50


def test_a_finding_leads_to_its_post_and_its_rule(page: Any, report: Path) -> None:
    page.locator("#search").fill("DB001")
    finding = page.locator("#rows tr").first
    path = finding.locator("th code").inner_text()
    target = finding.locator("td.number a").evaluate("link => link.href")
    assert target == (report.parents[1] / path).as_uri()

    finding.get_by_role("link", name="DB001").click()
    page.locator("#rule-DB001 pre").wait_for()
    assert page.locator("#rule-DB001 pre").inner_text().startswith("# DB001 ")


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_is_accessible_and_fits(
    chromium: Any, report: Path, colors: str, size: dict[str, int]
) -> None:
    page = chromium.new_page(viewport=size, color_scheme=colors)
    page.goto(report.as_uri())
    take_picture(page, f"report{'-phone' * (size is PHONE)}{'-dark' * (colors == 'dark')}")

    assert grave_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.close()


def test_it_prints(chromium: Any, report: Path) -> None:
    page = chromium.new_page(viewport=DESKTOP)
    page.goto(report.as_uri())
    page.emulate_media(media="print")

    assert page.locator("#search").is_hidden()
    assert page.locator("#post-search").is_hidden()
    assert page.pdf().startswith(b"%PDF")
    page.close()
