"""Commands in the log of a CI job, as the libraries of their hosts write them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from findings import drafts, finding, report
from hypothesis import given

from postkit.diagnostics import Diagnostic, Severity
from postkit.reporters.paths import repository_path
from postkit.source import Span

PLAIN = finding("one\ntwo three\n", "three", message="plain message", severity=Severity.ERROR)
ODD = finding("a\nb\nc", Span(0, 5), message="100% `a:b,c`\nnext", path="帖子/50%: a,b.md")
NAMELESS = finding("x", "x", message="x", severity=Severity.INFO, path=None)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            PLAIN,
            "::error title=XX001 a-rule,file=a.md,line=2,endLine=2,col=5,endColumn=9::"
            "plain message",
            id="one line",
        ),
        pytest.param(
            ODD,
            "::warning title=XX001 a-rule,file=帖子/50%25%3A a%2Cb.md,line=1,endLine=3::"
            "100%25 `a:b,c`%0Anext",
            id="signs, and more than a line",
        ),
        pytest.param(
            NAMELESS,
            "::notice title=XX001 a-rule,line=1,endLine=1,col=1,endColumn=1::x",
            id="no path",
        ),
    ],
)
def test_github_as_actions_core_writes_it(one: Diagnostic, expected: str) -> None:
    assert report("github", (one,)) == expected + "\n"


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            PLAIN,
            "##vso[task.logissue type=error;sourcepath=a.md;linenumber=2;columnnumber=5;"
            "code=XX001;]plain message",
            id="one line",
        ),
        pytest.param(
            finding("x", "x", message="100% ; ]\nnext", path="帖子/50%;[a].md"),
            "##vso[task.logissue type=warning;sourcepath=帖子/50%AZP25%3B[a%5D.md;linenumber=1;"
            "columnnumber=1;code=XX001;]100%AZP25 ; ]%0Anext",
            id="signs",
        ),
        pytest.param(
            NAMELESS,
            "##vso[task.logissue type=warning;linenumber=1;columnnumber=1;code=XX001;]x",
            id="no path, and a hint",
        ),
    ],
)
def test_azure_as_its_task_library_writes_it(one: Diagnostic, expected: str) -> None:
    assert report("azure", (one,)) == expected + "\n"


def test_the_gravest_come_first_and_what_is_left_out_is_counted() -> None:
    found = [
        finding("x", "x", severity=severity, path=f"{severity}-{number}.md")
        for severity, total in ((Severity.INFO, 2), (Severity.WARNING, 12), (Severity.ERROR, 11))
        for number in range(total)
    ]

    lines = report("github", *((diagnostic,) for diagnostic in found)).splitlines()

    assert lines[:3] == [
        "  - warning-10.md:1:1: XX001 a message",
        "  - warning-11.md:1:1: XX001 a message",
        "  - error-10.md:1:1: XX001 a message",
    ]
    kinds = [line.split()[0] for line in lines[3:-1]]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 2
    assert lines[-1] == (
        "postkit: 1 more error and 2 more warnings appear above, in the log only: "
        "GitHub shows 10 of each kind for a step"
    )


@pytest.mark.parametrize("name", ["github", "azure"])
@given(draft=drafts())
def test_no_draft_can_give_commands(name: str, draft: tuple[Diagnostic, ...]) -> None:
    lines = report(name, *([draft] * 15)).split("\n")[:-1]

    # A host takes a line that starts with `::`, or has `##[` or `##vso[` in it, for a command.
    commands = [
        line for line in lines if line.strip().startswith("::") or "##[" in line or "##vso[" in line
    ]
    assert len(commands) <= 30
    own = "::" if name == "github" else "##vso[task.logissue "
    assert all(line.startswith(own) for line in commands)


# Paths


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path


def test_paths_are_relative_to_the_current_folder(checkout: Path) -> None:
    assert repository_path("./posts//a.md") == "posts/a.md"
    assert repository_path(str(checkout / "site/a.md")) == "a.md"
    assert repository_path(str(checkout / "a.md")) == str(checkout / "a.md")


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"])
def test_paths_are_relative_to_the_checkout_that_the_host_names(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, os.fspath(checkout))

    assert repository_path("a.md") == "site/a.md"
