"""Path patterns: what each of them matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postkit.files.path_patterns import PathPatterns


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "posts/deep/a.md", True),
        ("*.md", "a.mdx", False),
        ("*.md", "a.md/b.txt", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("drafts", "drafts/a.md", True),
        ("drafts/", "posts/drafts/a.md", True),
        ("drafts", "my-drafts/a.md", False),
        ("drafts", "drafts.md", False),
        ("/drafts", "drafts/a.md", True),
        ("/drafts", "posts/drafts/a.md", False),
        ("posts/*.md", "posts/a.md", True),
        ("posts/*.md", "posts/deep/a.md", False),
        ("posts/*.md", "site/posts/a.md", False),
        ("posts/**/*.md", "posts/a.md", True),
        ("posts/**/*.md", "posts/x/y/a.md", True),
        ("posts/**", "posts/x/y/a.md", True),
        ("posts/**", "posts", False),
        ("**/old/*", "x/old/a.md", True),
        ("**/old/*", "old/a.md", True),
        ("./posts/a.md", "posts/a.md", True),
        ("posts/a.md", "./posts/a.md", True),
        ("posts/a.md", "posts\\a.md", True),
        ("posts\\*.md", "posts/a.md", True),
        (".\\posts\\", "posts\\a.md", True),
        ("文章/*.md", "文章/桥.md", True),
        ("a.b", "aXb", False),
        ("a+(b)", "a+(b)", True),
        ("a*b*c", "abbcbc", True),
        ("*ab", "aab", True),
        ("*ab", "aba", False),
        ("x/**/a*/b", "x/a/c/ab/b", True),
        ("**/a/**/b", "a/x/a/b", True),
        ("a**b", "a/x/b", True),
    ],
)
def test_a_pattern_matches(pattern: str, path: str, expected: bool) -> None:
    assert PathPatterns([pattern]).match(path) is expected


def test_one_of_several_is_enough() -> None:
    patterns = PathPatterns(["*.md", "notes/"])

    assert patterns.match("a.md")
    assert patterns.match("notes/a.txt")
    assert not patterns.match("a.txt")


def test_no_patterns_match_nothing() -> None:
    assert not PathPatterns([]).match("")


def matches_slowly(pattern: str, path: str) -> bool:
    """Tell whether a pattern from the root matches, trying each length of each sign."""
    if not pattern:
        return not path or path.startswith("/")
    if pattern.startswith("**/") and matches_slowly(pattern[3:], path):
        return True
    for sign, ends in (("**/", "/"), ("**", ""), ("*", "")):
        if pattern.startswith(sign):
            return any(
                path[:size].endswith(ends)
                and (sign != "*" or "/" not in path[:size])
                and matches_slowly(pattern[len(sign) :], path[size:])
                for size in range(len(ends), len(path) + 1)
            )
    is_same = path[:1] not in ("", "/") if pattern[0] == "?" else path[:1] == pattern[0]
    return is_same and matches_slowly(pattern[1:], path[1:])


@given(
    st.lists(st.sampled_from(["a", "b", "?", "*", "/", "/**/", "ab", "*a"]), max_size=8),
    st.text("ab/", max_size=10),
)
def test_a_pattern_matches_what_trying_all_lengths_does(parts: list[str], path: str) -> None:
    pattern = re.sub("/{2,}", "/", "x/" + "".join(parts)).rstrip("/")
    # `***` is a sign in no language of patterns.
    assume("***" not in pattern and not re.search(r"[^/]\*\*|\*\*[^/]", pattern))

    assert PathPatterns([pattern]).match(f"x/{path}") is matches_slowly(pattern, f"x/{path}")


@pytest.mark.parametrize(
    "pattern", ["*a" * 40 + "b", "**/" * 40 + "b", "**a" * 40 + "b", "x/" + "**/*a*a" * 20 + "b"]
)
def test_many_signs_take_no_more_time_than_few(pattern: str) -> None:
    path = "x/" + "a" * 250 + "/" + "a" * 250

    assert not PathPatterns([pattern]).match(path)
