"""The tree of details blocks, and how well it survives damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_dom import badly_rendered
from hypothesis import example, given
from hypothesis import strategies as st

from postkit import details, fix_text, lint_text
from postkit.details.damage_kind import DamageKind
from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.errors import LimitError
from postkit.rules import find_rules
from postkit.rules.details.damage_rule import DamageRule
from postkit.source import Source

BLOCK = '<details>\n<summary>Original</summary>\n<p class="note">It was day.</p>\n</details>\n'

KINDS_BY_RULE = {
    rule.name: set(rule.messages) for rule in find_rules("DB") if issubclass(rule, DamageRule)
}


def parse(text: str) -> tuple[Document, details.Details]:
    document = Document.parse(text)
    return document, document.once(details.parse)


def linter() -> Linter:
    return Linter([rule() for rule in find_rules("DB")])


def test_the_parts_of_a_block_have_their_places() -> None:
    text = "天亮了。\n\n<details>\n<summary> Original </summary>\n\nIt was day.\n\n</details>\n"
    document, tree = parse(text)
    (block,) = tree.blocks

    assert block.opening.text(text) == "<details>"
    assert block.summary is not None
    assert block.summary.label.text(text) == block.label == "Original"
    assert block.content.text(text) == "\n\nIt was day.\n\n"
    assert block.closing is not None
    assert block.closing.text(text) == "</details>"
    assert block.span.text(text) == text[document.text.index("<details>") : -1]
    assert block.is_healthy


def test_a_block_with_attributes_and_other_tags_is_healthy() -> None:
    text = (
        '<details class="a" open>\n<summary><b>Map</b></summary>\n'
        '<div><img src="map.png"></div>\n</details>\n'
    )
    _, tree = parse(text)

    assert [block.is_healthy for block in tree.blocks] == [True]
    assert list(tree.damages(*DamageKind)) == []


def test_a_block_in_a_block_knows_its_parent() -> None:
    inner = BLOCK.replace("Original", "Inner")
    _, tree = parse(f"<details>\n<summary>Outer</summary>\n\nText.\n\n{inner}\n</details>\n")
    outer, block = tree.blocks

    assert outer.children == (block,)
    assert block.parent is outer
    assert outer.is_healthy
    assert block.is_healthy


NESTED = {
    "without a summary": ("Outer", "<details>\n\nInner text.\n\n</details>"),
    "of the same name": ("More", "<details>\n<summary>More</summary>\n\nInner.\n\n</details>"),
    "twice": ("More", "<details>\n\na\n\n<details>\n\nb\n\n</details>\n\n</details>"),
    "beside another": ("More", "<details>\n\na\n\n</details>\n\n<details>\n\nb\n\n</details>"),
}


@pytest.mark.parametrize("name", NESTED)
def test_a_block_may_be_in_another_where_both_are_closed(name: str) -> None:
    label, inner = NESTED[name]
    text = f"<details>\n<summary>{label}</summary>\n\nText.\n\n{inner}\n\nMore.\n\n</details>\n"

    assert fix_text(text, unsafe=True).text.count("</details>") == text.count("</details>")
    assert [found for found in lint_text(text).diagnostics if found.code != "DB004"] == []


def test_an_opening_tag_in_the_place_of_a_closing_one_is_certain_after_a_summary() -> None:
    text = "<details>\n{}\nText.\n\n<details>\n\n桥。\n"

    assert "</details>" in fix_text(text.format("<summary>Original</summary>\n")).text
    assert "</details>" not in fix_text(text.format("")).text


def test_an_escaped_opening_tag_may_be_there_to_be_read() -> None:
    text = "\\<details>\n<summary>Original</summary>\n\nText.\n\n</details>\n"

    assert fix_text(text).text == text
    assert fix_text(text, unsafe=True).text == text.removeprefix("\\")


def test_of_an_escaped_block_all_tags_are_to_be_read_or_none() -> None:
    block = "<details>\n<summary>Original</summary>\n\nText.\n\n</details>\n"
    escaped = block.replace("<", "&lt;").replace(">", "&gt;")
    cut = "\n<details>\n<summary>Original</summary>\n\nMore.\n"

    assert fix_text(escaped + cut).text.startswith(escaped)
    assert fix_text(escaped + cut, unsafe=True).text.startswith(block)


@pytest.mark.parametrize(
    ("before", "after", "is_safe"),
    [
        ("&lt;", "&gt;", False),
        ("\\<", "\\>", False),
        ("\\<", ">", False),
        ("＜", "＞", True),
        ("《", "》", True),
    ],
)
def test_a_draft_whose_only_block_has_no_real_tag(before: str, after: str, is_safe: bool) -> None:
    block = "<details>\n<summary>Original</summary>\n\nText.\n\n</details>\n"
    written = block.replace("<", "\0").replace(">", after).replace("\0", before)

    assert fix_text(written).text == (block if is_safe else written)
    assert fix_text(written, unsafe=True).text == block


@pytest.mark.parametrize(
    "summary",
    [
        pytest.param("Which:\n\n* river\n* bridge", id="a list"),
        pytest.param("Which?\n\n```sh\necho river\n```\n", id="code"),
        pytest.param("<p>Which?</p>\n\n<p>This?</p>", id="paragraphs"),
        pytest.param("Which:\n\n" + "* river\n" * 100, id="long"),
    ],
)
def test_a_summary_goes_on_to_its_end_where_content_follows(summary: str) -> None:
    text = f"<details>\n<summary>{summary}</summary><br>\n\nThis one.\n\n</details>\n"
    _, tree = parse(text)

    assert list(tree.damages(*DamageKind)) == []
    assert tree.blocks[0].label == summary.strip()
    assert [one.code for one in lint_text(text).diagnostics if one.code[:2] == "DB"] == []


def test_a_summary_that_starts_with_the_usual_label_holds_that_alone() -> None:
    damaged = "<details>\n<summary>Original\n\nRain.\n</summary>\n\nSnow.\n\n</details>\n"
    _, tree = parse(f"{BLOCK}\n{BLOCK}\n{damaged}")

    assert list(tree.damages(DamageKind.SUMMARY_UNCLOSED))
    assert tree.blocks[-1].label == "Original"


def test_an_unclosed_block_ends_where_the_translation_goes_on() -> None:
    text = f"<details>\n<summary>Original</summary>\n\nIt was day.\n\n天黑了。\n\n{BLOCK}"
    _, tree = parse(text)
    first, second = tree.blocks

    assert first.closing is None
    assert first.content.text(text).strip() == "It was day."
    assert not first.is_healthy
    assert second.is_healthy


@pytest.mark.parametrize(
    ("before", "between"),
    [
        pytest.param("> ", "> ", id="two in a quotation"),
        pytest.param("", "\n> ", id="a quotation follows"),
        pytest.param("- x\n    ", "> ", id="a quotation ends the item"),
    ],
)
def test_the_sign_of_a_quotation_before_a_tag_is_no_content(before: str, between: str) -> None:
    text = f"{before}<details><summary>1</summary>\nIt was day.\n{between}<details>"
    text += "<summary>1</summary>\nIt was night.</details>\n"
    document = Document.parse(text)
    first, _ = details.parse(document).blocks

    assert first.content.text(text).strip() == "It was day."


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (":::tip", ":::"),
        (":::: note", "::::"),
        ("{{< note >}}", "{{< /note >}}"),
        ("{{% note %}}", "{{% /note %}}"),
        ("{% note %}", "{% endnote %}"),
        ("{%- call note() -%}", "{%- endcall -%}"),
    ],
)
def test_an_unclosed_block_ends_with_the_container_that_it_is_in(start: str, end: str) -> None:
    opened = "<details>\n<summary>1</summary>\n\nIt was day.\n\n"
    closed = f"{opened}</details>\n\n"
    inner = f"{opened}{start}\nIt was night.\n{end}\n\n"

    assert fix_text(f"{start}\n{opened}{end}\n").text == f"{start}\n{closed}{end}\n"
    assert fix_text(f"{inner}天亮了。\n").text == f"{inner}</details>\n\n天亮了。\n"


@pytest.mark.parametrize("inner", ["天黑了。", "天黑了。\n>\n> 雨停了。", "It was night."])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_unclosed_block_ends_with_its_quotation(inner: str, newline: str) -> None:
    text = f"> <details>\n> <summary>1</summary>\n>\n> {inner}\n\n雨停了。\n"
    closed = text.replace(inner, f"{inner}\n>\n> </details>")
    text = text.replace("\n", newline)

    fixed = fix_text(text, unsafe=True).text

    assert fixed == closed.replace("\n", newline)
    assert fix_text(text).text in (text, fixed)


@pytest.mark.parametrize(
    ("inner", "is_certain"),
    [
        pytest.param("It was day.", True, id="originals"),
        pytest.param("天亮了。", False, id="the language of the post"),
        pytest.param("**位置**: [05](05/)\n\n一段话。", False, id="two languages"),
        pytest.param("## One\n\nIt was day.", False, id="headings"),
    ],
)
def test_whole_blocks_tell_where_an_unclosed_one_ends(inner: str, is_certain: bool) -> None:
    whole = f"<details>\n<summary>5</summary>\n\n{inner}\n\n</details>\n"
    cut = "<details>\n<summary>6</summary>\n\nOne [a](b)\n\n天黑了。\n"
    _, tree = parse(f"{whole}\n{cut}\n{whole}")

    assert [one.is_certain for one in tree.damages(DamageKind.UNCLOSED)] == [is_certain]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("```html\n{}```\n", id="fence"),
        pytest.param("> ~~~\n> <details>\n> ~~~\n", id="fence in a quotation"),
        pytest.param("`<details>`", id="span"),
        pytest.param("    <details>\n    </detials>\n", id="indented"),
        pytest.param("<!--\n{}-->\n", id="comment"),
        pytest.param("<script>\n// <details>\n</script>", id="script"),
        pytest.param("<style>\n/* </details> */\n</style>", id="style"),
        pytest.param("<textarea><details></textarea>", id="form field"),
        pytest.param('<a title="<details>">门</a>', id="value of an attribute"),
        pytest.param('<img alt="</details>" src="门.png">', id="value in a void element"),
        pytest.param("<iframe srcdoc='<details><summary>'></iframe>", id="page in a value"),
        pytest.param('{{{{< box title="<details>" >}}}}', id="shortcode"),
        pytest.param('{{% box "</details>" %}}', id="template tag"),
    ],
)
def test_code_and_comments_hold_no_blocks(code: str) -> None:
    _, tree = parse(f"天亮了。\n\n{code.format(BLOCK)}\n\n天黑了。\n")

    assert tree.blocks == ()
    assert list(tree.damages(*DamageKind)) == []


PIECES = st.lists(
    st.sampled_from(
        [
            "<details>", "</details>", "<summary>", "</summary>", '<p class="note">', "<p>", "</p>",
            "details>", "/details>", "</details", "<detials>", "＜details＞", "< /p>", "<", ">",
            "&lt;details&gt;", "\n", "\n\n", "\r\n", "Original", "It was day.", "天亮了。",
            "### 天\n", "> ", "- ", "`", "```\n", "<!--", "-->", "**", "\\", "\ud800", "\0", BLOCK,
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(PIECES)
def test_every_text_has_a_tree_whose_spans_lie_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    _, tree = parse(text)

    for block in tree.blocks:
        start, end = block.span
        assert 0 <= start <= block.content.start <= block.content.end <= end <= len(text)
    for damage in tree.damages(*DamageKind):
        assert 0 <= damage.span.start < damage.span.end <= len(text)
    starts = [block.opening.start for block in tree.blocks]
    assert starts == sorted(starts)


@given(PIECES)
@example([">", BLOCK])
@example(["<details>", "<!--", "</details>"])
@example(["<details>", "</details", "<details>", "</details>"])
@example(["</detailsOriginal", "<details>", "</details>"])
@example(["<details>", "<", "<details>", "</details>"])
def test_a_healthy_block_is_shown_as_it_is_meant(pieces: list[str]) -> None:
    document, tree = parse("".join(pieces).replace("\ud800", "").replace("\0", ""))

    assert badly_rendered(document, [one for one in tree.blocks if one.is_healthy]) == []


@given(PIECES)
@example(["<details>", "\n\n", "```\n"])
@example(["<details>", "<summary>", "<!--"])
def test_fixing_twice_is_fixing_once(pieces: list[str]) -> None:
    once = fix(linter(), Source("".join(pieces)), unsafe=True).text

    assert fix(linter(), Source(once), unsafe=True).text == once


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<details>", "</details>", "<p>", "</summary>", "<details><summary>a", "/p>", "< "]
)
def test_thousands_of_one_tag_are_read(piece: str) -> None:
    text = "<details>\n" + piece * (details.MAX_TAGS // 2 - 1)
    _, tree = parse(text)

    assert tree.blocks[0].opening.text(text) == "<details>"
    assert len(tree.blocks) == text.count("<details>")


def test_blocks_of_real_posts_that_count_as_healthy_are_shown_as_meant(corpus: list[Path]) -> None:
    for path in corpus:
        document = Document.parse(path.read_bytes().decode("utf-8", "surrogateescape"))
        healthy = [block for block in document.once(details.parse).blocks if block.is_healthy]
        assert badly_rendered(document, healthy) == [], path.name


@pytest.mark.parametrize(
    ("folder", "rules"),
    [
        (
            "details-unbalanced",
            [
                *("unclosed-details", "unopened-details", "nested-details"),
                *("broken-tag", "misspelt-tag"),
            ],
        ),
        ("summary-close", ["unclosed-summary"]),
        ("tag-missing-bracket", ["broken-tag"]),
    ],
)
def test_real_damage_is_named_and_fixed(shared: Path, folder: str, rules: list[str]) -> None:
    kinds = set().union(*(KINDS_BY_RULE[rule] for rule in rules))
    for path in sorted((shared / "broken" / folder).glob("*.md")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        _, tree = parse(text)
        assert {damage.kind for damage in tree.damages(*DamageKind)} & kinds, path.name

        result = fix(linter(), Source(text, path.name), unsafe=True)
        document, tree = parse(result.text)
        assert result.unstable == ()
        assert all(block.is_healthy for block in tree.blocks), path.name
        assert badly_rendered(document, list(tree.blocks)) == [], path.name


def test_the_seed_with_a_lost_bracket_gets_one_byte(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("002_*")
    text = path.read_bytes().decode()
    fixed = fix(linter(), Source(text)).text

    assert len(fixed.encode()) == len(text.encode()) + 1


@pytest.mark.parametrize("tag", ["<details>\n", "</p\n"])
def test_a_draft_with_too_many_damaged_tags_is_refused_once(tag: str) -> None:
    text = BLOCK + tag * (details.MAX_TAGS + 1)

    result = fix(linter(), Source(text, "draft.md"))

    [failure] = result.remaining.failures
    assert isinstance(failure, LimitError)
    assert str(failure).startswith("draft.md: has more than 20,000 tags of details blocks")
    assert result.text == text
    assert [block.label for block in parse(text)[1].blocks] == ["Original"]


@pytest.mark.parametrize("text", ["<details>\n\n天亮了。\n\n</", "<details\n<</"])
def test_blank_lines_at_the_end_change_nothing_about_a_tag_that_is_cut_off(text: str) -> None:
    found = [
        [(finding.code, finding.span.start) for finding in lint_text(text + end).diagnostics]
        for end in ("", "\n", "\n\n", "\n\n\n")
    ]

    assert found[0]
    assert found == [found[0]] * 4


def test_ends_of_a_block_and_its_summary_that_changed_places_change_back() -> None:
    block = "天亮了。\n\n<details>\n<summary>Original{}\n\nIt was day.\n\n{}\n\n天黑了。\n"

    fixed = fix_text(block.format("</details>", "</summary>")).text
    assert fixed.endswith(block.format("</summary>", "</details>"))


def test_the_end_of_a_summary_around_a_block_is_not_removed_unasked() -> None:
    _, tree = parse("<summary><details>Original</details></summary>\n\nIt was day.\n")

    assert [one.is_certain for one in tree.damages(DamageKind.STRAY_SUMMARY_END)] == [False]
