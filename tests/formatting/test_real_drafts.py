"""Formatting real posts and broken drafts: one run over all of them, for all that must hold."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
import reference_parsers

from postkit import details
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.formatting import Formatter, Layout
from postkit.formatting.front_matter_layout import read_both
from postkit.rules import RULES
from postkit.rules.details.raw_transcript import RawTranscript
from postkit.source import Source

FORMATTER = Formatter()
LINTER = Linter([rule() for rule in RULES if rule.default])
TRANSCRIPTS = Linter([RawTranscript()])


def formatted(text: str, formatter: Formatter = FORMATTER) -> str:
    return formatter.format(Source(text)).text


def fixed(source: Source) -> str:
    return fix(LINTER, source, formatter=FORMATTER).text


def rendered(text: str) -> str:
    """Return the HTML of the body without white space."""
    return re.sub(
        r"\s+", "", reference_parsers.MARKDOWN.render(text[Document.parse(text).body.start :])
    )


def shown(text: str) -> str:
    """Return what a browser shows of the body, without white space."""
    html = reference_parsers.MARKDOWN.render(text[Document.parse(text).body.start :])
    page = html5lib.parse(html, namespaceHTMLElements=False)
    return "".join("".join(page.itertext()).split())


def programs(document: Document) -> list[str]:
    """Return the lines of fenced code, each byte of them."""
    return [
        line.text(document.text)
        for block in document.blocks
        if block.kind is BlockKind.FENCED_CODE
        for line in block.lines
    ]


def test_each_real_draft_is_formatted_once_and_for_all(part_of_real_drafts: list[Path]) -> None:
    for path in part_of_real_drafts:
        source = read_source(path)
        result = FORMATTER.format(source)
        before, after = Document(source), Document.parse(result.text)

        assert formatted(result.text) == result.text, path.name
        assert read_both(after) == read_both(before), path.name
        assert programs(after) == programs(before), path.name
        # No letter is lost or added, but for the signs that keep words from being Markdown.
        assert letters(after) == letters(before), path.name
        assert result.text.endswith("\n") or result.withheld, path.name
        assert TRANSCRIPTS.lint(Source(result.text)).diagnostics == (), path.name
        after_fixes = fixed(source)
        wanted = result.text if after_fixes == source.text else formatted(after_fixes)
        assert fixed(Source(result.text)) == wanted, path.name


def letters(document: Document) -> str:
    return "".join(document.body.text(document.text).replace("\\", "").split())


def test_the_pages_of_real_drafts_stay_the_same(part_of_real_drafts: list[Path]) -> None:
    formatter = Formatter(Layout(reflow_transcripts=False))
    for path in part_of_real_drafts:
        text = read_source(path).text
        new = formatted(text, formatter)
        if new.rstrip() != text.rstrip():
            assert rendered(new) == rendered(text), path.name


@pytest.mark.parametrize("style", ["plain", "markdown", "paragraph"])
def test_originals_in_another_style_show_the_same(real_drafts: list[Path], style: str) -> None:
    formatter = Formatter(Layout(style, reflow_transcripts=False))  # type: ignore[arg-type]
    for path in real_drafts[3::25]:
        text = read_source(path).text
        new = formatted(text, formatter)

        assert formatted(new, formatter) == new, path.name
        if new.rstrip() != text.rstrip():
            assert shown(new) == shown(text), path.name


@pytest.mark.parametrize("quoting", ["minimal", "double", "single"])
def test_front_matter_of_real_drafts_says_the_same(real_drafts: list[Path], quoting: str) -> None:
    order = ("title", "date", "tags", "summary")
    formatter = Formatter(Layout(front_matter_order=order, quoting=quoting))  # type: ignore[arg-type]
    for path in real_drafts[::5]:
        document = Document(read_source(path))
        head = document.text[: document.body.start]
        result = formatter.format(Source(head))

        assert result.withheld == (), path.name
        assert read_both(Document.parse(result.text)) == read_both(Document.parse(head)), path.name
        assert formatted(result.text, formatter) == result.text, path.name


def test_the_transcript_of_the_first_seed_reads_as_paragraphs(shared: Path) -> None:
    source = read_source(next((shared / "seeds").glob("000*")))
    document = Document.parse(formatted(source.text))
    blocks = document.once(details.parse).blocks

    assert len(blocks) == len(Document(source).once(details.parse).blocks)
    for block in blocks:
        paragraphs = block.content.text(document.text).strip().split("\n\n")
        assert all("\n" not in paragraph and len(paragraph) > 30 for paragraph in paragraphs)
