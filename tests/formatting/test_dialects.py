"""White space that one engine reads and another does not."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.formatting import Formatter
from postkit.source import Source


@pytest.mark.parametrize(
    ("site", "text", "expected"),
    [
        # In Python-Markdown a fence is a part of the paragraph above it, and its break shows.
        ("mkdocs", "甲  \n```\nx\n```\n", "甲  \n```\nx\n```\n"),
        ("hugo", "甲  \n```\nx\n```\n", "甲\n\n```\nx\n```\n"),
        ("mkdocs", "甲  \n\n乙 \n", "甲\n\n乙\n"),
        ("mkdocs", "甲\t \n乙\n", "甲\t \n乙\n"),
        # kramdown takes a lone closing tag, and a fence that nothing closes, for its text.
        ("jekyll", "甲  \n</head>\n乙\n", "甲  \n</head>\n乙\n"),
        ("jekyll", "甲  \n~~~~\n", "甲  \n~~~~\n"),
        ("jekyll", "甲  \n\n乙\n", "甲\n\n乙\n"),
        # kramdown takes a rule below a paragraph for its text.
        ("jekyll", "甲\n***\n乙\n", "甲\n***\n乙\n"),
        ("jekyll", "甲\n\n***\n乙\n", "甲\n\n***\n\n乙\n"),
        # An empty item without its space is text there.
        ("mkdocs", "1. 甲\n2. \n", "1. 甲\n2. \n"),
        ("jekyll", "- 甲\n-  \n", "- 甲\n- \n"),
        ("mkdocs", "- [ ] \n- [x] 甲 \n", "- [ ] \n- [x] 甲\n"),
        # Nor is an empty definition one without it.
        ("mkdocs", "甲\n:  \n\n乙\n", "甲\n: \n\n乙\n"),
        # An indented heading is text, and so is the line above an underlined one.
        ("jekyll", " # 甲\n乙\n", " # 甲\n乙\n"),
        ("mkdocs", "甲\n\n  ## 乙\n丙\n", "甲\n\n  ## 乙\n丙\n"),
        ("mkdocs", "甲\n乙\n===\n丙\n", "甲\n乙\n===\n丙\n"),
        ("jekyll", "# 甲\n乙\n---\n\n丙\n", "# 甲\n乙\n---\n\n丙\n"),
        ("jekyll", "甲\n\n#\n乙\n", "甲\n\n#\n乙\n"),
        # What is too far below a term is no definition.
        ("jekyll", "甲\n\n\n: 乙\n", "甲\n\n\n: 乙\n"),
        ("jekyll", "甲\n\n\n\n乙\n", "甲\n\n乙\n"),
        # White space keeps closing signs in the text of a heading.
        ("mkdocs", "## 甲 ## \n\n乙\n", "## 甲 ## \n\n乙\n"),
        ("mkdocs", "## 甲 ## \n", "## 甲 ## \n"),
        ("hugo", "## 甲 ## \n\n乙\n", "## 甲 ##\n\n乙\n"),
        # Without the blank lines above it, a rule opens front matter.
        ("hugo", "\n\n---\n\n甲\n\n---\n\n乙\n", "\n\n---\n\n甲\n\n---\n\n乙\n"),
        ("jekyll", "\n\n---\n甲\n\n---\n", "\n\n---\n\n甲\n\n---\n"),
        ("jekyll", "\n\n甲\n\n---\n", "甲\n\n---\n"),
        # The whole `<div>` is HTML to kramdown and Python-Markdown, which show its blank lines.
        (
            "jekyll",
            "<div><pre>a = 1\n\n\nb = 2\n</pre></div>\n\n\n甲\n",
            "<div><pre>a = 1\n\n\nb = 2\n</pre></div>\n\n甲\n",
        ),
    ],
)
def test_white_space_that_the_engine_reads_stays(site: str, text: str, expected: str) -> None:
    formatter = Formatter(dialect=find_dialect(site))
    once = formatter.format(Source(text, "a.md")).text

    assert once == expected
    assert formatter.format(Source(once, "a.md")).text == once
