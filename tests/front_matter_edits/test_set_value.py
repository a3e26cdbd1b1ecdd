"""Changes of single fields of front matter: what reads differently after them, and what stays."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.errors import ChangeError
from postkit.front_matter_edits.list_items import (
    add_item,
    drop_item,
    replace_item,
)
from postkit.front_matter_edits.set_value import remove_key, rename_key, set_value

DAY = datetime.date(2026, 3, 14)


def after(change: Callable[..., list[Edit]], text: str, *arguments: Any, **named: Any) -> str:
    return apply_edits(text, change(Document.parse(text), *arguments, **named))


def yaml(content: str) -> str:
    return f"---\n{content}---\n\n正文。\n"


CASES = [
    # set_value: the style of what is replaced
    ("plain", set_value, "title: 旧\n", ("title", "新"), "title: 新\n"),
    ("single quotes", set_value, "title: '旧'\n", ("title", "it's"), "title: 'it''s'\n"),
    ("double quotes", set_value, 'title: "旧"\n', ("title", "新"), 'title: "新"\n'),
    ("plain to quoted", set_value, "title: a\n", ("title", "a: b"), 'title: "a: b"\n'),
    ("number as text", set_value, "v: a\n", ("v", "1.10"), 'v: "1.10"\n'),
    ("on as text", set_value, "v: a\n", ("v", "on"), 'v: "on"\n'),
    ("sexagesimal", set_value, "v: a\n", ("v", "12:30"), 'v: "12:30"\n'),
    ("the draft's quote", set_value, "v: a\nw: 'b'\n", ("v", "on"), "v: 'on'\nw: 'b'\n"),
    ("boolean", set_value, "draft: true # 未完\n", ("draft", False), "draft: false # 未完\n"),
    ("date", set_value, "date: 2026-01-01\n", ("date", DAY), "date: 2026-03-14\n"),
    ("date in quotes", set_value, "date: '2026-01-01'\n", ("date", DAY), "date: '2026-03-14'\n"),
    ("same value", set_value, "a:   'x'  # y\n", ("a", "x"), "a:   'x'  # y\n"),
    ("empty", set_value, "a: # y\nb: 1\n", ("a", "x"), "a: x # y\nb: 1\n"),
    ("empty with blanks", set_value, "a:  \nb: 1\n", ("a", "x"), "a: x\nb: 1\n"),
    ("null", set_value, "a: x\n", ("a", None), "a: null\n"),
    ("literal", set_value, "a: | # y\n  b\n  c\n", ("a", "d\ne\n"), "a: | # y\n  d\n  e\n"),
    ("folded", set_value, "a: >-\n  b\n  c\nd: 1\n", ("a", "e f"), "a: >-\n  e f\nd: 1\n"),
    ("several lines", set_value, "a: b\n  c\nd: 1\n", ("a", "e"), "a: e\nd: 1\n"),
    ("mapping", set_value, "a:\n  b: 1\nd: 1\n", ("a", {"b": 2}), "a:\n  b: 2\nd: 1\n"),
    ("mapping to text", set_value, "a: # y\n  b: 1\nd: 1\n", ("a", "x"), "a: x # y\nd: 1\n"),
    # set_value: lists
    ("block list", set_value, "a: # y\n- b\nc: 1\n", ("a", ["d", "e"]), "a: # y\n- d\n- e\nc: 1\n"),
    ("block to none", set_value, "a:\n  - b\nc: 1\n", ("a", []), "a: []\nc: 1\n"),
    ("flow list", set_value, "a: [b] # y\n", ("a", ["c, d", "e"]), 'a: ["c, d", e] # y\n'),
    ("quoted items", set_value, 'a: ["b"]\n', ("a", ["c"]), 'a: ["c"]\n'),
    ("spread list", set_value, "a: [\n  b\n]\n", ("a", ["c", "d"]), "a: [\n  c,\n  d\n]\n"),
    (
        "empty list as its siblings",
        set_value,
        "a: [] # y\nb:\n  - c\n",
        ("a", ["d"]),
        "a: # y\n  - d\nb:\n  - c\n",
    ),
    ("text to list", set_value, "a: b\nc: [d]\n", ("a", ["b", "e"]), "a: [b, e]\nc: [d]\n"),
    # set_value: new fields
    ("new", set_value, "a: 1\n", ("b", "c"), "a: 1\nb: c\n"),
    ("new list", set_value, "a:\n- 1\n", ("b", ["c"]), "a:\n- 1\nb:\n- c\n"),
    ("new before blank lines", set_value, "a: 1\n\n", ("b", 2), "a: 1\nb: 2\n\n"),
    ("new after a kept end", set_value, "a: |+\n  x\n\n", ("b", 2), "a: |+\n  x\n\nb: 2\n"),
    ("new in comments", set_value, "# y\n", ("b", 2), "# y\nb: 2\n"),
    ("new in nothing", set_value, "", ("b", 2), "b: 2\n"),
    ("new in braces", set_value, "{a: 1}\n", ("b", "c, d"), '{a: 1, b: "c, d"}\n'),
    ("new name in quotes", set_value, "a: 1\n", ("on", 2), 'a: 1\n"on": 2\n'),
    # keys
    ("remove", remove_key, "a: 1\nb: | # y\n  c\nd: 2\n", ("b",), "a: 1\nd: 2\n"),
    ("remove a list", remove_key, "a: # y\n- b\n# z\nc: 1\n", ("a",), "# z\nc: 1\n"),
    ("remove the only one", remove_key, "a: 1\n", ("a",), ""),
    ("remove in braces", remove_key, "{a: 1, b: 2}\n", ("b",), "{a: 1}\n"),
    ("remove what is not there", remove_key, "a: 1\n", ("b",), "a: 1\n"),
    ("rename", rename_key, "a:  [1] # y\n", ("a", "b"), "b:  [1] # y\n"),
    ("rename in quotes", rename_key, "'a': 1\n", ("a", "b"), "'b': 1\n"),
    ("rename what is not there", rename_key, "a: 1\n", ("b", "c"), "a: 1\n"),
    # items
    ("add", add_item, "a:\n  - b # y\n# z\n", ("a", "c"), "a:\n  - b # y\n  - c\n# z\n"),
    ("add in brackets", add_item, "a: ['b'] # y\n", ("a", "c"), "a: ['b', 'c'] # y\n"),
    ("add to a trailing comma", add_item, "a: [b,]\n", ("a", "c"), "a: [b, c,]\n"),
    (
        "add to spread brackets",
        add_item,
        "a: [\n  b, # x\n  c # y\n]\n",
        ("a", "d"),
        "a: [\n  b, # x\n  c, # y\n  d\n]\n",
    ),
    (
        "add after a last comma",
        add_item,
        "a: [\n  b, # x\n]\n",
        ("a", "d"),
        "a: [\n  b, # x\n  d,\n]\n",
    ),
    ("add what is there", add_item, "a: [b]\n", ("a", "b"), "a: [b]\n"),
    ("add to text", add_item, "a: b # y\n", ("a", "c"), "a: [b, c] # y\n"),
    ("add to empty text", add_item, "a: ''\n", ("a", "c"), "a: [c]\n"),
    ("add to nothing", add_item, "a:\nb:\n- x\n", ("a", "c"), "a:\n- c\nb:\n- x\n"),
    ("add to an empty dash", add_item, "a:\n  -\nb: 1\n", ("a", "c"), "a:\n  -\n  - c\nb: 1\n"),
    ("add a new list", add_item, "a: 1\n", ("b", "c"), "a: 1\nb: [c]\n"),
    ("drop", drop_item, "a:\n- b # y\n# z\n- c\n", ("a", "b"), "a:\n# z\n- c\n"),
    ("drop the last", drop_item, "a:\n- b\nc: 1\n", ("a", "b"), "a: []\nc: 1\n"),
    ("drop in brackets", drop_item, "a: [b, c, d] # y\n", ("a", "c"), "a: [b, d] # y\n"),
    ("drop the first", drop_item, "a: [b, c]\n", ("a", "b"), "a: [c]\n"),
    ("drop all in brackets", drop_item, "a: [b, c, c, d, c]\n", ("a", "c"), "a: [b, d]\n"),
    (
        "drop in spread brackets",
        drop_item,
        "a: [\n  b, # x\n  c # y\n]\n",
        ("a", "c"),
        "a: [\n  b # x\n]\n",
    ),
    ("drop text", drop_item, "a: b\n", ("a", "b"), 'a: ""\n'),
    ("replace", replace_item, "a:\n- b # y\n", ("a", "b", "c"), "a:\n- c # y\n"),
    ("replace in quotes", replace_item, "a: ['b', c]\n", ("a", "b", "d"), "a: ['d', c]\n"),
    ("replace text", replace_item, "a: 'b' # y\n", ("a", "b", "c"), "a: 'c' # y\n"),
    ("merge", replace_item, "a: [b, c]\n", ("a", "b", "c"), "a: [c]\n"),
    ("replace all", replace_item, "a: [b, b]\n", ("a", "b", "c"), "a: [c]\n"),
    ("replace what is not there", replace_item, "a: [b]\n", ("a", "x", "c"), "a: [b]\n"),
]


@pytest.mark.parametrize(
    ("change", "content", "arguments", "expected"),
    [pytest.param(*case[1:], id=case[0]) for case in CASES],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_yaml(
    change: Callable[..., list[Edit]],
    content: str,
    arguments: tuple[Any, ...],
    expected: str,
    newline: str,
) -> None:
    text = yaml(content).replace("\n", newline)

    assert after(change, text, *arguments) == yaml(expected).replace("\n", newline)


JSON = '{\n  "title": "桥",\n  "tags": ["a"]\n}\n\n正文。\n'


TOML = "+++\ntitle = '桥' # 题\ntags = [\"a\"]\n\n# about\n[params]\nx = 1\n+++\n\n正文。\n"


BARE = ';;;\n"a": 1\n;;;\n正文。\n'


@pytest.mark.parametrize(
    ("text", "change", "arguments", "old", "new"),
    [
        pytest.param(JSON, set_value, ("title", "河"), '"桥"', '"河"', id="json value"),
        pytest.param(JSON, set_value, ("n", None), '["a"]', '["a"],\n  "n": null', id="json new"),
        pytest.param(
            JSON,
            set_value,
            ("date", DAY),
            '["a"]',
            '["a"],\n  "date": "2026-03-14"',
            id="json date",
        ),
        pytest.param(JSON, remove_key, ("tags",), ',\n  "tags": ["a"]', "", id="json last"),
        pytest.param(JSON, remove_key, ("title",), '  "title": "桥",\n', "", id="json first"),
        pytest.param(JSON, rename_key, ("title", "a.b"), '"title"', '"a.b"', id="json rename"),
        pytest.param(JSON, add_item, ("tags", "b"), '["a"]', '["a", "b"]', id="json add"),
        pytest.param(JSON, add_item, ("title", "b"), '"桥"', '["桥", "b"]', id="json text to list"),
        pytest.param(JSON, drop_item, ("tags", "a"), '["a"]', "[]", id="json drop"),
        pytest.param(BARE, set_value, ("b", 2), '"a": 1', '"a": 1,\n"b": 2', id="json, no braces"),
        pytest.param(TOML, set_value, ("title", "河"), "'桥'", "'河'", id="toml value"),
        pytest.param(
            TOML, set_value, ("d", DAY), '["a"]\n', '["a"]\nd = 2026-03-14\n', id="toml new"
        ),
        pytest.param(TOML, remove_key, ("title",), "title = '桥' # 题\n", "", id="toml remove"),
        pytest.param(TOML, rename_key, ("title", "a b"), "title", '"a b"', id="toml rename"),
        pytest.param(TOML, rename_key, ("params", "site"), "[params]", "[site]", id="toml table"),
        pytest.param(TOML, add_item, ("tags", "b"), '["a"]', '["a", "b"]', id="toml add"),
    ],
)
def test_json_and_toml(
    text: str, change: Callable[..., list[Edit]], arguments: tuple[Any, ...], old: str, new: str
) -> None:
    assert after(change, text, *arguments) == text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文。\n", "---\ntitle: 桥\n---\n\n正文。\n"),
        ("\r\n正文。\r\n", "---\r\ntitle: 桥\r\n---\r\n\r\n正文。\r\n"),
        ("\ufeff正文。", "\ufeff---\ntitle: 桥\n---\n\n正文。"),
        ("", "---\ntitle: 桥\n---\n"),
    ],
    ids=["lf", "crlf", "bom", "empty"],
)
def test_a_draft_without_front_matter_gets_some(text: str, expected: str) -> None:
    assert after(set_value, text, "title", "桥") == expected


def test_a_new_field_can_be_put_after_another() -> None:
    text = yaml("a:\n- 1 # x\nb: 2\n")

    assert after(set_value, text, "c", 3, after="a") == yaml("a:\n- 1 # x\nc: 3\nb: 2\n")


@pytest.mark.parametrize(
    ("text", "change", "arguments", "message"),
    [
        (yaml("a: [\n"), set_value, ("a", 1), "line 2: the front matter cannot be read"),
        (yaml("- a\n"), set_value, ("a", 1), "holds no fields"),
        (yaml("a: 1\na: 2\n"), set_value, ("a", 3), "line 3: `a` is set twice"),
        (yaml("a: &x [1]\nb: *x\n"), set_value, ("a", 3), "an alias (`*`)"),
        (yaml("a: &x [1]\nb: *x\n"), add_item, ("b", 3), "(`*x`)"),
        (yaml("a: 1\nb: 2\n"), rename_key, ("a", "b"), "`b`, which already exists"),
        (TOML, set_value, ("title", None), "TOML has no way to write an empty value"),
        (TOML, remove_key, ("params",), "line 6: `params`"),
        (yaml("a: 1\n"), set_value, ("a", {1, 2}), "no notation for a set"),
        (yaml("a: 1\n"), set_value, ("a", "\ud800"), "cannot be in YAML"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 50 else "",
)
def test_what_cannot_be_done_is_refused(
    text: str, change: Callable[..., list[Edit]], arguments: tuple[Any, ...], message: str
) -> None:
    with pytest.raises(ChangeError) as caught:
        change(Document.parse(text, path="a.md"), *arguments)

    assert message in str(caught.value)
    assert str(caught.value).startswith("a.md: ")


@pytest.mark.parametrize(
    ("change", "arguments", "expected"),
    [
        (set_value, ("title", "河"), "Title: 河\nTAGS: [桥]\n"),
        (set_value, ("title", "桥"), "Title: 桥\nTAGS: [桥]\n"),
        (set_value, ("date", DAY), "Title: 桥\nTAGS: [桥]\ndate: 2026-03-14\n"),
        (remove_key, ("title",), "TAGS: [桥]\n"),
        (rename_key, ("title", "title"), "title: 桥\nTAGS: [桥]\n"),
        (rename_key, ("TITLE", "name"), "name: 桥\nTAGS: [桥]\n"),
        (add_item, ("tags", "河"), "Title: 桥\nTAGS: [桥, 河]\n"),
        (replace_item, ("tags", "桥", "河"), "Title: 桥\nTAGS: [河]\n"),
    ],
)
def test_case_is_of_no_matter_to_hugo(
    change: Callable[..., list[Edit]], arguments: tuple[Any, ...], expected: str
) -> None:
    post = Document.parse(yaml("Title: 桥\nTAGS: [桥]\n"), dialect=find_dialect("hugo"))

    assert apply_edits(post.text, change(post, *arguments)) == yaml(expected)


@pytest.mark.parametrize(
    ("content", "change", "arguments"),
    [
        ("Title: 桥\nname: 河\n", rename_key, ("title", "Name")),
        ("Title: 桥\ntitle: 河\n", set_value, ("title", "川")),
    ],
)
def test_a_name_in_another_case_is_taken(
    content: str, change: Callable[..., list[Edit]], arguments: tuple[Any, ...]
) -> None:
    with pytest.raises(ChangeError):
        change(Document.parse(yaml(content), dialect=find_dialect("hugo")), *arguments)


def test_tabs_that_hexo_reads_as_spaces_stay() -> None:
    text = yaml("tags:\n\t\t- 河\n\t\t- 桥\n")
    post = Document.parse(text, dialect=find_dialect("hexo"))

    changed = apply_edits(text, add_item(post, "tags", "路"))

    assert changed == yaml("tags:\n\t\t- 河\n\t\t- 桥\n\t\t- 路\n")
