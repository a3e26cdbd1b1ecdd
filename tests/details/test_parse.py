"""The tree of details blocks, and how well it survives damage."""

from __future__ import annotations

import pytest
from browser_dom import badly_rendered
from hypothesis import example, given
from hypothesis import strategies as st

from postkit import details, fix_text, lint_text
from postkit.details.damage_kind import DamageKind
from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.rules import find_rules
from postkit.source import Source

BLOCK = '<details>\n<summary>Original</summary>\n<p class="note">It was day.</p>\n</details>\n'


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
    assert [
        finding.code for finding in lint_text(text).diagnostics if finding.code[:2] == "DB"
    ] == []


def test_a_summary_that_starts_with_the_usual_label_holds_that_alone() -> None:
    damaged = "<details>\n<summary>Original\n\nRain.\n</summary>\n\nSnow.\n\n</details>\n"
    _, tree = parse(f"{BLOCK}\n{BLOCK}\n{damaged}")

    assert list(tree.damages(DamageKind.SUMMARY_UNCLOSED))
    assert tree.blocks[-1].label == "Original"


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

    assert badly_rendered(document, [block for block in tree.blocks if block.is_healthy]) == []


@given(PIECES)
@example(["<details>", "\n\n", "```\n"])
@example(["<details>", "<summary>", "<!--"])
def test_fixing_twice_is_fixing_once(pieces: list[str]) -> None:
    once = fix(linter(), Source("".join(pieces)), unsafe=True).text

    assert fix(linter(), Source(once), unsafe=True).text == once


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

    assert [damage.is_certain for damage in tree.damages(DamageKind.STRAY_SUMMARY_END)] == [False]
