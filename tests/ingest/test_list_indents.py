"""List items as Python-Markdown needs them, and the same to CommonMark."""

from __future__ import annotations

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st
from ingest_pages import shown_by_markdown

from postkit.ingest.html import to_markdown
from postkit.ingest.list_indents import with_wide_indents

_PARAGRAPHS = st.sampled_from(["<p>一</p>", "<p>- 二</p>", "<pre>  x\n\n- y</pre>", "<p>1. z</p>"])
_PARTS = st.recursive(
    _PARAGRAPHS,
    lambda parts: st.builds(
        lambda tag, items: f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>",
        st.sampled_from(["ul", "ol"]),
        st.lists(st.lists(parts, min_size=1, max_size=3).map("".join), min_size=1, max_size=3),
    ),
    max_leaves=12,
)
LISTS = {
    "a list in a list": ("- 一\n  - 二\n    1. 三\n", "-   一\n    -   二\n        1.  三\n"),
    "on one line": ("- - 一\n    二\n", "-   -   一\n        二\n"),
    "two paragraphs": ("1. 一\n\n   二\n\n三\n", "1.  一\n\n    二\n\n三\n"),
    "code": (
        "- 一\n\n  ```\n  x\n    - y\n  ```\n",
        "-   一\n\n    ```\n    x\n      - y\n    ```\n",
    ),
    "code alone": ("- ```\n  - x\n  ```\n", "-   ```\n    - x\n    ```\n"),
    "code in code": ("- 一\n\n      - x\n", "-   一\n\n        - x\n"),
    "wide indents": ("- 一\n    - 二\n", "-   一\n    -   二\n"),
    "a wide number": ("100. 一\n\n     二\n", "100. 一\n\n    二\n"),
    "no list": ("  一\n\n```\n- 二\n  三\n```\n", "  一\n\n```\n- 二\n  三\n```\n"),
}


@pytest.mark.parametrize("case", LISTS)
def test_what_is_in_an_item_is_indented_by_four_columns(case: str) -> None:
    before, after = LISTS[case]

    assert with_wide_indents(before) == after
    assert with_wide_indents(after) == after


@up_to(200)
@given(_PARTS)
def test_commonmark_shows_the_same(html: str) -> None:
    body = to_markdown(html).text

    assert shown_by_markdown(with_wide_indents(body)) == shown_by_markdown(body)


def test_python_markdown_shows_a_list_in_a_list() -> None:
    markdown = pytest.importorskip("markdown")
    body = to_markdown("<ol><li>一<ul><li>二</li></ul></li><li><p>三</p><p>四</p></li></ol>").text

    shown = [markdown.markdown(text) for text in (body, with_wide_indents(body))]

    assert [html.count("<ul>") for html in shown] == [0, 1]
    assert [html.count("<ol>") for html in shown] == [1, 1]
