from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.script import Script
from postkit.script.minority_script import strays

PLAIN = "我们认为这个问题应该从头讨论，大家说说看。"


def found(text: str, *terms: str) -> list[str]:
    document = Document.parse(text)
    return [stray.span.text(text) for stray in strays(document, Script.SIMPLIFIED, terms)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("社會情緒稳定", ["會情緒"], id="neighbours are one finding"),
        pytest.param("學过的東西都会改變", ["學过的東", "變"], id="up to three characters between"),
        pytest.param("這，說吧，难", ["這", "說"], id="punctuation parts them"),
        pytest.param("读《紅樓夢》这书", [], id="title"),
        pytest.param("“這”是繁体字", ["這"], id="a short quotation is a stray"),
        pytest.param("他写道「這樣說話難」，我们懂", [], id="quotation"),
        pytest.param("他写道「這樣说話難」，我们懂", ["這樣说話難"], id="mixed quotation"),
        pytest.param("> 這樣說話難，我们", [], id="block quote"),
        pytest.param("见[橋在河邊有一百年](https://a.bc)，说", [], id="a page elsewhere"),
        pytest.param("- [橋在河邊有一百年](https://a.bc)", [], id="nothing but its title"),
        pytest.param("- [這樣說話還難懂嗎](https://a.bc)", [], id="a title of many characters"),
        pytest.param(
            "见[桥在河邊有一百年](https://a.bc)，说", ["邊"], id="a title in both scripts"
        ),
        pytest.param("见[橋在河邊有一百年](/bridge)，说", ["橋在河邊"], id="a page of this site"),
        pytest.param("`這` [這](https://a.bc/這)", ["這"], id="masked"),
    ],
)
def test_strays_on_a_line(line: str, expected: list[str]) -> None:
    assert found(f"{PLAIN}\n\n{line}\n") == expected


def test_terms_are_let_through_as_a_whole() -> None:
    assert found(f"{PLAIN}老莊子与東坡，園子里。", "莊子") == ["東", "園"]


def test_a_name_in_the_title_is_no_name() -> None:
    assert found(f"---\ntitle: 說話\nauthor: 東坡\n---\n{PLAIN}說話，東坡。") == ["說話"]


def test_a_passage_is_one_finding_with_parts() -> None:
    text = f"{PLAIN * 3}\n\n這樣說話很難懂。\n\n還有許多問題沒說。\n\n{PLAIN}\n"
    (passage,) = strays(Document.parse(text), Script.SIMPLIFIED)

    assert passage.is_passage
    assert passage.span == (passage.parts[0].start, passage.parts[-1].end)
    assert "".join(part.text(text) for part in passage.parts) == "這樣說話很難還有許多問題沒說"


@given(st.text(alphabet="這個说们国國发后 \n，。《》“”「」>#*:`abc\udc80", max_size=80))
def test_spans_lie_in_the_text_and_hold_the_other_script(text: str) -> None:
    for script in Script:
        for stray in strays(Document.parse(text), script):
            start, end = stray.span
            assert 0 <= start < end <= len(text)
            assert all(start <= part.start < part.end <= end for part in stray.parts)
