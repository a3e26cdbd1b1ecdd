"""Escaped signs for Python-Markdown."""

from __future__ import annotations

import pytest

from postkit.ingest.html import to_markdown
from postkit.ingest.sign_references import with_sign_references


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
    assert with_sign_references(before) == after


def test_python_markdown_shows_the_signs() -> None:
    markdown = pytest.importorskip("markdown")
    body = to_markdown("<p>3~5 天，10~20 天</p><p>::: x</p><p>~~~</p><p>=== y</p><p>??? z</p>").text

    html = markdown.markdown(with_sign_references(body))

    assert "\\" in markdown.markdown(body)
    assert "\\" not in html
