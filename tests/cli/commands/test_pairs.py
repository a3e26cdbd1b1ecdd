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


@pytest.mark.parametrize("name", ["text", "jsonl"])
def test_posts_without_pairs_get_a_remark(shell: Shell, name: str) -> None:
    shell.write("a.md")

    answer = shell.run("pairs", "--output-format", name, "a.md")

    assert answer == (0, "", "postkit: no passage has an original to compare it with\n")
    assert shell.run("pairs", "--quiet", "--output-format", name, "a.md") == (0, "", "")


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


@pytest.mark.parametrize("name", ["tmx", "xliff"])
def test_what_xml_cannot_hold_is_left_out(shell: Shell, name: str) -> None:
    shell.write("a.md", post([f"{PASSAGES[0]}\ufffe😀"], [f"{ORIGINALS[0]}\x0b\uffff"]))

    text = shell.run("pairs", "--output-format", name, "a.md").out

    assert "😀" in text
    ElementTree.fromstring(text)


def pages(shell: Shell) -> tuple[str, str]:
    """Write an original and its translation; return them."""
    original = "\n\n".join(["# Harbour", *filter(None, ORIGINALS)])
    translation = "\n\n".join(["# 港口", *PASSAGES])
    shell.write("en/a.md", f"{original}\n")
    shell.write("zh/a.md", f"{translation}\n")
    return original, translation


def test_a_page_and_the_one_it_translates(shell: Shell) -> None:
    pages(shell)

    lines = shell.run("pairs", "--output-format", "jsonl", ".").out.splitlines()

    found = [json.loads(line) for line in lines]
    assert [(pair["translation"], pair["original"]) for pair in found] == list(
        zip(PASSAGES, ORIGINALS, strict=True)
    )
    assert {(pair["path"], pair["original_path"]) for pair in found} == {("zh/a.md", "en/a.md")}
    assert [pair["original_line"] for pair in found] == [pair["line"] for pair in found]


def test_rules_on_originals_compare_pages(shell: Shell) -> None:
    original, translation = pages(shell)
    shell.write("en/a.md", f"{original} Elizabeth is her name.\n")
    shell.write("zh/a.md", f"{translation} 她叫 Elisabeth。\n")

    answer = shell.run("lint", "--select", "BI", "--output-format", "json", ".")

    (finding,) = json.loads(answer.out)
    assert (finding["path"], finding["code"]) == ("zh/a.md", "BI002")
    assert [(place["path"], place["message"]) for place in finding["related"]] == [
        ("en/a.md", "the original")
    ]


def test_a_change_of_the_original_is_seen(shell: Shell) -> None:
    original, translation = pages(shell)
    shell.write("zh/a.md", f"{translation} 她叫 Elisabeth。\n")
    for number in range(60):  # So many that they are worth a cache.
        shell.write(f"{number}.md", "一段。\n")
    arguments = ("lint", "--select", "BI", ".")

    assert shell.run(*arguments).status == 0
    assert shell.run(*arguments).status == 0
    shell.write("en/a.md", f"{original} Elizabeth is her name.\n")
    assert shell.run(*arguments).status == 1
    assert shell.run(*arguments).status == 1
    shell.write("en/a.md", f"{original}\n")
    assert shell.run(*arguments).status == 0


def test_an_isolated_run_looks_for_no_other_page(shell: Shell) -> None:
    original, translation = pages(shell)
    shell.write("en/a.md", f"{original} Elizabeth is her name.\n")
    shell.write("zh/a.md", f"{translation} 她叫 Elisabeth。\n")

    assert shell.run("lint", "--isolated", "--select", "BI", ".").status == 0
