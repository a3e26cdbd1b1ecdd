"""Of a part of many blocks only those are compared that edits may have changed."""

from __future__ import annotations

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st
from strategies import drafts

from postkit.document import Document
from postkit.edits import Edit, Moves
from postkit.engine import body_parts
from postkit.engine.body_parts import changed_parts
from postkit.engine.proofs import changed_spans, is_rest_kept

REPLACEMENTS = ("", " ", "\n", "\n\n", "**", "`", "- ", "> ", "词", "<div>", "</details>", "[x]: y")


@pytest.mark.parametrize(
    ("at", "blocks"),
    [
        pytest.param(0, 3, id="at the head"),
        pytest.param(5_000, 3, id="in the middle"),
        pytest.param(10_000, 3, id="at the end"),
    ],
)
def test_items_far_from_an_edit_are_not_read(at: int, blocks: int) -> None:
    before = Document.parse("- 桥通\n" * 2_000)
    edits = [Edit.insert(at, "x")]
    ((old, new),) = changed_parts(before, before.edited(edits), Moves(edits))

    assert len(before.blocks) == 2_000
    assert len(old.rendered.blocks) <= blocks
    assert len(new.rendered.blocks) <= blocks


@up_to(1_000)
@given(drafts(), st.data())
def test_the_proofs_say_the_same_whatever_is_left_out(text: str, data: st.DataObject) -> None:
    before = Document.parse(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    edits = [Edit(start, min(end, start + 3), data.draw(st.sampled_from(REPLACEMENTS)))]

    def proofs(least: int) -> object:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(body_parts, "_MANY_BLOCKS", least)
            first, after = before.reread(text), before.edited(edits)
            return changed_spans(first, after, edits), is_rest_kept(first, after, edits, [])

    assert proofs(0) == proofs(len(text))
