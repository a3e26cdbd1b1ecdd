"""Signs are there where a rule may find something, and not in a post that has nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from postkit.document import Document
from postkit.rules.signs import details, front_matter, marks, markup, residue

BLOCK = "<details>\n<summary>Original</summary>\n\nIt was day.\n\n</details>\n"
HEAD = "---\ntitle: 桥\ndate: 2026-03-14\ntags: [桥, 河]\n---\n\n"
GOOD = f"{HEAD}# 桥\n\n桥通车了。\n\n{BLOCK}\n人们走上了自己的桥。\n"
LONG = "The bridge was opened in the morning, and many people came to see it. " * 4
WORDS = "\n".join(LONG.split())


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (details.blocks_after_summary, BLOCK.replace("</summary>\n", "</summary>")),
        (
            details.paragraphs_with_blank_line,
            BLOCK.replace("It was", "<p>It was").replace("day.", "day.\n\n</p>"),
        ),
        (details.blocks_with_neighbours, f"桥通车了。\n{BLOCK}桥。\n"),
        (details.different_labels, f"{BLOCK}\n{BLOCK.replace('Original', 'Source')}"),
        (details.blocks_with_han, BLOCK.replace("It was day.", "天亮了。")),
        (details.raw_transcripts, BLOCK.replace("It was day.", WORDS)),
        (details.repeated_blocks, "\n".join([BLOCK.replace("It was day.", LONG)] * 2)),
        (front_matter.repeating_lists, "---\ntags: [a, A]\n---\n"),
        (front_matter.dates_as_text, "---\ndate: 2026-3-14\n---\n"),
        (front_matter.has_duplicate_keys, "---\na: 1\na: 2\n---\n"),
        (front_matter.has_tags_as_text, "---\ntags: a, b\n---\n"),
        (front_matter.has_empty_fields, "---\ntitle:\n---\n"),
        (front_matter.possible_placeholders, "---\nsource: https://example.com/x\n---\n"),
        (front_matter.has_damaged_front_matter, "---\ntitle: a\n\n桥。\n"),
        (front_matter.has_unusual_fence, "----\ntitle: a\n---\n"),
        (front_matter.has_second_fence, "---\na: 1\n---\n---\nb: 2\n---\n"),
        (marks.has_doubled_marks, "桥。。\n"),
        (marks.has_spaced_marks, "桥 ，河。\n"),
        (marks.has_half_width_marks, "桥,河。\n"),
        (marks.has_unpaired_marks, "《河上的桥。\n"),
        (marks.has_unpaired_quotes, "”桥“。\n"),
        (marks.has_brackets_after_wide, "桥(河)。\n"),
        (marks.has_unspaced_signs, "##桥\n"),
        (markup.marked_lines, "桥。\n\n>> 桥\n"),
        (markup.may_have_unread_marks, "桥。\n\n• 桥\n"),
        (markup.may_have_elements, "<div>桥</div>\n"),
        (markup.may_have_unknown_elements, "<thinking>桥</thinking>\n"),
        (markup.may_have_translated_tags, "</摘要>\n"),
        (markup.may_have_broken_links, "[桥](桥 河.md)\n"),
        (markup.may_have_empty_links, "[桥]()\n"),
        (markup.may_have_broken_emphasis, "**桥。**然后\n"),
        (residue.may_be_cut_off, "桥通车了，然后\n"),
        (
            residue.may_repeat_paragraph,
            "桥通车了，河水也清了，两岸的居民等了这座桥整整二十年，今天他们终于走上了自己的桥。\n\n"
            * 2,
        ),
        (residue.may_have_request, "【请填写姓名】\n"),
        (residue.may_have_words_as_addresses, "[桥](URL)\n"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_sign_is_there_with_its_damage_alone(sign: Callable[[Document], Any], text: str) -> None:
    assert is_found(sign, text)
    assert not is_found(sign, GOOD)


def is_found(sign: Callable[[Document], Any], text: str) -> bool:
    found = Document.parse(text).once(sign)
    return any(True for _ in found) if isinstance(found, Iterable) else bool(found)
