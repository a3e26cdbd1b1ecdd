"""Keys that are pressed faster than the board answers, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

from chromium import MARKS
from review_archive import BRIDGE, BRIDGE_PATH, text
from review_window import Window

pytestmark = MARKS


class TestFastKeys:
    """No key is lost, and none is about another proposal than the one that was selected."""

    def press_at_once(self, window: Window, keys: str) -> None:
        """Press keys as fast as a browser can be made to."""
        script = """keys => { for (const key of keys) document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })) }"""
        window.page.evaluate(script, keys)
        window.settle()

    def decided(self) -> list[tuple[str, str]]:
        lines = text("postkit-review.jsonl").splitlines()
        return [(made["decision"], made["code"]) for made in map(json.loads, lines)]

    def test_each_is_about_its_proposal(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        self.press_at_once(window, "arraa")

        assert self.decided() == [
            ("accept", "MD002"),
            ("reject", "MD002"),
            ("reject", "DB009"),
            ("accept", "FM011"),
            ("accept", "SM101"),
        ]
        assert ">> 第三段" in text()
        assert "\\>> 第二段" in text()
        assert window.cards() == []

    def test_moving_between_them(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        self.press_at_once(window, "rjra")

        assert self.decided() == [("reject", "MD002"), ("reject", "DB009"), ("accept", "FM011")]

    def test_what_another_decision_settles_is_not_decided_again(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        self.press_at_once(window, "Ar")

        assert self.decided() == [("accept", "MD002"), ("accept", "MD002"), ("reject", "DB009")]

    def test_safe_fixes_and_a_decision(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        self.press_at_once(window, "sru")

        assert "后来他说：好。" in text()
        assert len(window.cards()) == 3

    def test_leaving_waits_for_what_was_decided(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        script = """for (const key of "rrrq") document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))"""
        window.page.evaluate(script)
        window.page.wait_for_url(re.compile("/$"))

        assert len(self.decided()) == 3
        assert window.asked == []

    def test_after_a_refusal_the_rest_is_dropped_aloud(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.hear_of_no_changes()
        Path(BRIDGE_PATH).write_text(BRIDGE + "\n新的一段。\n", "utf-8")
        self.press_at_once(window, "aar")

        assert "Please decide again." in window.status()
        assert text() == BRIDGE + "\n新的一段。\n"
        assert window.page.locator(".card.current .place").inner_text() == "line 10"
        assert window.page.locator(".pending").count() == 0
        self.press_at_once(window, "r")
        assert self.decided() == [("reject", "MD002")]

    def test_keys_work_after_a_field_was_not_opened(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.hear_of_no_changes()
        Path(BRIDGE_PATH).write_text(BRIDGE + "\n新的一段。\n", "utf-8")
        self.press_at_once(window, "ae")

        assert "Please decide again." in window.status()
        window.press("r")
        assert self.decided() == [("reject", "MD002")]

    def test_a_key_that_is_held_down_decides_once(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        for _ in range(4):
            window.page.keyboard.down("r")
        window.page.keyboard.up("r")
        window.settle()

        assert len(self.decided()) == 1

    def test_a_double_click_decides_once(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.page.locator(".card").first.get_by_role("button", name="Leave as is").dblclick()
        window.settle()

        assert len(self.decided()) == 1
