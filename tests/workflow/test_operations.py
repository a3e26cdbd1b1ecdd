"""Changes over many posts: what they do to each, and what they leave as it was."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from postkit.document import Document
from postkit.errors import UsageError
from postkit.files.read_write import read_source
from postkit.workflow.operations import (
    AddItem,
    MoveItem,
    Operation,
    RemoveField,
    RenameField,
    ReplaceItems,
    SetField,
    SplitText,
    apply_all,
)
from postkit.workflow.parse_changes import read_mapping, read_value, split_pair


def changed(content: str, *operations: Operation) -> str:
    text = f"---\n{content}---\n正文。\n"
    after = apply_all(Document.parse(text), operations)[0].text
    return after.removeprefix("---\n").removesuffix("---\n正文。\n")


@pytest.mark.parametrize(
    ("content", "operation", "expected"),
    [
        ("a: 1\n", SetField("a", 2), "a: 2\n"),
        ("a: 1\nb: 2\n", RemoveField("a"), "b: 2\n"),
        ("a: 一, 二,一 # x\n", SplitText("a", ","), "a: [一, 二] # x\n"),
        ("a: 一\n", SplitText("a", ","), "a: [一]\n"),
        ("a:\n- 一、二\n- 三\n- 1\n", SplitText("a", "、"), "a:\n- 一\n- 二\n- 三\n- 1\n"),
        ("a: ''\n", SplitText("a", ","), "a: ''\n"),
        ("a: {b: 1}\n", SplitText("a", ","), "a: {b: 1}\n"),
        ("a: 1\n", RenameField("a", "b"), "b: 1\n"),
        ("a: [2024]\n", AddItem("a", "2024"), "a: [2024]\n"),
        ("a: [x]\n", AddItem("a", "2024"), "a: [x, 2024]\n"),
        ("a: ['2024']\n", ReplaceItems("a", {"2024": "2025"}), "a: ['2025']\n"),
        ("a: [2024]\n", ReplaceItems("a", {"2024": "2025"}), "a: [2025]\n"),
        ("a: [x, w]\n", ReplaceItems("a", {"x": "w", "w": "x"}), "a: [w, x]\n"),
        ("a: [x, w, z]\n", ReplaceItems("a", {"x": "z", "w": None}), "a: [z]\n"),
        ("a: TED # y\n", ReplaceItems("a", {"TED": "TED: 2"}), 'a: "TED: 2" # y\n'),
        ("a:\n- x\n- w\n", MoveItem("a", "x", "b"), "a:\n- w\nb: x\n"),
        ("a: [x, w]\nb: ''\n", MoveItem("a", "x", "b"), "a: [w]\nb: x\n"),
        ("a: [x]\nb: [w]\n", MoveItem("a", "x", "b"), "a: []\nb: [w, x]\n"),
        ("a: [x, z]\nb: w\n", MoveItem("a", "x", "b"), "a: [z]\nb: [w, x]\n"),
        ("a: [x]\nb: x\n", MoveItem("a", "x", "b"), "a: []\nb: x\n"),
        ("a: [w]\n", MoveItem("a", "x", "b"), "a: [w]\n"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, tuple) else None,
)
def test_one_operation(content: str, operation: Operation, expected: str) -> None:
    assert changed(content, operation) == expected


def test_operations_are_made_in_their_order() -> None:
    assert changed("a: [x]\n", AddItem("a", "w"), RenameField("a", "b")) == "b: [x, w]\n"


def test_operations_that_change_nothing_say_so() -> None:
    document = Document.parse("---\na: 1\n---\n")

    after, done = apply_all(document, [SetField("a", 1), SetField("a", 2), RemoveField("b")])

    assert done == [False, True, False]
    assert after.text == "---\na: 2\n---\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("12", 12),
        ("null", None),
        ("", ""),
        ("AI: 未来 #1", "AI: 未来 #1"),
        ('"true"', "true"),
        ("[a, 'b c']", ["a", "b c"]),
        ("{a: 1}", {"a": 1}),
    ],
)
def test_values_are_read_as_they_look(text: str, value: Any) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize("text", ["2026-13-45", "2026-02-30", "2026/2/30", "2026-02-30T09:00:00"])
def test_a_day_that_the_calendar_does_not_have_is_no_value(text: str) -> None:
    with pytest.raises(UsageError, match="is not a day of the calendar; put it in quotes"):
        read_value(text)

    assert read_value(f'"{text}"') == text


@pytest.mark.parametrize("text", ["2026-02-30-notes", "2026-02-300"])
def test_a_text_that_only_starts_like_a_day_is_a_text(text: str) -> None:
    assert read_value(text) == text


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("a=b", ("a", "b")),
        ("a → b", ("a", "b")),
        ("a->b=c", ("a", "b=c")),
        ("a=", ("a", "")),
        ("=b", None),
        ("ab", None),
    ],
)
def test_pairs(text: str, pair: tuple[str, str] | None) -> None:
    assert split_pair(text) == pair


MAPPING = {"tags": {"llms": "llm", "war": None}, "speaker": {"TED": "TED Talks"}}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("m.yaml", "tags:\n  llms: llm\n  war:\nspeaker: {TED: TED Talks}\n"),
        ("m.json", '{"tags": {"llms": "llm", "war": null}, "speaker": {"TED": "TED Talks"}}'),
        ("m.toml", '[tags]\nllms = "llm"\nwar = ""\n[speaker]\nTED = "TED Talks"\n'),
        ("m.csv", "field,old,new\ntags,llms,llm\ntags,war,\n\nspeaker,TED,TED Talks\n"),
        ("m.tsv", "tags\tllms\tllm\ntags\twar\t\nspeaker\tTED\tTED Talks\n"),
    ],
    ids=["yaml", "json", "toml", "csv", "tsv"],
)
def test_mapping_files(path: str, text: str) -> None:
    assert read_mapping(text, path) == MAPPING


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("m.yaml", "tags: [\n", "m.yaml:2: cannot be read"),
        ("m.yaml", "- a\n", "m.yaml:1: must hold a mapping for each field"),
        ("m.yaml", "tags:\n  - a\n", "m.yaml:2: a field needs a mapping"),
        ("m.yaml", "tags:\n  a: b\n  a: c\n", "m.yaml:3: `a` occurs twice"),
        ("m.yaml", "tags:\n  a: [b]\n", "m.yaml:2: the new item must be one text"),
        ("m.csv", "tags,a,b\ntags,a\n", "m.csv:2: a row needs a field, an old and a new item"),
        ("m.csv", "tags,a,b\ntags,a,c\n", "m.csv:2: `a` occurs twice"),
    ],
)
def test_mapping_files_that_cannot_be_used(path: str, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_mapping(text, path)

    assert message in str(caught.value)


def without_lines_of(text: str, keys: Iterable[str]) -> str:
    """Return `text` without the lines of the fields `keys`."""
    document = Document.parse(text)
    front_matter = document.front_matter
    assert front_matter is not None
    for entry in sorted(
        filter(None, map(front_matter.entry, keys)), key=lambda entry: -entry.key_span.start
    ):
        start = document.source.line_span(entry.key_span.start).start
        end = document.source.line_span(max(entry.key_span.end, entry.value.span.end)).end
        text = text[:start] + text[end + 1 :]
    return text


def test_only_the_named_fields_of_the_real_posts_change(corpus: list[Path]) -> None:
    operations: list[Operation] = [
        ReplaceItems("speaker", {"TED": "TED：演讲", "Bloomberg Podcasts": "Bloomberg"}),
        ReplaceItems("tags", {"technology": "tech", "llm": "ai", "market": None}),
        RemoveField("insight"),
        RenameField("guest", "guests"),
    ]
    totals = [0] * len(operations)
    for path in corpus[::3]:
        text = read_source(path).text
        before = Document.parse(text)
        after, done = apply_all(before, operations)
        totals = [total + one for total, one in zip(totals, done, strict=True)]
        assert before.front_matter is not None
        assert after.front_matter is not None
        old, new = before.front_matter.values, after.front_matter.values
        assert without_lines_of(text, ["speaker", "tags", "insight", "guest"]) == without_lines_of(
            after.text, ["speaker", "tags", "guests"]
        )
        assert "insight" not in new
        assert new.get("guests") == old.get("guest")
        names = {"TED": "TED：演讲", "Bloomberg Podcasts": "Bloomberg"}
        assert new["speaker"] == names.get(old["speaker"], old["speaker"])
        tags = {{"technology": "tech", "llm": "ai"}.get(tag, tag) for tag in old["tags"]}
        assert set(new["tags"]) == tags - {"market"}
    assert all(total > 3 for total in totals)
