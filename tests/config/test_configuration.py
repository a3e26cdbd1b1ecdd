"""Where settings come from: the nearest file, what it extends, the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.config import Configuration
from postkit.diagnostics import Severity
from postkit.errors import ConfigError
from postkit.source import Source as Draft


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def codes(configuration: Configuration, path: str) -> set[str]:
    return {rule.code for rule in configuration.settings(path).linter(path).rules}


def test_the_nearest_file_holds_alone() -> None:
    write("postkit.toml", 'select = ["FM001"]\nyaml = "1.1"\n')
    write("en/postkit.toml", 'select = ["FM002"]\n')
    configuration = Configuration()

    assert codes(configuration, "a.md") == {"FM001"}
    assert codes(configuration, "zh/deep/a.md") == {"FM001"}
    assert codes(configuration, "en/deep/a.md") == {"FM002"}
    assert configuration.settings("en/a.md").dialect("en/a.md").yaml_version == "1.2"


@pytest.mark.parametrize(
    ("names", "winner"),
    [
        (["postkit.toml", ".postkit.toml"], "postkit.toml"),
        ([".postkit.toml"], ".postkit.toml"),
    ],
)
def test_the_names_of_the_file(names: list[str], winner: str) -> None:
    for name in names:
        write(name, 'ignore = ["FM"]\n')

    assert Configuration().settings("a.md").origin("ignore") == f"{winner}:1"


def test_a_pyproject_counts_if_it_has_our_table() -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.postkit]\nselect = ["FM001"]\n')
    write("en/pyproject.toml", '[project]\nname = "x"\n')
    configuration = Configuration()

    assert codes(configuration, "en/a.md") == {"FM001"}
    assert configuration.settings("en/a.md").origin("select") == "pyproject.toml:5"


def test_a_mistake_in_a_pyproject_is_placed() -> None:
    write("pyproject.toml", "[tool.postkit]\n\n[tool.postkit.severity]\nFM001 = 3\n")

    with pytest.raises(ConfigError, match=r"^pyproject\.toml:4: `severity`: `FM001` must be"):
        Configuration().settings("a.md")


def test_a_file_that_extends_another_adds_to_it() -> None:
    write("base.toml", 'select = ["FM"]\nyaml = "1.1"\n')
    write("site/postkit.toml", 'extend = "../base.toml"\nselect = ["FM001"]\n')
    settings = Configuration().settings("site/a.md")

    assert (settings["select"], settings["yaml"]) == (("FM001",), "1.1")
    assert settings.origin("select") == "site/postkit.toml:2"
    assert settings.origin("yaml") == "base.toml:2"
    assert settings.origin("ignore") == "default"


def test_a_schema_is_found_from_the_file_that_names_it() -> None:
    write("shared/site.json", '{"required": ["mood"]}')
    write("shared/base.toml", '[[schemas]]\npath = "site.json"\n')
    write("postkit.toml", 'extend = "shared/base.toml"\n')

    schemas = Configuration().settings("a.md").schemas

    assert schemas is not None
    assert schemas.choices[0].load().required == ("mood",)


@pytest.mark.parametrize("text", ["extend = 3", 'extend = ["a.toml"]'])
def test_extend_takes_a_path(text: str) -> None:
    write("postkit.toml", text)

    with pytest.raises(ConfigError, match=r"postkit\.toml:1: `extend` must be the path"):
        Configuration().settings("a.md")


def test_a_file_that_extends_nothing_is_named() -> None:
    write("postkit.toml", '\nextend = "../base.toml"\n')

    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.md")

    assert str(caught.value) == "postkit.toml:2: `extend`: there is no file `../base.toml`"


def test_the_command_line_wins_and_says_so() -> None:
    write("postkit.toml", 'select = ["FM"]\nignore = ["FM002"]\n')
    settings = Configuration({"select": ("FM001", "FM002")}).settings("a.md")

    assert settings.origin("select") == "command line"
    assert settings.origin("ignore") == "postkit.toml:2"
    assert [rule.code for rule in settings.linter("a.md").rules] == ["FM001"]


def test_one_file_for_all() -> None:
    write("postkit.toml", 'select = ["FM001"]\n')
    write("other.toml", 'select = ["FM002"]\n')

    assert codes(Configuration(file="other.toml"), "a.md") == {"FM002"}
    assert codes(Configuration(isolated=True), "a.md") > {"FM001", "FM002"}


def test_an_empty_file_given_by_name_holds() -> None:
    write("postkit.toml", 'select = ["FM001"]\n')
    write("empty.toml", "")

    assert codes(Configuration(file="empty.toml"), "a.md") > {"FM001", "FM002"}


def test_rules_that_are_off_by_default_run_when_given_a_severity() -> None:
    write("postkit.toml", '[severity]\nALL = "info"\nFM001 = "off"\nFM002 = "error"\n')
    linter = Configuration().settings("a.md").linter("a.md")
    running = {rule.code for rule in linter.rules}

    assert "FM001" not in running
    assert linter.severities["FM002"] is Severity.ERROR
    assert linter.severities["FM003"] is Severity.INFO


def test_rules_are_ignored_by_path_from_the_folder_of_the_file() -> None:
    write("site/postkit.toml", 'select = ["FM"]\n[per-file-ignores]\n"drafts/*.md" = ["FM001"]\n')
    configuration = Configuration()

    assert "FM001" not in codes(configuration, "site/drafts/a.md")
    assert "FM001" in codes(configuration, "site/posts/a.md")


def test_drafts_with_equal_rules_share_a_linter() -> None:
    settings = Configuration().settings("a.md")

    assert settings.linter("a.md") is settings.linter("b.md")


def test_rule_options_reach_the_rule() -> None:
    write(
        "postkit.toml",
        'select = ["SM001", "SM003"]\n'
        '[rules.regional-vocabulary]\nregion = "taiwan"\n'
        '[rules.traditional-in-simplified]\nterms = ["乾隆"]\n',
    )
    terms, region = Configuration().settings("a.md").linter("a.md").rules

    assert terms.options.terms == ("乾隆",)
    assert region.options.region == "taiwan"


def test_a_byte_order_mark_is_no_part_of_the_settings() -> None:
    write("postkit.toml", '\ufeffignore = ["SM"]\n')

    assert Configuration().settings("a.md")["ignore"] == ("SM",)


@pytest.mark.parametrize("name", ["regional-vocabulary", "SM003", "sm003"])
def test_a_rule_with_options_is_named_as_everywhere(name: str) -> None:
    write("postkit.toml", f'select = ["SM003"]\n[rules.{name}]\nregion = "taiwan"\n')
    (rule,) = Configuration().settings("a.md").linter("a.md").rules

    assert rule.options.region == "taiwan"


def test_options_of_a_rule_are_in_one_table() -> None:
    write("postkit.toml", "[rules.SM003]\n[rules.regional-vocabulary]\n")

    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.md")

    assert str(caught.value) == (
        "postkit.toml:2: `regional-vocabulary` has two tables of options; keep one of them"
    )


TRADITIONAL = "---\ntitle: 測試\n---\n\n這是臺灣的文章，台积电與百度贴吧都在這裡。\n"


def test_what_no_conversion_touches_is_no_stray_character() -> None:
    write("postkit.toml", '[convert]\nglossary = "words.toml"\nkeep = ["贴吧"]\n')
    write("words.toml", 'keep = ["台积电"]\n')
    settings = Configuration().settings("a.md")

    report = settings.linter("a.md").lint(Draft(TRADITIONAL, "a.md"))

    assert report.diagnostics == ()
    write("words.toml", "keep = []\n")
    changed = Configuration().settings("a.md")
    found = changed.linter("a.md").lint(Draft(TRADITIONAL, "a.md")).diagnostics
    assert {finding.code for finding in found} == {"SM002"}
    assert changed.fingerprint() != settings.fingerprint()


def test_a_site_may_be_named_by_pattern() -> None:
    write("postkit.toml", '[site]\n"docs/" = "mkdocs"\n"docs/blog/" = "hugo"\n')
    settings = Configuration().settings("a.md")

    assert settings.dialect("docs/a.md").name == "mkdocs"
    assert settings.dialect("docs/blog/a.md").name == "hugo"
    assert settings.dialect("a.md").name == "plain"


def test_the_table_of_a_pyproject_is_not_wanted_in_a_file_of_our_own() -> None:
    write("postkit.toml", '[tool.postkit]\nignore = ["SM"]\n')

    with pytest.raises(ConfigError, match=r"is for pyproject\.toml: leave the line out"):
        Configuration().settings("a.md")


def test_no_site_is_searched_for_in_isolation() -> None:
    write("mkdocs.yml", "")

    assert Configuration().settings("a.md").dialect("a.md").name == "mkdocs"
    assert Configuration(isolated=True).settings("a.md").dialect("a.md").name == "plain"
