"""Conversion that leaves alone what is in the target script already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.script.characters import SIMPLIFIED, TRADITIONAL
from postkit.script.conversion_targets import TARGETS, find_target
from postkit.script.convert_unconverted import convert_selectively
from postkit.script.exclusive_chars import evidence
from postkit.script.opencc_converters import convert
from postkit.script.split_lines import convert_lines

CASES = Path(__file__).parent / "data" / "opencc-cases.jsonl"
PUBLISHED = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
CUT_OTHERWISE = ["赞叹沙河涌汹涌的波浪"]
"""A place in Canton that no dictionary of words knows."""
OURS = {"s2hk": {"失之毫厘谬以千里 立方厘米": "失之毫釐謬以千里 立方厘米"}}
"""What our own table of a region changes, after the text."""
BETWEEN_SCRIPTS = [name for name in TARGETS if find_target(name).is_between_scripts]

# Characters that OpenCC's phrases and chains of characters are made of, beside all others.
TRICKY = (
    "么麼幺麽苎苧薴后後里裏裡干乾幹发發髮党项項叶韵韻海淀厘价万俟"
    "著着瞭了于於台臺范範祕密计計类別别板"
)
characters = st.one_of(
    st.sampled_from(TRICKY),
    st.sampled_from(SIMPLIFIED + TRADITIONAL),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.sampled_from("，。！ABUP·-\U0002ac4b\uf900\ud800"),
)
units = st.lists(st.text(characters, max_size=12), min_size=1, max_size=4)


@pytest.mark.parametrize("name", sorted({name for case in PUBLISHED for name in case["expected"]}))
def test_the_published_cases_of_opencc(name: str) -> None:
    target = find_target(name)
    expected = {
        case["input"]: case["expected"][name] for case in PUBLISHED if name in case["expected"]
    } | OURS.get(name, {})

    assert {text: convert_lines([[text]], target, everything=True) for text in expected} == {
        text: [[converted]] for text, converted in expected.items()
    }

    settled = {
        text: converted
        for text, converted in expected.items()
        if not (target.is_between_scripts and evidence(target).target.search(text))
        and convert(converted, target.config) == converted
        and text not in CUT_OTHERWISE
    }
    assert {text: convert_selectively([text], target) for text in settled} == {
        text: [converted] for text, converted in settled.items()
    }


@pytest.mark.parametrize("name", TARGETS)
@given(lines=units)
def test_converting_twice_is_converting_once(name: str, lines: list[str]) -> None:
    target = find_target(name)
    once = convert_selectively(lines, target)

    assert convert_selectively(once, target) == once


@pytest.mark.parametrize("name", BETWEEN_SCRIPTS)
def test_what_a_character_becomes_is_no_evidence_of_its_own(name: str) -> None:
    source_only, target_only, singles = evidence(find_target(name))

    assert not [new for new in singles.values() if source_only.search(new)]
    assert not [code for code in singles if target_only.search(chr(code))]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("头发发展", "zh-Hant", "頭髮發展", id="hair and development"),
        pytest.param("后来，皇后", "zh-Hant", "後來，皇后", id="later and empress"),
        pytest.param("公里里面", "zh-Hant-TW", "公里裡面", id="kilometre and inside"),
        pytest.param("这个软件", "zh-Hant-TW", "這個軟件", id="characters of Taiwan"),
        pytest.param("这个软件", "s2twp", "這個軟體", id="words of Taiwan"),
        pytest.param("我們在看著雲。", "zh-Hans", "我们在看着云。", id="Taiwan to Simplified"),
        pytest.param("什麼", "zh-Hant", "什麼", id="in the target script"),
        pytest.param("苧麻纖維", "zh-Hant", "苧麻纖維", id="a character OpenCC would change again"),
        pytest.param("然后", "zh-Hant", "然後", id="no evidence but for the result"),
        pytest.param("剪了頭发。", "zh-Hant", "剪了頭髮。", id="half a word"),
        pytest.param(
            "范先生說好。他们说范围。", "zh-Hant", "范先生說好。他們說範圍。", id="by sentence"
        ),
        pytest.param("打开软件，這是測試，然后", "zh-Hant", "打開軟件，這是測試，然後", id="mixed"),
        pytest.param("土著看著原著小說", "zh-Hans", "土著看着原著小说", id="著 of a word"),
        pytest.param("高原著火了", "zh-Hans", "高原着火了", id="no 原著"),
        pytest.param("他所著的書見微知著", "zh-Hans", "他所著的书见微知著", id="to write"),
        pytest.param("張三編著，著有《甲》", "zh-Hans", "张三编著，著有《甲》", id="to edit"),
        pytest.param("覆核判決，顛覆核心", "zh-Hans", "复核判决，颠覆核心", id="to review"),
        pytest.param("藉這機會慰藉他", "zh-Hans", "借这机会慰藉他", id="by means of"),
        pytest.param("適用於單人，樊於期", "zh-Hans", "适用于单人，樊於期", id="於 and a name"),
        pytest.param("衞生說明敍事", "zh-Hans", "卫生说明叙事", id="Hong Kong to Simplified"),
        pytest.param("一座標準的座標系", "zh-Hans", "一座标准的坐标系", id="coordinates"),
        pytest.param("姪子揹著包", "zh-Hans", "侄子背着包", id="abolished variants"),
        pytest.param("枱上的綫，台中", "t2tw", "檯上的線，台中", id="Hong Kong to Taiwan"),
        pytest.param("裡面的人參麵", "t2hk", "裏面的人參麪", id="Taiwan to Hong Kong"),
        pytest.param("范先生說，这是范围", "zh-Hant", "范先生說，這是範圍", id="by clause"),
    ],
)
def test_text(text: str, name: str, expected: str) -> None:
    assert convert_selectively([text], find_target(name)) == [expected]


def test_what_proves_nothing_goes_with_what_is_before_it() -> None:
    lines = ["范先生說好。", "王后走了。", "这样。", "然后走了。"]

    assert convert_selectively(lines, find_target("zh-Hant")) == [
        "范先生說好。",
        "王后走了。",
        "這樣。",
        "然後走了。",
    ]


def test_what_is_simplified_is_no_text_of_another_region() -> None:
    lines = ["一户", "这里有用户。", "一户", "他們説，裏面。", "一户"]

    assert convert_selectively(lines, find_target("t2tw")) == [
        "一户",
        "这里有用户。",
        "一户",
        "他們說，裡面。",
        "一戶",
    ]


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        pytest.param(["剪", "头", "发"], "zh-Hant", ["剪", "頭", "髮"], id="every character apart"),
        pytest.param(["软", "件，头发"], "s2twp", ["軟", "件，頭髮"], id="a word of a region"),
        pytest.param(["头", "发"], "s2twp", ["頭", "髮"], id="a phrase where words count"),
        pytest.param(["软件", "好"], "s2twp", ["軟體", "好"], id="a cut between words"),
        pytest.param(["剪头", "发软件"], "s2twp", ["剪頭", "髮軟體"], id="a word after a phrase"),
        pytest.param(["书架", "里有"], "s2twp", ["書架", "裡有"], id="a word before a cut"),
        pytest.param(["书\ufdd0", "好"], "s2twp", ["书\ufdd0", "好"], id="a mark of ours"),
    ],
)
def test_a_phrase_is_found_across_a_cut(line: list[str], name: str, expected: list[str]) -> None:
    assert convert_lines([line], find_target(name)) == [expected]


@pytest.mark.parametrize("name", ["zh-Hant-TW", "s2twp", "zh-Hans"])
@given(lines=st.lists(units, max_size=3))
def test_pieces_stay_apart(name: str, lines: list[list[str]]) -> None:
    target = find_target(name)
    once = convert_lines(lines, target)

    assert [len(line) for line in once] == [len(line) for line in lines]
    assert convert_lines(once, target) == once
