"""Rules that compare posts: what they find in two or more of them."""

from __future__ import annotations

import re

import pytest

from postkit.engine.compare_posts import compare
from postkit.engine.linter import Linter
from postkit.rules import Rule, find_rules
from postkit.rules.across_posts.archive_rule import ArchiveRule, PlacedFact
from postkit.source import Source
from postkit.testing import examples

_POST = re.compile(r"^# (\w[\w.]*\.md)\n", re.MULTILINE)


RULES = tuple(find_rules("XP"))


def findings(texts: dict[str, str], rules: tuple[type[Rule], ...] = RULES) -> list[str]:
    """Return `path:line:column CODE message` of all that is found between `texts`."""
    linter = Linter([rule() for rule in rules])
    reports = {path: linter.lint(Source(text, path)) for path, text in texts.items()}
    facts = [PlacedFact(path, fact) for path, report in reports.items() for fact in report.facts]
    by_code = {rule.code: rule for rule in linter.rules if isinstance(rule, ArchiveRule)}
    found = list(compare(facts, by_code))
    return [
        f"{path}:{diagnostic.line}:{diagnostic.column} {diagnostic.code} {diagnostic.message}"
        for path, text in texts.items()
        for diagnostic in linter.report_across(
            Source(text, path), [finding for finding in found if finding.path == path]
        ).diagnostics
    ]


def posts(*front_matters: str) -> dict[str, str]:
    return {f"{number}.md": f"---\n{one}\n---\n" for number, one in enumerate(front_matters, 1)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_documented_examples_are_true(rule: type[Rule]) -> None:
    shown = list(examples(rule))
    assert shown
    for bad, good in shown:
        for text, is_bad in ((bad, True), (good, False)):
            _, *parts = _POST.split(text)
            texts = dict(zip(parts[::2], parts[1::2], strict=True))
            assert len(texts) == 2
            assert bool(findings(texts, (rule,))) == is_bad


@pytest.mark.parametrize(
    ("front_matters", "expected"),
    [
        pytest.param(
            ["permalink: /桥/index.html", "aliases:\n- /旧\n- /桥/", "permalink: /:year/:title/"],
            ["2.md:4:3 XP004 `1.md` has the same address; give one of the two another"],
            id="an alias that is a permalink elsewhere",
        ),
        pytest.param(
            ["slug: bridge", "slug: bridge"],
            ["2.md:2:7 XP004 `1.md` has the same address; give one of the two another"],
            id="the same slug in one folder",
        ),
        pytest.param(
            ['permalink: "{{ page.fileSlug }}/"', 'permalink: "{{ page.fileSlug }}/"'],
            [],
            id="addresses that are filled in",
        ),
        pytest.param(
            ["source: https://a.example/x", "source: http://www.A.example/x/#top"],
            ["2.md:2:9 XP001 `1.md` has the same source; keep one of the two posts"],
            id="the same address in other words",
        ),
        pytest.param(
            ["source: https://a.example/w?v=1&si=7", "source: https://a.example/w?v=1"],
            ["2.md:2:9 XP001 `1.md` has the same source; keep one of the two posts"],
            id="a parameter that only tracks",
        ),
        pytest.param(
            ["source: https://a.example/w?v=1", "source: https://a.example/w?v=2"],
            [],
            id="a parameter that names the page",
        ),
        pytest.param(
            ["source: https://a.example", "source: https://a.example/"], [], id="a site, no page"
        ),
        pytest.param(["source: 晨报", "source: 晨报"], [], id="a name, no address"),
        pytest.param(
            ["title: 桥  与路", "title: 桥 与路"],
            ["2.md:2:8 XP002 `1.md` has the same title; give each post a title of its own"],
            id="the same title",
        ),
        pytest.param(
            ["title: 桥\nlang: zh-Hans", "title: 桥\nlang: zh-Hant"], [], id="another language"
        ),
        pytest.param(
            ["people: [Ada Mo, Bo]", "people: [Ada Mo]", "people:\n- ada-mo"],
            ["3.md:3:3 XP003 `ada-mo` is `Ada Mo` in 2 posts; use one spelling"],
            id="the rarer spelling",
        ),
        pytest.param(["tags: [C]", "tags: [C++]", "tags: ['C#']"], [], id="signs that tell apart"),
        pytest.param(["tags: [v1.10]", "tags: [v11.0, v110]"], [], id="versions"),
        pytest.param(["speaker: bo", "people: [Bo]"], [], id="another field"),
    ],
)  # fmt: skip
def test_posts_are_compared(front_matters: list[str], expected: list[str]) -> None:
    assert findings(posts(*front_matters)) == expected


PAGE = "## Boats {#boats}\n\n```sh\nsail\n```\n\n![Map](/map.png)\n\n## Fish\n"


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("a.md", "a.zh.md"),
        ("a.en.md", "a.zh-CN.md"),
        ("content/en/a.md", "content/zh/a.md"),
        ("docs/a.md", "docs/zh/a.md"),
        ("docs/a.md", "i18n/zh-Hans/docusaurus-plugin-content-docs/current/a.md"),
        ("README.md", "README_zh.md"),
    ],
)
def test_a_translation_is_held_against_its_original(original: str, translation: str) -> None:
    found = findings({original: PAGE, translation: "## 船\n"})

    ids = f"`## 船` lacks the id `{{#boats}}` of `{original}:1`"
    messages = [
        f"XP101 the section `## Fish` of `{original}:9` is missing after `## 船`; translate it",
        f"XP102 {ids}; add it, since links lead there",
        f"XP103 the code with `sail` in `{original}:3` is missing after `## 船`; add it",
        f"XP104 the image `/map.png` in `{original}:7` is missing after `## 船`; add it",
    ]
    assert sorted(found) == [f"{translation}:1:1 {message}" for message in messages]


def test_an_id_is_missed_at_the_heading_that_translates_its_own() -> None:
    found = findings({"a.md": "# A\n\n## B {#b}\n", "a.zh.md": "# 甲\n\n## 乙\n"})

    assert found == [
        "a.zh.md:3:1 XP102 `## 乙` lacks the id `{#b}` of `a.md:3`; add it, since links lead there"
    ]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        pytest.param("## A {#a}\n\n## B {#b}\n", "## 乙 {#b}\n\n## 甲 {#a}\n", id="moved"),
        pytest.param("## A {#a}\n", "### 甲 {#a}\n", id="another level"),
        pytest.param("## A {/*a*/}\n", "## 甲 {/*a*/}\n", id="ids of MDX"),
    ],
)
def test_sections_that_are_there_in_another_way(original: str, translation: str) -> None:
    assert findings({"a.md": original, "a.zh.md": translation}) == []


@pytest.mark.parametrize(
    ("translation", "place"),
    [
        pytest.param("# 港口\n\n## 船\n\n## 鱼\n", "3:1", id="within the first section"),
        pytest.param("# 港口\n\n## 鱼\n", "1:1", id="with its section"),
    ],
)
def test_code_is_missed_in_the_section_where_the_original_has_it(
    translation: str, place: str
) -> None:
    original = "# Harbour\n\n## Boats\n\n```sh\nrow\n```\n\n## Fish\n"

    found = findings({"harbour.md": original, "harbour.zh.md": translation})

    (missed,) = [finding for finding in found if "XP103" in finding]
    assert missed.startswith(f"harbour.zh.md:{place}")


def test_the_section_with_another_id_is_the_one_that_is_missing() -> None:
    original = "## A {#a}\n\n## B {#b}\n\n## C {#c}\n"

    assert findings({"a.md": original, "a.zh.md": "## 甲 {#a}\n\n## 丙 {#c}\n"}) == [
        "a.zh.md:1:1 XP101 the section `## B` of `a.md:3` is missing after `## 甲`; translate it"
    ]


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(["a.md", "b.zh.md"], id="other articles"),
        pytest.param(["a.ja.md", "a.zh.md"], id="no original"),
        pytest.param(["docs/a.md", "docs/it.md"], id="a name like a language"),
        pytest.param(["a.md", "a.zh.md", "zh/a.md"], id="two pages in one language"),
    ],
)
def test_pages_that_nothing_says_belong_together(paths: list[str]) -> None:
    assert findings(dict(zip(paths, [PAGE, "船\n", "船\n"], strict=False))) == []


def test_one_post_alone_is_at_no_fault() -> None:
    assert findings(posts("source: [https://a.example/x, https://a.example/x]\ntags: [a, A]")) == []


def test_a_comment_lets_a_finding_through_and_counts_as_used() -> None:
    texts = posts("title: 桥", "# postkit-disable-next-line XP002\ntitle: 桥")

    assert findings(texts) == []
