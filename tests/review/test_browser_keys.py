"""Every key of the board, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from chromium import MARKS
from review_archive import AMBIGUOUS, BRIDGE, BRIDGE_PATH, text
from review_window import Window

pytestmark = MARKS


class TestKeys:
    def test_from_the_queue_to_a_post_and_back(self, window: Window) -> None:
        window.press("j", "j", "Enter")
        window.page.wait_for_url("**/post?path=posts%2Fbridge.md")

        window.press("q")
        window.page.wait_for_url(re.compile("/$"))
        window.press("t")
        window.page.wait_for_url("**/stages")

    def test_j_and_k_select(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        current = window.page.locator(".card.current .place")
        assert current.inner_text() == "line 10"
        window.press("j")
        assert current.inner_text() == "line 12"
        assert window.page.locator(".lines .current").inner_text() == ">> 第三段也是。"
        window.press("k", "k")
        assert current.inner_text() == "line 10"

    def test_accept_and_undo(self, window: Window) -> None:
        window.open(BRIDGE_PATH)

        window.press("a")
        assert text() == BRIDGE.replace(">> 第二段", "\\>> 第二段")
        assert window.status() == "Accepted"
        window.press("u")
        assert text() == BRIDGE
        window.press("A")
        assert text().count("\\>> ") == 2
        assert window.status() == "2 fixes applied"

    def test_reject(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        before = len(window.cards())

        window.press("r")

        assert len(window.cards()) == before - 1
        assert text() == BRIDGE
        window.press("u")
        assert len(window.cards()) == before

    def test_edit(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("e")
        area = window.page.locator(".card.current textarea")
        assert area.input_value() == ">> 第二段是引用。"
        window.press("Escape")
        assert area.is_hidden()

        window.press("e")
        area.fill("<details>\n\n第二段。")
        window.press("Control+Enter")
        assert "This would cause errors" in window.status()
        assert text() == BRIDGE
        area.fill("李：第二段。")
        window.press("Control+Enter")
        assert text() == BRIDGE.replace(">> 第二段是引用。", "李：第二段。")

    def test_edit_the_whole_post(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("j", "j", "E")
        area = window.page.locator("#whole textarea")
        assert area.input_value() == BRIDGE
        window.page.keyboard.type("好")
        window.press("Escape")
        assert window.asked == ["Discard what you have written?"]
        assert area.is_hidden()
        assert text() == BRIDGE

        window.press("E")
        # The cursor is at the place that was selected.
        window.press(
            "Shift+End",
            "Shift+ArrowDown",
            "Shift+ArrowDown",
            "Shift+ArrowDown",
            "Shift+End",
            "Delete",
        )
        window.press("Control+Enter")
        assert text() == BRIDGE.replace("<details>\n<summary>Original</summary>\n\n</details>", "")
        window.press("u")
        assert text() == BRIDGE

    def test_a_refusal_hides_no_button_of_the_post_that_is_edited(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("E")
        window.page.locator("#whole textarea").fill(BRIDGE.replace("</details>", ""))
        window.press("Control+Enter")

        assert re.match("This would cause errors: line [0-9]+: DB001 ", window.status())
        button = window.page.locator("#whole [type=submit]")
        assert button.inner_text() == "Save anyway"
        is_on_top = """button => {
            const { left, top, width, height } = button.getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2) === button;
        }"""
        assert button.evaluate(is_on_top)

    def test_what_is_typed_into_a_whole_post_is_kept_until_it_can_be_saved(
        self, window: Window
    ) -> None:
        window.open(BRIDGE_PATH)
        window.press("E")
        area = window.page.locator("#whole textarea")
        area.fill(BRIDGE.replace("第一段说桥", "第一段说河"))
        Path(BRIDGE_PATH).write_text(BRIDGE.replace("第一段说桥", "第一段说山"), "utf-8")

        window.press("Control+Enter")
        assert "has changed the same lines" in window.status()
        assert "第一段说河" in area.input_value()
        Path(BRIDGE_PATH).write_text(BRIDGE + "\n新的一段。\n", "utf-8")
        window.press("Control+Enter")
        assert text() == BRIDGE.replace("第一段说桥", "第一段说河") + "\n新的一段。\n"

    def test_e_and_a_on_a_finding_without_a_fix(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("j", "j")
        window.press("a")

        assert window.page.locator(".card.current textarea").is_visible()

    def test_always_so(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("w")
        assert window.page.locator("#always").is_visible()
        window.press("Escape")
        assert window.page.locator("#always").is_hidden()

        window.press("w", "Enter")

        assert "<!-- postkit-disable-next-line MD002 -->\n>> 第二段" in text()

    def test_safe_fixes_and_the_next_post(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("s")
        assert "tags: [桥, 河]" in text()
        assert "后来他说：好。" in text()
        window.press("n")
        window.page.wait_for_url("**/post?path=posts%2Fhostile.md")

    def test_everything_decided(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("s", "A", "r")

        assert "Everything in this post is decided." in window.page.locator(".done").inner_text()
        window.press("Enter")
        window.page.wait_for_url("**/post?path=posts%2Fhostile.md")

    def test_bump_a_post(self, window: Window) -> None:
        window.open("posts/clean.md")
        window.press("b")
        assert "status: review" in text("posts/clean.md")
        assert window.page.locator("#stage").inner_text() == "review"

    def test_help_and_search(self, window: Window) -> None:
        window.press("?")
        assert window.page.locator("#help").is_visible()
        window.press("j", "a", "Escape")
        assert window.page.locator("#help").is_hidden()

        window.press("/")
        window.page.keyboard.type("河上")
        window.counts(".queue tbody tr", 1)
        assert window.page.evaluate("location.search").startswith("?text=")
        window.press("Enter", "Enter")
        window.page.wait_for_url("**/post?path=posts%2Fbridge.md")

    def test_a_key_pressed_before_the_closed_help_is_off_the_screen(self, window: Window) -> None:
        window.press("?")
        focused = window.page.evaluate("""() => {
            document.getElementById("help").close();
            const key = new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(key);
            return document.activeElement.id;
        }""")
        assert focused == "search"

    def test_single_keys_are_turned_off_and_on(self, window: Window) -> None:
        window.press("?")
        keys = window.page.get_by_label("Single-key shortcuts")
        keys.press("Space")
        window.press("Escape")
        window.open(BRIDGE_PATH)
        window.press("a", "r", "s", "q")
        assert text() == BRIDGE
        assert "/post" in window.page.url

        window.press("?")
        keys.press("Space")
        window.press("Escape", "a")
        assert text() != BRIDGE

    def test_the_count_of_what_is_left(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        left = len(window.cards())
        count = window.page.locator("#count")
        assert count.inner_text() == str(left)
        window.press("r")
        assert count.inner_text() == str(left - 1)

    def test_ambiguous_characters(
        self, archive: Path, serve: Callable[..., str], opened: Callable[..., Window]
    ) -> None:
        (archive / "posts/book.md").write_text(AMBIGUOUS, "utf-8")
        window = opened(serve("--to", "zh-Hant"))
        window.open("posts/book.md")

        window.press("2")

        assert '"choice": "后"' in text("postkit-decisions.jsonl")
        assert window.cards() == []
