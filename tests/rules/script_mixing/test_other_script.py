"""Of which characters in the other script a safe fix is sure."""

from __future__ import annotations

import pytest

import postkit

SIMPLIFIED = "我们认为这个问题应该从头讨论，大家说说看，没有人觉得奇怪。"
TRADITIONAL = "我們認為這個問題應該從頭討論，大家說說看，沒有人覺得奇怪。"


def fixed(text: str, surrounding: str, *, unsafe: bool = False) -> str:
    head = f"---\ntitle: x\n---\n\n{surrounding}\n\n"
    return postkit.fix_text(f"{head}{text}\n", unsafe=unsafe).text.removeprefix(head).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("这件事特別重要，我们再说。", "这件事特别重要，我们再说。", id="a word"),
        pytest.param("我们沒有时间。", "我们没有时间。", id="a frequent word"),
    ],
)
def test_a_slip_within_a_word_is_fixed(text: str, expected: str) -> None:
    assert fixed(text, SIMPLIFIED) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("记者王軒文说他们来了。", id="a person"),
        pytest.param("他们用鼠鬚管输入。", id="a product"),
        pytest.param("我们也有[繁體中文](/tw/)的版本。", id="the name of a script"),
        pytest.param("我们看了[電腦時代](https://example.org)的文章。", id="a link"),
        pytest.param("他们写道：“時間就是金錢”，说完走了。", id="a quotation"),
        pytest.param("他们看过《時間簡史》这本书。", id="a title"),
        pytest.param("拆开“听”（聽）字，底下有一颗“心”。", id="a glyph"),
        pytest.param("“忧”的繁体是“憂”，中间有个“心”。", id="a sentence about a glyph"),
        pytest.param("工厂排出的二噁英污染了河水。", id="a form that few fonts have"),
        pytest.param("時間", id="no other evidence"),
        pytest.param("特別：我们在这里说明。", id="a label"),
        pytest.param("日语的時間和这个词意思相同，我们说说看。", id="a word of another language"),
        pytest.param("怎样分辨鹦鹉和鸚鵡，我们不知道。", id="both forms"),
        pytest.param("为什麽", id="an entry of a list of words"),
        pytest.param(
            "后来李儁到了那里，没有人说话。", id="a person whose namesake is in the dictionary"
        ),
        pytest.param(
            "那时有庆安之变（日语：慶安之变），说来话长。",
            id="a form that is given in its language",
        ),
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert fixed(text, SIMPLIFIED) == text


def test_an_unsafe_fix_is_offered_for_a_doubtful_one() -> None:
    assert fixed("记者王軒文说他们来了。", SIMPLIFIED, unsafe=True) == "记者王轩文说他们来了。"


@pytest.mark.parametrize(
    "name", ["繁體中文", "正體中文", "臺灣繁體", "繁體 (台灣)", "繁體（台灣）"]
)
def test_the_name_of_a_script_is_no_finding(name: str) -> None:
    text = f"---\ntitle: x\n---\n\n{SIMPLIFIED}\n\n我们有{name}的版本。\n"

    assert postkit.lint_text(text).diagnostics == ()


@pytest.mark.parametrize("menu", ["[【简体】](/cn)", "另有简体中文版。", "Language / 语言 / Мова"])
def test_a_menu_of_languages_is_no_finding(menu: str) -> None:
    text = f"---\ntitle: x\n---\n\n{TRADITIONAL}\n\n{menu}\n"

    assert postkit.lint_text(text).diagnostics == ()


def test_it_holds_the_other_way_round() -> None:
    assert fixed("我們沒有时间。", TRADITIONAL) == "我們沒有時間。"
    assert fixed("記者王轩文說他們來了。", TRADITIONAL) == "記者王轩文說他們來了。"


@pytest.mark.parametrize("text", ["他們洒淚告辭了。", "他們携手走了。", "這裡只有三厘米。"])
def test_a_form_as_old_as_the_other_is_left_to_the_writer(text: str) -> None:
    assert fixed(text, TRADITIONAL) == text


def test_a_word_of_cantonese_is_no_finding() -> None:
    text = f"---\ntitle: x\n---\n\n{TRADITIONAL}\n\n我哋諗吓先啦，佢唔會嚟。\n"

    assert postkit.lint_text(text).diagnostics == ()


JAPANESE = "これは日本の法律の条文です。この条文はこれまでに何度も改正されました。"


def test_japanese_in_a_post_is_no_finding() -> None:
    text = f"---\ntitle: x\n---\n\n{TRADITIONAL}\n\n{JAPANESE}\n\n重點：社会問題、条約。\n"

    assert postkit.lint_text(text).diagnostics == ()


def test_what_japanese_does_not_write_is_left_to_the_writer_there() -> None:
    assert fixed(f"{JAPANESE}\n\n我們沒有权利。", TRADITIONAL).endswith("我們沒有权利。")
    assert fixed(f"{JAPANESE[:15]}\n\n我們沒有权利。", TRADITIONAL).endswith("我們沒有權利。")


def test_a_japanese_name_is_no_finding() -> None:
    text = f"---\ntitle: x\n---\n\n{SIMPLIFIED}\n\n- 埼玉県立図書館\n"

    assert postkit.lint_text(text).diagnostics == ()


def test_a_name_that_goes_on_is_left_to_the_writer() -> None:
    assert fixed("这里的學校、機構都很大。", SIMPLIFIED) == "这里的學校、機構都很大。"
    assert fixed("这里的學校、商店都很大。", SIMPLIFIED) == "这里的学校、商店都很大。"
