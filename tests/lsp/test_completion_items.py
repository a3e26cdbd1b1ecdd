"""What can be written at the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsp_documents import CURSOR, POST, at_cursor, opened

from postkit.config import Settings
from postkit.edits import Edit, apply_edits
from postkit.lsp.completion_items import Completion, complete
from postkit.schema import SchemaSet


def items(text: str) -> dict[str, Completion]:
    return {completion.label: completion for completion in complete(*at_cursor(text))}


def chosen(text: str, label: str) -> str:
    """Return what `text` becomes when a proposal is chosen."""
    one = items(text)[label]
    return apply_edits(text.replace(CURSOR, ""), [Edit.replace(one.span, one.text)])


def with_line(line: str) -> str:
    """Return a post with a further line at the end of its front matter."""
    return POST.replace("tags: [city-life]\n", f"tags: [city-life]\n{line}\n")


def test_fields_that_are_missing_are_proposed() -> None:
    found = items(with_line("sta" + CURSOR))

    assert {"status", "draft", "guest"} <= found.keys()
    assert "title" not in found
    assert chosen(with_line("sta" + CURSOR), "status") == with_line("status: ")


def test_required_fields_come_first() -> None:
    text = with_line(CURSOR).replace("speaker: Ana Ruiz\n", "")

    first, *_, last = items(text).values()

    assert (first.label, first.detail) == ("speaker", "required")
    assert last.detail == ""


def test_a_field_is_replaced_whole() -> None:
    text = POST.replace("speaker: Ana", f"spe{CURSOR}xyz: Ana")

    assert chosen(text, "speaker") == POST


@pytest.mark.parametrize(
    ("line", "after"),
    [
        pytest.param("status: ", "status: evergreen", id="nothing"),
        pytest.param("status:", "status: evergreen", id="no space"),
        pytest.param("status: ever", "status: evergreen", id="its head"),
        pytest.param('status: "ever', 'status: "evergreen"', id="a quote"),
    ],
)
def test_values_of_a_vocabulary_are_proposed(line: str, after: str) -> None:
    text = with_line(line + CURSOR)

    assert list(items(text)) == ["inbox", "evergreen", "archived", "null"]
    assert chosen(text, "evergreen") == with_line(after)


def test_a_value_is_replaced_whole() -> None:
    text = POST.replace("area: life-family", f"area: li{CURSOR}xy # note")

    assert chosen(text, "life-family") == POST.replace("life-family", "life-family # note")


SCHEMA = """{
  "properties": {
    "title": {"type": "string"},
    "kinds": {"type": "array", "items": {"$ref": "#/$defs/kind"}},
    "draft": {"type": "boolean"}
  },
  "$defs": {"kind": {"enum": ["news", "talk", "two words: here"]}}
}"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "a.json").write_text(SCHEMA)
    schemas = SchemaSet.from_config([{"path": "a.json"}], str(tmp_path))
    return Settings(root=str(tmp_path), schemas=schemas)


@pytest.mark.parametrize(
    ("text", "labels", "after"),
    [
        pytest.param(
            "---\nkinds: [news, t‸]\n---\n",
            ["talk", "two words: here"],
            "---\nkinds: [news, talk]\n---\n",
            id="flow list",
        ),
        pytest.param(
            "---\nkinds:\n  - news\n  - ‸\n---\n",
            ["talk", "two words: here"],
            "---\nkinds:\n  - news\n  - talk\n---\n",
            id="block list",
        ),
        pytest.param(
            "---\nkinds:\n- ne‸\n---\n",
            ["news", "talk", "two words: here"],
            "---\nkinds:\n- talk\n---\n",
            id="list without indentation",
        ),
        pytest.param(
            "---\nkinds: [\n  news,\n  t‸\n]\n---\n",
            ["talk", "two words: here"],
            "---\nkinds: [\n  news,\n  talk\n]\n---\n",
            id="flow list over lines",
        ),
        pytest.param(
            '+++\nkinds = ["news", "t‸"]\n+++\n',
            ["talk", "two words: here"],
            '+++\nkinds = ["news", "talk"]\n+++\n',
            id="toml",
        ),
        pytest.param(
            "---\ndraft: ‸\n---\n", ["true", "false"], "---\ndraft: true\n---\n", id="boolean"
        ),
        pytest.param(
            "---\n‸\n---\n", ["title", "kinds", "draft"], "---\ntitle: \n---\n", id="empty"
        ),
        pytest.param(
            "---\nti‸\n---\n", ["title", "kinds", "draft"], "---\ntitle: \n---\n", id="first"
        ),
        pytest.param("---\ntitle: x\nkinds: [news] ‸\n---\n", [], "", id="after a list"),
        pytest.param("---\ntitle: |\n  dra‸\n---\n", [], "", id="text of several lines"),
        pytest.param("---\ntitle: dra‸\n---\n", [], "", id="a field without vocabulary"),
        pytest.param("---\nti: 1\n---\n\nkinds: ‸\n", [], "", id="after the front matter"),
        pytest.param('{"kinds": ["‸"]}\n', [], "", id="json"),
    ],
)
def test_by_a_schema_of_ones_own(
    settings: Settings, text: str, labels: list[str], after: str
) -> None:
    draft, offset = at_cursor(text)
    draft = draft.configured(settings)

    found = complete(draft, offset)

    assert [completion.label for completion in found] == labels
    if found:
        wanted = next((completion for completion in found if completion.label == "talk"), found[0])
        edit = Edit.replace(wanted.span, wanted.text)
        assert apply_edits(draft.text, [edit]) == after


def test_a_value_is_quoted_where_it_must_be(settings: Settings) -> None:
    draft, offset = at_cursor("---\nkinds: [‸]\n---\n")

    found = complete(draft.configured(settings), offset)

    assert found[-1].text == '"two words: here"'


@pytest.mark.parametrize("typed", ["<", "<d", "<details", "de", "  <det"])
def test_a_details_block_is_proposed(typed: str) -> None:
    text = f"{POST}\n{typed}{CURSOR}\n"

    after = chosen(text, "<details>")

    assert after.endswith("<details>\n<summary>Original</summary>\n\n\n\n</details>\n")


@pytest.mark.parametrize("typed", ["", "<div", "文字 <d", "    <d", "```\n<d"])
def test_a_details_block_is_not_proposed_elsewhere(typed: str) -> None:
    assert items(f"{POST}\n{typed}{CURSOR}\n") == {}


@pytest.mark.parametrize(
    ("before", "values", "label"),
    [
        pytest.param("", {}, "Original", id="by default"),
        pytest.param(
            "<details>\n<summary>View $1}</summary>\n\nx\n\n</details>\n\n",
            {},
            "View \\$1\\}",
            id="as the others have it",
        ),
        pytest.param(
            "",
            {"rules": {"unusual-summary-label": {"labels": ("英文",)}}},
            "英文",
            id="as configured",
        ),
    ],
)
def test_the_label_is_that_of_the_site(before: str, values: dict[str, object], label: str) -> None:
    draft, offset = at_cursor(f"{POST}\n{before}<det{CURSOR}\n", **values)

    (found,) = complete(draft, offset)

    assert f"<summary>${{1:{label}}}</summary>\n\n$0\n" in found.snippet


@given(st.text("-+:=[], \n\r\"'abti#|<😀", max_size=40), st.data())
def test_any_place_is_answered(text: str, data: st.DataObject) -> None:
    draft = opened(data.draw(st.sampled_from(["", "---\n", "+++\n", "---\ntitle: a\n"])) + text)
    offset = data.draw(st.integers(0, len(draft.text)))

    for completion in complete(draft, offset):
        assert completion.span.start <= offset <= completion.span.end
        assert "\n" not in completion.span.text(draft.text)
