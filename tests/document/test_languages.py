"""Japanese and Korean are distinguished from Chinese, and do not become part of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import drafts

import postkit
from postkit.document import Document

CHINESE = "我们认为这个问题应该从头讨论，大家说说看。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{CHINESE}\n", [], id="chinese"),
        pytest.param("図書館が開館した時の様子です。\n", None, id="a japanese post"),
        pytest.param(
            "# 描画方向(初期)\n\n| 引数 | 戻り値 |\n|--|--|\n| 座標 | なし |\n",
            None,
            id="a japanese post that is mostly kanji",
        ),
        pytest.param(
            "# 繪畫函數\n\n返回值寫作「戻り値なし」。\n",
            ["戻り値なし"],
            id="a chinese post about japanese words",
        ),
        pytest.param(
            f"{CHINESE * 3}\n\n図書館が開館した時です。\n\n{CHINESE}\n",
            ["図書館が開館した時です。"],
            id="a japanese line",
        ),
        pytest.param(
            f"{CHINESE * 4}\n图书馆が開館。\n東京駅\n図書館です。\n{CHINESE}\n",
            ["图书馆が開館", "図書館です。"],
            id="a clause with one kana",
        ),
        pytest.param(
            f"{CHINESE * 4}\n図書館がありますね。\n東京駅\n図書館ですよね。\n{CHINESE}\n",
            ["図書館がありますね。", "東京駅", "図書館ですよね。"],
            id="kanji between japanese lines",
        ),
        pytest.param(
            f"{CHINESE}有个词叫 ganbaru（頑張る），意思是坚持。\n", ["頑張る"], id="a japanese word"
        ),
        pytest.param(f'{CHINESE}<span lang="ja">時間</span>到了。\n', ["時間"], id="an attribute"),
        pytest.param(
            f"{CHINESE}<b lang='zh-TW'>時間</b>到了。\n", [], id="an attribute for chinese"
        ),
        pytest.param(
            f"{CHINESE}\n澶ф渤杈逛笂鐨勭煶澶达紝杩樺湪閭ｉ噷\n{CHINESE}\n",
            ["澶ф渤杈逛笂鐨勭煶澶达紝杩樺湪閭ｉ噷"],
            id="utf-8 that was read as gbk",
        ),
        pytest.param("她会织紝，也会缝纫。\n", [], id="a rare character that is a sign of it"),
        pytest.param("---\nlang: ja\n---\n日本経済新聞社発行。\n", None, id="front matter"),
    ],
)
def test_what_is_foreign(text: str, expected: list[str] | None) -> None:
    document = Document.parse(text)

    found = [span.text(text) for span in document.foreign]

    assert found == ([document.body.text(text)] if expected is None else expected)


@pytest.mark.parametrize(
    ("path", "is_foreign"),
    [
        ("docs/ja/a.md", True),
        ("docs/ko-KR/a.md", True),
        ("posts/a.ja.md", True),
        ("posts/ninja/a.md", False),
        ("docs/zh/a.md", False),
    ],
)
def test_a_path_names_the_language(path: str, is_foreign: bool) -> None:
    document = Document.parse("日本経済新聞社発行。\n", path=path)

    assert bool(document.foreign) is is_foreign


@pytest.mark.parametrize(
    "body", ["日本経済新聞社発行。", "１２３号室の内容です。", "時間（図書館)です。"]
)
def test_no_rule_about_chinese_speaks_of_japanese(body: str) -> None:
    text = f"---\ntitle: x\nlang: ja\n---\n\n{body}\n"

    report = postkit.lint_text(text)

    assert [finding.code for finding in report.diagnostics if finding.code.startswith("SM")] == []
    assert postkit.fix_text(text).text == text


def test_japanese_does_not_tip_the_script_of_the_chinese_around_it() -> None:
    text = "---\ntitle: x\n---\n\n東の雲。風の樹。\n\n听见远方的歌。\n"

    assert postkit.fix_text(text, unsafe=True).text == text


def test_chinese_may_write_a_kana_for_its_particle() -> None:
    text = "本日の弁当は最高です，这个软件の功能。\n"

    foreign = [span.text(text) for span in Document.parse(text).foreign]

    assert foreign == ["本日の弁当は最高です"]


@pytest.mark.parametrize(
    ("clause", "is_chinese"),
    [
        pytest.param("臺灣の味道", True, id="a form that Japanese gave up"),
        pytest.param("這是我の店", True, id="a word of Chinese"),
        pytest.param("逛鳥の巢", True, id="a character that Japanese has not"),
        pytest.param("東京の桜", False, id="Japanese"),
        pytest.param("櫻の國", False, id="old forms of names"),
        pytest.param("臺灣の味がする", False, id="other kana"),
    ],
)
def test_chinese_in_traditional_script_may_write_it_too(clause: str, is_chinese: bool) -> None:
    text = f"{clause}。\n" + "她說：「東邊的雲。」\n" * 3

    assert (not Document.parse(text).foreign) is is_chinese


@given(drafts())
def test_foreign_spans_lie_in_the_body_and_apart(text: str) -> None:
    document = Document.parse(text)

    for span in document.foreign:
        assert document.body.start <= span.start <= span.end <= len(text)
    assert len(document.chinese.text) <= len(text) + 1
