"""A draft with conflict markers of git: one finding, and no change."""

from __future__ import annotations

import pytest

import postkit

CONFLICT = "<<<<<<< HEAD\n潮水,退了。\n=======\n##潮水\n>>>>>>> main\n"
DRAFTS = [
    pytest.param(f"---\ntitle: x\n---\n\n甲,乙。 \n\n\n\n{CONFLICT}", id="body"),
    pytest.param(f"---\n{CONFLICT}---\n\n甲,乙。\n", id="front matter"),
    pytest.param(f"---\ntitle: x\n---\n\n{CONFLICT}".replace("\n", "\r\n"), id="CRLF"),
    pytest.param(
        f"---\ntitle: x\n---\n\n{CONFLICT.removeprefix('<<<<<<< HEAD')}", id="first marker deleted"
    ),
]
CONFIG = postkit.Configuration({}, isolated=True)


@pytest.mark.parametrize("text", DRAFTS)
def test_nothing_but_the_conflict_is_reported(text: str) -> None:
    found = postkit.lint_text(text, config=CONFIG).diagnostics

    assert [finding.code for finding in found] == ["MD008"]


def test_a_quotation_in_quotations_is_no_conflict() -> None:
    text = "---\ntitle: x\n---\n\n来信\n=======\n\n>>>>>>> 谁 说的？\n"

    assert "MD008" not in [
        finding.code for finding in postkit.lint_text(text, config=CONFIG).diagnostics
    ]


@pytest.mark.parametrize("text", DRAFTS)
def test_nothing_is_fixed_or_formatted(text: str) -> None:
    assert postkit.fix_text(text, config=CONFIG, unsafe=True).text == text
    result = postkit.format_text(text, config=CONFIG)
    assert result.text == text
    assert "resolve the git conflict" in result.withheld[0].message
