"""Front matter in forms that only some generator reads: left alone as a whole."""

from __future__ import annotations

import pytest

import postkit
from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.errors import ChangeError
from postkit.front_matter_edits.set_value import set_value

HEADS = {
    "javascript": '---js\nconst 题,目 = "甲,乙";\n---\n',
    "coffee": "---coffee\ntitle: '甲,乙'\n---\n",
    "bare-json": '"title": "甲,乙",\n"tags": ["桥","河"]\n;;;\n',
    "meta": "Title: 甲,乙\nDate: 2024-05-01\n    12:00\nTags: 桥,河\n\n",
    "templater": '---\nday: <% tp.date.now("HH: mm") %>\ntitle: 甲,乙\n---\n',
    "templater, by script": '---\ntags:\n  - "<%* let a = "b" %>"\ntitle: 甲,乙\n---\n',
    "below a script": '<%*\nconst a = "甲,乙" // 50%\n\n_%>\n---\ntitle: 甲,乙\n---\n',
    "opened by a script": "<% a %><%*\n  b()\n-%>---\ntitle: 甲,乙 <% c %>\n---\n",
    "its fence written by a script": '<%* tR += "---" %>\ntitle: 甲,乙\n---\n',
    "comment": "<!--\n---\ntitle: 甲,乙\n---\n-->\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_nothing_in_it_is_reported_or_changed(head: str) -> None:
    text = f"{head}正文,在这里。\n"
    document = Document.parse(text)
    fixed = postkit.fix_text(text, path="a.md").text

    assert document.foreign_front_matter == (0, len(head))
    assert document.front_matter is None
    assert fixed == f"{head}正文，在这里。\n"
    assert postkit.format_text(text, path="a.md").text == text
    assert [finding.code for finding in postkit.lint_text(text, path="a.md").diagnostics] == [
        "SM101"
    ]


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_no_field_is_written_above_it(head: str) -> None:
    with pytest.raises(ChangeError, match="does not read"):
        set_value(Document.parse(f"{head}正文。\n"), "draft", True)
    with pytest.raises(ChangeError, match="does not read"):
        postkit.bump_text(f"{head}正文。\n", "published", path="a.md", force=True)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 甲\n---\n",
        "---json\n{}\n---\n",
        "甲：你好\n乙：好\n\n正文\n",
        "Ann: Hello.\nBob: Hello.\n\nText\n",
        "Title: a line of text\n\nText\n",
        "<!-- a comment -->\n",
        "---\ntitle: a: <% b %>\n---\n",
        "<% tp.file.title %>\n\n---\n",
        "<%* tp.file.title\n---\ntitle: a\n---\n",
        "---\n",
        "",
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert Document.parse(text).foreign_front_matter is None


def test_mkdocs_takes_any_key_for_front_matter() -> None:
    text = "Template: a.html\n\nText\n"

    assert Document.parse(text).foreign_front_matter is None
    assert Document.parse(text, dialect=find_dialect("mkdocs")).foreign_front_matter == (0, 18)


@pytest.mark.parametrize(
    ("path", "is_template"),
    [
        ("scaffolds/post.md", True),
        ("_templates/post.md", True),
        ("notes/90 - Templates/daily/post.md", True),
        ("templates.md", False),
        ("posts/a.md", False),
    ],
)
def test_the_template_of_posts_is_filled_in_later(path: str, is_template: bool) -> None:
    text = "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n"
    bare = "title: {{ title }}\ntags:\n- 甲\n---\n"
    for head in (text, bare, f"{text[:-1]}--\n"):
        found = Document.parse(head, path=path).foreign_front_matter

        assert found == ((0, len(head)) if is_template else None)


@pytest.mark.parametrize("site", ["mkdocs", "pelican"])
def test_a_line_below_meta_lines_is_no_fence(site: str) -> None:
    text = "Title: 桥\nDate: 2024-05-01\n\n\n# 河\n\n***\n\n正文。\n"

    document = Document.parse(text, dialect=find_dialect(site))

    assert document.foreign_front_matter == (0, text.index("\n\n") + 2)


def test_an_outline_whose_first_item_is_empty_has_no_front_matter() -> None:
    assert Document.parse("-\n- title: 桥\n- date: 2024-05-01\n").front_matter is None
