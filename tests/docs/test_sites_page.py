"""The page about sites says what the dialects say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from postkit.dialects import SITES, Dialect, find_dialect

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "sites.md"
DIALECTS = {dialect.title: dialect for dialect in map(find_dialect, SITES)}
EMPHASIS = {
    "flanking": "CommonMark's",
    "spaces": "by spaces",
    "pairs": "none: `**` up to the next `**`",
}
NAMES = {"Jupyter Book", "older GitBook"}
"""What else a generator is called."""


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its head."""
    table = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].strip().split("\n\n")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def titles(cell: str) -> set[str]:
    """Return the generators that a cell names."""
    named = cell.partition(", where")[0].partition(";")[0]
    return set(named.split(", ")) - NAMES


DIFFERENCES = [
    (title, emphasis, yaml)
    for generators, _, emphasis, yaml, _ in rows("What differs")
    for title in sorted(titles(generators))
]


@pytest.mark.parametrize(("title", "emphasis", "yaml"), DIFFERENCES)
def test_emphasis_and_yaml(title: str, emphasis: str, yaml: str) -> None:
    dialect = DIALECTS[title]

    assert emphasis == EMPHASIS[dialect.emphasis]
    if dialect.yaml_reader in ("", "none"):
        assert yaml.startswith("none")
    else:
        assert yaml == {"go": "its own"}.get(dialect.yaml_version, dialect.yaml_version)


def test_all_generators_are_named() -> None:
    assert {title for title, *_ in DIFFERENCES} == DIALECTS.keys()


@pytest.mark.parametrize(
    ("forms", "has_fact"),
    [
        ("no line that opens it", lambda dialect: not dialect.has_opening_fence),
        ("blank lines before it", lambda dialect: dialect.skips_blank_lines),
        ("a block without keys", lambda dialect: dialect.allows_empty_front_matter),
        ("`Title: …` up to a blank line", lambda dialect: dialect.reads_bare_fields),
        ("none, the title is", lambda dialect: dialect.finds_titles_itself),
    ],
)
def test_forms_of_front_matter(forms: str, has_fact: Callable[[Dialect], bool]) -> None:
    found = [
        titles(where) for form, where in rows("What front matter may be") if form.startswith(forms)
    ]

    assert set().union(*found) == {title for title, fact in DIALECTS.items() if has_fact(fact)}
