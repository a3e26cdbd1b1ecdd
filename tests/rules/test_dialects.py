"""What rules say depends on how the site reads a post."""

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


EMPHASIS = "这是**真的。**然后他打开了**“旧箱子”**的盖子，里面少了**16%**的信。\n"


@pytest.mark.parametrize(
    ("site", "is_broken"),
    [
        *((site, True) for site in ("plain", "eleventy", "hugo", "hexo", "docusaurus")),
        *((site, False) for site in ("jekyll", "mkdocs", "pelican", "honkit", "logseq")),
    ],
)
def test_emphasis_is_broken_where_the_engine_does_not_render_it(site: str, is_broken: bool) -> None:
    assert ("MD001" in codes(site, EMPHASIS)) == is_broken


@pytest.mark.parametrize(
    ("site", "is_broken"),
    [*((site, True) for site in ("jekyll", "mkdocs", "logseq")), ("honkit", False)],
)
def test_one_engine_renders_emphasis_beside_spaces(site: str, is_broken: bool) -> None:
    assert ("MD001" in codes(site, "这是** 真的 **然后再说。\n")) == is_broken


def test_tags_of_mdx_are_marks_beside_emphasis() -> None:
    text = "<summary>**“问题”？**</summary>\n\n> **示例：**<br/>\n"

    assert "MD001" not in codes("docusaurus", text)


def test_mdx_reads_markdown_between_tags_without_blank_lines() -> None:
    text = "<details>\n<summary>问</summary>\n**答案**在这里。\n</details>\n后文。\n"

    assert not {"DB012", "DB014"} & set(codes("docusaurus", text))
    assert {"DB012", "DB014"} & set(codes("eleventy", text))


@pytest.mark.parametrize(
    ("site", "tag", "is_found"),
    [
        ("jekyll", "<details>", True),
        ("mkdocs", "<details open>", True),
        ("jekyll", '<details markdown="1">', False),
        ("mkdocs", "<details markdown>", False),
        ("eleventy", "<details>", False),
    ],
)
def test_markdown_in_html_needs_an_attribute_on_some_sites(
    site: str, tag: str, is_found: bool
) -> None:
    text = f"{tag}\n<summary>Original</summary>\n\nThe **bridge** is open.\n\n</details>\n"

    assert ("DB012" in codes(site, text)) == is_found


def test_the_attribute_is_added_to_the_tag() -> None:
    text = "<details open>\n<summary>Original</summary>\n\n- day\n- night\n\n</details>\n"

    fixed = fix(linter("jekyll"), Source(text, "a.md"), unsafe=True).text

    assert fixed == text.replace("<details open>", '<details open markdown="1">')


@pytest.mark.parametrize(("site", "is_safe"), [("plain", True), ("hexo", False), ("astro", False)])
def test_a_bare_address_may_be_a_link_already(site: str, is_safe: bool) -> None:
    source = Source("见[主页]（https://example.org/a）。\n", "a.mdx" if site == "astro" else "a.md")
    result = fix(linter(site), source)

    assert ("](https://example.org/a)" in result.text) == is_safe


@pytest.mark.parametrize(
    ("site", "is_link"),
    [
        *((site, True) for site in ("mkdocs", "jekyll", "honkit", "logseq")),
        *((site, False) for site in ("hugo", "hexo", "obsidian")),
    ],
)
def test_some_engines_read_addresses_with_spaces(site: str, is_link: bool) -> None:
    assert ("MD006" in codes(site, "见[报告](files/annual report.pdf)。\n")) != is_link


@pytest.mark.parametrize(
    ("site", "is_heading"),
    [
        *((site, (False, False)) for site in ("plain", "hugo", "jekyll", "eleventy")),
        ("hexo", (False, True)),
        *((site, (True, True)) for site in ("mkdocs", "honkit")),
    ],
)
def test_some_engines_need_no_space_in_a_heading(site: str, is_heading: tuple[bool, bool]) -> None:
    texts = ("##第一天\n", "##\u3000第一天\n")

    assert tuple("MD003" not in codes(site, text) for text in texts) == is_heading
    assert "MD003" in codes(site, "＃＃ 第一天\n")


@pytest.mark.parametrize("after", [":::", "{% endtab %}", "{{< /tab >}}"])
def test_what_closes_a_container_is_not_glued_to_a_block(after: str) -> None:
    text = f"<details>\n<summary>问</summary>\n\n答案。\n\n</details>\n{after}\n\n正文。\n"

    assert "DB014" not in codes("vitepress", text)


@pytest.mark.parametrize(("site", "is_fixed"), [("plain", True), ("hugo", True), ("hexo", False)])
def test_an_address_may_run_on_to_the_next_space(site: str, is_fixed: bool) -> None:
    text = "见 https://example.org/a，之后的话,也在这里。 再说的话,还有。\n"
    fixed = fix(linter(site), Source(text, "a.md")).text

    assert ("的话，也" in fixed) == is_fixed
    assert "的话，还有" in fixed


@pytest.mark.parametrize(("site", "is_fixed"), [("plain", False), ("hugo", True), ("hexo", False)])
def test_a_mark_after_an_address_may_become_part_of_it(site: str, is_fixed: bool) -> None:
    text = "老桥（见 https://example.org/a) 还在那里。\n"
    fixed = fix(linter(site), Source(text, "a.md")).text

    assert ("a）" in fixed) == is_fixed


@pytest.mark.parametrize("site", ["mkdocs", "jekyll"])
def test_a_space_in_a_host_is_broken_everywhere(site: str) -> None:
    assert "MD006" in codes(site, "见[甲](https:// example.org/a)。\n")


@pytest.mark.parametrize(
    ("site", "found"), [("mkdocs", 2), ("pelican", 2), ("jekyll", 1), ("hugo", 0), ("plain", 0)]
)
def test_some_engines_start_blocks_only_after_a_blank_line(site: str, found: int) -> None:
    text = "出门之前：\n- 关灯\n- 锁门\n\n这张表：\n| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 |\n"

    assert codes(site, text).count("MD019") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("|--+--|\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", 0),
        ("{: .wide}\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", 0),
        ("这张表：\n{: .wide}\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", 1),
    ],
)
def test_a_table_of_kramdown_may_begin_with_a_rule_or_attributes(text: str, found: int) -> None:
    assert codes("jekyll", text).count("MD019") == found


def test_what_a_plug_in_defines_is_no_lost_reference() -> None:
    source = Source("[桥][a]和[河][river]。\n\n[a]: https://example.org\n", "a.md")
    dialect = find_dialect("mkdocs")._replace(defines_labels=True)

    assert Linter(linter("mkdocs").rules, dialect=dialect).lint(source).diagnostics == ()
    assert "MD010" in codes("mkdocs", source.text)


@pytest.mark.parametrize(("site", "is_cut"), [("mkdocs", False), ("jekyll", True)])
def test_one_engine_reads_code_on_in_the_next_quotation(site: str, is_cut: bool) -> None:
    quotation = "    > ```\n    > 甲\n\n    > 乙\n    > ```\n"
    text = f"- 先看：\n\n{quotation}\n- 再看：\n\n    ```\n    丙\n    ```\n"

    assert ("MD021" in codes(site, text)) == is_cut


TOML = '+++\ntitle = "河"\n+++\n\n正文。\n'


def test_a_message_calls_the_generator_by_its_name() -> None:
    [found] = linter("vitepress").lint(Source(TOML, "a.md")).diagnostics

    assert found.message.startswith("VitePress does not read front matter that opens with `+++`")
