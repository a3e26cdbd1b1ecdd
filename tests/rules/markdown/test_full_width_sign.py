"""Full-width fences and tables are replaced safely where they make code or a table."""

from __future__ import annotations

import pytest
from findings import apply_only_fix

from postkit import fix_text
from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.markdown.full_width_sign import FullWidthSign

RULE = FullWidthSign()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("｀｀｀py\nx\n｀｀｀\n", "```py\nx\n```\n", id="code"),
        pytest.param("｀｀｀\nx\n｀｀｀｀\n", "```\nx\n````\n", id="longer end"),
        pytest.param("｜茶｜水｜\n｜-｜-｜\n", "|茶|水|\n|-|-|\n", id="table"),
        pytest.param(
            *("｜茶｜水｜\n｜——｜——｜\n｜热｜凉｜\n", "|茶|水|\n|--|--|\n|热|凉|\n"),
            id="table with wide dashes",
        ),
        pytest.param("｜茶｜水｜\n｜：－－｜－－：｜\n", "|茶|水|\n|:--|--:|\n", id="wide colons"),
    ],
)
def test_signs_that_are_sure(text: str, fixed: str) -> None:
    assert apply_only_fix(RULE, text) == (Applicability.SAFE, fixed)


@pytest.mark.parametrize(
    "text",
    [
        # The rest of the post would be code.
        pytest.param("｀｀｀ 的用法\n茶\n｀｀｀ 结束\n\n正文\n", id="no end"),
        pytest.param("｀｀｀｀\n茶\n｀｀｀\n\n正文\n", id="shorter end"),
        pytest.param("｀｀｀\n茶\n｀｀｀\n水\n｀｀｀\n", id="odd number"),
        pytest.param("<details>\n｀｀｀\n茶\n</details>\n\n｀｀｀\n", id="in raw HTML"),
        pytest.param("｀｀｀\n茶\n```\n水\n```\n｀｀｀\n", id="fence inside"),
        pytest.param("｜茶｜水｜\n｜—｜—｜\n｜热｜凉｜\n", id="cells that may be empty"),
        # This would be no table, or a cell would be lost.
        pytest.param("｜茶｜水｜\n｜--｜\n", id="short delimiter row"),
        pytest.param("｜茶｜水｜\n｜--｜--｜\n｜热｜凉｜冰｜\n", id="more cells"),
        pytest.param("｜茶|酒｜水｜\n｜--｜--｜\n", id="bar in a cell"),
        pytest.param("｜`｜`｜\n｜--｜--｜\n", id="bar in code"),
    ],
)
def test_signs_that_are_not_sure(text: str) -> None:
    found = list(RULE.check(Document.parse(text)))

    assert {finding.fix and finding.fix.applicability for finding in found} == {
        Applicability.UNSAFE
    }


def test_what_is_between_fences_becomes_code_whatever_it_was() -> None:
    inner = "# 茶\ndef pour():\n\n    return 1\n- 水\n\n***\n"

    assert fix_text(f"｀｀｀py\n{inner}｀｀｀\n\n正文\n").text == f"```py\n{inner}```\n\n正文\n"
