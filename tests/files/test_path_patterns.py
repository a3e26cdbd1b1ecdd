"""Path patterns: what each of them matches."""

from __future__ import annotations

import pytest

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
        ("文章/*.md", "文章/桥.md", True),
        ("a.b", "aXb", False),
        ("a+(b)", "a+(b)", True),
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
