from __future__ import annotations

from typing import Literal

import pytest

from postkit.diagnostics import Severity
from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.script_mixing.simplified_in_traditional import (
    SimplifiedInTraditional,
    SimplifiedOptions,
)
from postkit.rules.script_mixing.traditional_in_simplified import (
    TraditionalInSimplified,
    TraditionalOptions,
)

SIMPLIFIED = "我们认为这个问题应该从头讨论，大家说说看。"
TRADITIONAL = "我們認為這個問題應該從頭討論，大家說說看。"


def test_configured_terms_are_let_through() -> None:
    rule = TraditionalInSimplified(TraditionalOptions(terms=("莊子",)))

    assert list(rule.check(Document.parse(f"{SIMPLIFIED}莊子说。"))) == []


def test_the_character_before_is_part_of_the_word() -> None:
    (found,) = TraditionalInSimplified().check(Document.parse(f"{SIMPLIFIED}你们说了甚麼呢？"))

    assert "`甚麼`" in found.message
    assert found.fix
    assert [edit.replacement for edit in found.fix.edits] == ["什么"]


@pytest.mark.parametrize(
    ("standard", "stray", "form"),
    [("tw", "卫", "衛"), ("hk", "卫", "衞"), ("tw", "为", "為"), ("t", "为", "爲")],
)
def test_the_standard_decides_the_form(
    standard: Literal["tw", "hk", "t"], stray: str, form: str
) -> None:
    rule = SimplifiedInTraditional(SimplifiedOptions(standard=standard))
    (found,) = rule.check(Document.parse(f"{TRADITIONAL}{stray}。"))

    assert found.fix
    assert found.fix.edits[0].replacement == form


def test_one_of_several_possible_characters_is_an_unsafe_fix() -> None:
    safe, unsafe = SimplifiedInTraditional().check(
        Document.parse(f"{TRADITIONAL}我們談這些话題，頭发。")
    )

    assert safe.fix
    assert unsafe.fix
    assert safe.fix.applicability is Applicability.SAFE
    assert unsafe.fix.applicability is Applicability.UNSAFE


def test_a_passage_is_information_with_an_unsafe_fix() -> None:
    text = f"{SIMPLIFIED * 3}\n\n{TRADITIONAL}\n"
    (passage,) = TraditionalInSimplified().check(Document.parse(text))

    assert passage.severity is Severity.INFO
    assert passage.fix
    assert passage.fix.applicability is Applicability.UNSAFE
