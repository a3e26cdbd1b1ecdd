"""Only names in a set are removed safely where they are repeated."""

from __future__ import annotations

import pytest

from postkit import fix_text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("tags: [河, 桥, 河]", "tags: [河, 桥]", id="names"),
        pytest.param("taxonomies:\n  tags: [河, 河]", "taxonomies:\n  tags: [河]", id="deeper"),
        pytest.param("tags: [河, 河] # 旧的", "tags: [河] # 旧的", id="a comment on the list"),
        pytest.param("tags:\n  - 河\n  - 河 # 改名", None, id="a comment on the item"),
        pytest.param("tags: [河, # 改名\n  河]", None, id="a comment between the items"),
        pytest.param("chords: [Am, F, Am]", None, id="a sequence"),
        pytest.param("sizes: ['12', '12']", None, id="numbers"),
    ],
)
def test_what_counts_once(before: str, after: str | None) -> None:
    text = "---\ntitle: 桥\n{}\n---\n\n河上有桥。\n"

    assert fix_text(text.format(before)).text == text.format(after or before)
