"""Which citation marks are surely left over, and which the sentence may be about."""

from __future__ import annotations

import pytest

from postkit import fix_text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("销量增长了两成[cite: 12]。", "销量增长了两成。", id="after a statement"),
        pytest.param("销量[cite: 12]是去年的两倍。", "销量是去年的两倍。", id="within one"),
        pytest.param(
            "这句话后来被删除[cite: 4]。", "这句话后来被删除。", id="after a passive verb"
        ),
        pytest.param("模型会写出 [cite: 12]，很常见。", None, id="an object"),
        pytest.param("它的格式是【12†source】，数字会变。", None, id="what a format is"),
        pytest.param("turn0search0 是这种工具的记号。", None, id="a subject"),
        pytest.param("桥很长。[web:12] 表示来源。", None, id="a subject after a sentence"),
    ],
)
def test_what_is_removed_safely(before: str, after: str | None) -> None:
    assert fix_text(f"# 桥\n\n{before}\n").text == f"# 桥\n\n{after or before}\n"
