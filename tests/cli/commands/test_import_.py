"""`postkit import` as typed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from shell import Shell, fill

from postkit.cli.commands import import_
from postkit.ingest import RawInput

FEED = """\
小报 https://a.example zh-hans <![CDATA[ 桥通车 ]]> https://a.example/1 桥,人. ]]> 小报 2026-04-11
<![CDATA[ 灯亮了 ]]> https://a.example/2 灯。 ]]> 小报 2026-04-12
"""


def drafts(shell: Shell) -> list[str]:
    return sorted(path.name for path in (shell.folder / "drafts").glob("*"))


def test_a_feed_becomes_drafts(shell: Shell) -> None:
    shell.write("feed.txt", FEED)

    answer = shell.run("import", "feed.txt", "--into", "drafts")

    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "drafts/qiao-tong-che.md: 桥通车\n"
        "drafts/deng-liang-le.md: 灯亮了\n"
        "feed.txt:1: not placed (before the first article): 小报 https://a.example zh-hans\n"
        "Wrote 2 drafts from feed.txt (flattened-feed); 1 piece not placed.\n"
    )
    assert drafts(shell) == ["deng-liang-le.md", "qiao-tong-che.md"]
    assert "source: https://a.example/1\n" in shell.read("drafts/qiao-tong-che.md")
    assert {finding.split(":")[1] for finding in shell.codes("drafts")} == {"FM102"}


def test_a_second_import_writes_nothing(shell: Shell) -> None:
    shell.write("feed.txt", FEED)
    shell.run("import", "feed.txt", "--into", "drafts")
    before = shell.read("drafts/qiao-tong-che.md")

    answer = shell.run("import", "feed.txt", "--into", "drafts")

    assert answer.status == 0
    assert "feed.txt:1: imported before, as drafts/qiao-tong-che.md: 桥通车\n" in answer.out
    assert answer.out.endswith(
        "Wrote 0 drafts from feed.txt (flattened-feed); 2 imported before; 1 piece not placed.\n"
    )
    assert shell.read("drafts/qiao-tong-che.md") == before


def test_a_dry_run_writes_nothing(shell: Shell) -> None:
    shell.write("feed.txt", FEED)

    answer = shell.run("import", "feed.txt", "feed.txt", "--into", "drafts", "--check")

    assert answer.status == 1
    assert "Would write 2 drafts" in answer.out
    assert "Would write 0 drafts from feed.txt (flattened-feed); 2 imported before" in answer.out
    assert drafts(shell) == []


def test_json(shell: Shell) -> None:
    shell.write("feed.txt", FEED)

    answer = shell.run("import", "feed.txt", "--into", "drafts", "--output-format", "json")

    (result,) = json.loads(answer.out)
    assert (result["source"], result["format"]) == ("feed.txt", "flattened-feed")
    first = result["drafts"][0]
    assert first["path"] == "drafts/qiao-tong-che.md"
    assert (first["title"], first["url"]) == ("桥通车", "https://a.example/1")
    assert (first["date"], first["source"], first["language"]) == ("2026-04-11", "小报", "zh-Hans")
    assert {finding["code"] for finding in first["findings"]} == {"FM102"}
    assert result["unplaced"][0]["line"] == 1


SRT = "1\n00:00:01,000 --> 00:00:03,000\nHello.\n\n2\n00:00:03,000 -->"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("feed.xml", "<rss><item>", "the feed ends too early (line 1: ", id="feed"),
        pytest.param("feed.xml", "桥", "cannot be read as a feed", id="no feed"),
        pytest.param(
            "talk.srt", SRT, "line 6: `00:00:03,000 -->` is not a time such as", id="subtitles"
        ),
        pytest.param("a.txt", "桥".encode("gb18030"), "is not UTF-8; name its", id="encoding"),
        pytest.param("a.txt", b"PNG\0", "is a binary file", id="binary"),
        pytest.param("a.txt", "", "holds no text", id="empty"),
        pytest.param(".", None, "is a folder; name the files in it, such as ./*.html", id="folder"),
        pytest.param("none.txt", None, "cannot be read: no such file or directory", id="missing"),
    ],
)
def test_an_input_that_cannot_be_read(
    shell: Shell, name: str, text: str | bytes | None, message: str
) -> None:
    if text is not None:
        shell.write(name, text)
    shell.write("feed.txt", FEED)

    answer = shell.run("import", name, "--into", "drafts")

    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"postkit: {name}: {message}")
    assert answer.err.count("\n") == 1
    assert drafts(shell) == []
    assert shell.run("import", name, "feed.txt", "--into", "drafts").status == 2
    assert len(drafts(shell)) == 2, "the other input is still imported"


def test_a_draft_that_is_in_the_way(shell: Shell) -> None:
    shell.write("feed.txt", FEED)
    shell.write("drafts/deng-liang-le.md", "mine")

    answer = shell.run("import", "feed.txt", "--into", "drafts")

    assert answer.status == 0
    assert (
        "drafts/deng-liang-le-2.md: 灯亮了\n"
        "drafts/deng-liang-le-2.md: another text already has the name drafts/deng-liang-le.md\n"
    ) in answer.out
    assert drafts(shell) == ["deng-liang-le-2.md", "deng-liang-le.md", "qiao-tong-che.md"]
    assert shell.read("drafts/deng-liang-le.md") == "mine"


def test_standard_input(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, FEED)

    answer = shell.run("import", "-", "--into", "drafts", "-q", "--stdin-filename", "feed.txt")

    assert answer.status == 0
    assert len(drafts(shell)) == 2


def test_an_address(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, encoding: str) -> RawInput:
        return RawInput(FEED.encode(), url, encoding, url)

    monkeypatch.setattr(import_, "fetch", fetch)

    answer = shell.run("import", "https://a.example/feed", "--into", "drafts", "--slug", "id")

    assert answer.status == 0
    assert drafts(shell) == ["1.md", "2.md"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "a.txt"], "`-` (standard input) cannot be combined with other paths"),
        (["a.txt", "--encoding", "klingon"], "--encoding: `klingon` is not an encoding"),
        (["a.txt", "--into", "a.txt"], "a.txt: is not a folder"),
        (["a.txt", "--config", "no.toml"], "no.toml: cannot be read: no such file or directory"),
        (["file:///etc/passwd"], "file:///etc/passwd: cannot be read: no such file or directory"),
    ],
)
def test_options_that_make_no_sense(shell: Shell, arguments: list[str], message: str) -> None:
    shell.write("a.txt", "# 桥\n\n文。\n")

    answer = shell.run("import", *arguments)

    assert (answer.status, answer.out, answer.err) == (2, "", f"postkit: {message}\n")


def test_our_own_seeds(shell: Shell) -> None:
    seeds = sorted((Path(__file__).parents[3] / "seeds").glob("*.md"))

    answer = shell.run("import", *map(str, seeds), "--into", "drafts", "--output-format", "json")

    assert answer.status == 0
    assert [len(imported["drafts"]) for imported in json.loads(answer.out)] == [1, 1, 1, 2, 1]


def test_an_update_keeps_the_front_matter(shell: Shell) -> None:
    shell.write("feed.txt", FEED)
    shell.run("import", "feed.txt", "--into", "drafts")
    draft = shell.read("drafts/qiao-tong-che.md").replace("title: 桥通车", "title: 我的题目")
    shell.write("drafts/qiao-tong-che.md", draft)
    shell.write("feed.txt", FEED.replace("桥,人.", "桥开了。"))

    answer = shell.run("import", "feed.txt", "--into", "drafts", "--update")

    assert answer.status == 0
    assert "Wrote 1 draft from feed.txt (flattened-feed); 1 updated; 1 imported" in answer.out
    updated = shell.read("drafts/qiao-tong-che.md")
    assert "title: 我的题目" in updated
    assert updated.endswith("---\n\n桥开了。\n")


def test_what_is_left_out_is_reported(shell: Shell) -> None:
    pixel = "<img src=https://a.example/p width=1 height=1>"
    text = f"<p>桥通车了，人很多。<script>x()</script>{pixel}</p>"
    shell.write("feed.json", json.dumps({"items": [{"title": "桥", "content_html": text}]}))

    answer = shell.run("import", "feed.json", "--into", "drafts", "--strict")

    assert answer.status == 0
    assert "drafts/qiao.md: left out: a script, a tracker\n" in answer.out


def test_lost_text_fails_where_it_is_asked_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postkit.ingest.importer.share_kept", lambda shown, text: 0.9)
    shell.write("feed.txt", FEED)

    answer = shell.run("import", "feed.txt", "--into", "drafts", "--strict")

    assert answer.status == 1
    assert "only 90.0% of the letters of the article arrived" in answer.err


def test_captions_and_their_original(shell: Shell) -> None:
    shell.write("talk.zh.srt", "1\n00:00:01,000 --> 00:00:02,000\n桥很老。\n")
    shell.write("talk.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nIt is old.\n")

    answer = shell.run("import", "talk.zh.srt", "--original", "talk.en.srt", "--into", "drafts")

    assert answer.status == 0
    (name,) = drafts(shell)
    assert "\n\nIt is old.\n\n</details>\n" in shell.read(f"drafts/{name}")


def test_what_the_schema_does_not_take_is_named_once(shell: Shell) -> None:
    shell.write("site.json", '{"properties": {"title": {}}}')
    shell.write("postkit.toml", '[[schemas]]\npath = "site.json"\n')
    items = [
        {"title": f"桥{number}", "content_text": f"{number}号桥。", "tags": [f"第{number}", "桥"]}
        for number in range(1, 6)
    ]
    shell.write("feed.json", json.dumps({"title": "晨光小报", "items": items}))

    answer = shell.run("import", "feed.json", "--into", "drafts")

    assert (
        "feed.json: not in the drafts, because site.json has no place for it:\n"
        "  publisher (5 articles): 晨光小报\n"
        "  tags (5 articles): 第1, 桥; 第2, 桥; 第3, 桥; 2 more\n"
        "  To keep it, add these fields or values to the schema before the import.\n"
        "Wrote 5 drafts"
    ) in answer.out
    answer = shell.run("import", "feed.json", "--into", "more", "--output-format", "json")
    (result,) = json.loads(answer.out)
    assert result["drafts"][0]["unplaced"] == [
        {"field": "publisher", "value": "晨光小报"},
        {"field": "tags", "value": "第1, 桥"},
    ]


def test_an_article_in_json_is_named_by_its_title(shell: Shell) -> None:
    post = {"id": "1", "title": "老桥", "status": "draft", "lexical": '{"root": {}}'}
    shell.write("ghost.json", json.dumps({"db": [{"data": {"posts": [post]}}]}))

    first = shell.run("import", "ghost.json", "--into", "drafts").out
    second = shell.run("import", "ghost.json", "--into", "drafts").out

    assert "drafts/lao-qiao.md: not a published post at its source: draft\n" in first
    assert "ghost.json: 老桥: not placed (the text is only in the form of Ghost's" in first
    assert "ghost.json: imported before, as drafts/lao-qiao.md: 老桥\n" in second


def test_a_title_gives_no_command_to_a_terminal(shell: Shell) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "t",
        "items": [{"id": "1", "title": "桥\x1b[2J\u202e河", "content_text": "一座桥。"}],
    }
    shell.write("a.json", json.dumps(feed))

    out = shell.run("import", "a.json", "--into", "out").out

    assert "桥<U+001B>[2J<U+202E>河" in out
    assert "\x1b" not in out


def test_a_draft_without_a_title_is_called_so(shell: Shell) -> None:
    shell.write("talk.srt", "1\n00:00:01,000 --> 00:00:03,000\n河边的桥。\n")

    answer = shell.run("import", "talk.srt")

    assert "talk.md: (no title)\n" in answer.out
