"""Who is let in to the board: the token, the host and the origin."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_archive import BRIDGE, BRIDGE_PATH, PORT, TOKEN, state
from starlette.testclient import TestClient


class TestEntrance:
    def test_the_token_gives_a_cookie_and_leaves_the_address(self, stranger: TestClient) -> None:
        answer = stranger.get(f"/post?path={BRIDGE_PATH}&token={TOKEN}")

        assert answer.status_code == 303
        assert answer.headers["location"] == "/post?path=posts%2Fbridge.md"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert TOKEN not in cookie
        assert stranger.get("/").status_code == 200

    @pytest.mark.parametrize(
        "path", ["/", "/?token=wrong", "/?token=", "/post?path=posts/bridge.md", "/static/board.js"]
    )
    def test_without_it_nothing_is_shown(self, stranger: TestClient, path: str) -> None:
        answer = stranger.get(path)

        assert answer.status_code == 401
        assert "河上" not in answer.text
        assert "printed when it was last started" in answer.text

    @pytest.mark.parametrize("cookie", ["", "x", "桥"])
    def test_another_cookie_is_no_use(self, stranger: TestClient, cookie: str) -> None:
        header = f"postkit_review_{PORT}={cookie}".encode()

        assert stranger.get("/", headers={"Cookie": header}).status_code == 401

    @pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", ""])
    def test_another_host_is_refused(self, browser: TestClient, host: str) -> None:
        assert browser.get("/", headers={"Host": host}).status_code == 421

    @pytest.mark.parametrize(
        "origin",
        ["https://evil.example", "null", "http://127.0.0.1:9999", "", f"https://127.0.0.1:{PORT}"],
    )
    @pytest.mark.parametrize("path", ["/decide", "/bump", "/undo"])
    def test_another_origin_is_refused(self, browser: TestClient, path: str, origin: str) -> None:
        body = {**state(browser), "decision": "accept"}

        assert browser.post(path, json=body, headers={"Origin": origin}).status_code == 403
        assert Path(BRIDGE_PATH).read_text("utf-8") == BRIDGE

    def test_a_change_without_an_origin_is_refused(self, browser: TestClient) -> None:
        del browser.headers["Origin"]

        assert browser.post("/undo", json={}).status_code == 403

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
            ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
            ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
            ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200),
        ],
    )
    def test_other_sites_may_fetch_nothing(
        self, browser: TestClient, headers: dict[str, str], status: int
    ) -> None:
        del browser.headers["Origin"]

        assert browser.get("/static/board.js", headers=headers).status_code == status

    def test_every_answer_says_what_its_page_may_do(self, browser: TestClient) -> None:
        for path in ("/", "/stages", "/nothing", "/static/board.css"):
            policy = browser.get(path).headers["content-security-policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
            assert "unsafe" not in policy
