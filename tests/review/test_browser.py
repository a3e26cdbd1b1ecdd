"""The board in a real browser: every key and button, two browsers, hostile posts, a phone.

With POSTKIT_SCREENSHOTS the pictures of the documentation are written to that folder.
"""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from chromium import (
    DESKTOP,
    MARKS,
    PATIENCE,
    PHONE,
    expect,
    grave_violations,
    new_page,
    started,
    take_picture,
)
from review_archive import AMBIGUOUS, BRIDGE, PICTURED, pictured

pytestmark = MARKS

BRIDGE_PATH = "posts/bridge.md"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with started() as browser:
        yield browser


@pytest.fixture
def serve(archive: Path) -> Iterator[Callable[..., str]]:
    """Return a function that starts `postkit review` and returns its address."""
    processes = []

    def start(*arguments: str) -> str:
        command = [sys.executable, "-m", "postkit", "review", "posts", *arguments]
        process = subprocess.Popen(command, cwd=archive, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stdout
        return process.stdout.readline().split()[-1]

    def stop() -> None:
        while processes:
            process = processes.pop()
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0

    start.stop = stop  # type: ignore[attr-defined]
    yield start
    stop()


class Window:
    """A browser window that fails its test on an error, or on a request to elsewhere."""

    def __init__(self, chromium: Any, address: str, **options: Any) -> None:
        self.page = new_page(chromium, **{"viewport": DESKTOP, "locale": "en", **options})
        self.context = self.page.context
        self.problems: list[str] = []
        self._home = urlsplit(address).netloc
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("dialog", self._on_dialog)
        self.asked: list[str] = []
        """What the browser has asked: messages, `beforeunload` where the page is left."""
        self.answers = True
        """Whether it is answered with yes."""
        self.context.on("request", self._on_request)
        self.page.goto(address)

    def _on_console(self, message: Any) -> None:
        # A refused decision is answered with a status that the console calls an error.
        is_refusal = re.search("(401|409|410|422|ERR_CONNECTION_REFUSED)", message.text)
        if message.type in ("error", "warning") and not is_refusal:
            self.problems.append(message.text)

    def _on_dialog(self, dialog: Any) -> None:
        self.asked.append(dialog.message or dialog.type)
        if self.answers:
            dialog.accept()
        else:
            dialog.dismiss()

    def _on_request(self, request: Any) -> None:
        if urlsplit(request.url).netloc != self._home:
            self.problems.append(f"asked for {request.url}")

    def open(self, path: str) -> None:
        self.page.goto(f"http://{self._home}/post?path={path}")
        self.page.locator(".lines li").first.wait_for()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is answered."""
        self.counts("body[aria-busy]", 0)

    def counts(self, selector: str, number: int) -> None:
        """Wait until the page has so many elements."""
        expect(self.page.locator(selector)).to_have_count(number)

    def hear_of_no_changes(self) -> None:
        """Have the page be told from now on that nobody else has changed anything."""
        known = {"version": self.page.evaluate("version"), "paths": []}
        self.page.route("**/changes*", lambda route: route.fulfill(json=known))
        # An earlier question, which the board answers, is over before the next one is asked.
        with self.page.expect_response("**/changes*"):
            pass

    def hear_of_a_change(self, path: str, post: str) -> None:
        """Write a post as another editor, and wait until the page has heard of it."""
        with self.page.expect_response(lambda one: "/changes" in one.url and one.json()["paths"]):
            Path(path).write_text(post, "utf-8")

    def cards(self) -> list[str]:
        return self.page.locator(".card h3").all_inner_texts()

    def status(self) -> str:
        return str(self.page.locator("#status").inner_text())


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Window]]:
    """Return a function that opens windows, which must have had no problem in the end."""
    windows: list[Window] = []

    def open_window(address: str, **options: Any) -> Window:
        window = Window(chromium, address, **options)
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.context.close()
        assert window.problems == []


@pytest.fixture
def window(serve: Callable[..., str], opened: Callable[..., Window]) -> Window:
    return opened(serve())


def text(path: str = BRIDGE_PATH) -> str:
    return Path(path).read_text("utf-8")


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
