"""The package that `postkit new-rule` writes: its own test passes, and its rule runs."""

from __future__ import annotations

import pytest
from shell import Shell, process


@pytest.mark.slow
def test_the_package_works_as_it_is_written(shell: Shell) -> None:
    assert shell.run("new-rule", "doubled-mark", "--code", "AB123").status == 0
    source = shell.folder / "postkit-doubled-mark" / "src"
    tested = process(
        shell.folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "postkit-doubled-mark",
        PYTHONPATH=str(source),
    )  # fmt: skip
    assert "2 passed" in tested.stdout, tested.stdout + tested.stderr

    # As an installer leaves it.
    shell.write(
        "postkit-doubled-mark/src/postkit_doubled_mark-0.1.0.dist-info/entry_points.txt",
        "[postkit.rules]\ndoubled-mark = postkit_doubled_mark\n",
    )
    shell.write("a.md", "好！！！\n")
    linted = process(
        shell.folder, "-m", "postkit", "lint", "--select=AB", "--output-format=concise", "a.md",
        PYTHONPATH=str(source),
    )  # fmt: skip
    assert linted.stdout.startswith("a.md:1:2: AB123 [*] one exclamation mark is enough\n")


@pytest.mark.slow
def test_its_tests_pass_before_it_is_installed(shell: Shell) -> None:
    answer = shell.run("new-rule", "doubled-mark")

    assert answer.out.splitlines()[-1].startswith("Next: `python -m pytest postkit-doubled-mark`")
    tested = process(
        shell.folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "postkit-doubled-mark"
    )
    assert "2 passed" in tested.stdout, tested.stdout + tested.stderr


def test_nothing_is_overwritten(shell: Shell) -> None:
    shell.write("postkit-x/pyproject.toml", "mine")

    answer = shell.run("new-rule", "x")

    assert (answer.status, shell.read("postkit-x/pyproject.toml")) == (2, "mine")


@pytest.mark.parametrize(
    "arguments",
    [["Bad Name"], ["x", "--code", "x1"], ["x", "--code", "SM999"], ["half-width-punctuation"]],
)
def test_a_name_or_code_of_another_form_or_of_ours_is_refused(
    shell: Shell, arguments: list[str]
) -> None:
    answer = shell.run("new-rule", *arguments)

    assert answer.status == 2
    assert list(shell.folder.iterdir()) == []


def test_an_installed_rule_cannot_take_the_name_of_ours(shell: Shell) -> None:
    shell.run("new-rule", "doubled-mark")
    source = shell.folder / "postkit-doubled-mark" / "src"
    for path in source.glob("*/*.py"):
        path.write_text(path.read_text().replace('"doubled-mark"', '"half-width-punctuation"'))
    shell.write(
        "postkit-doubled-mark/src/postkit_doubled_mark-0.1.0.dist-info/entry_points.txt",
        "[postkit.rules]\ndoubled-mark = postkit_doubled_mark\n",
    )
    shell.write("a.md", "好\n")

    linted = process(shell.folder, "-m", "postkit", "lint", "a.md", PYTHONPATH=str(source))

    assert linted.returncode == 2
    assert "`half-width-punctuation` is taken by SM101" in linted.stderr
