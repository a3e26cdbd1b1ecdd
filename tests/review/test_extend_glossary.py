"""Terms and corrections put into a glossary that somebody has written."""

from __future__ import annotations

import pytest

from postkit.errors import FileError
from postkit.files.read_write import FileSource, Fingerprint
from postkit.review.extend_glossary import with_correction, with_term


def glossary(text: str) -> FileSource:
    return FileSource(text, "glossary.toml", Fingerprint(0, 0, 0, 0))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", 'keep = ["台积电"]\n', id="empty"),
        pytest.param("keep = []\n", 'keep = ["台积电"]\n', id="empty list"),
        pytest.param('keep = ["桥"] # ours\n', 'keep = ["台积电", "桥"] # ours\n', id="comment"),
        pytest.param(
            'keep = [\n  "桥",\n]\n', 'keep = ["台积电", \n  "桥",\n]\n', id="several lines"
        ),
        pytest.param(
            '[zh-Hant]\n"a" = "b"\n', 'keep = ["台积电"]\n[zh-Hant]\n"a" = "b"\n', id="table"
        ),
        pytest.param('keep = ["台积电"]\n', 'keep = ["台积电"]\n', id="there already"),
    ],
)
def test_a_term(before: str, after: str) -> None:
    assert with_term(glossary(before), "台积电") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", '\n[zh-Hant]\n"后说" = "后說"\n', id="empty"),
        pytest.param(
            '[zh-Hant] # ours\n"a" = "b"\n',
            '[zh-Hant] # ours\n"后说" = "后說"\n"a" = "b"\n',
            id="there is a table",
        ),
        pytest.param(
            '[zh-Hant-TW]\n"a" = "b"',
            '[zh-Hant-TW]\n"a" = "b"\n\n[zh-Hant]\n"后说" = "后說"\n',
            id="another table, no newline",
        ),
    ],
)
def test_a_correction(before: str, after: str) -> None:
    assert with_correction(glossary(before), "zh-Hant", "后说", "后說") == after


@pytest.mark.parametrize("text", ['"\\', "a\nb", '"] = 1\n[x]\n'])
def test_a_text_stays_a_text(text: str) -> None:
    assert with_term(glossary(""), text).startswith("keep = [")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("keep = [", "is not valid TOML", id="broken"),
        pytest.param('zh-Hant = { "a" = "b" }\n', "add it by hand", id="inline table"),
        pytest.param('[zh-Hant]\n"后说" = "x"\n', "add it by hand", id="there is another"),
    ],
)
def test_what_cannot_be_added_to_is_left_alone(text: str, message: str) -> None:
    with pytest.raises(FileError, match=message):
        with_correction(glossary(text), "zh-Hant", "后说", "后說")
