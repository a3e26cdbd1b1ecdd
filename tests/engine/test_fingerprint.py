"""What tells a finding again, and what does not."""

from __future__ import annotations

import pytest
from findings import finding

from postkit.diagnostics import Diagnostic
from postkit.engine.fingerprint import fingerprint, unique_fingerprints

TEXT = "先看桥,再看河。\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("前面多了一行。\n\n" + TEXT, id="moved down"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="another newline"),
        pytest.param("先看桥,再看河！\n", id="a mark beside it fixed"),
        pytest.param("先看 桥,再看 河。\n", id="spaces put in"),
    ],
)
def test_a_finding_is_recognized_again(text: str) -> None:
    assert fingerprint(finding(text, ",")) == fingerprint(finding(TEXT, ","))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("{}头发,干了", "{}头发，干了", id="half-width mark"),
        pytest.param("{}头发Ａ干了", "{}头发A干了", id="full-width letter"),
        pytest.param(">> {}头发,,干了", "\\>> {}头发，干了", id="marks put in and taken out"),
    ],
)
def test_a_finding_is_recognized_on_a_long_line(before: str, after: str) -> None:
    long = "天地玄黄宇宙洪荒日月盈昃辰宿列张"

    assert fingerprint(finding(f"{long}{after.format('桥')}{long}\n", "桥")) == fingerprint(
        finding(f"{long}{before.format('桥')}{long}\n", "桥")
    )


def test_marks_in_what_was_found_do_not_count() -> None:
    before, after = finding("河，桥,桥！河\n", "桥,桥！"), finding("河，桥，桥！河\n", "桥，桥！")

    assert fingerprint(before) == fingerprint(after)


def test_a_change_far_off_on_the_same_line_does_not_count() -> None:
    near = "天地玄黄宇宙洪荒日月盈昃辰宿列张,寒来暑往秋收冬藏闰余成岁律吕调阳"

    assert fingerprint(finding("前" + near + "后", ",")) == fingerprint(
        finding("之前" + near + "之后", ",")
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(finding(TEXT, ",", code="XX002"), id="another rule"),
        pytest.param(finding(TEXT, "桥"), id="another place"),
        pytest.param(finding("再看河,先看桥。\n", ","), id="other words around it"),
        pytest.param(finding(TEXT, ",", message="`date` is missing"), id="about another word"),
    ],
)
def test_another_finding_has_another(other: Diagnostic) -> None:
    assert fingerprint(other) != fingerprint(finding(TEXT, ","))


def test_numbers_of_lines_in_a_message_do_not_count() -> None:
    assert fingerprint(finding(TEXT, ",", message="`x` as in line 3")) == fingerprint(
        finding(TEXT, ",", message="`x` as in line 4")
    )


def test_findings_that_are_alike_can_be_distinguished() -> None:
    found = (finding(TEXT, ","), finding(TEXT, ","), finding(TEXT, ",", path="b.md"))

    assert len({digits for _, digits in unique_fingerprints(found)}) == 3
