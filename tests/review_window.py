"""A window of a real browser that is open at the board."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from chromium import (
    DESKTOP,
    expect,
    new_page,
)


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
        """Have the page hear from now on that nobody else has changed anything."""
        known = {"version": self.page.evaluate("version"), "paths": []}
        self.page.route("**/changes*", lambda route: route.fulfill(json=known))
        # An earlier question, which the board answers, is over before the next one is asked.
        with self.page.expect_response("**/changes*"):
            pass

    def hear_of_a_change(self, path: str, post: str) -> None:
        """Write a post as another editor, and wait until the page has heard of it."""
        with self.page.expect_response(
            lambda response: "/changes" in response.url and response.json()["paths"]
        ):
            Path(path).write_text(post, "utf-8")

    def cards(self) -> list[str]:
        return self.page.locator(".card h3").all_inner_texts()

    def status(self) -> str:
        return str(self.page.locator("#status").inner_text())
