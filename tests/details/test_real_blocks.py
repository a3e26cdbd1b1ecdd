"""The blocks of real posts and real damages."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_dom import badly_rendered

from postkit import details
from postkit.details.damage_kind import DamageKind
from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.errors import LimitError
from postkit.rules import find_rules
from postkit.rules.details.damage_rule import DamageRule
from postkit.source import Source

BLOCK = '<details>\n<summary>Original</summary>\n<p class="note">It was day.</p>\n</details>\n'


KINDS_BY_RULE = {
    rule.name: set(rule.messages) for rule in find_rules("DB") if issubclass(rule, DamageRule)
}


def parse(text: str) -> tuple[Document, details.Details]:
    document = Document.parse(text)
    return document, document.once(details.parse)


def linter() -> Linter:
    return Linter([rule() for rule in find_rules("DB")])


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<details>", "</details>", "<p>", "</summary>", "<details><summary>a", "/p>", "< "]
)
def test_thousands_of_one_tag_are_read(piece: str) -> None:
    text = "<details>\n" + piece * (details.MAX_TAGS // 2 - 1)
    _, tree = parse(text)

    assert tree.blocks[0].opening.text(text) == "<details>"
    assert len(tree.blocks) == text.count("<details>")


def test_blocks_of_real_posts_that_count_as_healthy_are_shown_as_meant(corpus: list[Path]) -> None:
    for path in corpus:
        document = Document.parse(path.read_bytes().decode("utf-8", "surrogateescape"))
        healthy = [block for block in document.once(details.parse).blocks if block.is_healthy]
        assert badly_rendered(document, healthy) == [], path.name


@pytest.mark.parametrize(
    ("folder", "rules"),
    [
        (
            "details-unbalanced",
            [
                *("unclosed-details", "unopened-details", "nested-details"),
                *("broken-tag", "misspelt-tag"),
            ],
        ),
        ("summary-close", ["unclosed-summary"]),
        ("tag-missing-bracket", ["broken-tag"]),
    ],
)
def test_real_damage_is_named_and_fixed(shared: Path, folder: str, rules: list[str]) -> None:
    kinds = set().union(*(KINDS_BY_RULE[rule] for rule in rules))
    for path in sorted((shared / "broken" / folder).glob("*.md")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        _, tree = parse(text)
        assert {damage.kind for damage in tree.damages(*DamageKind)} & kinds, path.name

        result = fix(linter(), Source(text, path.name), unsafe=True)
        document, tree = parse(result.text)
        assert result.unstable == ()
        assert all(block.is_healthy for block in tree.blocks), path.name
        assert badly_rendered(document, list(tree.blocks)) == [], path.name


def test_the_seed_with_a_lost_bracket_gets_one_byte(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("002_*")
    text = path.read_bytes().decode()
    fixed = fix(linter(), Source(text)).text

    assert len(fixed.encode()) == len(text.encode()) + 1


@pytest.mark.parametrize("tag", ["<details>\n", "</p\n"])
def test_a_draft_with_too_many_damaged_tags_is_refused_once(tag: str) -> None:
    text = BLOCK + tag * (details.MAX_TAGS + 1)

    result = fix(linter(), Source(text, "draft.md"))

    [failure] = result.remaining.failures
    assert isinstance(failure, LimitError)
    assert str(failure).startswith("draft.md: has more than 20,000 tags of details blocks")
    assert result.text == text
    assert [block.label for block in parse(text)[1].blocks] == ["Original"]
