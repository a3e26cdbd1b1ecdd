"""The report in a real browser, opened from its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import DESKTOP, MARKS, PHONE, grave_violations, new_page, started, take_picture
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
    page = new_page(chromium, viewport=DESKTOP)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(report.as_uri())
    page.on("request", lambda request: problems.append(request.url))
    yield page
    page.close()
    assert problems == []


def rows(page: Any) -> int:
    return int(page.locator("#findings-rows tr").count())


def count(page: Any, name: str = "findings") -> str:
    return str(page.locator(f"#{name}-count").inner_text())


def follow(link: Any) -> None:
    """Click a link, wherever it is folded in."""
    link.evaluate("link => { for (let at = link; at; at = at.parentElement) at.open = true; }")
    link.click()


def test_the_list_is_paged_and_filtered_by_keyboard(page: Any) -> None:
    assert rows(page) == 50
    page.locator("#findings-next").focus()
    page.keyboard.press("Enter")
    assert "Page 2 /" in count(page)

    page.locator("#findings-search").focus()
    page.keyboard.type("DB001")
    assert 0 < rows(page) < 50
    page.get_by_label("Severity").select_option("warning")
    assert rows(page) == 0
    assert count(page) == "nothing matches"


def test_every_number_leads_to_as_many(page: Any) -> None:
    """Also where it is folded in; no number leads elsewhere."""
    links = page.locator("main a[data-kind]").all()
    for link in links:
        number = link.locator("b").first if link.locator("b").count() else link
        expected = number.text_content().strip()
        name = link.get_attribute("href")[1:]
        follow(link)

        wanted = "nothing matches" if expected == "0" else f"{expected} · Page 1 /"
        assert count(page, name).startswith(wanted), link.get_attribute("data-value")
    kinds = {link.get_attribute("data-kind") for link in links}
    assert kinds >= {
        "rule",
        "family",
        "folder",
        "author",
        "post",
        "stage",
        "month",
        "value",
        "clean",
    }


def test_what_is_chosen_is_said_and_taken_back(page: Any) -> None:
    follow(page.locator("a[data-kind='author'][href='#findings']").first)
    chip = page.locator("#findings-chosen")
    chosen = count(page)
    assert chip.inner_text() == "作者0 ×"

    page.locator("#findings-search").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert chip.is_hidden()
    assert count(page) != chosen


def test_a_post_of_the_list_is_a_link_to_its_file(page: Any, report: Path) -> None:
    page.locator("#posts-search").fill("#006")
    (row,) = page.locator("#posts-rows tr").all()

    link = row.locator("th a")
    assert link.evaluate("link => link.href") == (report.parents[1] / link.inner_text()).as_uri()
    found = row.locator("td a").inner_text()
    row.locator("td a").click()
    assert count(page).startswith(f"{found} · ")


def test_a_finding_leads_to_its_post_and_its_rule(page: Any, report: Path) -> None:
    page.locator("#findings-search").fill("DB001")
    finding = page.locator("#findings-rows tr").first
    path = finding.locator("th code").inner_text()
    target = finding.locator("td.number a").evaluate("link => link.href")
    assert target == (report.parents[1] / path).as_uri()

    finding.get_by_role("link", name="DB001").click()
    page.locator("#rule-DB001 pre").wait_for()
    assert page.locator("#rule-DB001 pre").inner_text().startswith("# DB001 ")


def test_a_finding_leads_to_its_line_where_an_address_is_given(chromium: Any, report: Path) -> None:
    link = "https://example.org/{path}#L{line}"
    command = ("-m", "postkit", "report", "posts", "-o", "linked", "--link", link)
    assert process(report.parents[1], *command).returncode == 0
    page = new_page(chromium)
    page.goto((report.parents[1] / "linked/index.html").as_uri())
    finding = page.locator("#findings-rows tr").first

    line = finding.locator("td.number a")
    target = finding.locator("th code").inner_text().replace("#", "%23")
    assert line.get_attribute("href") == f"https://example.org/{target}#L{line.inner_text()}"
    page.close()


def test_without_scripts_it_is_read_all_the_same(chromium: Any, report: Path) -> None:
    page = new_page(chromium, java_script_enabled=False)
    page.goto(report.as_uri())

    assert rows(page) == 50
    assert page.locator("#posts-rows tr").count() == 50
    assert page.locator(".controls").first.is_hidden()
    assert page.get_by_text("the list needs JavaScript").first.is_visible()
    page.close()


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_is_accessible_and_fits(
    chromium: Any, report: Path, colors: str, size: dict[str, int]
) -> None:
    page = new_page(chromium, viewport=size, color_scheme=colors)
    page.goto(report.as_uri())
    take_picture(page, f"report{'-phone' * (size is PHONE)}{'-dark' * (colors == 'dark')}")

    assert grave_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.close()


def test_it_prints(chromium: Any, report: Path) -> None:
    page = new_page(chromium, viewport=DESKTOP)
    page.goto(report.as_uri())
    page.emulate_media(media="print")

    assert page.locator("#findings-search").is_hidden()
    assert page.locator("#posts-search").is_hidden()
    assert page.pdf().startswith(b"%PDF")
    page.close()
