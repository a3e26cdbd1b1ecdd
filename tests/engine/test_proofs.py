"""What the proofs let through is the same page to a browser, but for what the edits name."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

import html5lib
import pytest
from examples import up_to
from hypothesis import example, given
from hypothesis import strategies as st
from reference_parsers import MARKDOWN

from postkit.document import Document
from postkit.edits import Edit
from postkit.engine.proofs import changed_spans, is_rest_kept
from postkit.source import Span

LETTERS = frozenset("文字甲乙丙丁一二三")
MARKED = st.lists(
    st.sampled_from(
        ["文字", "甲", "Q", "Q", "乙Q丙", " ", "\n", "\n\n", "    ", "- ", "> ", "# ", "**", "*",
         "`", "```\n", "[", "](b)", "<div>", "</div>", "<b>", "<p class=\"", "<!--", "-->",
         "<script>",
         "</script>", "<?", "?>", "<![CDATA[", "]]>", "</", "<details", "---\n", "\t", "\\"]
    ),
    max_size=16,
).map("".join)  # fmt: skip
SIGNS = ("", "Z", "，", " ", "**", "`", "<b>", "</b>", "-->", "<!--", "\n", "\n\n", "#", "{")


def page(text: str) -> tuple[list[str], str]:
    """Return the elements of the page, and the letters on it that are in every draft alike."""
    # As on a site: without a body around it, a script alone would go to the head.
    root = html5lib.parse(f"<body>{MARKDOWN.render(text)}", namespaceHTMLElements=False)
    names = [element.tag for element in root.iter() if isinstance(element.tag, str)]
    return names, "".join(char for char in shown(root) if char in LETTERS)


def shown(element: Element) -> str:
    """Return the text of the page that a reader sees."""
    parts = [element.text or ""] if isinstance(element.tag, str) else []
    for child in element:
        parts += shown(child), child.tail or ""
    is_raw = element.tag in {"script", "style", "textarea", "title"}
    return "" if is_raw else "".join(parts)


@up_to(300)
@given(MARKED, st.sampled_from(SIGNS))
@example("<?> Q<script>", "")
def test_a_kept_body_is_the_same_page(text: str, sign: str) -> None:
    before = Document.parse(text)
    edits = [Edit(at, at + 1, sign) for at, char in enumerate(text) if char == "Q"]
    edits = [edit for edit in edits if edit.start >= before.body.start]
    after = before.edited(edits)
    if edits and before.body == Span(0, len(text)) and not changed_spans(before, after, edits):
        (old_names, old_text), (new_names, new_text) = page(before.text), page(after.text)
        remaining = iter(old_names)

        # A paragraph of signs alone may be gone, nothing else may be.
        assert all(name in remaining for name in new_names)
        assert Counter(old_names) - Counter(new_names) <= Counter(p=len(edits))
        assert new_text == old_text


@up_to(300)
@given(MARKED, st.sampled_from(SIGNS))
def test_a_kept_rest_hides_no_text(text: str, sign: str) -> None:
    before = Document.parse(text)
    edits = [Edit(at, at + 1, sign) for at, char in enumerate(text) if char == "Q"]
    edits = [edit for edit in edits if edit.start >= before.body.start]
    after = before.edited(edits)
    if edits and before.body == Span(0, len(text)) and is_rest_kept(before, after, edits, ()):
        (_, old_text), (_, new_text) = page(before.text), page(after.text)
        remaining = iter(new_text)

        assert all(char in remaining for char in old_text)


@pytest.mark.parametrize(
    ("text", "old", "new", "is_kept"),
    [
        pytest.param("甲\n\n乙,丙\n\n丁\n", ",", "，", True, id="a mark in a paragraph"),
        pytest.param("甲\n\n乙,丙\n\n丁\n", ",", "\n\n", False, id="a paragraph cut in two"),
        pytest.param("甲\n\n乙,丙\n\n丁\n", "\n\n丁", "\n丁", False, id="two joined"),
        pytest.param("甲\n\n乙,丙\n\n丁\n", "丁", "# 丁", False, id="made a heading"),
        pytest.param("甲\n\n 乙\n\n- 丙\n", " 乙", "乙", True, id="no longer indented"),
        pytest.param("- 甲\n\n    乙\n", "    乙", "乙", False, id="taken out of a list"),
        pytest.param("甲 `乙` 丙\n", "` 丙", " 丙", False, id="code that ends nowhere"),
        pytest.param("甲 [乙](丙) 丁\n", "(丙)", " (丙)", False, id="no link any more"),
        pytest.param("甲 **乙** 丙\n", "** 丙", " ** 丙", False, id="asterisks that turn visible"),
        pytest.param("[甲]\n\n乙\n", "乙", "[甲]: 丙", False, id="a definition far away"),
        pytest.param("甲\n\n乙\n\n丙\n\n```\n", "乙", "```", False, id="a fence that closes"),
        pytest.param("甲\n\n乙\n\n丙\n", "乙\n\n", "", True, id="a paragraph taken out"),
        pytest.param("甲\n\n乙\n", "\n乙\n", "", True, id="the last paragraph taken out"),
        pytest.param("甲\n\n# 乙\n", "\n# 乙\n", "", False, id="a heading taken out"),
        pytest.param("- 甲\n\n乙\n\n- 丙\n", "乙\n\n", "", False, id="two lists that meet"),
        pytest.param("- 甲\n\n  乙\n", "乙", "", False, id="a paragraph of an item taken out"),
        pytest.param("甲\n\n乙\n\n    丙\n", "乙\n\n", "", True, id="taken out above code"),
    ],
)
def test_body(text: str, old: str, new: str, is_kept: bool) -> None:
    before = Document.parse(text)
    edits = [Edit(text.index(old), text.index(old) + len(old), new)]

    assert (not changed_spans(before, before.edited(edits), edits)) is is_kept


CHUNK = "<!-- chunk 1/8 -->\n\n"


@pytest.mark.parametrize(
    ("text", "old", "new", "is_kept"),
    [
        pytest.param("甲\n\n##乙\n\n丙\n", "##", "## ", True, id="a heading gets its space"),
        pytest.param(
            f"</details>\n<!--\n\n-->\n\n{CHUNK}丙\n", CHUNK, "", False, id="a comment reopened"
        ),
        pytest.param(f"甲\n\n{CHUNK}丙\n", CHUNK, "", True, id="a comment in its own right"),
        pytest.param(
            "</details>\n```\n\n乙\n\n丙\n", "</details>\n", "</details>\n\n", False,
            id="a lone fence that starts code",
        ),
        pytest.param(
            "</details>\n```\n乙\n```\n\n丙\n", "</details>\n", "</details>\n\n", True,
            id="a pair of fences",
        ),
        pytest.param("甲\n\n乙\n", "乙", "    乙", True, id="a block of its own becomes code"),
        pytest.param("甲\n\n乙\n丙\n", "乙", "<!--乙", False, id="a comment hides the rest"),
        pytest.param("甲\n-乙\n丙\n", "\n-乙", "\n\n- 乙", False, id="a list swallows a line"),
        pytest.param("甲\n-乙\n", "\n-乙", "\n\n- 乙", True, id="a line becomes an item"),
        pytest.param(
            "甲\n-乙\n  丙\n", "\n-乙", "\n\n- 乙", True, id="an indented line goes on"
        ),
        pytest.param("甲\n\n- 乙\n\n  丙\n", "- 乙", "乙", False, id="the item below is no item"),
    ],
)  # fmt: skip
def test_rest(text: str, old: str, new: str, is_kept: bool) -> None:
    before = Document.parse(text)
    edits = [Edit(text.index(old), text.index(old) + len(old), new)]

    assert is_rest_kept(before, before.edited(edits), edits, ()) is is_kept
