"""Settings, schemas and options that cannot be used are reported with their place."""

from __future__ import annotations

import json

import pytest
from shell import REPEATED, Shell

POST = "---\nlayout: post\ntitle: 桥\n---\n"


@pytest.mark.parametrize(
    ("config", "message"),
    [
        pytest.param(
            'select = ["FM"',
            "postkit.toml:1:10: is not valid TOML: the list that opens with `[` is never closed; "
            "add `]` at its end",
            id="unclosed list",
        ),
        pytest.param(
            "\nselect = [“FM”]",
            "postkit.toml:2:11: is not valid TOML: this is not a TOML value; texts need straight "
            "quotes, `true` and `false` lower case",
            id="curly quotes",
        ),
        pytest.param(
            '\nslect = ["FM"]',
            "postkit.toml:2: `slect` is not a setting; did you mean `select`?",
            id="unknown setting",
        ),
        pytest.param(
            "colour = true", "postkit.toml:1: `colour` is not a setting", id="nothing near"
        ),
        pytest.param(
            'select = "FM"',
            'postkit.toml:1: `select` must be a list of strings, such as `["FM"]`',
            id="wrong type",
        ),
        pytest.param(
            "respect-gitignore = 1",
            "postkit.toml:1: `respect-gitignore` must be true or false",
            id="wrong type of a flag",
        ),
        pytest.param(
            'markdown = "hugo"',
            "postkit.toml:1: `markdown` must be one of `commonmark`, `markdown-it`, `goldmark`, "
            "`marked`, `kramdown`, `mdx`, `python-markdown`; `hugo` is a generator: name it with "
            "`site`",
            id="a generator for an engine",
        ),
        pytest.param(
            "\n[tool.postkit]\nignore = []",
            "postkit.toml:2: `tool` is not a setting; `[tool.postkit]` is for pyproject.toml: "
            "leave the line out here",
            id="the table of pyproject.toml",
        ),
        pytest.param(
            "yaml = 1.1", 'postkit.toml:1: `yaml` must be "1.1", "1.2" or "go"', id="yaml"
        ),
        pytest.param(
            'ignore = ["quotes-in-valu"]',
            "postkit.toml:1: `ignore`: no rule is called `quotes-in-valu`; "
            "did you mean `quotes-in-value`?",
            id="unknown rule",
        ),
        pytest.param(
            '[severity]\nFM001 = "loud"',
            "postkit.toml:2: `severity`: `FM001` must be one of `error`, `warning`, `info`, `off`",
            id="unknown severity",
        ),
        pytest.param(
            '[per-file-ignores]\n"a.md" = ["nope-nope"]',
            "postkit.toml:2: `per-file-ignores`: no rule is called `nope-nope`; "
            "`postkit rules` lists them all",
            id="unknown rule for a file",
        ),
        pytest.param(
            "[rules.quotes-in-valu]\nx = 1",
            "postkit.toml:1: no rule is called `quotes-in-valu`; did you mean `quotes-in-value`?",
            id="options of an unknown rule",
        ),
        pytest.param(
            "\n[rules.quotes-in-value]\nfoo = 1",
            "postkit.toml:3: `quotes-in-value` has no option `foo`",
            id="unknown option",
        ),
        pytest.param("rules = 3", "postkit.toml:1: `rules` must be a table", id="no table"),
        pytest.param(
            'schemas = "a.json"',
            "postkit.toml:1: `schemas` must be a list of tables: write [[schemas]]",
            id="schemas of the wrong type",
        ),
        pytest.param(
            '[[schemas]]\nfiles = ["*.md"]',
            "postkit.toml:1: each of `schemas` needs a `path`, the file of a JSON Schema",
            id="schema without a path",
        ),
        pytest.param(
            '[[schemas]]\npath = "a.json"\nlayout = "post"',
            "postkit.toml:3: `layout` is not a key of a schema; did you mean `layouts`?",
            id="unknown key of a schema",
        ),
        pytest.param(
            'extend = "base.toml"',
            "postkit.toml:1: `extend`: there is no file `base.toml`",
            id="extended file missing",
        ),
        pytest.param(
            'extend = "postkit.toml"',
            "postkit.toml: configuration files extend each other in a circle",
            id="circle",
        ),
    ],
)
def test_a_configuration_that_cannot_be_used(shell: Shell, config: str, message: str) -> None:
    shell.write("postkit.toml", config)
    for number in range(3):
        shell.write(f"{number}.md", REPEATED)

    of_a_folder = shell.run("lint")
    of_files = shell.run("lint", "0.md", "1.md", "--output-format", "json")

    assert (of_a_folder.status, of_a_folder.err) == (2, f"postkit: {message}\n")
    assert (of_files.status, of_files.err.splitlines()[0]) == (2, f"postkit: {message}")
    assert of_files.err.count("postkit: ") == 1
    assert json.loads(of_files.out) == []


def test_deeply_nested_toml(shell: Shell) -> None:
    shell.write("postkit.toml", "select = " + "[" * 10_000)
    shell.write("a.md")

    answer = shell.run("lint")

    assert answer.status == 2
    assert answer.err.startswith("postkit: postkit.toml: is not valid TOML: ")


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\npostkit = 3", "[project]\nname = 'x'"])
def test_a_pyproject_without_our_table_named_as_configuration(shell: Shell, text: str) -> None:
    shell.write("pyproject.toml", text)
    shell.write("a.md")

    answer = shell.run("lint", "--config", "pyproject.toml")

    assert (answer.status, answer.err) == (
        2,
        "postkit: pyproject.toml: has no table [tool.postkit]\n",
    )
    assert shell.run("lint").status == 0


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        pytest.param("{", "the schema is not JSON: line 1, column 2: a key in", id="cut off"),
        pytest.param(
            '{\n  "title": "a" "type": "object"\n}',
            "the schema is not JSON: line 2, column 16: a comma is missing before this",
            id="not JSON",
        ),
        pytest.param("", "the schema is not JSON: it must be an object, in braces", id="empty"),
        pytest.param("[" * 100_000, "the schema is nested too deeply", id="deep"),
        pytest.param("[]", "is not a JSON Schema: it must be an object", id="a list"),
        pytest.param(
            '{"properties": {"title": {"type": "text"}}}',
            "is not a JSON Schema: #/properties/title/type: 'text' is not valid",
            id="not a JSON Schema",
        ),
        pytest.param(
            '{"required": "title"}',
            "is not a JSON Schema: #/required: `required` must be a list in brackets; "
            "`postkit schema check` lists all mistakes",
            id="wrong type",
        ),
        pytest.param(
            '{"properties": {"title": {"pattern": "["}}}',
            "is not a JSON Schema: #/properties/title/pattern: '[' is not a 'regex'",
            id="broken pattern",
        ),
        pytest.param(
            '{"properties": {"title": {"$ref": "#/$defs/text"}}}',
            "refers to `#/$defs/text`, which is not in this file",
            id="dangling reference",
        ),
        pytest.param(
            '{"$ref": "https://example.org/post.json"}',
            "schemas are never read from the network",
            id="reference to elsewhere",
        ),
        pytest.param('{"$ref": "#"}', "a `$ref` in it leads back to itself", id="endless"),
        pytest.param(b'{"title": "\xff"}', "the schema is not UTF-8", id="not UTF-8"),
    ],
)
def test_a_schema_that_cannot_be_used(shell: Shell, schema: str | bytes, message: str) -> None:
    shell.write("postkit.toml", '[[schemas]]\npath = "site.json"\n')
    shell.write("site.json", schema)
    shell.write("a.md", POST)

    answer = shell.run("lint")

    assert answer.status == 2
    assert answer.err.startswith("postkit: site.json")
    assert message in answer.err
    assert answer.err.count("\n") == 1
