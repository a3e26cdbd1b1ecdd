"""Values of settings are checked, and a mistake is reported at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.config import Configuration
from postkit.config.key_positions import KeyPositions
from postkit.errors import ConfigError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'region = "mars"',
            "postkit.toml:2: `region` must be one of `auto`, `mainland`, `taiwan`",
        ),
        ("region = true", "postkit.toml:2: `region` must be one of `auto`, `mainland`, `taiwan`"),
        (
            'regoin = "auto"',
            "postkit.toml:2: `regional-vocabulary` has no option `regoin`; did you mean `region`?",
        ),
    ],
)
def test_options_are_checked(line: str, message: str) -> None:
    write("postkit.toml", f"[rules.regional-vocabulary]\n{line}\n")

    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.md")

    assert str(caught.value) == message


@pytest.mark.parametrize("value", ["3", '"乾隆"', "[1]"])
def test_a_list_of_strings_is_one(value: str) -> None:
    write("postkit.toml", f"[rules.traditional-in-simplified]\nterms = {value}\n")

    with pytest.raises(ConfigError, match="`terms` must be a list of strings"):
        Configuration().settings("a.md")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("select",), "postkit.toml:2"),
        (("severity", "SM"), "postkit.toml:5"),
        (("severity", "XX"), "postkit.toml:4"),
        (("per-file-ignores", "a b.md"), "postkit.toml:8"),
        (("rules", "some-rule", "limit"), "postkit.toml:11"),
        (("rules", "other", "limit"), "postkit.toml:13"),
        (("missing",), "postkit.toml"),
    ],
)
def test_the_place_of_a_key(path: tuple[str, ...], expected: str) -> None:
    text = (
        "# settings\nselect = []\n\n[severity]\nSM = 'off'\n\n[per-file-ignores]\n"
        '"a b.md" = []\n\n[rules.some-rule]\nlimit = 3\n[rules]\nother.limit = 3\n'
    )

    assert KeyPositions("postkit.toml", text).place(path) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            'preview = true\nglossaries = ["no.csv"]\n',
            "postkit.toml:2: no.csv: cannot be read: no such file or directory",
            id="glossary",
        ),
        pytest.param(
            '[convert]\nglossary = "no.toml"\n',
            "postkit.toml:1: no.toml: cannot be read: no such file or directory",
            id="glossary for conversion, at its table",
        ),
        pytest.param(
            '[[schemas]]\npath = "built-in:post"\nfiles = ["a/"]\n[[schemas]]\npath = "no.json"\n',
            "postkit.toml:5: `path`: there is no file `no.json`",
            id="the second schema",
        ),
    ],
)
def test_a_missing_file_is_reported_where_it_is_named(text: str, message: str) -> None:
    write("postkit.toml", text)

    with pytest.raises(ConfigError) as error:
        Configuration().settings("a.md").linter("a.md")

    assert str(error.value) == message


def test_a_broken_glossary_is_reported_when_drafts_are_checked() -> None:
    write("postkit.toml", '[convert]\nglossary = "words.toml"\n')
    write("words.toml", "\nkeep = 3\n")

    with pytest.raises(ConfigError, match=r"words\.toml:2: `keep` must be a list of terms"):
        Configuration().settings("a.md").linter("a.md")


@pytest.mark.parametrize(
    "table",
    [
        '[[schemas]]\npath = "a.json"\n',
        '[[patterns]]\ncode = "HT001"\nname = "a"\npattern = "a"\n',
        '[severity]\nSM101 = "error"\n',
        "[format]\n",
        "[convert]\n",
        "[status]\n",
        "[rules]\n",
        '[rules.regional-vocabulary]\nregion = "taiwan"\n',
    ],
)
def test_a_setting_that_was_added_below_a_table_is_reported_with_its_place(table: str) -> None:
    write("postkit.toml", f'{table}ignore = ["SM"]\n')

    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.md").linter("a.md")

    assert "`ignore`" in str(caught.value)
    assert "write it above the first line in square brackets" in str(caught.value)


@pytest.mark.parametrize("name", ["huggo", "ignore"])
def test_a_value_is_no_setting_in_the_wrong_place(name: str) -> None:
    write("postkit.toml", f'ignore = ["{name}"]\n')

    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.md")

    assert "square brackets" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('site = "huggo"', "did you mean `hugo`"),
        ('markdown = "hugo"', "`markdown` must be one of `commonmark`"),
        ('[site]\n"a/" = 1', "`a/` must be one of"),
    ],
)
def test_an_unknown_site_is_refused(text: str, message: str) -> None:
    write("postkit.toml", text)

    with pytest.raises(ConfigError, match=message):
        Configuration().settings("a.md")
