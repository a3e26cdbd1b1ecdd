"""A damaged closing fence is replaced safely only where it can be nothing else."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.rules.front_matter.damaged_fence import DamagedFence
from postkit.source import Source

LINTER = Linter([DamagedFence()])


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 桥\n---x\ndate: 2026-03-14\n---\n\n正文。\n",
        "---\ntitle: 桥\n...\ndate: 2026-03-14\n---\n\n正文。\n",
        "---\r\ntitle: 桥\r\n----\r\ntags:\r\n- 河\r\n---\r\n\r\n正文。\r\n",
    ],
)
def test_fields_that_go_on_after_it_may_be_front_matter(text: str) -> None:
    source = Source(text, "a.md")

    assert [finding.code for finding in LINTER.lint(source).diagnostics] == ["FM002"]
    assert fix(LINTER, source).text == text


@pytest.mark.parametrize(
    "body",
    ["\n正文。\n", "正文。\n\n---\n\n正文。\n", "\nnote: 一行\n\n正文。\n\n---\n"],
)
def test_a_body_with_a_rule_is_no_front_matter(body: str) -> None:
    text = f"---\ntitle: 桥\n----\n{body}"

    assert fix(LINTER, Source(text, "a.md")).text == f"---\ntitle: 桥\n---\n{body}"


@pytest.mark.parametrize("fence", ["***", "=="])
def test_braces_between_other_signs_may_be_of_another_program(fence: str) -> None:
    text = f'{fence}\n{{\n  title: "桥",\n  // 备注\n}}\n{fence}\n\n正文。\n'

    assert fix(LINTER, Source(text, "a.md")).text == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n桥：好\n船：不好\n----\n\n正文。\n", id="no fields"),
        pytest.param('++++\ntitle = "桥"\n++++\n\n正文。\n', id="fence that Jekyll does not read"),
    ],
)
def test_a_fence_that_makes_no_front_matter_is_left(text: str) -> None:
    document = Document.parse(text, dialect=find_dialect("jekyll"))

    assert list(DamagedFence().check(document))
    assert fix(LINTER, document).text == text
