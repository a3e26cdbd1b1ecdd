"""A citation mark that its sentence may need does not go by itself."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.rules.residue.citation_mark import CitationMark


@pytest.mark.parametrize(
    ("line", "is_safe"),
    [
        pytest.param("销量增长[web:3]，利润持平。", True, id="before a comma"),
        pytest.param("应有尽有 [web:3]。", False, id="after a verb and a space"),
        pytest.param("应有尽有[web:3]。", True, id="after a word"),
        pytest.param("详见报告[web:3]与附录。", True, id="between words without a space"),
        pytest.param("看到 [web:3] 就删掉。", False, id="an object"),
        pytest.param("在 [web:3] 之后。", False, id="between words"),
        pytest.param("什么是[web:3]？", False, id="a question"),
        pytest.param("[web:3] 指第三个网页。", False, id="a subject"),
        pytest.param("销量增长turn0search3，利润持平。", True, id="a word before a comma"),
        pytest.param("看完turn0search3就关掉。", False, id="a word between words"),
        pytest.param("You may see [web:3] in it.", False, id="an object in English"),
        pytest.param("Sales are up [web:3].", True, id="at the end in English"),
    ],
)
def test_a_mark_that_its_sentence_may_need_is_left_to_somebody(line: str, is_safe: bool) -> None:
    (found,) = CitationMark().check(Document.parse(line + "\n"))

    assert found.fix
    assert (found.fix.applicability == "safe") is is_safe
