"""`postkit schema`: infer, check, list."""

from __future__ import annotations

import json
import tomllib

import pytest
from shell import Shell


@pytest.fixture
def archive(shell: Shell) -> Shell:
    """Return a shell in the folder of an archive with two kinds of posts."""
    for number in range(30):
        text = f"---\ntitle: Bridge {number}\nlayout: post.njk\nstatus: evergreen\nguest:\n---\n"
        shell.write(f"posts/{number:02}.md", text)
    for number in range(10):
        shell.write(f"books/{number:02}.md", f"---\nisbn: 978 {number}\nlayout: book.njk\n---\n")
    return shell


SLIP = "---\ntitle: Bridge\nlayout: post.njk\nstatus: evengreen\n---\n"


def test_infer_prints_a_schema_and_reports_outliers(archive: Shell) -> None:
    archive.write("posts/slip.md", SLIP)
    archive.write("posts/README.md", "# Posts\n")

    answer = archive.run("schema", "infer", "posts")

    assert answer.status == 0
    schema = json.loads(answer.out)
    assert schema["required"] == ["title", "layout", "status"]
    assert schema["properties"]["status"]["enum"] == ["evergreen"]
    assert "31 posts\n" in answer.err
    assert (
        "1 outlier in 1 post:\nposts/slip.md:4: `status` is `evengreen`, which is not one of its "
        "words; did you mean `evergreen`?\n"
    ) in answer.err
    assert "postkit: posts/README.md: left out: its front matter is missing\n" in answer.err


def test_an_inferred_schema_serves_at_once(archive: Shell) -> None:
    assert archive.run("schema", "infer", "posts", "--output-file", "schemas/post.json").status == 0
    assert archive.run("schema", "check", "schemas/post.json").status == 0
    archive.write("postkit.toml", '[[schemas]]\npath = "schemas/post.json"\nfiles = ["posts/"]\n')
    assert archive.codes("posts") == []

    archive.write("posts/slip.md", SLIP)

    assert archive.codes("posts") == ["posts/slip.md:FM104"]


def test_a_schema_that_cannot_be_read_is_not_counted(shell: Shell) -> None:
    shell.write("good.json", '{"type": "object"}')

    alone = shell.run("schema", "check", "absent.json")
    beside = shell.run("schema", "check", "absent.json", "good.json")

    assert (alone.status, beside.status) == (2, 2)
    assert "schema." not in alone.err
    assert beside.err.endswith("No mistakes found in 1 schema.\n")


def test_a_file_is_written_over_only_with_force(archive: Shell) -> None:
    archive.write("x.json", "mine\n")

    refused = archive.run("schema", "infer", "posts", "--output-file", "x.json")

    assert (refused.status, refused.out) == (2, "")
    assert "x.json: already exists; use `--force` to overwrite it" in refused.err
    assert archive.read("x.json") == "mine\n"
    assert archive.run("schema", "infer", "posts", "--output-file", "x.json", "--force").status == 0
    assert json.loads(archive.read("x.json"))["type"] == "object"


def test_infer_makes_a_schema_for_each_layout(archive: Shell) -> None:
    answer = archive.run("schema", "infer", "--by", "layout", "--into", "schemas")

    assert tomllib.loads(answer.out) == {
        "schemas": [
            {"path": "schemas/post.schema.json", "layouts": ["post.njk"]},
            {"path": "schemas/book.schema.json", "layouts": ["book.njk"]},
        ]
    }
    archive.write("postkit.toml", answer.out)
    assert archive.codes() == []
    archive.write("books/new.md", "---\nlayout: book.njk\n---\n")
    assert archive.codes() == ["books/new.md:FM101"]


def test_infer_makes_a_schema_for_each_folder(archive: Shell) -> None:
    archive.write("loose.md", "---\ndate: 2026-03-14\n---\n")
    answer = archive.run("schema", "infer", "--by", "folder", "--into", "schemas", "--quiet")

    assert [schema["files"] for schema in tomllib.loads(answer.out)["schemas"]] == [
        ["posts/"],
        ["books/"],
        ["*"],
    ]
    assert answer.err == ""
    archive.write("postkit.toml", answer.out)
    assert archive.codes() == []


def test_infer_tells_a_program_everything(archive: Shell) -> None:
    archive.write("posts/slip.md", SLIP)
    answer = archive.run("schema", "infer", "posts", "--output-format", "json", "--quiet")

    found = json.loads(answer.out)
    assert found["posts"] == 31
    assert found["vocabularies"]["status"] == {
        "words": {"evergreen": 30},
        "misspelt": {"evengreen": "evergreen"},
    }
    assert [
        (outlier["path"], outlier["line"], outlier["near"]) for outlier in found["outliers"]
    ] == [("posts/slip.md", 4, "evergreen")]
    assert {"name": "title", "says": "required", "support": 31, "total": 31, "share": 1.0} in found[
        "decisions"
    ]


def test_infer_writes_json_whatever_the_values(shell: Shell) -> None:
    for number in range(20):
        shell.write(f"{number:02}.md", '{"x": "\\ud83c", "y": 1}\n\n桥\n')
    shell.write("slip.md", "---\nx: .nan\ny: 1\n---\n")

    assert shell.run("schema", "infer", "--output-file", "x.json").status == 0
    assert json.loads(shell.read("x.json"))["properties"]["x"]["enum"] == ["\ud83c"]
    answer = shell.run("schema", "infer", "--output-format", "json")
    (outlier,) = json.loads(answer.out, parse_constant=pytest.fail)["outliers"]
    assert (outlier["path"], outlier["value"]) == ("slip.md", "NaN")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["infer", "--by", "layout"], "name a folder for them with `--into`"),
        (["infer", "--min-share", "2"], "the share must be above 0.5 and at most 1, not 2"),
        (["infer", "posts", "--output-file", "empty"], "empty: is a folder; name a file"),
        (["infer", "empty"], "no post with front matter"),
        (["infer", "absent"], "there is no such file or folder"),
        (["check", "absent.json"], "cannot be read"),
        (["list", "absent.md"], "cannot be read"),
        (["list", "--isolated", "empty/a.md"], "no schema applies to this post"),
    ],
)
def test_wrong_usage(archive: Shell, arguments: list[str], reason: str) -> None:
    archive.write("empty/a.md", "text\n")

    answer = archive.run("schema", *arguments)

    assert answer.status == 2
    assert reason in answer.err


def test_check_names_the_place_of_a_mistake(shell: Shell) -> None:
    shell.write("x.json", '{\n  "requried": ["title"]\n}\n')

    answer = shell.run("schema", "check", "x.json")

    assert answer.status == 1
    assert answer.out == (
        "x.json:2:3: `requried` is not a keyword of JSON Schema and is ignored; "
        "did you mean `required`?\n"
    )
    assert answer.err == "Found 1 mistake in 1 schema.\n"


def test_list_shows_fields_and_vocabularies(shell: Shell) -> None:
    schema = {
        "title": "Talk",
        "required": ["title", "place"],
        "properties": {
            "title": {"type": "string"},
            "date": {"type": ["string", "null"], "format": "date"},
            "status": {"enum": ["draft", "done", None]},
            "topics": {"type": "array", "items": {"$ref": "#/$defs/topic"}},
        },
        "$defs": {"topic": {"type": "string", "enum": ["bridge", "river"]}},
    }
    shell.write("talk.json", json.dumps(schema))
    shell.write("postkit.toml", '[[schemas]]\npath = "talk.json"\nfiles = ["talks/"]\n')
    shell.write("talks/a.md")

    expected = """\
talk.json: Talk
* title   text
  date    text (date) or nothing
  status  one of: draft, done, nothing
  topics  list of text: bridge, river
* place   anything

* required
"""
    assert shell.run("schema", "list", "talks/a.md").out == expected
    assert shell.run("schema", "list").out == expected
    (listed,) = json.loads(shell.run("schema", "list", "--output-format", "json").out)
    assert listed["fields"][2]["allowed"] == ["draft", "done", None]


def test_types_are_printed_or_written(shell: Shell) -> None:
    shell.write(
        "book-note.json", '{"required": ["title"], "properties": {"title": {"type": "string"}}}'
    )

    printed = shell.run("schema", "types", "book-note.json", "--typescript")
    written = shell.run(
        "schema", "types", "book-note.json", "--python", "--name", "Note", "--output-file", "n.py"
    )

    assert "export interface BookNote {\n  title: string;\n" in printed.out
    assert (written.status, written.out) == (0, "")
    assert "class Note(TypedDict):\n    title: str\n" in shell.read("n.py")


def test_collections_become_schemas(shell: Shell) -> None:
    shell.write(
        "content.config.ts",
        "const blog = defineCollection({ schema: z.object({ title: z.string().refine(ok) }) });\n"
        "export const collections = { blog };\n",
    )

    printed = shell.run("schema", "import", "content.config.ts", "-q")
    written = shell.run("schema", "import", "content.config.ts", "--into", "schemas")

    assert json.loads(printed.out)["required"] == ["title"]
    assert (
        written.out
        == '[[schemas]]\npath = "schemas/blog.schema.json"\nfiles = ["src/content/blog/**"]\n'
    )
    assert written.err == (
        "postkit: content.config.ts: blog: not read: "
        "line 1: `.refine()` cannot be said in a JSON Schema\n"
    )
    assert json.loads(shell.read("schemas/blog.schema.json")) == json.loads(printed.out)
