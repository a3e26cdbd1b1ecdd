"""Rules across posts on rows: they find what they find in files."""

from __future__ import annotations

import json
import pickle
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from jsonschema import Draft202012Validator
from poison import install_poison

import postkit
from postkit.bulk import sorted_lines
from postkit.bulk.facts import fact_line, fact_of

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas/facts.schema.json").read_text(encoding="utf-8")
)
ACROSS = ("XP001", "XP002", "XP003", "XP004", "XP101", "XP102", "XP103", "XP104")
POSTS = {
    "a.md": "---\ntitle: 桥\ntags: [Open Source]\nslug: bridge\n---\n\n一段。\n",
    "b.md": "---\r\ntags: [Open Source]\r\nlang: zh\r\ntitle: 桥\r\n---\r\n",
    "c.md": (
        "---\ntags: [open-source]\nslug: bridge\n"
        "# postkit-disable-next-line XP002\ntitle: 桥\n---\n"
    ),
    "d.md": "---\ntitle: 桥\nsource: https://news.example/7?utm_source=feed\n---\n",
    "e.md": "---\ntitle: 桥\n---\n\n<<<<<<< a\n一\n=======\n二\n>>>>>>> b\n",
    "f.md": "---\ntitle: 河\nsource: [https://www.news.example/7/]\n---\n",
    "g.md": "没有头。\n",
    "port.md": "# Port\n\n## Boats {#boats}\n\n```sh\nsail\n```\n\n![Map](map.png)\n\n## Fish\n",
    "port.zh.md": "# 港口\n\n## 船\n\n<!-- postkit-disable-file XP104 -->\n",
    "z/a.md": "---\ntitle: 桥\n---\n",
}


def linter(*codes: str, **options: Any) -> postkit.RowLinter:
    return postkit.RowLinter({"select": codes or ACROSS}, isolated=True, **options)


def facts_of(own: postkit.RowLinter, *texts: str, path: str | None = None) -> list[Any]:
    return [fact for row, text in enumerate(texts, 1) for fact in own.facts(text, path, row)]


def title(text: str) -> str:
    return f"---\ntitle: {text}\n---\n"


def found_in_files(folder: Path) -> list[dict[str, Any]]:
    """Return what `postkit lint` finds in the posts as files."""
    for path, text in POSTS.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    options = ["--isolated", "--select", ",".join(ACROSS), "--output-format", "json"]
    command = [sys.executable, "-m", "postkit", "lint", *options, "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return list(json.loads(done.stdout))


def test_rows_in_any_order_give_the_findings_of_files(tmp_path: Path) -> None:
    files = found_in_files(tmp_path)
    own = linter()
    # Sorted as a run reads files.
    paths = sorted(POSTS, key=lambda path: ("/" in path, path))
    facts = [fact for row, path in enumerate(paths) for fact in own.facts(POSTS[path], path, row)]
    random.Random(5).shuffle(facts)

    rows = list(own.compare(facts))

    def by_place(row: dict[str, Any]) -> str:
        return json.dumps([row["path"], row["line"], row["code"], row["message"]])

    assert sorted(rows, key=by_place) == sorted(files, key=by_place)
    assert {row["code"] for row in rows} == set(ACROSS) - {"XP104"}
    assert [row["path"] for row in rows if row["code"] == "XP002"] == ["d.md", "z/a.md"]


def test_a_fact_is_small_and_plain_and_follows_the_published_schemas() -> None:
    text = POSTS["c.md"] + "".join(f"第{number}段文字。\n\n" for number in range(5000))

    facts = linter().facts(text, "c.md", 3)

    assert len(pickle.dumps(facts)) < 2000
    assert json.loads(json.dumps(facts)) == facts
    validator = Draft202012Validator(SCHEMA)
    assert [list(validator.iter_errors(fact)) for fact in facts] == [[]] * len(facts)
    assert list(facts[0]) == SCHEMA["required"] == postkit.fact_schema().names
    suppressed = {fact["code"] for fact in facts if fact["suppressed"]}
    assert suppressed == {"XP002"}
    places = [(fact["line"], fact["column"]) for fact in facts if fact["code"] == "XP003"]
    assert places == [(2, 8)]


@pytest.mark.parametrize(
    ("path", "name"),
    [pytest.param(None, "row 1", id="no path"), pytest.param("a.md", "row 1", id="the same path")],
)
def test_posts_of_the_same_path_differ_by_their_rows(path: str | None, name: str) -> None:
    own = linter("XP002")

    (found,) = own.compare(facts_of(own, title("桥"), title("桥"), path=path))

    assert found["message"] == f"`{name}` has the same title; give each post a title of its own"


def test_settings_say_how_severe_a_finding_is_and_where_a_rule_runs() -> None:
    settings = {
        "select": ["XP002"],
        "severity": {"XP002": "error"},
        "per-file-ignores": {"old/*.md": ["XP002"]},
    }
    own = postkit.RowLinter(settings, isolated=True)
    paths = ["old/a.md", "b.md", "c.md"]
    facts = [fact for path in paths for fact in own.facts(title("桥"), path)]

    (found,) = own.compare(facts)

    assert (found["path"], found["severity"]) == ("c.md", "error")


def test_facts_of_a_rule_that_is_not_selected_are_refused() -> None:
    facts = facts_of(linter("XP002"), title("桥"), title("桥"))

    with pytest.raises(postkit.UsageError, match=r"facts of XP002, .*add XP002 to `select`"):
        list(linter("XP001").compare(facts))


@pytest.mark.parametrize("text", [b"\xff", None, 5])
def test_what_is_no_text_has_no_facts(text: Any) -> None:
    assert linter().facts(text, "a.md") == []


def test_a_draft_that_ends_its_process_has_no_facts_and_the_next_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_poison(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    own = linter("XP002", own_process=True)

    counts = [len(own.facts(text, "a.md", 1)) for text in (title("桥"), "kill", title("桥"))]

    assert counts == [1, 0, 1]


def test_a_group_that_does_not_fit_into_memory_is_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"---\ntitle: 桥\ntags: [{tag}]\n---\n" for tag in ["A B"] * 40 + ["a-b"] * 9]
    own = linter("XP002", "XP003")
    facts = facts_of(own, *texts)
    expected = list(own.compare(facts))
    monkeypatch.setattr(sorted_lines, "_MEMORY", 1000)
    monkeypatch.setattr(sorted_lines, "_MOST_FILES", 4)

    found = list(own.compare(reversed(facts)))

    assert found == expected
    assert [row["code"] for row in found] == ["XP002"] * 48 + ["XP003"] * 9


def test_batches_give_what_rows_give() -> None:
    drafts = pyarrow.RecordBatch.from_pydict(
        {
            "body": pyarrow.array([title("桥\ud800".encode("utf-8", "replace").decode()), None]),
            "id": [7, 8],
        }
    )
    twice = [drafts, drafts.set_column(1, "id", pyarrow.array([9, 10]))]
    own = linter("XP002")

    batches = list(postkit.fact_batches(twice, own, text="body", row="id"))
    (found,) = postkit.compare_batches(batches, own)

    rows = [fact for batch in batches for fact in batch.to_pylist()]
    assert [fact["row"] for fact in rows] == [7, 9]
    assert found.schema == postkit.arrow_schema()
    (expected,) = own.compare(rows)
    expected.pop("related")
    assert found.to_pylist() == [expected]


def test_a_key_of_half_a_character_is_no_error() -> None:
    own = linter("XP002")

    (found,) = own.compare(facts_of(own, title('"\ud800"'), title('"\ud800"')))

    assert found["code"] == "XP002"


def test_a_fact_comes_back_from_its_line() -> None:
    facts = linter().facts(POSTS["c.md"], "c\t.md", 3)

    assert [fact_of(fact_line(fact)) for fact in facts] == facts != []
