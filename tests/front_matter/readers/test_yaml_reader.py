"""YAML: what scalars mean, and what hostile input must not do."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest
from examples import size

from postkit.document import Document
from postkit.front_matter import FrontMatter, is_text_to_all, read_scalar
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.readers.yaml_composer import MAX_DEPTH
from postkit.source import LineIndex


def found(text: str) -> FrontMatter:
    front_matter = Document.parse(text).front_matter
    assert front_matter is not None
    return front_matter


@pytest.mark.parametrize(
    ("text", "core", "legacy"),
    [
        ("", None, None),
        ("~", None, None),
        ("Null", None, None),
        ("true", True, True),
        ("True", True, True),
        ("no", "no", False),
        ("On", "On", True),
        ("y", "y", "y"),
        ("12", 12, 12),
        ("-12", -12, -12),
        ("012", 12, 10),
        ("08", 8, "08"),
        ("0o17", 15, "0o17"),
        ("0x1F", 31, 31),
        ("0b11", "0b11", 3),
        ("1_000", "1_000", 1000),
        ("1:30", "1:30", 90),
        ("1.10", 1.1, 1.1),
        ("1e3", 1000.0, "1e3"),
        (".5", 0.5, 0.5),
        (".inf", math.inf, math.inf),
        ("-.INF", -math.inf, -math.inf),
        ("2024-05-01", datetime.date(2024, 5, 1), datetime.date(2024, 5, 1)),
        ("2024-5-1", "2024-5-1", "2024-5-1"),
        ("2024-02-30", "2024-02-30", "2024-02-30"),
        ("2024-05-01 10:00:00", *[datetime.datetime(2024, 5, 1, 10)] * 2),
        ("2024-05-01T10:00", "2024-05-01T10:00", "2024-05-01T10:00"),
        ("http://a.b", "http://a.b", "http://a.b"),
        ("９", "９", "９"),
        ("1" * 5000, "1" * 5000, "1" * 5000),
    ],
)
def test_plain_scalars_by_version(text: str, core: Any, legacy: Any) -> None:
    assert read_scalar(text, "1.2") == core
    assert type(read_scalar(text, "1.2")) is type(core)
    assert read_scalar(text, "1.1") == legacy
    assert type(read_scalar(text, "1.1")) is type(legacy)


def test_not_a_number() -> None:
    assert math.isnan(read_scalar(".nan", "1.2"))
    assert math.isnan(read_scalar(".nan", "1.1"))


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("!!str 12", "12"),
        ('!!int "12"', 12),
        ("!!float 1", 1.0),
        ("!!bool 'true'", True),
        ("!!null ''", None),
        ("!!timestamp '2024-05-01'", datetime.date(2024, 5, 1)),
        ("!!set {x, y}", {"x": None, "y": None}),
        ("'no'", "no"),
        ('"1:30"', "1:30"),
        ("|\n  no", "no\n"),
    ],
)
def test_tags_and_quotes_decide(yaml: str, value: Any) -> None:
    assert found(f"---\na: {yaml}\n---\n").values == {"a": value}


@pytest.mark.parametrize(
    "yaml",
    [
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system ''",
        "!foo bar",
        "!!int x",
        "!foo [1]",
    ],
)
def test_no_tag_makes_an_object(yaml: str) -> None:
    front_matter = found(f"---\ntitle: x\na: {yaml}\n---\n")

    assert front_matter.root is None
    assert front_matter.error is not None


def test_a_quoted_merge_key_is_a_key_like_any_other() -> None:
    assert found('---\na: &a {x: 1}\n"<<": *a\n---\n').values == {"a": {"x": 1}, "<<": {"x": 1}}


def test_merge_keys_bring_in_what_is_not_set() -> None:
    front_matter = found("---\na: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [*a, {z: 4}]}\n---\n")

    assert front_matter.values["b"] == {"x": 1, "y": 3}
    assert front_matter.values["c"] == {"x": 1, "y": 2, "z": 4}


def test_an_alias_shares_the_value_it_stands_for() -> None:
    front_matter = found("---\na: &a [1, 2]\nb: *a\n---\n")

    assert front_matter.values["b"] is front_matter.values["a"]


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, levels)
    ]
    return "\n".join(["---", "title: x", *lines, "---", ""])


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("a: &a [*a]", id="self-reference"),
        pytest.param("a: &a {b: *a}", id="self-reference-in-mapping"),
        pytest.param("<<: 1", id="merge-of-a-number"),
        pytest.param("? [a]\n: b", id="list-as-key"),
        pytest.param("a: {{ b }}", id="mapping-as-key"),
        pytest.param("a: \x00", id="nul"),
        pytest.param("a: \x07", id="bell"),
        pytest.param("a: *b", id="unknown-alias"),
    ],
)
def test_what_readers_refuse_is_an_error(yaml: str) -> None:
    front_matter = found(f"---\ntitle: x\n{yaml}\n---\n")

    assert front_matter.root is None
    assert front_matter.syntax_problems


def test_aliases_cannot_multiply() -> None:
    front_matter = found(bomb(12))

    assert front_matter.root is None
    assert front_matter.error is not None
    assert "aliases" in sentence(front_matter.error)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: ", "? "])
def test_deep_nesting_is_refused_without_a_crash(opening: str) -> None:
    front_matter = found(f"---\ntitle: x\ndate: y\nlayout: z\na: {opening * 100_000}\n---\n")

    assert front_matter.root is None
    assert front_matter.error is not None


def test_nesting_below_the_limit_is_read() -> None:
    depth = MAX_DEPTH - 1

    assert found(f"---\na: {'[' * depth}{']' * depth}\n---\n").root is not None


def test_a_lone_surrogate_is_no_obstacle() -> None:
    assert found("---\ntitle: a\ud800b\nc: d\n---\n").values == {"title": "a\ufffdb", "c": "d"}


def test_a_second_document_is_not_skipped_silently() -> None:
    front_matter = found("---\ntitle: a\n...\ntext\n---\n")

    assert front_matter.values == {"title": "a"}
    assert front_matter.closing is not None
    assert front_matter.closing.start == 13


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n" * size(120_000), id="fences"),
        pytest.param("-" * size(480_000), id="dashes"),
        pytest.param("--- " * size(120_000), id="spaced-dashes"),
        pytest.param("---\ntitle: a\n" + "x: y\n" * size(95_000), id="keys-without-end"),
        pytest.param("---\ntitle: a\n" + "-\\ " * size(160_000), id="backslashes"),
        pytest.param('---\ntitle: "' + "a" * size(480_000), id="open-quote"),
        pytest.param("---\ntitle: a: b\n" + "k: 'v\n" * size(80_000) + "---\n", id="broken-lines"),
        pytest.param("---\ntitle: a\nb: " + "&x " * size(160_000) + "\n---\n", id="anchors"),
        pytest.param("`" * size(480_000), id="backticks"),
        pytest.param("\n" * size(480_000), id="newlines"),
        pytest.param(" " * size(480_000), id="blanks"),
        pytest.param('{"a":' + "[" * size(480_000) + "\n}\n", id="json-brackets"),
        pytest.param('{"\n' + "}x\n" * size(160_000), id="json-braces"),
        pytest.param('{"\n' + "x}\n" * size(160_000), id="json-line-ends"),
        pytest.param("+++\na = " + "[" * size(400_000) + "\n+++\n", id="toml-brackets"),
        pytest.param("```markdown\n" + "---\n" * size(120_000), id="code-and-fences"),
    ],
)
def test_long_hostile_front_matter_is_read_or_refused_with_a_place(text: str) -> None:
    front_matter = Document.parse(text).front_matter
    if front_matter and front_matter.failure:
        assert front_matter.error is not None
        assert 0 <= front_matter.error.span.start <= front_matter.error.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # As Hugo 0.111 and 0.168 print `{{ .Params.x }}`.
        *((word, False) for word in ("no", "No", "off", "n", "N")),
        *((word, True) for word in ("yes", "YES", "on", "y", "true")),
        *((word, word) for word in ("yEs", "1:30", "12:30:45", "NaN", "1,000", "0o8", "_1", "=")),
        ("012", 10),
        ("08", 8.0),
        ("0o12", 10),
        ("0x1F", 31),
        ("-0b11", -3),
        ("1_000", 1000),
        ("1e3", 1000.0),
        ("1_000.5", 1000.5),
        ("~", None),
    ],
)
def test_values_as_hugo_reads_them(text: str, expected: object) -> None:
    value = read_scalar(text, "go")

    assert (value, type(value)) == (expected, type(expected))
    document = Document.parse(f"---\nkey: {text}\nlist: [{text}]\n---\n", yaml_version="go")
    if text not in ("=", "1,000"):
        assert document.front_matter is not None
        assert document.front_matter.values == {"key": expected, "list": [expected]}


@pytest.mark.parametrize(
    ("text", "is_text"),
    [
        ("河上的桥", True),
        ("1.2.3", True),
        ("2024-05-01 10:00", True),
        ("no news", True),
        # Each of these is something else to the reader of one generator.
        *((word, False) for word in ("no", "y", "012", "1:30", "01:30", "1,000", "2024-5-1")),
        *((word, False) for word in (":symbol", "=", "<<", "0o12", "1e3", "0b11", "1_000")),
    ],
)
def test_what_is_a_text_to_every_reader(text: str, is_text: bool) -> None:
    assert is_text_to_all(text) is is_text


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_ends_of_yaml_1_1_are_text_in_1_2(sign: str) -> None:
    lines = f"title: 河{sign}桥\nlead: '{sign} 一 {sign} 二'\nkeys: [a{sign}]\nlast: {{a: 1}}\n"

    assert found(f"---\n{lines}---\n").values == {
        "title": f"河{sign}桥",
        "lead": f"{sign} 一 {sign} 二",
        "keys": [f"a{sign}"],
        "last": {"a": 1},
    }


def test_a_line_end_of_yaml_1_1_moves_no_line_number() -> None:
    text = "---\ntitle: 河\u2028桥\nsize: {a: 1}\nnote: 一: 二\n---\n"

    error = found(text).error

    assert error is not None
    assert LineIndex(text).position(error.span.start) == (4, 8)
