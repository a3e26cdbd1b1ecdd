"""The board in a real browser: every key and button, two browsers, hostile posts, a phone.

With POSTKIT_SCREENSHOTS the pictures of the documentation are written to that folder.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from chromium import (
    DESKTOP,
    MARKS,
    PHONE,
    expect,
    grave_violations,
    take_picture,
)
from review_archive import BRIDGE, BRIDGE_PATH, PICTURED, pictured, text
from review_window import Window

pytestmark = MARKS


class TestButtons:
    @pytest.mark.parametrize(
        ("button", "changed"),
        [
            ("Accept", BRIDGE.replace(">> 第二段", "\\>> 第二段")),
            ("All of this rule", BRIDGE.replace(">> ", "\\>> ")),
            ("Leave as is", BRIDGE),
        ],
    )
    def test_each_does_what_it_says(self, window: Window, button: str, changed: str) -> None:
        window.open(BRIDGE_PATH)
        before = window.cards()

        window.page.locator(".card").first.get_by_role("button", name=button).click()
        window.settle()
        assert len(window.cards()) < len(before)

        assert text() == changed
        window.page.get_by_role("button", name="Undo").click()
        window.counts(".card", len(before))
        assert text() == BRIDGE

    def test_edit_save_and_cancel(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        card = window.page.locator(".card").first
        card.get_by_role("button", name="Edit").click()
        card.get_by_role("button", name="Cancel").click()
        card.get_by_role("button", name="Edit").click()
        card.locator("textarea").fill("<details>")
        card.get_by_role("button", name="Save").click()
        card.get_by_role("button", name="Save anyway").click()
        window.settle()

        assert "\n<details>\n\n>> 第三段" in text()

    def test_always_and_its_dialog(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        always = window.page.locator(".card").first.get_by_role("button", name="Always…")
        always.click()
        window.page.locator("#always").get_by_role("button", name="Cancel").click()
        always.click()
        window.page.locator("#always").get_by_role("button", name="Save").click()
        window.counts(".card", 4)

        assert "postkit-disable-next-line MD002" in text()

    def test_a_rule_is_explained(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        code = window.page.locator(".card").first.get_by_role("button", name="MD002")
        code.click()
        rule = window.page.locator(".card pre.rule").first
        rule.wait_for()
        assert rule.inner_text().startswith("# MD002 ")
        code.click()
        rule.wait_for(state="hidden")

    def test_safe_fixes_next_stage_help_and_language(self, window: Window) -> None:
        window.open("posts/bridge.md")
        window.page.get_by_role("button", name="Apply safe fixes (2)").click()
        window.counts("[data-do=safe]", 0)
        window.page.get_by_role("button", name="Move to the next stage").click()
        expect(window.page.locator("#stage")).to_have_text("review")
        window.page.get_by_role("button", name="Keys").click()
        window.page.locator("#help").get_by_role("button", name="Close").click()
        window.page.get_by_role("link", name="中文").click()
        window.page.get_by_role("heading", name="待决定").wait_for()
        assert "path=posts" in window.page.url

    def test_filters(self, window: Window) -> None:
        window.page.get_by_label("Show").select_option("open")
        window.counts(".queue tbody tr", 1)
        window.page.get_by_label("Rule").fill("XX")
        window.page.get_by_text("No post matches.").wait_for()


class TestStages:
    def test_a_post_is_moved_by_key_button_and_drag(self, window: Window) -> None:
        window.press("t")
        window.page.wait_for_url("**/stages")
        ticket = window.page.locator("[data-path='posts/clean.md']")

        def column(stage: str) -> Any:
            place = f".column[data-stage='{stage}'] [data-path='posts/clean.md']"
            return window.page.locator(place)

        ticket.focus()
        window.press("b")
        column("review").wait_for()
        window.press("B")
        column("draft").wait_for()
        ticket.get_by_role("button", name="Move to the next stage").click()
        column("review").wait_for()
        ticket.get_by_role("button", name="Move back").click()
        column("draft").wait_for()
        ticket.drag_to(window.page.locator(".column[data-stage='review']"))
        column("review").wait_for()
        assert "status: review" in text("posts/clean.md")
        window.press("u")
        column("draft").wait_for()

    def test_a_post_with_errors_is_refused(self, window: Window) -> None:
        post = text("posts/clean.md") + "\n<details>\n<summary>A</summary>\n\n文。\n"
        Path("posts/clean.md").write_text(post, "utf-8")
        window.press("t")
        window.page.wait_for_url("**/stages")
        window.press("j", "b")

        assert "DB001" in window.status()
        assert text("posts/clean.md") == post

    def test_moving_between_columns(self, window: Window) -> None:
        post = text("posts/clean.md").replace("draft: true", "draft: false")
        window.hear_of_a_change("posts/clean.md", post)
        window.press("t")
        window.page.wait_for_url("**/stages")
        window.press("j", "l")
        current = window.page.locator(".ticket.current")
        assert current.get_attribute("data-stage") == "published"
        window.press("h")
        assert current.get_attribute("data-stage") == "draft"
        window.press("Enter")
        window.page.wait_for_url("**/post?*")


def test_a_hostile_post_is_harmless(window: Window) -> None:
    window.open("posts/hostile.md")
    frame = window.page.frame_locator("#page")
    frame.get_by_text("反过来的字").wait_for()

    assert window.page.title() == '</title><script>document.title = "owned"</script> · postkit'
    assert frame.locator("script, img, iframe, form, [onclick], [href]").count() == 0
    assert frame.locator(".sign").first.inner_text() == "U+202E"
    assert window.page.locator("main script, main img").count() == 0
    window.press("t")
    window.page.wait_for_url("**/stages")
    assert window.page.title() == "Stages · postkit"


def test_without_javascript_the_page_says_what_is_missing(
    serve: Callable[..., str], opened: Callable[..., Window]
) -> None:
    window = opened(serve(), java_script_enabled=False)

    assert window.page.locator("noscript p").bounding_box()


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_are_accessible_and_fit(
    archive: Path,
    serve: Callable[..., str],
    opened: Callable[..., Window],
    colors: str,
    size: dict[str, int],
) -> None:
    for name, post in PICTURED.items():
        (archive / f"posts/{name}.md").write_text(pictured(*post), "utf-8")
    (archive / "posts/hostile.md").unlink()
    window = opened(serve(), viewport=size, color_scheme=colors)
    phone = size is PHONE
    pages = {"queue": "/", "post": f"/post?path={BRIDGE_PATH}", "stages": "/stages"}

    for name, address in pages.items():
        window.page.goto(f"http://{window._home}{address}")
        if name == "post":
            window.page.locator(".lines li").first.wait_for()
            window.page.frame_locator("#page").get_by_text("第一段说桥。").wait_for()
            window.press("j")
        take_picture(window.page, f"review-{name}{'-phone' * phone}{'-dark' * (colors == 'dark')}")
        assert grave_violations(window.page) == []
        width = window.page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]
