"""Packages of rules that cannot be loaded, and what runs without them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from house_rules import POST, RULE
from shell import Shell

from postkit.rules.own import term
from postkit.rules.own.installed import installed

FOUND = ["a.md:HS001", "a.md:HS001"]

pytestmark = pytest.mark.usefixtures("home")


DRAFT = "---\ntitle: 桥\ndraft: true\n---\n\n你好。\n"


WITHOUT_RULES = [
    ("status",),
    ("edit", "--set", "a=b", "--check"),
    ("format", "--check"),
    ("convert", "--to", "zh-Hant", "--check"),
    ("pairs",),
    ("translations",),
    ("terms",),
    ("schema", "infer", "-q"),
    ("schema", "list"),
    ("new", "桥"),
    ("import", "a.md", "--into", "new"),
    ("clean",),
    ("lint", "--show-config"),
    ("lint", "--show-files"),
    ("lint", "--isolated", "a.md"),
]


WITH_RULES = [
    ("lint",),
    ("fix", "--check"),
    ("status", "bump", "--check", "a.md"),
    ("report", "--output-format", "json"),
]


SELECTED = 'plugins = ["rules/house.py"]\nselect = ["HS001"]\n[rules.shouting-sentence]\nmost = 1\n'


@pytest.mark.parametrize("command", WITHOUT_RULES, ids=" ".join)
def test_what_runs_no_rules_needs_no_plugins(
    house_archive: Shell, command: tuple[str, ...]
) -> None:
    house_archive.write("postkit.toml", SELECTED)
    house_archive.write("a.md", DRAFT)

    answer = house_archive.run(*command)

    assert answer.status != 2
    assert "plugins" not in answer.err


@pytest.mark.parametrize("command", WITH_RULES, ids=" ".join)
def test_what_runs_rules_stops_without_them(house_archive: Shell, command: tuple[str, ...]) -> None:
    house_archive.write("postkit.toml", SELECTED)
    house_archive.write("a.md", DRAFT)

    answer = house_archive.run(*command)

    assert answer.status == 2
    assert "postkit.toml:1: `plugins` runs code" in answer.err


@pytest.fixture
def broken_package(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """Install a package whose rules cannot be imported."""
    shell.write("site/old_house.py", "import nowhere_at_all\n")
    points = "[postkit.rules]\nhouse = old_house\n"
    shell.write("site/old_house-1.0.dist-info/entry_points.txt", points)
    shell.write("a.md", DRAFT)
    monkeypatch.syspath_prepend(str(shell.folder / "site"))
    installed.cache_clear()
    yield shell
    installed.cache_clear()


@pytest.mark.parametrize("command", WITHOUT_RULES, ids=" ".join)
def test_a_broken_package_is_no_obstacle_to_what_runs_no_rules(
    broken_package: Shell, command: tuple[str, ...]
) -> None:
    answer = broken_package.run(*command)

    assert answer.status != 2
    assert "old-house" not in answer.err


@pytest.mark.parametrize("command", WITH_RULES, ids=" ".join)
def test_a_broken_package_is_named_with_a_way_out(
    broken_package: Shell, command: tuple[str, ...]
) -> None:
    answer = broken_package.run(*command)

    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "the installed package `old-house` has rules that cannot be used" in answer.err
    assert "cannot be imported: ModuleNotFoundError" in answer.err
    assert "`pip uninstall old-house`" in answer.err


def test_isolated_is_postkit_as_it_ships(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("site/new_house.py", RULE)
    points = "[postkit.rules]\nhouse = new_house\n"
    shell.write("site/new_house-1.0.dist-info/entry_points.txt", points)
    shell.write("a.md", POST)
    monkeypatch.syspath_prepend(str(shell.folder / "site"))
    installed.cache_clear()

    assert shell.codes("a.md") == FOUND
    assert shell.codes("--isolated", "a.md") == []
    assert shell.codes("--isolated", "--select", "HS001", "a.md") == FOUND
    installed.cache_clear()


def test_a_package_that_is_asked_for_is_missed_when_isolated(broken_package: Shell) -> None:
    answer = broken_package.run("lint", "--isolated", "--select", "HS001")

    assert answer.status == 2
    assert "the installed package `old-house`" in answer.err


def test_a_slow_pattern_is_reported_once_and_is_no_bug(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term, "SECONDS", 0.05)
    shell.write(
        "postkit.toml",
        '[[patterns]]\ncode = "HT001"\nname = "slow"\npattern = "(x+x+)+y"\n',
    )
    for name in "abc":
        shell.write(f"{name}.md", "x" * 50_000)

    answer = shell.run("lint", "--jobs", "1")

    assert answer.status == 2
    assert answer.err.startswith("postkit: postkit.toml:1: HT001 slow: the pattern `(x+x+)+y` ")
    assert answer.err.count("\n") == 1
    assert "bug" not in answer.err


def test_a_broken_package_is_missed_in_cached_results(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postkit.cli.runs.cached_results.WORTHWHILE", 1)
    shell.write("a.md")
    assert shell.run("lint").status == 0
    assert (shell.folder / ".postkit_cache").exists()
    shell.write("site/old_house.py", "import nowhere_at_all\n")
    shell.write("site/old_house-1.0.dist-info/entry_points.txt", "[postkit.rules]\na = old_house\n")
    monkeypatch.syspath_prepend(str(shell.folder / "site"))
    installed.cache_clear()

    assert shell.run("lint").status == 2
    installed.cache_clear()
