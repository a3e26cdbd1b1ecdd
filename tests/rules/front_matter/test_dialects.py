"""What is wrong with front matter depends on the generator."""

from __future__ import annotations

import pytest

from postkit.config import Settings
from postkit.dialects import find_dialect
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.source import Source


def linter(site: str) -> Linter:
    rules = Settings().linter(None).rules
    return Linter(rules, dialect=find_dialect(site))


def codes(site: str, text: str) -> list[str]:
    return [finding.code for finding in linter(site).lint(Source(text, "a.md")).diagnostics]


@pytest.mark.parametrize(
    ("site", "text", "expected"),
    [
        ("plain", "title: 桥\ndate: 2024-05-01\n---\n\n正文。\n", ["FM002"]),
        ("hugo", "---\ntitle: 桥\n...\n\n正文。\n", ["FM002"]),
        ("jekyll", "---\ntitle: 桥\n...\n\n正文。\n", []),
        ("mkdocs", "---\ntitle: 桥\n...\n\n正文。\n", []),
        ("hexo", "title: 桥\ndate: 2024-05-01\n---\n\n正文。\n", []),
        ("hexo", "---\ntitle: 桥\ntags:\n\t\t- 河\n---\n\n正文。\n", []),
        ("hugo", "---\ntitle: 桥\ntags:\n\t\t- 河\n---\n\n正文。\n", ["FM004"]),
        *((site, "\n \n---\ntitle: 桥\n---\n\n正文。\n", []) for site in ("astro", "hugo", "zola")),
        ("jekyll", "\n---\ntitle: 桥\n---\n\n正文。\n", ["FM002"]),
        ("hugo", "# 桥\n\n---\ntitle: 桥\n---\n\n正文。\n", ["FM002"]),
        ("hugo", "---title: 桥\ndate: 2024-05-01\n---正文。\n", []),
        ("jekyll", "---title: 桥\ndate: 2024-05-01\n---\n\n正文。\n", ["FM002"]),
        ("hugo", "---\n---\n\n正文。\n", ["FM006"]),
        ("jekyll", "---\n---\n\n正文。\n", []),
        ("pelican", "---\ntitle: 桥: 河\ntags: [桥\n---\n\n正文。\n", []),
        ("pelican", "Title: 桥\nDate: 2024-05-01\n---\n\n正文。\n", []),
        ("mkdocs", "---\ntitle: 桥: 河\n---\n\n正文。\n", ["FM004"]),
        ("logseq", "---\ntags: [[桥]], [[河]]\n---\n\n- 正文。\n", []),
        ("obsidian", "---\ntags: [[桥]], [[河]]\n---\n\n- 正文。\n", ["FM004"]),
    ],
)
def test_front_matter_that_one_generator_reads_is_no_error_there(
    site: str, text: str, expected: list[str]
) -> None:
    assert codes(site, text) == expected


@pytest.mark.parametrize(
    ("site", "written", "expected"),
    [
        ("hugo", "no", "no"),
        ("jekyll", "no", "false"),
        ("mkdocs", "on", "true"),
        ("eleventy", "no", '"no"'),
        ("hugo", "1:30", '"1:30"'),
        ("eleventy", "1:30", "1:30"),
        ("jekyll", "1:30", "1:30"),
        ("plain", "no", "no"),
        ("zola", "no", '"no"'),
        # It has no front matter, so nobody knows who reads it.
        ("mdbook", "no", "no"),
        ("hugo", "012", "012"),
    ],
)
def test_a_value_is_quoted_safely_only_where_the_site_reads_the_same(
    site: str, written: str, expected: str
) -> None:
    text = f"---\ntitle: 桥\nflag: {written}\n---\n\n正文在这里。\n"

    assert fix(linter(site), Source(text, "a.md")).text == text.replace(written, expected)


@pytest.mark.parametrize(
    ("site", "is_translated"),
    [("plain", True), ("hugo", True), ("obsidian", False), ("logseq", False)],
)
def test_properties_of_a_note_may_have_names_in_any_language(
    site: str, is_translated: bool
) -> None:
    assert ("FM026" in codes(site, "---\n标题: 桥\n---\n\n桥。\n")) is is_translated


YAML = "title: 河\n---\n\n正文。\n"


TOML = '+++\ntitle = "河"\n+++\n\n正文。\n'


JSON = '{\n"title": "河"\n}\n\n正文。\n'


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        # As hexo-front-matter 4, gray-matter 4, Hugo 0.111 and Jekyll 4.3 read them.
        pytest.param(f"---\n{YAML}", set(), id="plain"),
        pytest.param(f"--- \n{YAML}", {"hexo"}, id="blank"),
        pytest.param(f"---yaml\n{YAML}", {"hexo", "hugo", "jekyll"}, id="named"),
        pytest.param(TOML, {"hexo", "jekyll", "eleventy", "vitepress"}, id="toml"),
        pytest.param(JSON, {"hexo", "jekyll", "eleventy", "vitepress"}, id="json"),
        pytest.param(
            ';;;\n"title": "河"\n;;;\n\n正文。\n',
            {"hugo", "jekyll", "eleventy", "vitepress"},
            id="semicolons",
        ),
    ],
)
def test_fences_that_a_generator_does_not_read(text: str, sites: set[str]) -> None:
    all_sites = ("hexo", "hugo", "jekyll", "eleventy", "vitepress", "plain")

    assert {site for site in all_sites if "FM021" in codes(site, text)} == sites


@pytest.mark.parametrize("opening", ["--- ", "---yaml", "---\t"])
def test_a_fence_is_written_as_the_generator_reads_it(opening: str) -> None:
    fixed = fix(linter("hexo"), Source(f"{opening}\n{YAML}", "a.md")).text

    assert fixed == f"---\n{YAML}"


@pytest.mark.parametrize(
    ("site", "tags", "is_found"),
    [
        *((site, "河, 桥", True) for site in ("hugo", "hexo", "jekyll", "eleventy", "docusaurus")),
        *((site, "河, 桥", False) for site in ("plain", "pelican", "bridgetown")),
        *(("hugo", tags, False) for tags in ("[河, 桥]", "河", "河 桥", "河,", "", "12")),
        ("hugo", '"河, 桥"', True),
    ],
)
def test_tags_in_one_text_where_a_list_is_taken(site: str, tags: str, is_found: bool) -> None:
    text = f"---\ntitle: 河\ntags: {tags}\n---\n\n正文。\n"

    assert ("FM024" in codes(site, text)) == is_found


_HUGO = linter("hugo")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("Title: 桥\ntitle: 河", ["FM007"], id="two values"),
        pytest.param("cover:\n  Alt: 桥\n  alt: 河", ["FM007"], id="in a mapping"),
        pytest.param("pages:\n  - Name: 桥\n    name: 河", [], id="not in a list"),
        pytest.param("Title: 桥\ndate: 2026-03-14", [], id="two keys"),
        pytest.param("Tags: 河, 桥", ["FM024"], id="the name of a field"),
    ],
)
def test_hugo_takes_no_notice_of_the_case_of_keys(head: str, expected: list[str]) -> None:
    text = f"---\n{head}\n---\n"

    assert codes("hugo", text) == expected
    assert "FM007" not in codes("jekyll", text)


def test_a_key_in_another_case_that_says_the_same_can_go() -> None:
    result = fix(_HUGO, Source("---\nTitle: 桥\ntitle: 桥\n---\n", "a.md"))

    assert result.text == "---\nTitle: 桥\n---\n"


@pytest.mark.parametrize("head", ["Title: ''\ntitle: 桥\n", "Title: 桥\ntitle: 河\n"])
def test_of_two_values_of_a_key_in_another_case_none_is_chosen(head: str) -> None:
    source = Source(f"---\n{head}---\n", "a.md")
    message = "`title` is already set on line 2, as `Title`, which is the same key to Hugo"

    assert fix(_HUGO, source).text == source.text
    assert _HUGO.lint(source).diagnostics[0].message == f"{message}; keep one of the two"
