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
        # Nor is there one at the end of items within items.
        ("mkdocs", "*\t1.\t*\t\n", "*\t1.\t*\t\n"),
        ("hugo", "*\t*\t*\t\n", "*\t*\t*\n"),
        # Brackets a newline apart are one link there, brackets further apart two.
        ("mkdocs", "[甲] \n[]\n\n[甲]: b.md\n", "[甲] \n[]\n\n[甲]: b.md\n"),
        ("mkdocs", "[甲] \r\n[]\r\n\r\n[甲]: b.md\r\n", "[甲] \r\n[]\r\n\r\n[甲]: b.md\r\n"),
        ("mkdocs", "甲] \n乙\n", "甲]\n乙\n"),
        ("hugo", "[甲] \n[]\n\n[甲]: b.md\n", "[甲]\n[]\n\n[甲]: b.md\n"),
        # Four spaces are code there on the first line, and a blank line on any other.
        ("mkdocs", "    \n甲 \n", "    \n甲\n"),
        ("mkdocs", "\n    \n    甲\n", "    甲\n"),
        ("mkdocs", "甲\n    \n乙\n", "甲\n\n乙\n"),
        ("hugo", "    \n甲\n", "甲\n"),
        # kramdown takes the lines right below indented code for code.
        ("jekyll", "    甲\n乙\t\t\n\n丙\t\n", "    甲\n乙\t\t\n\n丙\n"),
        ("jekyll", "    甲\n--- ---   \n\n丙\n", "    甲\n--- ---   \n\n丙\n"),
        ("hugo", "    甲\n乙\t\t\n", "    甲\n乙\n"),
        # Below a blank line, it makes a table of a line with a `|`.
        ("jekyll", "甲\n\n---\n乙 | 丙\n", "甲\n\n---\n乙 | 丙\n"),
        ("jekyll", "# 甲\n乙 | 丙\n", "# 甲\n乙 | 丙\n"),
        ("hugo", "# 甲\n乙 | 丙\n", "# 甲\n\n乙 | 丙\n"),
        # It takes a fence right below an item for text of the item: what is code is not known.
        (
            "jekyll",
            "- 甲\n```\na\n\nb\n```\n\n# 乙\n丙\n",
            "- 甲\n```\na\n\nb\n```\n\n# 乙\n丙\n",
        ),
        (
            "jekyll",
            "- 甲\n  ```\n  a\n  ```\n\n# 乙\n丙\n",
            "- 甲\n  ```\n  a\n  ```\n\n# 乙\n\n丙\n",
        ),
        # To Hugo the code of a shortcode with a blank line in it is one word of the item.
        (
            "hugo",
            "- 甲\n{{< highlight js >}}\na\n\nb\n{{< /highlight >}}\n- 乙\n",
            "- 甲\n{{< highlight js >}}\na\n\nb\n{{< /highlight >}}\n- 乙\n",
        ),
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
