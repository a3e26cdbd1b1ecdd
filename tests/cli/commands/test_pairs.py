"""`postkit pairs` as it is typed."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from bilingual_post import ORIGINALS, PASSAGES, WHOLE, post
from shell import Shell


def test_a_table_for_people(shell: Shell) -> None:
    shell.write("a.md", WHOLE)

    answer = shell.run("pairs", "a.md")

    assert answer.status == 0
    first, *rows = answer.out.splitlines()
    assert first == "a.md"
    assert len(rows) == len(PASSAGES)
    assert rows[0].split()[:3] == ["1", "line", "5"]
    assert "<" not in answer.out


def test_an_original_that_has_slipped_is_marked(shell: Shell) -> None:
    shell.write("a.md", post(PASSAGES, [ORIGINALS[0], *ORIGINALS[:-1]]))

    rows = shell.run("pairs", "a.md").out.splitlines()[1:]

    assert [row.rpartition("<")[2].strip() for row in rows[1:4]] == ["1", "2", "3"]


def test_lines_for_programs(shell: Shell) -> None:
    shell.write("posts/a.md", WHOLE)
    shell.write("posts/b.md")

    answer = shell.run("pairs", "--output-format", "jsonl", "posts")

    values = [json.loads(line) for line in answer.out.splitlines()]
    assert [value["translation"] for value in values] == PASSAGES
    assert [value["original"] for value in values] == ORIGINALS
    assert {value["path"] for value in values} == {"posts/a.md"}
    assert all(value["likeness"] > 0.5 for value in values)


def test_a_file_that_cannot_be_read_is_named(shell: Shell) -> None:
    shell.write("a.md", b"\xff")

    answer = shell.run("pairs", "a.md")

    assert answer.status == 2
    assert answer.err.startswith("postkit: a.md: is not UTF-8")


@pytest.mark.parametrize("name", ["tmx", "xliff"])
def test_files_for_the_tools_of_translators(shell: Shell, name: str) -> None:
    shell.write("a.md", WHOLE)

    root = ElementTree.fromstring(shell.run("pairs", "--output-format", name, "a.md").out)

    texts = [text for text in root.itertext() if text.strip()]
    assert texts[::2] == ORIGINALS
    assert texts[1::2] == PASSAGES
    languages = {value for element in root.iter() for value in element.attrib.values()}
    assert {"en", "zh-Hans"} <= languages
