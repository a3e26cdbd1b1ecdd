"""Escaped signs for engines that do not let a backslash escape all of them."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.ingest.html import to_markdown
from postkit.ingest.sign_references import with_sign_references

SIGNS = find_dialect("python-markdown").unescaped_signs


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"3\~5 天，10\~20 天", "3&#126;5 天，10&#126;20 天"),
        (r"\::: note", "&#58;:: note"),
        (r"\*a\* \[b] \!!! c", r"\*a\* \[b] \!!! c"),
        (r"C:\\~a", r"C:\\~a"),
        ("`\\~` \\~\n\n```\n\\~\n```\n", "`\\~` &#126;\n\n```\n\\~\n```\n"),
        ("---\n\n\\~\n\n---\n\n\\~\n", "---\n\n&#126;\n\n---\n\n&#126;\n"),
    ],
)
def test_signs_outside_of_code_become_references(before: str, after: str) -> None:
    assert with_sign_references(before, SIGNS) == after


def test_where_all_signs_can_be_escaped_nothing_changes() -> None:
    assert with_sign_references(r"3\~5 天", find_dialect("marked").unescaped_signs) == r"3\~5 天"


def test_python_markdown_shows_the_signs() -> None:
    markdown = pytest.importorskip("markdown")
    body = to_markdown("<p>3~5 天，10~20 天</p><p>::: x</p><p>~~~</p><p>=== y</p><p>??? z</p>").text

    html = markdown.markdown(with_sign_references(body, SIGNS))

    assert "\\" in markdown.markdown(body)
    assert "\\" not in html
