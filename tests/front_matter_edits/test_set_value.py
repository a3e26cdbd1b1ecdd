"""Changes of single fields of front matter: what reads differently after them, and what stays."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.errors import ChangeError
from postkit.files.read_write import read_source
from postkit.front_matter_edits.list_items import (
    GONE,
    add_item,
    drop_item,
    replace_item,
    replace_items,
)
from postkit.front_matter_edits.set_value import remove_key, rename_key, same, set_value

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
    ("new behind a kept end", set_value, "a: |+\n  x\n\n", ("b", 2), "a: |+\n  x\n\nb: 2\n"),
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
        "add behind a last comma",
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


# What people and machines write as values: (as written behind the key, whether it is a list).
VALUES = [
    " plain", " 中文：题目", " 'single'", ' "double \\" x"', "", " ''", " true", " 2026-01-02",
    " 3.10", " [a, 'b']", " [] ", " [\n  a, # c\n  'b'\n]", " {k: v}", "\n- a\n- b: 1\n",
    "\n  - 'x' # c\n\n  - y", "\n  -\n  - z", "\n  sub: 1\n  more: [x]", " |\n  one\n\n  two",
    " >-\n  folded\n  text", " |+\n  kept\n\n", " two\n  lines", "\n  below",
]  # fmt: skip
COMMENTS = ["", " # 说明", "  # a, b: c"]
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(["on", "1:30", "~", "- a", "a: b", "x #y", "'", "[a", "多\n行\n", "é\u2028"]),
)  # fmt: skip
NEW = st.one_of(
    TEXTS, st.booleans(), st.integers(), st.none(), st.dates(), st.lists(TEXTS, max_size=3),
    st.dictionaries(TEXTS.filter(lambda key: 0 < len(key) < 9 and key != "<<"), TEXTS, max_size=2),
)  # fmt: skip


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return YAML front matter with a body, and its keys."""
    keys = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True))
    lines = []
    for key in keys:
        value = draw(st.sampled_from(VALUES))
        comment = draw(st.sampled_from(COMMENTS)) if "\n" not in value else ""
        above = draw(st.sampled_from(["", "# 注\n", "\n"]))
        lines.append(f"{above}{key}:{value}{comment}\n")
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return yaml("".join(lines)).replace("\n", newline), keys


def check(text: str, edits: list[Edit], key: str, expected: dict[str, Any]) -> None:
    """Check that `edits` change only the entry `key`, to `expected`."""
    changed = apply_edits(text, edits)
    before, now = Document.parse(text), Document.parse(changed)
    assert now.front_matter is not None
    assert same(sorted(now.front_matter.values.items()), sorted(expected.items()))
    assert changed.endswith(text[before.body.start :])
    if "\r\n" in text:
        assert "\n" not in changed.replace("\r\n", "")
    entry = before.front_matter and before.front_matter.entry(key)
    if entry and edits:
        end = max(entry.key_span.end, entry.value.span.end)
        assert min(edit.start for edit in edits) >= entry.key_span.start
        line_end = before.source.line_span(end).end
        assert not text[line_end : max(edit.end for edit in edits)].strip()


def values_of(text: str) -> dict[str, Any]:
    front_matter = Document.parse(text).front_matter
    assert front_matter is not None
    assert front_matter.failure is None
    return dict(front_matter.values)


@given(drafts(), st.sampled_from("abcdefg"), NEW)
def test_setting_changes_one_field(draft: tuple[str, list[str]], key: str, value: Any) -> None:
    text, _ = draft
    values = values_of(text)

    edits = set_value(Document.parse(text), key, value)

    read = values_of(apply_edits(text, edits))[key]
    assert same(read, value) or read == str(value)
    check(text, edits, key, {**values, key: read})


@given(drafts(), st.sampled_from("abcdef"), TEXTS)
@example(("---\na: plain\n---\n\n正文。\n", ["a"]), "a", "=")
@example(("---\na: plain\n---\n\n正文。\n", ["a"]), "a", "<<")
def test_texts_read_the_same_for_python_frontmatter(
    draft: tuple[str, list[str]], key: str, value: str
) -> None:
    text, _ = draft

    changed = after(set_value, text, key, value)

    assert frontmatter.loads(changed.replace("\r\n", "\n")).metadata[key] == value


@example(("---\na: |+\n  kept\n\n\nb: plain\n\nc: plain\n---\n", []), "b")
@given(drafts(), st.sampled_from("abcdef"))
def test_removing_leaves_the_others(draft: tuple[str, list[str]], key: str) -> None:
    text, _ = draft
    values = values_of(text)

    edits = remove_key(Document.parse(text), key)

    check(text, edits, key, {name: one for name, one in values.items() if name != key})


@given(drafts(), st.sampled_from("abcdef"), TEXTS.filter(lambda name: name and name != "<<"))
def test_renaming_keeps_value_and_place(draft: tuple[str, list[str]], key: str, new: str) -> None:
    text, _ = draft
    values = values_of(text)
    if new in values:
        return

    changed = values_of(after(rename_key, text, key, new))

    assert same(list(changed.items()), [(new if k == key else k, v) for k, v in values.items()])


@given(drafts(), st.sampled_from("abcdef"), TEXTS)
def test_an_item_that_is_added_and_dropped_leaves_the_list(
    draft: tuple[str, list[str]], key: str, item: str
) -> None:
    text, _ = draft
    values = values_of(text)
    old = values.get(key)
    items = old if isinstance(old, list) else [] if old in (None, "") else [old]

    edits = add_item(Document.parse(text), key, item)
    added = apply_edits(text, edits)

    check(
        text, edits, key, {**values, key: items + [item] * (item not in items)} if edits else values
    )
    edits = drop_item(Document.parse(added), key, item)
    left: Any = [one for one in items if not same(one, item)]
    if not isinstance(values_of(added).get(key), list):
        left = "" if item == old else old
    check(added, edits, key, {**values, key: left})


@given(drafts(), st.sampled_from("abcdef"), st.integers(0, 1), TEXTS)
def test_replacing_an_item_changes_no_other(
    draft: tuple[str, list[str]], key: str, index: int, new: str
) -> None:
    text, _ = draft
    values = values_of(text)
    old = values.get(key)
    if not isinstance(old, list) or index >= len(old):
        return

    edits = replace_item(Document.parse(text), key, old[index], new)

    expected = [new if one == old[index] else one for one in old]
    if new in old and new != old[index]:
        expected = [one for one in old if one != old[index]]
    check(text, edits, key, {**values, key: expected})


def list_of(items: list[str], style: str) -> str:
    """Return the lines of a list, each item with a comment where it has a line of its own."""
    if style == "block":
        return "".join(f"\n  # above {item}\n  - {item} # beside {item}" for item in items) + "\n"
    if style == "flow":
        return f" [{', '.join(items)}]\n"
    comma = "," if style == "trailing" else ""
    lines = [f"  {item}{',' if item != items[-1] else comma} # beside {item}" for item in items]
    return " [\n" + "\n".join(lines) + "\n]\n"


@given(
    st.lists(st.sampled_from(["aa", "bb", "cc", "dd", "ee"]), min_size=1, unique=True),
    st.sampled_from(["block", "flow", "spread", "trailing"]),
    st.dictionaries(
        st.sampled_from(["aa", "bb", "cc", "dd", "ee"]), st.sampled_from(["aa", "bb", "zz", GONE])
    ),
)
def test_many_items_are_replaced_at_once(
    items: list[str], style: str, new: dict[str, object]
) -> None:
    text = yaml(f"a: 1\ntags:{list_of(items, style)}z: 2\n")
    wanted = [new.get(item, item) for item in items]
    kept = {item for item, after in zip(items, wanted, strict=True) if item == after}
    expected = [
        after
        for index, (item, after) in enumerate(zip(items, wanted, strict=True))
        if after == item
        or (after is not GONE and after not in kept and after not in wanted[:index])
    ]

    edits = replace_items(Document.parse(text), "tags", lambda item: new.get(item, item))
    changed = apply_edits(text, edits)

    assert values_of(changed) == {"a": 1, "tags": expected, "z": 2}
    if style != "flow" and expected:
        assert all(f"# beside {item}\n" in changed for item in kept)


def test_every_field_of_the_real_posts(corpus: list[Path]) -> None:
    done = 0
    for path in corpus[::12]:
        text = read_source(path).text
        values = values_of(text)
        document = Document.parse(text)
        for key, old in values.items():
            check(text, set_value(document, key, "改：1"), key, {**values, key: "改：1"})
            check(text, set_value(document, key, ["x: y"]), key, {**values, key: ["x: y"]})
            rest = {name: one for name, one in values.items() if name != key}
            check(text, remove_key(document, key), key, rest)
            if isinstance(old, list):
                check(text, add_item(document, key, "新"), key, {**values, key: [*old, "新"]})
                for one in old[:2]:
                    left = [item for item in old if item != one]
                    check(text, drop_item(document, key, one), key, {**values, key: left})
            done += 1
    assert done > 400


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
