"""Fields within a mapping of front matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.errors import ChangeError
from postkit.front_matter_edits.nested import remove_nested, rename_nested, set_nested
from postkit.front_matter_edits.set_value import set_value


def after(content: str, path: tuple[str, ...], value: Any) -> str:
    text = f"---\n{content}---\n\n正文。\n"
    changed = apply_edits(text, set_nested(Document.parse(text), path, value))
    assert changed.startswith("---\n")
    assert changed.endswith("---\n\n正文。\n")
    return changed.removeprefix("---\n").removesuffix("---\n\n正文。\n")


@pytest.mark.parametrize(
    ("content", "path", "expected"),
    [
        ("a:\n  b: 1 # x\n  c: 2\n", "a.b", "a:\n  b: 新 # x\n  c: 2\n"),
        ("a:\n  c: 2 # x\nd: 1\n", "a.b", "a:\n  c: 2 # x\n  b: 新\nd: 1\n"),
        ("a: {b: '1', c: 2}\n", "a.b", "a: {b: '新', c: 2}\n"),
        ("a: {c: 2}\n", "a.b", "a: {c: 2, b: 新}\n"),
        ("a:\n  b:\n    c: 1\n", "a.b.c", "a:\n  b:\n    c: 新\n"),
        ("a:\n  b:\n", "a.b", "a:\n  b: 新\n"),
        ("c: 1\n", "a.b", "c: 1\na: {b: 新}\n"),
        ("a:\n  b: 新\n", "a.b", "a:\n  b: 新\n"),
    ],
)
def test_set_nested(content: str, path: str, expected: str) -> None:
    assert after(content, tuple(path.split(".")), "新") == expected


@pytest.mark.parametrize(
    "content", ["a: 1\n", "a: [1]\n", "x: &x {b: 1}\na: *x\n", "a:\n  b: 1\n  b: 2\n"]
)
def test_what_is_no_mapping_is_refused(content: str) -> None:
    with pytest.raises(ChangeError):
        after(content, ("a", "b"), "新")


@pytest.mark.parametrize(
    "text",
    ["---\n{title: x, b:,}\n---\n\nx\n", "---\nauthor: &me\n  name: x\nt: 1\n---\n\nx\n"],
)
def test_uncertain_forms_are_refused(text: str) -> None:
    with pytest.raises(ChangeError):
        set_value(Document.parse(text), "author", 5)


SCALARS = st.sampled_from(["1", "x", "'x'", '"x"', "", "x # y", "[1, 2]", "{p: 1}", "2026-01-01"])


@given(
    st.dictionaries(st.sampled_from("abcd"), SCALARS, min_size=1),
    st.sampled_from("abcde"),
    st.sampled_from(["新", 5, True, "a: b", "on", "#x"]),
)
def test_all_else_is_kept(fields: dict[str, str], key: str, value: Any) -> None:
    lines = [f"  {name}: {text}\n" for name, text in fields.items()]
    content = f"x: 1\ncover:\n{''.join(lines)}z: 2 # z\n"
    try:
        changed = after(content, ("cover", key), value)
    except ChangeError:
        return
    kept = [line for line in lines if not line.startswith(f"  {key}:")]
    assert [line for line in changed.splitlines(keepends=True) if f"  {key}:" not in line] == [
        "x: 1\n",
        "cover:\n",
        *kept,
        "z: 2 # z\n",
    ]


def changed(content: str, edits: Callable[[Document], list[Edit]]) -> str:
    text = f"---\n{content}---\n\n正文。\n"
    after = apply_edits(text, edits(Document.parse(text)))
    return after.removeprefix("---\n").removesuffix("---\n\n正文。\n")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a:\n  b: 1 # x\n  c: 2\n", "a:\n  c: 2\n"),
        ("a:\n  c: 2\n  b:\n    - 1\n    - 2\nd: 1\n", "a:\n  c: 2\nd: 1\n"),
        ("a: {b: 1, c: 2}\n", "a: {c: 2}\n"),
        ("a: {c: 2, b: 1}\n", "a: {c: 2}\n"),
        ("a:\n  b: 1\n", "a: {}\n"),
        ("a:\n  b: |\n    一\n\n    二\n  c: 2\n", "a:\n  c: 2\n"),
        ("a:\n  c: 2\n", "a:\n  c: 2\n"),
        ("a: 1\n", "a: 1\n"),
    ],
)
def test_remove_nested(content: str, expected: str) -> None:
    assert changed(content, lambda post: remove_nested(post, ("a", "b"))) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a:\n  b: 1 # x\n  c: 2\n", "a:\n  新: 1 # x\n  c: 2\n"),
        ("a: {'b': 1, c: 2}\n", "a: {'新': 1, c: 2}\n"),
        ("a:\n  c: 2\n", "a:\n  c: 2\n"),
    ],
)
def test_rename_nested(content: str, expected: str) -> None:
    assert changed(content, lambda post: rename_nested(post, ("a", "b"), "新")) == expected


@pytest.mark.parametrize(
    "content", ["a: {b: 1, c: 2}\n", "x: &x {b: 1}\na: *x\n", "a:\n  b: 1\n  b: 2\n"]
)
def test_a_name_that_is_there_or_elsewhere_is_refused(content: str) -> None:
    with pytest.raises(ChangeError):
        changed(content, lambda post: rename_nested(post, ("a", "b"), "c"))


HUGO = find_dialect("hugo")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda post: set_nested(post, ("cover", "alt"), 2), "Cover:\n  Alt: 2\n  B: 1\n"),
        (lambda post: set_nested(post, ("COVER", "c"), 2), "Cover:\n  Alt: 1\n  B: 1\n  c: 2\n"),
        (lambda post: remove_nested(post, ("cover", "alt")), "Cover:\n  B: 1\n"),
        (lambda post: rename_nested(post, ("cover", "ALT"), "alt"), "Cover:\n  alt: 1\n  B: 1\n"),
        (lambda post: rename_nested(post, ("cover", "b"), "c"), "Cover:\n  Alt: 1\n  c: 1\n"),
    ],
)
def test_case_is_of_no_matter_to_hugo(
    edit: Callable[[Document], list[Edit]], expected: str
) -> None:
    post = Document.parse("---\nCover:\n  Alt: 1\n  B: 1\n---\n", dialect=HUGO)

    assert apply_edits(post.text, edit(post)) == f"---\n{expected}---\n"


def test_a_name_in_another_case_is_taken() -> None:
    post = Document.parse("---\nCover:\n  Alt: 1\n  B: 1\n---\n", dialect=HUGO)

    with pytest.raises(ChangeError):
        rename_nested(post, ("cover", "alt"), "b")
