from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind, unusual


def found(text: str) -> dict[UnusualKind, list[str]]:
    spans = unusual(Document.parse(text))
    return {kind: [span.text(text) for span in of_kind] for kind, of_kind in spans.items()}


@pytest.mark.parametrize(
    ("chars", "kind"),
    [
        pytest.param("Ａｚ０", UnusualKind.FULLWIDTH, id="full width"),
        pytest.param("αЖ", UnusualKind.EUROPEAN, id="Greek and Cyrillic"),
        pytest.param("강のカไअאمქ", UnusualKind.FOREIGN, id="other scripts"),
        pytest.param("\uf900⼈⻓ﬁ", UnusualKind.COMPATIBILITY, id="compatibility forms"),
        pytest.param("\u200b\u200d\xad\ufeff\u2060\u3164", UnusualKind.INVISIBLE, id="no width"),
        pytest.param("\u202e\u200e\u2066", UnusualKind.BIDIRECTIONAL, id="direction"),
        pytest.param("\x00\x08\x1b\x7f\x92\u2028", UnusualKind.CONTROL, id="controls"),
        pytest.param("\ufffd", UnusualKind.REPLACEMENT, id="replacement"),
        pytest.param("\ue000\uf8ff", UnusualKind.PRIVATE, id="private use"),
        pytest.param("Ãâäé", UnusualKind.SUSPECT, id="suspects of mojibake"),
    ],
)
def test_kinds(chars: str, kind: UnusualKind) -> None:
    runs = found(f"中文{chars}。ok")

    assert runs.pop(kind) == [chars]
    assert not any(runs.values())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("中文，“引号”——《书名》、（括号）……！？", id="Chinese punctuation"),
        pytest.param("Plain “English” – it’s fine: 50% × 3 ≤ 2°.\t\r\n", id="English"),
        pytest.param("繁體與简体、〇、㎡、℃、①、Ⅳ、•→✓😀⚠️", id="symbols"),
        pytest.param(
            "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", id="unified ideographs among the compatibility ones"
        ),
        pytest.param("฿・", id="currency and middle dot"),
    ],
)
def test_ordinary_text_has_nothing_unusual(text: str) -> None:
    assert not any(found(text).values())


@given(st.text())
def test_runs_lie_in_the_text_in_order_and_apart(text: str) -> None:
    for spans in unusual(Document.parse(text)).values():
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end < other.start for one, other in pairwise(spans))


def test_no_unified_ideograph_is_a_compatibility_form() -> None:
    for char in map(chr, range(0xF900, 0xFADA)):
        if unicodedata.category(char) == "Lo":
            is_found = found(char)[UnusualKind.COMPATIBILITY] == [char]
            assert is_found == (unicodedata.normalize("NFKC", char) != char)
