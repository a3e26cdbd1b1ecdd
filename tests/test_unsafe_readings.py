"""Drafts with two readings: what is found there is not fixed unless the user asks for it."""

from __future__ import annotations

import pytest

import postkit


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "他们说：\n\n-你好吗？\n-我很好。\n", "MD005", id="dashes of a dialogue, or a list"
        ),
        pytest.param(
            "<details>\n<summary>原文</summary>\n\nText.\n\n</details\n> 引文。\n",
            "DB014",
            id="the end of a tag, or the sign of a quotation",
        ),
        pytest.param(
            "1. 甲\n\n<!-- chunk 2/8 -->\n\n1. 乙\n", "RS001", id="one list with numbers, or two"
        ),
        pytest.param("正文。\n\n![]()\n===\n", "RS004", id="a heading that is only an image"),
        pytest.param("##第一天\n    缩进的话\n", "MD003", id="text that would become code"),
        pytest.param(
            "- 甲\n\n<!-- chunk 1/8 -->\n\n    代码\n", "RS001", id="code that would become text"
        ),
    ],
)
def test_a_draft_with_two_readings_is_left_alone(text: str, code: str) -> None:
    result = postkit.fix_text(text, path="draft.md")

    assert result.text == text
    assert code in {finding.code for finding in result.remaining.diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<script>\nvar a = "<!-- chunk 1/8 -->";\n</script>\n', id="a script"),
        pytest.param("\\begin{align}\n甲,乙(丙） & 丁\n\\end{align}\n", id="an environment of TeX"),
        pytest.param('<?php echo "中文,乙"; ?>\n', id="PHP"),
        pytest.param('正文<![CDATA[ 中"文"乙,丙 ]]>后文\n', id="CDATA"),
        pytest.param("函数 $f(x，y)$ 与 $(甲）$\n", id="a formula"),
    ],
)
def test_code_is_left_alone(text: str) -> None:
    assert postkit.fix_text(text, path="draft.md").text == text
