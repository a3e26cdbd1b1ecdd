"""Where a block ends that nothing closes."""

from __future__ import annotations

import pytest

from postkit import details, fix_text
from postkit.details.damage_kind import DamageKind
from postkit.document import Document

BLOCK = '<details>\n<summary>Original</summary>\n<p class="note">It was day.</p>\n</details>\n'


def parse(text: str) -> tuple[Document, details.Details]:
    document = Document.parse(text)
    return document, document.once(details.parse)


def test_an_unclosed_block_ends_where_the_translation_goes_on() -> None:
    text = f"<details>\n<summary>Original</summary>\n\nIt was day.\n\n天黑了。\n\n{BLOCK}"
    _, tree = parse(text)
    first, second = tree.blocks

    assert first.closing is None
    assert first.content.text(text).strip() == "It was day."
    assert not first.is_healthy
    assert second.is_healthy


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

    assert [damage.is_certain for damage in tree.damages(DamageKind.UNCLOSED)] == [is_certain]
