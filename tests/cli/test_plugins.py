"""Rules of one's own on the command line, and who may run them."""

from __future__ import annotations

from pathlib import Path

import pytest
from house_rules import POST, RULE
from shell import Shell, process

FOUND = ["a.md:HS001", "a.md:HS001"]

pytestmark = pytest.mark.usefixtures("home")


def test_code_of_an_archive_is_not_run_unasked(house_archive: Shell) -> None:
    house_archive.write("rules/house.py", "raise SystemExit(99)\n")

    answer = house_archive.run("lint")

    assert answer.status == 2
    assert "postkit.toml:1: `plugins` runs code that came with these posts" in answer.err
    assert house_archive.run("lint", "--isolated", "a.md").status == 0


def test_a_flag_allows_it(house_archive: Shell) -> None:
    assert house_archive.codes("--allow-plugins") == FOUND


def test_the_users_own_settings_allow_it_for_a_folder(house_archive: Shell, home: Path) -> None:
    home.write_text(f"allow-plugins = ['{house_archive.folder.parent}']\n")
    assert house_archive.codes() == FOUND

    home.write_text(f"allow-plugins = ['{house_archive.folder}-other']\n")
    assert house_archive.run("lint").status == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("allow-plugin = []\n", "`allow-plugin` is not a setting"),
        ('allow-plugins = "/"\n', "`allow-plugins` must be a list of folders"),
        ("allow-plugins = [\n", "cannot be read"),
    ],
)
def test_unusable_settings_of_the_user_allow_nothing(
    house_archive: Shell, home: Path, text: str, problem: str
) -> None:
    home.write_text(text)

    answer = house_archive.run("lint")

    assert answer.status == 2
    assert problem in answer.err


@pytest.mark.parametrize(
    ("settings", "arguments", "found"),
    [
        pytest.param("", ["--select", "HS001"], 2, id="selected by code"),
        pytest.param("", ["--select", "shouting-sentence"], 2, id="selected by name"),
        pytest.param("", ["--select", "HS"], 2, id="selected by family"),
        pytest.param("", ["--ignore", "HS001"], 0, id="ignored"),
        pytest.param('ignore = ["shouting-sentence"]\n', [], 0, id="ignored in the file"),
        pytest.param("[rules.shouting-sentence]\nmost = 1\n", [], 1, id="an option"),
        pytest.param('[severity]\nHS001 = "off"\n', [], 0, id="off"),
        pytest.param('[per-file-ignores]\n"*.md" = ["HS"]\n', [], 0, id="ignored for a file"),
    ],
)
def test_it_is_configured_as_any_rule(
    house_archive: Shell, settings: str, arguments: list[str], found: int
) -> None:
    house_archive.write("postkit.toml", 'plugins = ["rules/house.py"]\n' + settings)

    assert len(house_archive.codes("--allow-plugins", *arguments)) == found


def test_it_is_suppressed_fixed_listed_and_explained(house_archive: Shell) -> None:
    house_archive.write("a.md", POST + "\n<!-- postkit-disable-next-line HS001 -->\n好！\n")

    assert house_archive.codes("--allow-plugins") == FOUND
    house_archive.run("fix", "--allow-plugins")
    assert house_archive.read("a.md").startswith("# 桥\n\n你好。再见。\n\n<!--")
    assert house_archive.read("a.md").endswith("好！\n")
    assert "HS001  shouting-sentence" in house_archive.run("rules", "--allow-plugins").out
    page = house_archive.run("explain", "HS001", "--allow-plugins").out
    assert "most = 0    # a whole number" in page
    assert house_archive.run("explain", "SM001").status == 0


def test_a_typo_in_a_selector_is_still_reported(house_archive: Shell) -> None:
    answer = house_archive.run("lint", "--allow-plugins", "--select", "HS9")

    assert answer.status == 2
    assert "--select: no rule is called `HS9`" in answer.err


def test_a_changed_plugin_makes_cached_results_invalid(
    house_archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postkit.cli.runs.cached_results.WORTHWHILE", 1)
    for number in range(3):
        house_archive.write(f"posts/{number}.md", POST)
    assert len(house_archive.codes("--allow-plugins", "posts")) == 6

    house_archive.write("rules/house.py", RULE.replace("most: int = 0", "most: int = 1"))

    assert len(house_archive.codes("--allow-plugins", "posts")) == 3


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("import nowhere_at_all\n", "cannot be imported: ModuleNotFoundError"),
        ("x = (\n", "cannot be imported: SyntaxError"),
        ("raise SystemExit(7)\n", "cannot be imported: SystemExit: 7"),
        ("x = 1\n", "has no rule"),
        (RULE.replace('"HS001"', '"SM001"'), "`SM` are postkit's own"),
        (RULE.replace('"HS001"', '"H1"'), "two to five letters"),
        (RULE.replace("shouting-sentence", "unclosed-details"), "is taken by DB001"),
        (RULE.replace("text:！", "txt:！"), "`trigger`: `txt:！` is unknown"),
        (RULE.replace("def check", "def chekc"), "the method `check` is missing"),
    ],
    ids=["import", "syntax", "exit", "no rule", "family", "code", "name", "trigger", "method"],
)
def test_an_unsound_plugin_stops_the_run(house_archive: Shell, code: str, problem: str) -> None:
    house_archive.write("rules/house.py", code)

    answer = house_archive.run("lint", "--allow-plugins")

    assert answer.status == 2
    assert "postkit.toml:1: rules/house.py: " in answer.err
    assert problem in answer.err


def test_a_rule_that_raises_is_named(house_archive: Shell) -> None:
    house_archive.write("rules/house.py", RULE.replace("marks = [at", "marks = [1 / 0"))

    answer = house_archive.run("lint", "--allow-plugins")

    assert answer.status == 3
    assert "HS001 shouting-sentence failed with ZeroDivisionError" in answer.err
    assert answer.err.rstrip().endswith("this is a bug in the rule")


def test_a_folder_is_a_package(house_archive: Shell) -> None:
    house_archive.write("house/shouting.py", RULE)
    house_archive.write("house/__init__.py", "from .shouting import ShoutingSentence\n")
    house_archive.write("postkit.toml", 'plugins = ["house"]\n')

    assert house_archive.codes("--allow-plugins") == FOUND


def test_a_file_that_is_extended_brings_its_plugins_along(house_archive: Shell) -> None:
    house_archive.write("sub/postkit.toml", 'extend = "../postkit.toml"\nselect = ["HS001"]\n')
    house_archive.write("sub/b.md", POST)

    assert house_archive.codes("--allow-plugins", "sub") == ["sub/b.md:HS001", "sub/b.md:HS001"]


def test_rules_of_an_installed_package_need_no_setting(shell: Shell, tmp_path: Path) -> None:
    shell.write("a.md", POST)
    site = tmp_path / "site"
    shell.write("site/house/__init__.py", RULE)
    shell.write("site/house-1.0.dist-info/entry_points.txt", "[postkit.rules]\nhouse = house\n")

    done = process(
        shell.folder,
        "-m",
        "postkit",
        "lint",
        "a.md",
        "--output-format=concise",
        PYTHONPATH=str(site),
    )

    assert done.stdout.count("HS001") == 2


def test_what_lies_in_the_current_folder_is_not_installed(shell: Shell) -> None:
    shell.write("a.md", POST)
    shell.write("house.py", RULE)
    shell.write("house-1.0.dist-info/entry_points.txt", "[postkit.rules]\nhouse = house\n")

    done = process(shell.folder, "-m", "postkit", "lint", "a.md", "--output-format=concise")

    assert "HS001" not in done.stdout
