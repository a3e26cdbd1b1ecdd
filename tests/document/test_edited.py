"""A document after edits is the document of the edited text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.front_matter import Node
from postkit.source import Source

HEADS = st.lists(
    st.sampled_from(
        ["---\n", "title: 桥\n", "tags:\n", "- x\n", "k: |\n", "  text\n", "\n", "...\n", "----\n",
         "# c\n", "{", "}\n", "'", "---\r\n", "\ufeff", "+++\n", "---yaml\n", "k: &a 1\n", "*a"]
    ),
    max_size=6,
).map("".join)  # fmt: skip
TAILS = st.lists(
    st.sampled_from(
        ["---\n", "a: b\n", "\n", "文字\n", "```\n", "...\n", "\r\n", "  more\n", "+++\n"]
    ),
    max_size=5,
).map("".join)


@given(HEADS, TAILS, TAILS, st.floats(0, 1), st.sampled_from(["1.1", "1.2"]))
def test_front_matter_reads_as_in_a_document_of_its_own(
    head: str, tail: str, inserted: str, place: float, version: Any
) -> None:
    before = Document.parse(f"---\n{head}---\n{tail}", yaml_version=version)
    edit = Edit.insert(round(place * len(before.text)), inserted)

    after = before.edited([edit])

    assert after.text == apply_edits(before.text, [edit])
    assert read(after) == read(Document.parse(after.text, yaml_version=version))


def read(document: Document) -> Any:
    head = document.front_matter
    return head and (
        head.syntax, head.span, head.content, head.opening, head.closing, head.problems,
        nodes(head.root), head.failure, head.syntax_problems,
    )  # fmt: skip


def nodes(root: Node | None) -> list[Any]:
    return [
        [
            element.kind,
            element.span,
            element.style,
            repr(element.value),
            [entry.key_span for entry in element.entries],
        ]
        for element in (root.walk() if root else ())
    ]


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        pytest.param("---\ntitle: 桥\n---\n文\n", True, id="whole"),
        pytest.param("----\ntitle: 桥\n---\n文\n", False, id="damaged fence"),
        pytest.param("---\ntitle: 桥\n\n文\n", False, id="unclosed"),
        pytest.param("---\ntitle: [桥\n---\n文\n", False, id="cannot be parsed"),
        pytest.param("+++\ntitle = '桥'\n+++\n文\n", False, id="TOML"),
    ],
)
def test_front_matter_is_read_once_where_nothing_after_it_counts(text: str, is_kept: bool) -> None:
    before = Document.parse(text)

    after = before.edited([Edit.insert(len(text), "。")])

    assert (after.front_matter is before.front_matter) is is_kept


def test_the_path_stays_and_the_version_of_yaml() -> None:
    after = Document(Source("a: no", "a.md"), yaml_version="1.1").edited([])

    assert (after.path, after.yaml_version) == ("a.md", "1.1")
