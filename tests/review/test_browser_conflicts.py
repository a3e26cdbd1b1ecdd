"""What the board shows where two browsers, or a slow or stopped server, are in each other's way."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from chromium import (
    MARKS,
    expect,
)
from review_archive import BRIDGE, BRIDGE_PATH, text
from review_window import Window

pytestmark = MARKS


class TestTogether:
    def test_two_browsers_see_each_others_decisions(
        self, serve: Callable[..., str], opened: Callable[..., Window]
    ) -> None:
        address = serve()
        one, other = opened(address), opened(address)
        one.open(BRIDGE_PATH)
        other.open(BRIDGE_PATH)
        before = len(one.cards())

        one.press("a")
        other.counts(".card", before - 1)
        other.press("a")
        one.counts(".card", before - 2)

        assert text() == BRIDGE.replace(">> ", "\\>> ")
        one.press("u")
        assert text() == BRIDGE.replace(">> 第三段", "\\>> 第三段")

    def test_decisions_at_the_same_moment_are_all_kept(
        self, serve: Callable[..., str], opened: Callable[..., Window]
    ) -> None:
        address = serve()
        one, other = opened(address), opened(address)
        one.open(BRIDGE_PATH)
        other.open(BRIDGE_PATH)

        # Neither waits for the other: who comes second is asked again, and decides again.
        one.page.keyboard.press("a")
        other.page.keyboard.press("r")
        one.settle()
        other.settle()

        lines = text("postkit-review.jsonl").splitlines()
        if len(lines) == 1:
            assert "decide again" in one.status() + other.status()
            other.press("r")
        assert len(text("postkit-review.jsonl").splitlines()) == 2

    def test_what_is_typed_outlives_a_change_by_others(
        self, serve: Callable[..., str], opened: Callable[..., Window]
    ) -> None:
        window = opened(serve())
        window.open(BRIDGE_PATH)
        window.press("e")
        area = window.page.locator(".card.current textarea")
        area.fill("李：第二段。")
        window.hear_of_a_change(BRIDGE_PATH, BRIDGE + "\n新的一段。\n")

        window.press("Control+Enter")
        assert "decide again" in window.status()
        assert area.input_value() == "李：第二段。"
        window.press("Control+Enter")

        assert text() == BRIDGE.replace(">> 第二段是引用。", "李：第二段。") + "\n新的一段。\n"


class TestUnsavedText:
    """What somebody has written is thrown away by nothing but their word."""

    @pytest.mark.parametrize("key", ["e", "E"])
    def test_cancelling_asks(self, window: Window, key: str) -> None:
        window.open(BRIDGE_PATH)
        window.answers = False
        window.press(key, "Escape")
        assert window.asked == []

        window.press(key)
        window.page.keyboard.type("字")
        window.press("Escape")

        assert window.asked == ["Discard what you have written?"]
        area = window.page.locator("textarea:visible")
        assert "字" in area.input_value()
        window.answers = True
        window.press("Escape")
        assert area.count() == 0

    @pytest.mark.parametrize("key", ["e", "E"])
    def test_leaving_the_page_asks(self, window: Window, key: str) -> None:
        window.open(BRIDGE_PATH)
        window.press(key)
        window.page.keyboard.type("字")
        window.answers = False

        with window.page.expect_event("dialog"):
            window.page.get_by_role("link", name="Queue").click(no_wait_after=True)

        assert window.asked == ["beforeunload"]
        assert "字" in window.page.locator("textarea:visible").input_value()

    def test_nothing_else_is_decided_meanwhile(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("e")
        window.page.keyboard.type("字")

        window.page.locator(".card").nth(1).get_by_role("button", name="Accept").click()
        window.settle()

        assert window.status() == "Save or cancel the text that you are writing first."
        assert text() == BRIDGE
        window.page.keyboard.type("句")
        assert "字句" in window.page.locator("textarea:visible").input_value()


class TestGone:
    def test_a_post_that_is_deleted_meanwhile(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        Path(BRIDGE_PATH).unlink()
        window.press("r")
        assert "deleted, moved or renamed" in window.status()

        shown = window.page.locator("#proposals .done")
        expect(shown).to_contain_text("deleted, moved or renamed")
        window.page.reload()
        window.page.get_by_role("heading", name="This post is not here").wait_for()
        window.press("q")
        window.page.wait_for_url(re.compile("/$"))
        window.counts(".queue tbody tr", 1)

    def test_it_is_there_again_when_its_file_is(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        Path(BRIDGE_PATH).unlink()
        window.page.locator("#proposals .done").wait_for()

        Path(BRIDGE_PATH).write_text(BRIDGE, "utf-8")

        window.counts(".card", 5)

    def test_an_undo_on_its_page_is_of_another_post(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        window.press("r")
        window.open("posts/hostile.md")
        Path("posts/hostile.md").unlink()
        window.page.locator("#proposals .done").wait_for()

        window.press("u")

        assert window.status() == f"Undone: {BRIDGE_PATH}"

    def test_a_board_that_was_started_again(
        self, archive: Path, serve: Callable[..., str], opened: Callable[..., Window]
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        window = opened(serve("--port", port))
        window.open(BRIDGE_PATH)
        serve.stop()  # type: ignore[attr-defined]
        serve("--port", port)
        status = window.page.locator("#status")
        expect(status).to_contain_text("was started again")

        window.press("r")
        assert "Open the address" in window.status()
        window.page.reload()
        window.page.get_by_role("heading", name="Open the board by its address").wait_for()


class TestSlowAnswers:
    """What is typed while an answer is on its way is neither lost nor taken for a decision."""

    def slow(self, window: Window, address: str) -> None:
        def answer(route: Any) -> None:
            window.page.wait_for_timeout(400)
            route.continue_()

        window.page.route(address, answer)

    def test_text_after_e_is_no_decision(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        self.slow(window, "**/decide")
        window.page.keyboard.press("r")
        for key in ("e", "a", "r", "x", "Backspace", "s"):
            window.page.keyboard.press(key)
        window.settle()

        area = window.page.locator(".card.current textarea")
        assert "ars" in area.input_value()
        assert text() == BRIDGE
        assert len(text("postkit-review.jsonl").splitlines()) == 1

    def test_a_field_that_was_opened_meanwhile_stays(self, window: Window) -> None:
        window.open(BRIDGE_PATH)
        self.slow(window, "**/proposals*")
        with window.page.expect_request("**/proposals*"):
            Path(BRIDGE_PATH).write_text(BRIDGE + "\n新的一段。\n", "utf-8")
        window.page.keyboard.press("e")
        window.page.keyboard.type("字")
        window.page.wait_for_timeout(1000)

        assert "字" in window.page.locator(".card.current textarea").input_value()
