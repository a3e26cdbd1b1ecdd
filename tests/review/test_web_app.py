"""Who is let in, and what the pages show and take."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
from review_archive import BRIDGE, BRIDGE_PATH, HOME, PORT, TOKEN, state
from starlette.testclient import TestClient

from postkit.review.board import Board
from postkit.review.texts import TEXTS, choose_language
from postkit.review.web_app import make_app
from postkit.rules.chinese_summaries import CHINESE_SUMMARIES


class Day(date):
    """A calendar that stays at one day."""

    @classmethod
    def today(cls) -> Day:
        return cls(2026, 5, 3)


@pytest.mark.parametrize(
    ("day", "said"), [("2026-05-03", "0 days"), ("2026-05-02", "1 day"), ("2026-05-01", "2 days")]
)
def test_the_age_of_a_post_is_in_days(
    archive: Path,
    make_board: Callable[..., Board],
    monkeypatch: pytest.MonkeyPatch,
    day: str,
    said: str,
) -> None:
    monkeypatch.setattr("postkit.review.pages.date", Day)
    for path in (archive / "posts").iterdir():
        path.write_text(f"---\ntitle: 桥\ndate: {day}\ndraft: true\n---\n\n桥。\n", "utf-8")
    browser = TestClient(make_app(make_board(), PORT, TOKEN), base_url=HOME)
    browser.get(f"/?token={TOKEN}")

    ages = re.findall(r">(\d+ days?)\b", browser.get("/stages").text)

    assert set(ages) == {said}


class TestPages:
    @pytest.mark.parametrize(
        "path",
        ["/", "/?kind=open&page=99", "/?page=x", "/stages", "/stages?text=河"]
        + [
            f"{part}?path=posts/hostile.md"
            for part in ("/post", "/proposals", "/text", "/rendered")
        ],
    )
    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_nothing_that_posts_say_becomes_part_of_a_page(
        self, browser: TestClient, path: str, language: str
    ) -> None:
        answer = browser.get(path, headers={"Accept-Language": language})
        tree = html5lib.parse(answer.text, namespaceHTMLElements=False)

        assert answer.status_code == 200
        scripts = [element.get("src") for element in tree.iter("script")]
        assert scripts in ([], ["/static/board.js"])
        assert not list(tree.iter("img"))
        assert not [
            name for element in tree.iter() for name in element.attrib if name.startswith("on")
        ]
        assert "\u202e" not in answer.text.replace(_textareas(answer.text), "")

    def test_the_rendered_page_is_in_a_sandbox(self, browser: TestClient) -> None:
        answer = browser.get("/rendered", params={"path": BRIDGE_PATH})

        policy = answer.headers["content-security-policy"]
        assert policy.endswith("; sandbox")
        assert "script-src" not in policy
        nonce = re.search(r'<style nonce="([^"]+)">', answer.text)
        assert nonce
        assert f"'nonce-{nonce[1]}'" in policy

    @pytest.mark.parametrize("part", ["/post", "/proposals", "/text", "/rendered", "/always"])
    @pytest.mark.parametrize(
        "path", ["/etc/passwd", "../outside.md", "posts/../posts/bridge.md", "", "posts"]
    )
    def test_only_posts_of_the_board_are_shown(
        self, browser: TestClient, part: str, path: str
    ) -> None:
        for answer in (browser.get(part, params={"path": path}), browser.get(part)):
            assert answer.status_code == 410
            assert "deleted, moved or renamed" in answer.text

    def test_names_of_files_are_no_markup(self, browser: TestClient, board: Board) -> None:
        Path(os.fsdecode(b"posts/\xff.md")).write_text(BRIDGE, "utf-8")
        odd = "posts/a b&c=d%<i>#?.md"
        Path(odd).write_text(BRIDGE, "utf-8")
        board.watch()

        for page in ("/", "/stages"):
            answer = browser.get(page)
            assert answer.status_code == 200
            assert "<i>" not in answer.text
        links = html5lib.parse(browser.get("/").text, namespaceHTMLElements=False).iter("a")
        found = [link.get("href") for link in links if "b%26c" in link.get("href", "")]
        assert browser.get(found[0]).status_code == 200

    def test_the_queue_is_paged(self, archive: Path, browser: TestClient, board: Board) -> None:
        for number in range(60):
            (archive / f"posts/n{number:02}.md").write_text(BRIDGE, "utf-8")
        board.watch()

        first, second = (browser.get("/", params={"page": page}).text for page in ("1", "2"))

        assert (first.count("<tr class"), second.count("<tr class")) == (50, 12)
        assert "Page 1 / 2" in first

    def test_the_language_is_the_browsers_or_chosen(self, browser: TestClient) -> None:
        chinese = {"Accept-Language": "zh-TW,zh;q=0.9,en;q=0.8"}
        assert "有待决定的文章" in browser.get("/", headers=chinese).text
        assert "What is left" in browser.get("/").text

        assert "有待决定的文章" in browser.get("/?lang=zh").text
        assert "有待决定的文章" in browser.get("/").text

    def test_in_chinese_a_finding_says_in_chinese_what_its_rule_finds(
        self, browser: TestClient
    ) -> None:
        path = f"/proposals?path={BRIDGE_PATH}"
        english, chinese = (browser.get(f"{path}&lang={name}").text for name in ("en", "zh"))
        summary = CHINESE_SUMMARIES["MD002"].partition("`")[0]

        assert "MD002" in english
        assert (summary in english, summary in chinese) == (False, True)

    def test_a_rule_is_explained(self, browser: TestClient) -> None:
        assert browser.get("/rule?code=MD002").text.startswith("# MD002 ")
        assert browser.get("/rule?code=XX999").status_code == 404
        assert browser.get("/rule?code=MD").status_code == 404


class TestDecisions:
    def test_a_decision_is_made(self, browser: TestClient) -> None:
        answer = browser.post("/decide", json={**state(browser), "decision": "accept"})

        assert answer.status_code == 200
        assert "\\>> 第二段" in Path(BRIDGE_PATH).read_text("utf-8")
        assert browser.post("/undo", json={}).json()["path"] == BRIDGE_PATH
        assert Path(BRIDGE_PATH).read_text("utf-8") == BRIDGE

    @pytest.mark.parametrize(
        ("change", "status", "message"),
        [
            pytest.param({"decision": "maybe"}, 422, "There is no such decision.", id="decision"),
            pytest.param({"id": "x"}, 409, "has changed and was read again", id="finding"),
            pytest.param({"version": "x"}, 409, "has changed and was read again", id="version"),
            pytest.param({"path": "/etc/passwd"}, 410, "moved or renamed", id="path"),
            pytest.param({"decision": "always", "way": "rule"}, 422, "no such way", id="way"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, browser: TestClient, change: dict[str, str], status: int, message: str
    ) -> None:
        body = {**state(browser), "decision": "accept", **change}

        answer = browser.post("/decide", json=body)

        assert (answer.status_code, message in answer.json()["message"]) == (status, True)
        assert Path(BRIDGE_PATH).read_text("utf-8") == BRIDGE

    @pytest.mark.parametrize(
        "content",
        [b"", b"[]", b"{", b'{"path": 1}', b"[" * 100_000, b'"' + b"x" * 5_000_000 + b'"'],
        ids=["empty", "list", "broken", "number", "deep", "large"],
    )
    def test_what_is_no_decision_is_refused(self, browser: TestClient, content: bytes) -> None:
        headers = {"Content-Type": "application/json"}

        assert browser.post("/decide", content=content, headers=headers).status_code == 400

    def test_a_form_of_another_site_is_no_decision(self, browser: TestClient) -> None:
        body = {**state(browser), "decision": "accept"}

        assert browser.post("/decide", data=body).status_code == 400

    def test_what_others_change_is_reported(self, browser: TestClient, board: Board) -> None:
        since = board.version
        assert browser.get(f"/changes?since={since}").json() == {"version": since, "paths": []}

        browser.post("/decide", json={**state(browser), "decision": "reject"})
        Path("posts/clean.md").write_text("# 新的\n", "utf-8")
        Path("posts/new.md").write_text("# 新的\n", "utf-8")
        Path("posts/hostile.md").unlink()
        board.watch()

        changes: Any = browser.get(f"/changes?since={since}").json()
        paths = {"bridge", "clean", "new", "hostile"}
        assert set(changes["paths"]) == {f"posts/{name}.md" for name in paths}
        assert browser.get("/post?path=posts/hostile.md").status_code == 410
        assert browser.get("/post?path=posts/new.md").status_code == 200

    @pytest.mark.parametrize("since", ["-1", "x", "", "999999", "9" * 50])
    def test_who_missed_too_much_reads_all_again(self, browser: TestClient, since: str) -> None:
        assert browser.get(f"/changes?since={since}").json()["all"]

    def test_decisions_that_came_with_git_count(self, browser: TestClient, board: Board) -> None:
        given = state(browser, "open")
        line = {"id": "1", "time": "t", "path": BRIDGE_PATH, "decision": "reject"}
        Path("postkit-review.jsonl").write_text(json.dumps({**line, "finding": given["id"]}))

        board.watch()

        page = browser.get("/proposals", params={"path": BRIDGE_PATH}).text
        assert given["id"] not in page

    def test_a_stage_refuses_with_its_findings(self, browser: TestClient, board: Board) -> None:
        text = "---\ntitle: 山\ndraft: true\n---\n\n<details>\n<summary>A</summary>\n\n文字。\n"
        Path("posts/clean.md").write_text(text, "utf-8")

        answer = browser.post("/bump", json={"path": "posts/clean.md", "to": "review"})

        assert answer.status_code == 422
        assert "DB001" in answer.json()["message"]
        assert browser.post("/bump", json={"path": BRIDGE_PATH, "to": "x"}).status_code == 422


@pytest.mark.parametrize(
    ("wanted", "accepted", "language"),
    [
        (("", ""), "", "en"),
        (("", ""), "fr, zh;q=0.5, en;q=0.4", "zh"),
        (("", ""), "zh;q=x", "zh"),
        (("zh", "en"), "en", "zh"),
        (("xx", "zh"), "en", "zh"),
    ],
)
def test_language(wanted: tuple[str, str], accepted: str, language: str) -> None:
    assert choose_language(*wanted, accepted=accepted) == language


def test_both_languages_have_the_same_words() -> None:
    assert TEXTS["en"].keys() == TEXTS["zh"].keys()
    for name, text in TEXTS["en"].items():
        assert re.findall(r"{\w+}", text) == sorted(
            re.findall(r"{\w+}", TEXTS["zh"][name]), key=re.findall(r"{\w+}", text).index
        )


def _textareas(page: str) -> str:
    """Return the text that is edited: it must be as it is in the post."""
    found = re.search(r"<textarea.*?</textarea>", page, re.DOTALL)
    return found[0] if found else "\0"


def test_a_post_that_cannot_be_read_has_a_way_back(browser: TestClient) -> None:
    Path(BRIDGE_PATH).write_bytes(b"\xff")

    answer = browser.get("/post", params={"path": BRIDGE_PATH})

    assert answer.status_code == 422
    assert "is not UTF-8" in answer.text
    assert 'data-do="back"' in answer.text
    assert browser.get("/text", params={"path": BRIDGE_PATH}).text.endswith(
        "save the file as UTF-8"
    )
