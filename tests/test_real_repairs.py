"""What fixing does to real drafts: readers lose nothing, and broken drafts become whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path

import html5lib
from browser_dom import badly_rendered
from reference_parsers import MARKDOWN

from postkit import details
from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.rules import RULES

LINTER = Linter([rule() for rule in RULES if rule.default])
DETAILS_LINTER = Linter([rule() for rule in RULES if rule.code.startswith("DB") and rule.default])
PROSE_LINTER = Linter([rule() for rule in RULES if rule.default and not rule.changes_structure])
NOTATION_LINTER = Linter([rule() for rule in RULES if rule.code.startswith("FM0") and rule.default])
"""All that is wrong with front matter but how it fails its schema."""
_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)

_TAG_LIKE = re.compile(r"[<>]|details|summary|class=", re.IGNORECASE)


def visible_lines(text: str) -> Counter[str]:
    """Return the lines that a reader of the rendered body sees, without their white space."""
    page = MARKDOWN.render(text[Document.parse(text).body.start :])
    lines = unescape(_MARKUP.sub("\n", page)).split("\n")
    return Counter(line for line in ("".join(line.split()) for line in lines) if line)


def changed_paragraphs(before: str, after: str) -> str:
    """Return the paragraphs of both texts in which a line differs."""
    old, new = before.splitlines(), after.splitlines()
    parts: list[str] = []
    for tag, first, last, new_first, new_last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            parts += [*_paragraphs(old, first, last), *_paragraphs(new, new_first, new_last)]
    return "\n".join(parts)


def _paragraphs(lines: list[str], first: int, last: int) -> list[str]:
    while first > 0 and lines[first - 1].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return lines[first:last]


def letters(text: str) -> str:
    """Return the letters and digits of `text`."""
    return "".join(filter(str.isalnum, text))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def prose_lines(text: str) -> list[str]:
    """Return the lines of the body that no tag is on."""
    lines = text[Document.parse(text).body.start :].splitlines()
    return [line for line in lines if not _TAG_LIKE.search(line)]


def test_readers_see_a_difference_only_where_something_was_fixed(
    part_of_real_drafts: list[Path],
) -> None:
    for path in part_of_real_drafts:
        result = fix(LINTER, read_source(path))
        if not result.is_changed:
            continue
        before, after = result.source.text, result.text
        old, new = visible_lines(before), visible_lines(after)
        fixed = letters(changed_paragraphs(before, after))
        elsewhere = [line for line in [*(old - new), *(new - old)] if letters(line) not in fixed]

        assert elsewhere == [], path.name


def elements(text: str) -> list[str]:
    """Return the elements of the rendered body with where they lead, in their order."""
    page = MARKDOWN.render(text[Document.parse(text).body.start :])
    return [
        " ".join([element.tag, *(element.get(name, "") for name in ("href", "src", "id"))])
        for element in html5lib.parse(page, namespaceHTMLElements=False).iter()
        if isinstance(element.tag, str)
    ]


def test_only_rules_on_structure_change_the_elements_of_a_page(corpus: list[Path]) -> None:
    for path in corpus[::7]:
        result = fix(PROSE_LINTER, read_source(path))
        if result.is_changed:
            assert elements(result.text) == elements(result.source.text), path.name


def _keys(front_matter: str) -> Iterator[str]:
    for line in front_matter.splitlines():
        match = re.match(r"([A-Za-z_][\w-]*)\s*[:：]", line)
        if match:
            yield match[1]


def test_a_broken_draft_has_all_its_fields_after_unsafe_fixes(broken: list[Path]) -> None:
    for path in broken:
        source = read_source(path)
        before = Document(source).front_matter
        if before is None:
            continue
        result = fix(NOTATION_LINTER, source, unsafe=True)
        after = Document.parse(result.text).front_matter

        assert after is not None, path.name
        assert after.root is not None, path.name
        assert after.root.kind == "mapping", path.name
        assert set(_keys(before.content.text(source.text))) <= set(after.values), path.name
        lost = words(before.content.text(source.text)) - words(after.content.text(result.text))
        assert lost == set(), path.name


def test_details_blocks_are_whole_after_unsafe_fixes(broken: list[Path]) -> None:
    for path in broken:
        result = fix(DETAILS_LINTER, read_source(path), unsafe=True)
        document = Document.parse(result.text)

        kept = letters(result.text)
        lost = [line for line in prose_lines(result.source.text) if letters(line) not in kept]
        assert lost == [], path.name
        assert badly_rendered(document, list(document.once(details.parse).blocks)) == [], path.name
