"""Whatever the front matter, a change changes one field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import frontmatter
from hypothesis import example, given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.files.read_write import read_source
from postkit.front_matter_edits.list_items import (
    GONE,
    add_item,
    drop_item,
    replace_item,
    replace_items,
)
from postkit.front_matter_edits.set_value import remove_key, rename_key, same, set_value


def after(change: Callable[..., list[Edit]], text: str, *arguments: Any, **named: Any) -> str:
    return apply_edits(text, change(Document.parse(text), *arguments, **named))


def yaml(content: str) -> str:
    return f"---\n{content}---\n\n正文。\n"


# What people and machines write as values: (as written after the key, whether it is a list).
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
    left: Any = [each for each in items if not same(each, item)]
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

    expected = [new if each == old[index] else each for each in old]
    if new in old and new != old[index]:
        expected = [each for each in old if each != old[index]]
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
                for each in old[:2]:
                    left = [item for item in old if item != each]
                    check(text, drop_item(document, key, each), key, {**values, key: left})
            done += 1
    assert done > 400
