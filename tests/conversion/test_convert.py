"""Conversion of whole drafts: what is prose, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit import convert_text
from postkit.config import Configuration
from postkit.conversion import CharContext, ConversionOptions, Overrides, convert_document
from postkit.document import Document
from postkit.edits import apply_edits
from postkit.errors import ChangeError
from postkit.files.read_write import read_source
from postkit.script.conversion_targets import find_target

ISOLATED = Configuration(isolated=True)


def convert(text: str, to: str = "zh-Hant", overrides: Overrides | None = None) -> str:
    options = ConversionOptions(
        find_target(to), ("title", "summary", "quotes"), overrides or Overrides()
    )
    return convert_document(Document.parse(text), options).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("头发与发展\n", "頭髮與發展\n", id="a paragraph"),
        pytest.param("# 标题\n\n- 列表\n", "# 標題\n\n- 列表\n", id="a heading"),
        pytest.param("|书|\n|-|\n|头发|\n", "|書|\n|-|\n|頭髮|\n", id="a table"),
        pytest.param("用`头发`说\n", "用`头发`說\n", id="code"),
        pytest.param("```\n头发\n```\n\n说\n", "```\n头发\n```\n\n說\n", id="a code block"),
        pytest.param('[头发](/头发.html "头发")\n', '[頭髮](/头发.html "头发")\n', id="a link"),
        pytest.param("![头发](头发.png)\n", "![頭髮](头发.png)\n", id="an image"),
        pytest.param("见 https://x.cn/头发 说\n", "見 https://x.cn/头发 說\n", id="a URL"),
        pytest.param('<b title="头发">头发</b>\n', '<b title="头发">頭髮</b>\n', id="an attribute"),
        pytest.param("说<!-- 头发 -->\n", "說<!-- 头发 -->\n", id="a comment"),
        pytest.param('{{< fig "头发" >}}说\n', '{{< fig "头发" >}}說\n', id="a template tag"),
        pytest.param("![头](a.png){.发}\n", "![頭](a.png){.发}\n", id="a list of classes"),
        pytest.param("[[头发]]说\n", "[[头发]]說\n", id="a wikilink"),
        pytest.param("**头**发\n", "**頭**髮\n", id="across emphasis"),
        pytest.param("[头](x)发\n", "[頭](x)髮\n", id="across a link"),
        pytest.param("<b>头</b>发\n", "<b>頭</b>髮\n", id="across a tag"),
        pytest.param("头`x`发\n", "頭`x`發\n", id="not across code"),
        pytest.param("书\r\n发\r\n", "書\r\n發\r\n", id="Windows newlines"),
        pytest.param("\ufeff书", "\ufeff書", id="a byte order mark"),
        pytest.param("书\udc80\x00", "書\udc80\x00", id="no text at all"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_only_prose_is_converted(text: str, expected: str) -> None:
    assert convert(text) == expected


@pytest.mark.parametrize("to", ["zh-Hant-TW", "s2twp"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("写在 `文件` 里；", "寫在 `文件` 裡；", id="code"),
        pytest.param("`a` 里有", "`a` 裡有", id="code that begins a line"),
        pytest.param("写在**x** 里。", "寫在**x** 裡。", id="emphasis"),
        pytest.param("<b>Go</b> 里的类", "<b>Go</b> 裡的類", id="an element"),
        pytest.param("公式 $x$ 里", "公式 $x$ 裡", id="a formula"),
        pytest.param("[说明](书.md) 里有", "[說明](书.md) 裡有", id="a link"),
        pytest.param("写在 docs/a.md 里", "寫在 docs/a.md 裡", id="a path"),
        pytest.param("<p>里约下雨了。</p>", "<p>里約下雨了。</p>", id="no word: a paragraph"),
        pytest.param("[^1]: 里约说", "[^1]: 里約說", id="no word: the label of a note"),
        pytest.param("\ufffc`a`里\ufffc发`b`", "\ufffc`a`裡\ufffc發`b`", id="a mask of others"),
    ],
)
def test_what_is_no_prose_is_a_word_to_its_neighbours(text: str, expected: str, to: str) -> None:
    assert convert(text, to) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("title: 头发", "title: 頭髮", id="prose"),
        pytest.param('title: "头发" # 头发', 'title: "頭髮" # 头发', id="quoted, with a comment"),
        pytest.param("summary: |\n  头发\n  说", "summary: |\n  頭髮\n  說", id="a block"),
        pytest.param("quotes: [头发, '说']", "quotes: [頭髮, '說']", id="a list"),
        pytest.param("tags: [软件]", "tags: [软件]", id="tags"),
        pytest.param("slug: 软件", "slug: 软件", id="an identifier"),
        pytest.param("lang: zh-CN", "lang: zh-Hant", id="the language"),
        pytest.param("language: 'zh_cn'", "language: 'zh-Hant'", id="the language in quotes"),
        pytest.param("lang: en", "lang: en", id="another language"),
        pytest.param("title: [头发", "title: [头发", id="damaged"),
    ],
)
def test_front_matter(text: str, expected: str) -> None:
    assert convert(f"---\n{text}\n---\n\n书\n") == f"---\n{expected}\n---\n\n書\n"


def test_a_language_that_is_set_twice_is_for_a_person_to_settle() -> None:
    with pytest.raises(ChangeError, match="`lang` is set twice"):
        convert("---\nlang: zh-CN\nlang: zh-CN\n---\n\n头发\n")


CHINESE = "我们认为这个问题应该从头讨论，大家说说看。"


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        pytest.param("図書館が開館した時の様子です。国会。", "", id="a Japanese line"),
        pytest.param("他的座右铭是（学会で頑張る）。", "学会で頑張る", id="a Japanese clause"),
        pytest.param("学会과 国会는 다르다.", "", id="a Korean line"),
        pytest.param('<p lang="ja">学会</p>', "学会", id="an element in Japanese"),
        pytest.param('<i lang="en">the 华为 report</i>', "华为", id="an element in English"),
        pytest.param('<i lang="zh-CN">学会</i>', None, id="an element in Chinese"),
    ],
)
def test_other_languages_stay_as_they_are(text: str, stays: str | None) -> None:
    post = f"{CHINESE * 3}\n\n{text}\n\n{CHINESE}\n"
    converted = convert(post).split("\n")

    assert converted[0] == convert(CHINESE * 3)
    if stays is None:
        assert converted[2] == '<i lang="zh-CN">學會</i>'
    else:
        assert (stays or text) in converted[2]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nlang: ja\ntitle: 学会発表\n---\n\n学会発表。\n", id="declared"),
        pytest.param("---\ntitle: 学会\n---\n\n学会で発表しました。\n", id="by its letters"),
    ],
)
def test_a_japanese_post_is_left_alone_as_a_whole(text: str) -> None:
    options = ConversionOptions(find_target("zh-Hant"), ("title",), language_key="lang")
    conversion = convert_document(Document.parse(text), options)

    assert (conversion.text, conversion.is_foreign) == (text, True)
    assert "left unchanged" in conversion.notes[0]


def test_a_japanese_title_of_a_chinese_post_stays() -> None:
    text = f"---\ntitle: 学会で頑張る\nsummary: 读书，学会で\n---\n\n{CHINESE}\n"

    assert "title: 学会で頑張る\nsummary: 讀書，学会で\n" in convert(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[甲](#头发)", "[甲](#頭髮)", id="a link"),
        pytest.param('[甲](#头发 "头发")', '[甲](#頭髮 "头发")', id="a link with a title"),
        pytest.param("[甲][x]\n\n[x]: #头发", "[甲][x]\n\n[x]: #頭髮", id="a definition"),
        pytest.param('<a href="#头发">书</a>', '<a href="#頭髮">書</a>', id="an attribute"),
        pytest.param(
            "[甲](#%E5%A4%B4%E5%8F%91)", "[甲](#%E9%A0%AD%E9%AB%AE)", id="percent-encoded"
        ),
        pytest.param("[甲](#头发-1)", "[甲](#頭髮-1)", id="the second of that name"),
        pytest.param("[甲](#a-与-go-语言)", "[甲](#a-與-go-語言)", id="words and punctuation"),
        pytest.param("[甲](#书籍)", "[甲](#书籍)", id="an explicit id"),
        pytest.param("[甲](#说明)", "[甲](#说明)", id="an id of HTML"),
        pytest.param("[甲](#无此)", "[甲](#无此)", id="no heading"),
        pytest.param("[甲](b.md#头发)", "[甲](b.md#头发)", id="another post"),
        pytest.param("`[甲](#头发)`", "`[甲](#头发)`", id="code"),
        pytest.param("[[#头发]]", "[[#頭髮]]", id="a wiki link"),
        pytest.param("`[[#头发]]`", "`[[#头发]]`", id="a wiki link in code"),
        pytest.param("[[页#头发]]", "[[页#头发]]", id="a wiki link to another note"),
    ],
)
def test_links_to_headings_stay_in_step(text: str, expected: str) -> None:
    headings = "# 头发\n\n## A 与 *Go* 语言！\n\n## 头发\n\n## 书 {#书籍}\n\n"
    anchor = '<a id="说明"></a>\n\n## 说明\n\n'
    converted = convert(f"{headings}{anchor}{text}\n")

    assert "## 書 {#书籍}\n" in converted
    assert converted.endswith(f"## 說明\n\n{expected}\n")
    assert convert(converted) == converted


def test_an_original_stays_as_it_is() -> None:
    text = (
        "<details><summary>原文</summary>\n\nThe company 华为 said so.\n\n</details>\n\n"
        "<details><summary>详情</summary>\n\n详细说明。\n\n</details>\n"
    )

    assert convert(text) == text.replace("详情", "詳情").replace("详细说明", "詳細說明")


@pytest.mark.parametrize(
    "original",
    [
        pytest.param("The company 华为 said so.\n</details>", id="on the line of its label"),
        pytest.param("\nThe company 华为 said so.</details>", id="on the line of its end"),
        pytest.param("The company 华为 said so.</details>", id="on one line"),
        pytest.param("</details>\n\n<DETAILS>\nThe firm 华为\n</DETAILS>", id="in a second block"),
    ],
)
def test_an_original_stays_wherever_its_chinese_is(original: str) -> None:
    text = f"<details><summary>原文</summary>{original}\n\n书\n"

    assert convert(text) == text.replace("书", "書")


def test_a_folded_text_of_links_and_code_is_no_original() -> None:
    text = (
        "<details><summary>更多</summary>\n\n[ColorHunt](https://colorhunt.co/palettes/popular)\n\n"
        "好看的配色都在这里，适合建站。\n\n```sh\ncurl -LO https://colorhunt.co/palettes/popular.json\n```\n\n</details>\n"
    )

    assert convert(text) == text.replace("这里，适", "這裏，適")


def test_an_original_that_is_explained_in_chinese_stays() -> None:
    original = "**发言人**: Yep, on Instagram（社交媒体）."
    text = f"<details><summary>原文</summary>\n\n{original}\n\n</details>\n\n书\n"

    assert convert(text) == text.replace("书", "書")


def test_an_english_sentence_that_quotes_a_name_stays_as_it_is() -> None:
    text = "The company 华为 said that it would ship more of these phones this year.\n\n书\n"

    assert convert(text) == text.replace("书", "書")


def test_a_label_with_english_in_it_is_converted() -> None:
    assert convert("## Model Context Protocol 简介\n") == "## Model Context Protocol 簡介\n"


def test_terms_corrections_and_decisions() -> None:
    overrides = Overrides(
        frozenset(["发哥"]),
        {"粉丝发布": "粉絲發布"},
        {CharContext("面，", "面", "。"): "麵"},
    )
    text = "发哥说粉丝发布会。**粉**丝发布。\n\n面，面。\n"
    expected = "发哥說粉絲發布會。**粉**絲發布。\n\n面，麵。\n"

    assert convert(text, overrides=overrides) == expected
    assert convert(expected, overrides=overrides) == expected


def test_a_correction_does_not_touch_what_is_converted() -> None:
    assert convert("公里說。\n", overrides=Overrides(corrections={"里": "裡"})) == "公里說。\n"


def test_edits_are_no_longer_than_what_changes() -> None:
    conversion = convert_text("我们说好。\n", "zh-Hant", config=ISOLATED)

    assert apply_edits("我们说好。\n", conversion.edits) == conversion.text
    assert [(edit.start, edit.end, edit.replacement) for edit in conversion.edits] == [
        (1, 3, "們說")
    ]


def test_everything_is_what_bare_opencc_makes() -> None:
    text = "什么，吃吧。范先生說好。\n"

    assert convert_text(text, "s2t", config=ISOLATED, everything=True).text == (
        "什麼，喫吧。範先生說好。\n"
    )


marks = st.sampled_from(
    ["**", "*", "`", "\n\n", "\n", "[", "](x)", "<b>", "</b>", "```\n", "---\n"]
)
words = st.sampled_from(
    ["头发", "發展", "么", "后", "苎", "软件", "title: ", "。", "，", "The ", "\r\n"]
)
drafts = st.lists(st.one_of(marks, words), max_size=20).map("".join)


@pytest.mark.parametrize("to", ["zh-Hant", "s2twp", "zh-Hans"])
@given(text=drafts, terms=st.sets(st.sampled_from(["发展", "软", "头发", "后"])))
def test_converting_twice_is_converting_once(to: str, text: str, terms: set[str]) -> None:
    overrides = Overrides(frozenset(terms), {"软件": "軟體", "么": "么"})
    once = convert(text, to, overrides)

    assert convert(once, to, overrides) == once


def test_real_posts_keep_all_that_is_no_prose(corpus: list[Path]) -> None:
    for path in corpus:
        text = read_source(path).text
        there = convert(text, "zh-Hant-TW")
        back = convert(there, "zh-Hans")

        assert convert(there, "zh-Hant-TW") == there, path
        assert convert(back, "zh-Hans") == back, path
        assert _masked(there) == _masked(back) == _masked(text), path


def _masked(text: str) -> list[str]:
    return [span.text(text) for span in Document.parse(text).masked]
