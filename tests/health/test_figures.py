"""The figures of a small made-up archive."""

from __future__ import annotations

from datetime import date

import pytest

from postkit.health import Finding, PostFigures, collect

DAY = date(2026, 5, 1)
POSTS = (
    PostFigures("a/1.md", "一", "Li", "draft", 10, {"tags": ("river", "bridge")}, True),
    PostFigures("a/2.md", "二", "Li", "draft", 30, {"tags": ("river", "bridge")}),
    PostFigures("b/3.md", "三", "", "published", 5, {"tags": ("river", "rivers")}),
)
FINDINGS = (
    Finding("a/1.md", 3, 1, "SM101", "half-width-punctuation", "warning", "a"),
    Finding("a/1.md", 4, 1, "SM101", "half-width-punctuation", "warning", "b"),
    Finding("a/2.md", 1, 1, "DB001", "unclosed-details", "error", "c"),
    Finding("a/2.md", 9, 1, "SM101", "half-width-punctuation", "error", "d"),
)
FIGURES = collect(POSTS, FINDINGS, ["draft", "published"], DAY)


def test_findings_are_counted_in_every_way() -> None:
    assert FIGURES.by_severity == {"error": 2, "warning": 2, "info": 0}
    assert FIGURES.clean_posts == 1
    assert FIGURES.families == (("SM", 3), ("DB", 1))
    assert [(rule.code, rule.severity, rule.findings, rule.posts) for rule in FIGURES.rules] == [
        ("SM101", "error", 3, 2),
        ("DB001", "error", 1, 1),
    ]
    assert [(folder.name, folder.posts, folder.total) for folder in FIGURES.folders] == [
        ("a", 2, 4),
        ("b", 1, 0),
    ]
    assert [(author.name, author.posts, author.total) for author in FIGURES.authors] == [
        ("Li", 2, 4)
    ]


def test_the_worst_post_has_the_most_errors() -> None:
    assert [post.path for post, _ in FIGURES.worst] == ["a/2.md", "a/1.md"]


def test_stages_are_in_their_order_with_how_long_posts_wait() -> None:
    assert [(stage.name, stage.posts, stage.oldest_days) for stage in FIGURES.stages] == [
        ("draft", 2, 30),
        ("published", 1, 5),
    ]


def test_posts_are_counted_by_month_and_with_their_originals() -> None:
    dated = [post.__class__(**{**vars(post), "month": "2026-04"}) for post in POSTS[:2]]

    figures = collect([*dated, POSTS[2]], (), [], DAY)

    assert figures.months == (("2026-04", 2),)
    assert [(group.name, group.with_original) for group in figures.folders] == [("a", 1), ("b", 0)]


def test_the_posts_that_wait_longest_are_named() -> None:
    draft = FIGURES.stages[0]

    assert [(post.path, post.days) for post in draft.longest] == [("a/2.md", 30), ("a/1.md", 10)]
    assert FIGURES.to_dict()["stages"][0]["longest"] == {"a/2.md": 30, "a/1.md": 10}


@pytest.mark.parametrize(
    ("days", "median"), [([], 0), ([7], 7), ([20, 10], 15), ([11, 10], 10.5), ([90, 1, 2], 2)]
)
def test_the_median_wait_is_that_of_the_middle(days: list[int], median: float) -> None:
    posts = [PostFigures(f"{number}.md", "", "", "draft", wait) for number, wait in enumerate(days)]

    (stage,) = collect(posts, (), ["draft"], DAY).stages

    assert stage.median_days == median
    assert type(stage.median_days) is type(median)


def test_a_value_used_once_is_shown_beside_the_one_it_is_close_to() -> None:
    (tags,) = FIGURES.vocabularies

    assert (tags.field, tags.distinct) == ("tags", 3)
    assert tags.values[0] == ("river", 3)
    assert tags.outliers == (("rivers", "river", "b/3.md"),)


def test_an_empty_archive_has_figures() -> None:
    empty = collect((), (), [], DAY)

    assert empty.to_dict()["posts"] == 0
    assert empty.worst == empty.rules == empty.folders == ()
