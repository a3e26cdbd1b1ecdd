"""What an editor shows under the pointer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsp_documents import CURSOR, POST, at_cursor, opened

from postkit.lsp.hover import hover


def text_at(text: str) -> str:
    found = hover(*at_cursor(text))
    return found.text if found else ""


@pytest.mark.parametrize("place", ["ar‸ea: life", "area: li‸fe"])
def test_a_field_is_explained_by_its_schema(place: str) -> None:
    draft, offset = at_cursor(POST.replace(place.replace(CURSOR, ""), place))

    found = hover(draft, offset)

    assert found is not None
    assert found.span.text(draft.text) == "area: life-family"
    assert found.text.startswith("**area**\n\nThe broad field that the post belongs to.")
    assert "required" in found.text
    assert "Allowed: `finance-wealth`, `geopolitics`" in found.text


def test_a_finding_is_explained_by_its_rule() -> None:
    text = f"{POST}\n一段{CURSOR},文字。\n"

    assert text_at(text).startswith("# SM101 half-width-punctuation\n\n")
    assert "Bad:" in text_at(text)


TWO_SIDES = f"""{POST}
港口的主人‸是 Elisabeth 女士。

<details><summary>Original</summary>The <b>owner</b> of it is Elizabeth & *Co*.</details>
"""


def test_a_passage_shows_its_original() -> None:
    text = TWO_SIDES

    assert text_at(text) == "**Original**\n\n> The owner of it is Elizabeth \\& Co\\."


def test_an_original_shows_its_passage_and_a_finding_its_rule() -> None:
    in_original = TWO_SIDES.replace(CURSOR, "").replace("owner", f"own{CURSOR}er")
    assert text_at(in_original) == "**Passage**\n\n> 一段文字。 港口的主人是 Elisabeth 女士。"

    on_name = TWO_SIDES.replace(CURSOR, "").replace("Elisabeth", f"Elis{CURSOR}abeth")
    assert text_at(on_name).startswith("**Original**\n\n> The owner")
    assert "# BI002 other-spelling" in text_at(on_name)


def test_field_and_finding_are_explained_together() -> None:
    explained = text_at(POST.replace("life-family", f"life{CURSOR}-famly"))

    assert explained.startswith("**area**")
    assert "\n\n---\n\n# FM104 value-not-in-vocabulary" in explained


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{POST}\n一{CURSOR}段\n", id="prose"),
        pytest.param(POST.replace("---\n", f"-{CURSOR}--\n", 1), id="fence"),
        pytest.param(f"---\nti{CURSOR}tle: a\n---\n", id="no schema"),
    ],
)
def test_elsewhere_there_is_nothing_to_say(text: str) -> None:
    assert text_at(text) == ""


@given(st.text("-:[] \n\"'ab<>😀", max_size=40), st.integers(0, 60))
def test_any_place_is_answered(text: str, offset: int) -> None:
    draft = opened("---\n" + text)

    found = hover(draft, min(offset, len(draft.text)))

    assert found is None or found.text
