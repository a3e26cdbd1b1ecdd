"""`postkit new`, as it is typed and as it asks."""

from __future__ import annotations

import builtins
import json
import sys
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from shell import Shell

TODAY = date.today()
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["title", "date", "kind", "mood", "lang", "tags", "rating", "note"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "minLength": 3},
        "date": {"type": "string", "format": "date"},
        "kind": {"const": "essay"},
        "mood": {"description": "How it feels.", "enum": ["calm", "glad", None]},
        "lang": {"type": "string", "default": "zh"},
        "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}},
        "rating": {"type": "integer"},
        "note": {"type": ["string", "null"]},
        "draft": {"type": "boolean"},
    },
    "$defs": {"tag": {"enum": ["ai", "war"]}},
}
CONFIGURATION = '[[schemas]]\npath = "site.json"\n'


@pytest.fixture
def site(shell: Shell) -> Shell:
    shell.write("site.json", json.dumps(SCHEMA))
    shell.write("postkit.toml", CONFIGURATION)
    return shell


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], list[str]]:
    """Return what makes a terminal on which some answers are typed; it gives back the questions."""

    def answer(answers: list[str]) -> list[str]:
        waiting, questions = iter(answers), list[str]()

        def ask(question: str) -> str:
            questions.append(question)
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(builtins, "input", ask)
        return questions

    return answer


def test_a_post_has_the_fields_of_its_schema(site: Shell) -> None:
    answer = site.run("new", "河边的新桥", "--into", "posts")

    assert answer.status == 0
    assert answer.out == ("posts/he-bian-de-xin-qiao.md\n  to fill in: mood, tags, rating, note\n")
    assert site.read("posts/he-bian-de-xin-qiao.md") == (
        f"---\ntitle: 河边的新桥\ndate: {TODAY}\nkind: essay\n"
        'mood: ""  # calm, glad\nlang: zh\ntags: []  # ai, war\nrating: null\nnote: ""\n'
        "draft: true\n---\n"
    )


def test_values_can_be_given(site: Shell) -> None:
    given = ["mood=glad", "tags=[ai]", "date=2026-03-14", "rating=4", "note=x: y"]
    options = [option for item in given for option in ("--set", item)]

    site.run("new", "A bridge", *options, "--path", "a.md")

    assert site.read("a.md") == (
        "---\ntitle: A bridge\ndate: 2026-03-14\nkind: essay\nmood: glad\nlang: zh\ntags:\n  - ai\n"
        'rating: 4\nnote: "x: y"\ndraft: true\n---\n'
    )
    assert site.codes("a.md") == []


def test_a_new_post_is_clean_but_for_what_is_to_be_filled_in(shell: Shell) -> None:
    shell.run("new", "河边的新桥", "--path", "a.md")

    assert set(shell.codes("a.md")) == {"a.md:FM102"}
    status = shell.run("status").out
    assert "draft: 1 post\n" in status


def test_a_terminal_is_asked(site: Shell, typed: Callable[[list[str]], list[str]]) -> None:
    questions = typed(["A bridge", "sad", "2", "ai，war", "4", "yes"])

    answer = site.run("new")

    assert answer.status == 0
    assert questions == ["title: ", "mood: ", "mood: ", "tags: ", "rating: ", "note: "]
    assert "  How it feels.\n    1 calm\n    2 glad\n" in answer.out
    assert "choose a number or a name from the list" in answer.out
    text = site.read("a-bridge.md")
    assert 'mood: glad\nlang: zh\ntags:\n  - ai\n  - war\nrating: 4\nnote: "yes"\n' in text
    assert site.codes("a-bridge.md") == []


def test_what_is_not_answered_stays_open(
    site: Shell, typed: Callable[[list[str]], list[str]]
) -> None:
    typed(["", "ai"])

    answer = site.run("new", "A bridge")

    assert "to fill in: mood, rating, note\n" in answer.out


def test_nothing_is_asked_where_that_is_not_wanted(
    site: Shell, typed: Callable[[list[str]], list[str]]
) -> None:
    questions = typed(["glad"])

    site.run("new", "A bridge", "--no-input")

    assert questions == []


def test_without_a_schema_there_are_title_date_and_draft(shell: Shell) -> None:
    shell.write("postkit.toml", "schemas = []\n")

    shell.run("new", "A bridge")

    assert shell.read("a-bridge.md") == (f"---\ntitle: A bridge\ndate: {TODAY}\ndraft: true\n---\n")


def test_a_folder_that_no_schema_is_for(site: Shell) -> None:
    site.write("postkit.toml", CONFIGURATION + 'files = ["/posts/"]\n')

    beside, inside = site.run("new", "A bridge"), site.run("new", "A bridge", "--into", "posts")

    assert "a-bridge.md: no schema of the configuration is for this folder" in beside.err
    assert inside.err == ""


def test_a_schema_can_be_named(site: Shell) -> None:
    site.run("new", "A book", "--schema", "book-note", "--path", "a.md")
    site.run("new", "A bridge", "--schema", "site.json", "--isolated", "--path", "b.md")

    assert "layout: book.njk\n" in site.read("a.md")
    assert "kind: essay\n" in site.read("b.md")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "give the title of the post", id="no title"),
        pytest.param(["！！"], "cannot make a file name from `！！`", id="no letters"),
        pytest.param(["there"], "there.md: already exists", id="there already"),
        pytest.param(["abc", "--set", "x"], "write it as `--set KEY=VALUE`", id="no value"),
        pytest.param(["abc", "--set", "x=[a"], "--set: `[a` cannot be read", id="no yaml"),
        pytest.param(["abc", "--set", "mood=sad"], "must be one of calm, glad", id="no choice"),
        pytest.param(["abc", "--set", "x=1"], "the schema has no such field", id="no field"),
        pytest.param(["ab"], "`title` cannot be `ab`: the schema says minLength 3", id="too short"),
        pytest.param(["abc", "--schema", "x"], "there is no built-in schema `x`", id="no schema"),
        pytest.param(["abc", "--into", "there.md"], "the folder cannot be made", id="no folder"),
    ],
)
def test_bad_input_is_reported_and_nothing_is_written(
    site: Shell, arguments: list[str], message: str
) -> None:
    site.write("there.md", "old")

    answer = site.run("new", *arguments)

    assert answer.status == 2
    assert message in answer.err
    assert site.read("there.md") == "old"
    assert sorted(path.name for path in site.folder.glob("*.md")) == ["there.md"]


@pytest.mark.parametrize(
    ("sign", "fields"),
    [
        ("hugo.toml", ["title", "date", "draft"]),
        ("mkdocs.yml", ["title", "date", "draft"]),
        ("astro.config.mjs", ["title", "pubDate", "draft"]),
        (".vitepress/config.ts", ["title", "date", "draft"]),
        ("readme.txt", ["title", "summary", "date", "layout"]),
    ],
)
def test_a_post_of_a_generator_gets_its_fields(shell: Shell, sign: str, fields: list[str]) -> None:
    shell.write(sign, "")

    shell.run("new", "桥", "--no-input")

    lines = shell.read("qiao.md").splitlines()[1:]
    assert [line.partition(":")[0] for line in lines][: len(fields)] == fields


def test_a_post_of_jekyll_gets_its_dated_name(site: Shell) -> None:
    answer = site.run("new", "A bridge", "--into", "_posts", "--set", "date=2026-03-14")

    assert answer.out.splitlines()[0] == "_posts/2026-03-14-a-bridge.md"


@pytest.mark.parametrize(
    "arguments", [["--", "-桥 a"], ["--into", "posts", "--", "-桥 a"]], ids=["alone", "option"]
)
def test_a_title_after_two_dashes_may_begin_with_one(shell: Shell, arguments: list[str]) -> None:
    answer = shell.run("new", *arguments)

    assert answer.status == 0
    assert "title: -桥 a\n" in shell.read(answer.out.splitlines()[0])


def test_a_second_title_is_refused_after_two_dashes_too(shell: Shell) -> None:
    with pytest.raises(SystemExit, match="2"):
        shell.run("new", "--", "桥", "河")

    assert not list(shell.folder.iterdir())
