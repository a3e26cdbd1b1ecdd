"""Much escaped Markdown on one line; it once took quadratic time."""

from __future__ import annotations

from postkit.document import Document
from postkit.rules.markdown.escaped_markdown import EscapedMarkdown


def test_many_escaped_words_on_a_line_take_linear_time() -> None:
    document = Document.parse(r"\*\*新桥\*\*通车，" * 20_000)

    assert len(list(EscapedMarkdown().check(document))) == 20_000
