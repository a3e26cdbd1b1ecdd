"""A paragraph is proved as a whole, not line by line."""

from __future__ import annotations

from postkit.document import Document
from postkit.engine.rendered_blocks import render_blocks


def test_the_lines_of_a_paragraph_are_one_part() -> None:
    document = Document.parse("桥通车了\n" * 1_000 + "\n> 船也\n> 开了\n")
    rendered = render_blocks(document.markdown, document.blocks, document.inlines)

    assert [len(block.parts) for block in rendered.blocks] == [1, 2]
