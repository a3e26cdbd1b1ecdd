"""The pages that are made from the code."""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pages import (
    appearance,
    commands,
    markdown,
    pages,
    rules,
    schemas,
    settings,
    write,
)
from markdown_pages import ROOT

from postkit.cli.command_table import COMMANDS
from postkit.config import FIELDS
from postkit.config.json_schema import json_schema
from postkit.rules import RULES


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Return every page by its path."""
    return dict(pages())


def test_a_rule_has_a_page_and_a_row(made: dict[str, str]) -> None:
    overview = made["reference/rules/index.md"]
    for rule in RULES:
        page = made[f"reference/rules/{rule.name}.md"]

        assert page.startswith(f"# {rule.code} {rule.name}\n\n")
        bad = page.count("\n**Bad**\n")
        assert bad == page.count("\n**Good**\n") >= 1, rule.code
        said = rf"^`postkit lint` says:\n\n`+text\n\S+: {rule.code} "
        assert len(re.findall(said, page, re.MULTILINE)) == bad, rule.code
        assert f"| [{rule.code}]({rule.name}.md) |" in overview
        assert f" | {rule.fix_kind()}: " in page


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("broken-emphasis", "safe: `postkit fix` applies it"),
        ("platform-notice", "unsafe: `postkit fix` applies it only with `--unsafe-fixes`"),
        ("missing-front-matter", "none: a person has to write what is right"),
    ],
)
def test_a_rule_says_in_words_what_its_fix_is_worth(
    made: dict[str, str], name: str, cell: str
) -> None:
    assert f"| {cell} |" in made[f"reference/rules/{name}.md"]


def test_every_rule_is_in_the_chinese_table(made: dict[str, str]) -> None:
    for path in ("zh-hans/rules.md", "zh-hant/rules.md"):
        assert all(f"| [{rule.code}](../reference/rules/" in made[path] for rule in RULES)


def test_every_chinese_page_has_a_traditional_one(made: dict[str, str]) -> None:
    names = {path.name for path in (ROOT / "docs" / "zh-hans").glob("*.md")} | {"rules.md"}

    assert {path for path in made if path.startswith("zh-hant/")} == {
        f"zh-hant/{name}" for name in names
    }
    assert "zh-hans" not in "".join(text for path, text in made.items() if "zh-hant" in path)
    assert "第一篇草稿" in made["zh-hant.md"]
    assert "檢查" in made["zh-hant.md"]


def test_a_rule_shows_its_options_with_their_defaults(made: dict[str, str]) -> None:
    tables = json_schema()["properties"]["rules"]["properties"]

    for name, table in tables.items():
        page = made[f"reference/rules/{name}.md"]
        assert all(f"| `{key}` |" in page for key in table["properties"])
    assert "Options" not in made["reference/rules/duplicate-key.md"]


def test_a_command_shows_what_it_takes(made: dict[str, str]) -> None:
    assert all(f"reference/commands/{name}.md" in made for name in COMMANDS)
    page = made["reference/commands/lint.md"]
    for part in ("`--select RULES`", "`-q`, `--quiet`", "`json`", "postkit lint --select FM,DB"):
        assert part in page
    assert "--help" not in page.partition("```\n\n")[2]


def test_the_same_options_are_in_a_table(made: dict[str, str]) -> None:
    page = made["reference/commands/index.md"]

    assert "| `schema infer` | yes |" in page
    assert "| `lint` | yes | yes | yes | yes | yes | yes | yes | yes |" in page


def test_a_command_shows_the_commands_within_it() -> None:
    parser = argparse.ArgumentParser(prog="postkit boat", description="about boats")
    within = parser.add_subparsers(title="commands")
    row = within.add_parser("row", help="move a boat", description="move a boat by hand")
    row.add_argument("--speed", type=int, default=3, help="in knots; %(default)s by default")
    row.add_argument("--secret", help=argparse.SUPPRESS)

    page = commands.page(parser)

    assert "\n## Commands\n\n" in page
    assert "| `row` | Move a boat. |" in page
    assert "\n## postkit boat row\n\nMove a boat by hand.\n" in page
    assert "\n### Options\n" in page
    assert "| `--speed SPEED` | In knots; 3 by default. |" in page
    assert "secret" not in page


def test_a_setting_has_a_heading(made: dict[str, str]) -> None:
    page = made["reference/settings.md"]

    assert all(f"\n## {field.key}\n" in page for field in FIELDS)


def test_a_table_of_settings_shows_its_keys(made: dict[str, str]) -> None:
    page = made["reference/settings.md"]

    assert "\nKeys of `[convert]`:\n" in page
    assert "| `age` |" in page.partition("Keys of `[status]`:")[2]
    assert "| `when` |" in page.partition("Keys of `[[status.stages]]`:")[2]


def test_a_schema_shows_its_fields(made: dict[str, str]) -> None:
    assert "| `isbn` |" in made["reference/schemas.md"]


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        pytest.param({"enum": ["a", "b"]}, 'one of `"a"`, `"b"`', id="enum"),
        pytest.param({"const": 1}, "`1`", id="const"),
        pytest.param({"type": "array"}, "a list", id="list"),
        pytest.param(
            {"type": ["array", "null"], "items": {"type": "string"}},
            "a list of strings or empty",
            id="list or null",
        ),
        pytest.param({"type": "string", "format": "date"}, "a date", id="format"),
        pytest.param({"type": "object"}, "a table", id="table"),
        pytest.param(
            {"type": "array", "items": {"type": "array", "items": {"$ref": "slug"}}},
            "a list of lists of slugs",
            id="list of lists",
        ),
        pytest.param({"enum": ["a", None]}, 'one of `"a"`, or empty', id="enum or null"),
        pytest.param({"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/slug"}]},
                     "a whole number or a slug", id="any of"),
        pytest.param({"anyOf": [{"enum": [1, 2]}, {"type": "array", "items": {"enum": [1, 2]}}]},
                     "one of `1`, `2`, or a list of these", id="one or several"),
        pytest.param({"type": "object", "anyOf": [{"required": ["a"]}]},
                     "a table", id="needs a key"),
        pytest.param({}, "any value", id="anything"),
    ],
)  # fmt: skip
def test_a_type_in_words(schema: dict[str, object], words: str) -> None:
    assert settings.kind(schema) == words


def test_a_code_block_holds_any_fence() -> None:
    assert markdown.code_block("````\n代码\n````\n") == "`````text\n````\n代码\n````\n`````"


def test_a_cell_stays_one_cell() -> None:
    assert markdown.table(["a"], [["b | c\nd"]]) == "| a |\n| --- |\n| b \\| c d |"


def test_writing_again_touches_nothing_and_removes_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def few() -> Iterator[tuple[str, str]]:
        yield "reference/rules/桥.md", "# 桥\n"

    for module in (rules, commands, settings, schemas):
        monkeypatch.setattr(module, "pages", few if module is rules else lambda: iter(()))
    gone = tmp_path / "reference/rules/gone.md"
    gone.parent.mkdir(parents=True)
    gone.write_text("# old\n")

    write(tmp_path)
    before = (tmp_path / "reference/rules/桥.md").stat().st_mtime_ns
    write(tmp_path)

    assert (tmp_path / "reference/rules/桥.md").stat().st_mtime_ns == before
    assert not gone.exists()


def test_a_rule_shows_how_a_page_looks_before_and_after(made: dict[str, str]) -> None:
    page = made["reference/rules/broken-emphasis.md"]
    frames = re.findall(r'<iframe title="(before|after)" sandbox="" [^>]*srcdoc="([^"]*)"', page)

    before, after = (html.unescape(shown) for _, shown in frames)

    assert [title for title, _ in frames] == ["before", "after"]
    assert "**" in before
    assert "<strong>" in after
    assert "**" not in after


def test_examples_that_look_the_same_are_not_shown(made: dict[str, str]) -> None:
    assert "In a browser" not in made["reference/rules/repeated-list-item.md"]


def test_an_example_cannot_leave_its_frame() -> None:
    shown = appearance.side_by_side("<p onclick=\"x('`')\">\n```\n", "```\n</iframe>\n")

    assert shown.count("```") == 2
    assert shown.count("</iframe>") == 2
