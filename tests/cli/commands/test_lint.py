"""`postkit lint` and `postkit fix` as a user types them: rules, fixes, output, exit statuses."""

from __future__ import annotations

import pytest
from shell import QUOTED, REPEATED, REPEATED_FIXED, Answer, Shell

from postkit.document import Document
from postkit.errors import FileError
from postkit.files.read_write import Fingerprint, write_text
from postkit.rules.script_mixing.traditional_in_simplified import TraditionalInSimplified

# Exit statuses and summaries


def test_a_clean_draft_exits_with_0(shell: Shell) -> None:
    shell.write("a.md")

    assert shell.run("lint", "a.md") == Answer(
        status=0, out="No problems found in 1 file.\n", err=""
    )


def test_findings_exit_with_1_and_are_counted(shell: Shell) -> None:
    shell.write("a.md", REPEATED)
    shell.write("b.md", QUOTED)
    shell.write("c.md")

    answer = shell.run("lint", "--output-format", "concise")

    assert answer.status == 1
    assert answer.out == (
        "a.md:2:14: FM011 [*] `a` is already in this list; remove it\n"
        "b.md:2:8: FM009 [~] `“…”` around the value of `title` are part of it; remove them\n"
        "Found 2 warnings in 2 files of 3.\n"
        "[*] 1 fixable with `postkit fix`.\n"
        "[~] 1 fixable with `postkit fix --unsafe-fixes`; review the result.\n"
    )


def test_exit_zero_hides_findings_but_not_unreadable_files(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    assert shell.run("lint", "--exit-zero").status == 0
    assert shell.run("lint", "--exit-zero", "missing.md").status == 2


def test_quiet_prints_no_summary(shell: Shell) -> None:
    shell.write("a.md")

    assert shell.run("lint", "-q").out == ""


def test_a_rule_that_raises_exits_with_3_and_the_others_still_run(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(self: object, document: Document) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(TraditionalInSimplified, "check", crash)
    shell.write("a.md", f"{QUOTED}情緒。\n")

    answer = shell.run("lint", "--output-format", "concise")

    assert answer.status == 3
    assert "FM009" in answer.out
    assert answer.err.startswith("postkit: a.md: SM001 traditional-in-simplified failed with")
    assert answer.err.count("\n") == 1


def test_an_interrupt_exits_with_130(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("postkit.cli.runs.cached_results.read_identified", interrupt)
    shell.write("a.md")

    answer = shell.run("lint")

    assert (answer.status, answer.err) == (130, "postkit: interrupted\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], ["FM009", "FM011"], id="default"),
        pytest.param(["--select", "FM011"], ["FM011"], id="code"),
        pytest.param(["--select", "fm011"], ["FM011"], id="lower case"),
        pytest.param(["--select", "FM01"], ["FM011"], id="head of codes"),
        pytest.param(["--select", "quotes-in-value"], ["FM009"], id="name"),
        pytest.param(["--select", "FM009, FM011"], ["FM009", "FM011"], id="comma"),
        pytest.param(["--select", "FM009", "--select", "FM011"], ["FM009", "FM011"], id="repeated"),
        pytest.param(["--select", "ALL", "--ignore", "FM009"], ["FM011"], id="ALL without one"),
        pytest.param(["--select", "MD,SM", "--extend-select", "FM009"], ["FM009"], id="extend"),
        pytest.param(["--ignore", "FM"], [], id="ignore a family"),
        pytest.param(["--severity", "FM009=off"], ["FM011"], id="off"),
        pytest.param(
            ["--select", "SM", "--severity", "FM009=info"], [], id="severity selects none"
        ),
        pytest.param(["--select", "FM011", "--ignore", "FM"], ["FM011"], id="the closer one wins"),
        pytest.param(["--select", "FM", "--ignore", "FM009"], ["FM011"], id="closer, ignored"),
        pytest.param(["--per-file-ignores", "a.md:FM009"], ["FM011"], id="per file"),
        pytest.param(["--per-file-ignores", "*.txt:FM009"], ["FM009", "FM011"], id="other file"),
        pytest.param(["--per-file-ignores", "*.md:FM009,FM011"], [], id="per file, two rules"),
    ],
)
def test_the_rules_that_run(shell: Shell, arguments: list[str], expected: list[str]) -> None:
    shell.write("a.md", "---\ntitle: “桥”\ntags: [a, b, a]\n---\n\n文字。\n")

    assert shell.codes(*arguments) == [f"a.md:{code}" for code in expected]


def test_severity_is_reported(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    answer = shell.run("lint", "--severity", "FM011=error,FM009=info")

    assert answer.out.startswith("error[FM011 repeated-list-item]: ")
    assert "Found 1 error in 1 file of 1." in answer.out


def test_statistics(shell: Shell) -> None:
    shell.write("a.md", "---\ntags: [a, a, a]\n---\n\n文字。\n")
    shell.write("b.md", QUOTED)

    answer = shell.run("lint", "--statistics", "-q")

    assert answer.status == 1
    assert answer.out == "2  FM011  repeated-list-item\n1  FM009  quotes-in-value\n"


@pytest.mark.parametrize("output_format", ["full", "concise", "json", "sarif"])
def test_a_file_counts_once_where_it_is_also_compared_with_others(
    shell: Shell, output_format: str
) -> None:
    shell.write("a.md", "---\ntitle: 桥\n---\n\n文字。\n")
    shell.write("b.md", "---\ntitle: 桥\ntags: [a, a]\n---\n\n文字。\n")

    answer = shell.run("lint", "--select", "FM011,XP002", "--output-format", output_format)

    assert "Found 2 warnings in 1 file of 2." in answer.out + answer.err


def test_fix_writes_and_reports_what_is_left(shell: Shell) -> None:
    shell.write("a.md", REPEATED)
    shell.write("b.md", QUOTED)

    answer = shell.run("fix", "--output-format", "concise")

    assert answer.status == 1
    assert shell.read("a.md") == REPEATED_FIXED
    assert shell.read("b.md") == QUOTED
    assert answer.out == (
        "b.md:2:8: FM009 [~] `“…”` around the value of `title` are part of it; remove them\n"
        "Fixed 1 finding in 1 file.\n"
        "Found 1 warning in 1 file of 2.\n"
        "[~] 1 fixable with `postkit fix --unsafe-fixes`; review the result.\n"
    )


def test_lint_fix_is_fix(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    assert shell.run("lint", "--fix").status == 0
    assert shell.read("a.md") == REPEATED_FIXED


def test_unsafe_fixes_are_made_when_asked_for(shell: Shell) -> None:
    shell.write("a.md", QUOTED)

    assert shell.run("fix", "--unsafe-fixes").status == 0
    assert "“" not in shell.read("a.md")


def test_diff_writes_nothing_and_exits_with_1(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    answer = shell.run("fix", "--diff")

    assert answer.status == 1
    assert shell.read("a.md") == REPEATED
    assert answer.out == (
        "--- a.md\n+++ a.md\n@@ -1,5 +1,5 @@\n"
        " ---\n-tags: [a, b, a]\n+tags: [a, b]\n ---\n \n 文字。\n"
    )
    assert answer.err == "Would fix 1 finding in 1 file.\n"


def test_diff_without_anything_to_fix_exits_with_0(shell: Shell) -> None:
    shell.write("a.md", QUOTED)

    assert shell.run("fix", "--diff") == Answer(status=0, out="", err="")


def test_check_names_the_drafts_that_would_be_fixed_and_writes_nothing(shell: Shell) -> None:
    shell.write("a.md", REPEATED)
    shell.write("b.md", QUOTED)

    answer = shell.run("fix", "--check")

    assert answer == Answer(
        status=1, out="Would fix: a.md\nWould fix 1 finding in 1 file.\n", err=""
    )
    assert shell.read("a.md") == REPEATED


@pytest.mark.parametrize(
    ("options", "status", "out"),
    [
        pytest.param((), 0, "Nothing to fix in 1 file.\n", id="what is unsafe is left"),
        pytest.param(("--quiet",), 0, "", id="quiet"),
        pytest.param(
            ("--unsafe-fixes",),
            1,
            "Would fix: b.md\nWould fix 1 finding in 1 file.\n",
            id="what is unsafe is asked for",
        ),
        pytest.param(("--unsafe-fixes", "--quiet"), 1, "Would fix: b.md\n", id="both"),
    ],
)
def test_check_counts_what_would_be_fixed(
    shell: Shell, options: tuple[str, ...], status: int, out: str
) -> None:
    shell.write("b.md", QUOTED)

    assert shell.run("fix", "--check", *options) == Answer(status=status, out=out, err="")


def test_fix_only_does_not_report_what_is_left(shell: Shell) -> None:
    shell.write("a.md", REPEATED)
    shell.write("b.md", QUOTED)

    answer = shell.run("lint", "--fix-only")

    assert answer.status == 0
    assert answer.out == "Fixed 1 finding in 1 file.\n"
    assert shell.read("a.md") == REPEATED_FIXED


def test_a_draft_that_cannot_be_written_is_reported_and_the_others_are_fixed(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str, text: str, expected: Fingerprint) -> None:
        if path == "a.md":
            raise FileError("cannot be written: permission denied", path=path)
        write_text(path, text, expected)

    monkeypatch.setattr("postkit.cli.runs.drafts.write_text", refuse)
    shell.write("a.md", REPEATED)
    shell.write("b.md", REPEATED)

    answer = shell.run("fix")

    assert answer.status == 2
    assert answer.err == "postkit: a.md: cannot be written: permission denied\n"
    assert (shell.read("a.md"), shell.read("b.md")) == (REPEATED, REPEATED_FIXED)
    assert "Fixed 1 finding in 1 file.\n" in answer.out
