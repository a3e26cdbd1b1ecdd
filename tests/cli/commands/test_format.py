"""`postkit format` as it is typed."""

from __future__ import annotations

import io

import pytest
from shell import CLEAN, Shell, fill

UNTIDY = "---\ntags: [a]\ntitle: 桥\n---\n\n\n\n文字。 \n# 标题"
TIDY = "---\ntags: [a]\ntitle: 桥\n---\n\n文字。\n\n# 标题\n"
ORIGINAL = CLEAN + "\n<details>\n<summary>Original English</summary>\n\nA *bridge*.\n\n</details>\n"


def test_drafts_are_rewritten_and_counted(shell: Shell) -> None:
    shell.write("a.md", UNTIDY)
    shell.write("b.md", CLEAN)

    answer = shell.run("format", ".")

    assert (answer.status, answer.out) == (0, "Formatted 1 file; 1 unchanged.\n")
    assert shell.read("a.md") == TIDY
    assert shell.run("format", ".").out == "2 files already formatted.\n"


def test_a_run_without_a_draft_says_so(shell: Shell) -> None:
    assert shell.run("format", ".").out.startswith("No files were checked. In folders ")


def test_check_names_the_drafts_and_writes_nothing(shell: Shell) -> None:
    shell.write("a.md", UNTIDY)

    answer = shell.run("format", "--check", "a.md")

    assert answer.status == 1
    assert "Would format: a.md\n" in answer.out
    assert shell.read("a.md") == UNTIDY


def test_diff_shows_the_change(shell: Shell) -> None:
    shell.write("a.md", UNTIDY)

    answer = shell.run("format", "--diff", "a.md")

    assert answer.status == 1
    assert "-文字。 \n" in answer.out
    assert "+文字。\n" in answer.out
    assert shell.read("a.md") == UNTIDY


def test_standard_input_goes_to_standard_output(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, UNTIDY)

    assert shell.run("format", "-").out == TIDY


def test_options_choose_the_layout(shell: Shell) -> None:
    shell.write("a.md", ORIGINAL)

    shell.run("format", "--details-style", "paragraph", "--summary-label", "原文", "a.md")

    assert "<summary>原文</summary>\n" in shell.read("a.md")
    assert '<p class="english-text">A <em>bridge</em>.</p>\n</details>' in shell.read("a.md")


def test_an_option_leaves_the_other_choices_of_the_configuration(shell: Shell) -> None:
    shell.write("postkit.toml", '[format]\nfront-matter-order = ["title"]\nquoting = "double"\n')
    shell.write("a.md", "---\nb: c\ntitle: 桥\n---\n\n文字。\n")

    shell.run("format", "--quoting", "single", "a.md")

    assert shell.read("a.md") == "---\ntitle: '桥'\nb: 'c'\n---\n\n文字。\n"


def test_keys_are_ordered_as_typed(shell: Shell) -> None:
    shell.write("a.md", TIDY)

    shell.run("format", "--front-matter-order", "title, tags", "a.md")

    assert shell.read("a.md").startswith("---\ntitle: 桥\ntags: [a]\n---\n")


def test_what_is_left_alone_is_reported_with_its_line(shell: Shell) -> None:
    shell.write("a.md", ORIGINAL.replace("A *bridge*.", "- A bridge."))

    answer = shell.run("format", "--details-style", "paragraph", "a.md")

    assert answer.status == 0
    assert answer.err.startswith("postkit: a.md:7: the original keeps its style: ")


def test_fix_leaves_a_formatted_draft_formatted(shell: Shell) -> None:
    shell.write("a.md", "---\ntitle: 桥\n---\n\n文字。\n##标题\n文字。\n")

    shell.run("fix", "a.md")

    assert shell.read("a.md").endswith("文字。\n\n## 标题\n\n文字。\n")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            'details-style = "html"',
            "postkit.toml:2: `details-style` must be one of `keep`, `plain`",
        ),
        ("quote = 1", "postkit.toml:2: `format` has no key `quote`; did you mean `quoting`?"),
        (
            "front-matter-order = 1",
            "`front-matter-order` must be one of `keep`, `schema` or a list",
        ),
        ('summary-label = "a<b"', "`summary-label` must be one line without `<` or `>`"),
        ("paragraph-class = 'a\"b'", "`paragraph-class` must be class names"),
        ("reflow-transcripts = 1", "`reflow-transcripts` must be true or false"),
    ],
)
def test_a_wrong_setting_is_reported_with_its_place(
    shell: Shell, written: str, message: str
) -> None:
    shell.write("postkit.toml", f"[format]\n{written}\n")
    shell.write("a.md", UNTIDY)

    answer = shell.run("format", "a.md")

    assert answer.status == 2
    assert message in answer.err
    assert shell.read("a.md") == UNTIDY


def test_a_wrong_option_is_reported(shell: Shell) -> None:
    answer = shell.run("format", "--summary-label", "a\nb", ".")

    assert answer.status == 2
    assert "--summary-label must be one line" in answer.err
