"""The outline of a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.lsp.symbols import Symbol, outline

DRAFT = """\
---
title: 桥
tags: [a, b]
seo: {title: x}
---

# 一

## 一之一

<details>
<summary>Original</summary>

One.

</details>

### 一之一之一

# 二

> # 引文
"""


def names(symbols: list[Symbol]) -> list[object]:
    """Return the names as a tree: a name, or a name with those below it."""
    return [
        (symbol.name, names(symbol.children)) if symbol.children else symbol.name
        for symbol in symbols
    ]


def test_headings_are_a_tree_and_blocks_are_in_it() -> None:
    assert names(outline(Document.parse(DRAFT))) == [
        ("front matter", ["title", "tags", "seo"]),
        ("一", [("一之一", ["Original", "一之一之一"])]),
        "二",
    ]


def test_a_heading_reaches_to_the_next_of_its_level() -> None:
    _, first, second = outline(Document.parse(DRAFT))

    assert first.span == (DRAFT.index("# 一\n"), DRAFT.index("# 二"))
    assert second.span.end == len(DRAFT)
    assert first.head.text(DRAFT) == "# 一"


def test_fields_show_their_values() -> None:
    fields = outline(Document.parse(DRAFT))[0].children

    assert [field.detail for field in fields] == ["桥", "a, b", "…"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("##\n", "##", id="heading"),
        pytest.param("<details>\nx\n</details>\n", "<details>", id="block"),
        pytest.param("---\n'': a\n---\n", "''", id="key"),
    ],
)
def test_no_name_is_empty(text: str, name: str) -> None:
    # VS Code drops the whole outline for one name that is empty.
    (symbol,) = outline(Document.parse(text))

    assert name in (symbol.name, *(child.name for child in symbol.children))


@given(st.text("#-: \n<>details/summary文[]", max_size=80))
def test_every_part_lies_in_its_whole(text: str) -> None:
    waiting = outline(Document.parse(text))
    while waiting:
        symbol = waiting.pop()
        assert symbol.name.strip()
        assert symbol.span.start <= symbol.head.start <= symbol.head.end <= symbol.span.end
        waiting += symbol.children


def test_depth_is_bounded_whatever_the_draft() -> None:
    document = Document.parse("<details>\n" * 5000)

    assert all(not symbol.children for symbol in outline(document))
