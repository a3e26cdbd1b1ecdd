"""After a fence that does not match, what is shown as text may be code."""

from __future__ import annotations

import pytest

from postkit import fix_text

CALL = "echo 你好,世界"
SENTENCE = "你好,世界。"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"- 先运行：\n\n  ```\ncat a\n```\n\n再运行：\n\n```\n{CALL}\n```\n",
            id="the list item ends the first block",
        ),
        pytest.param(
            f"> ```\ncat a\n```\n\n再运行：\n\n```\n{CALL}\n```\n",
            id="the quotation ends the first block",
        ),
        pytest.param(
            f"```\ncat a\n\n再运行：\n\n```\n{CALL}\n```\n\n桥通了。\n\n## 河\n\n河水涨了。\n",
            id="the last block is never closed",
        ),
        pytest.param(
            f"```\n再运行：\n```bash\ncat a\n```\n\n{CALL}\n\n```\n再停下。\n```\n",
            id="a fence with a language closes nothing",
        ),
    ],
)
def test_what_may_be_code_is_not_fixed_safely(text: str) -> None:
    assert CALL in fix_text(text).text
    assert CALL not in fix_text(text, unsafe=True).text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SENTENCE}\n\n- 先运行：\n\n  ```\ncat a\n```\n", id="before the fence"),
        pytest.param(f"```\ncat a\n```\n\n{SENTENCE}\n", id="all fences match"),
        pytest.param(
            f"````\n```bash\ncat a\n```\n````\n\n{SENTENCE}\n", id="a block that shows fences"
        ),
        pytest.param(f"{SENTENCE}\n\n```\ncat a\n", id="code at the end of the post"),
    ],
)
def test_what_is_text_is_fixed(text: str) -> None:
    assert SENTENCE not in fix_text(text).text
