"""The English of messages, documentation and source: no word that the glossary rules out."""

from __future__ import annotations

import argparse
import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_pages import ROOT, page_id, pages

from postkit.cli.parser import build_parser
from postkit.rules import RULES

GLOSSARY = ROOT / "docs" / "reference" / "glossary.md"
PHRASES = [
    phrase
    for row in re.findall(r"^\|.*\|([^|]*)\|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    for phrase in re.findall(r"`([\w ]+)`", row)
]
ALLOWED = re.compile(r"stand(s|ing)? (for|out|apart|against)\b|behind closed doors", re.IGNORECASE)
"""What means something else than the phrases that are ruled out."""


def forms(phrase: str) -> Iterator[str]:
    """Yield a phrase with all regular forms of its first word."""
    first, *rest = phrase.split()
    stem, ending = (first[:-1], "(?:y|ies|ied|ying)") if first.endswith("y") else (first, "")
    yield " ".join([stem + (ending or "(?:e?s|e?d|ing)?"), *rest])


RULED_OUT = re.compile(
    rf"\b({'|'.join(form for phrase in PHRASES for form in forms(phrase))})s?\b", re.IGNORECASE
)
MODULES = sorted(
    path for folder in ("src", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")
)
BROWSER = {".js", ".html", ".css"}


def ruled_out(text: str) -> list[str]:
    return [match[0] for match in RULED_OUT.finditer(ALLOWED.sub("", text))]


def test_the_glossary_rules_words_out() -> None:
    assert {"behind", "mend", "remedy", "stand", "told"} <= set(PHRASES)
    assert ruled_out("it stands behind the mark") == ["stands", "behind"]
    assert ruled_out("remedied, mending, tells of meta blocks") == [
        *("remedied", "mending", "tells of", "meta blocks")
    ]
    assert ruled_out("what a sign stands for") == []


def test_every_word_that_is_not_used_is_tested() -> None:
    rows = re.findall(r"^\|.*\|([^|]*)\|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)

    assert [row for row in rows[2:] if re.sub(r"`[^`]*`|,", "", row).strip()] == []


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments, texts and names of a module, docstrings included, with their lines."""
    source = module.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
        elif token.type == tokenize.NAME and ("_" in token.string or len(token.string) > 3):
            yield token.start[0], token.string.replace("_", " ")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, " ".join(node.value.split())


def test_messages_docstrings_comments_and_names() -> None:
    suspects = [
        path
        for path in MODULES
        if path != Path(__file__)
        and RULED_OUT.search(path.read_text(encoding="utf-8").replace("_", " ").replace("\n", " "))
    ]
    found = [
        f"{page_id(path)}:{line}: {', '.join(words)}"
        for path in suspects
        for line, text in texts(path)
        if (words := ruled_out(text))
    ]

    assert found == []


def test_pages_in_the_browser() -> None:
    files = [path for path in (ROOT / "src" / "postkit").rglob("*") if path.suffix in BROWSER]
    found = {page_id(path): ruled_out(path.read_text(encoding="utf-8")) for path in files}

    assert len(files) > 3
    assert {path: words for path, words in found.items() if words} == {}


def test_pages() -> None:
    texts = {
        page_id(page): page.read_text(encoding="utf-8")
        for page in (*pages(), ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md")
        if page != GLOSSARY
    }

    assert {page: words for page, text in texts.items() if (words := ruled_out(text))} == {}


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from parsers(command)


@pytest.mark.parametrize("parser", list(parsers(build_parser())), ids=lambda parser: parser.prog)
def test_help(parser: argparse.ArgumentParser) -> None:
    assert ruled_out(parser.format_help()) == []


def test_summaries_of_rules() -> None:
    found = {rule.code: ruled_out(f"{rule.summary} {rule.__doc__}") for rule in RULES}

    assert {code: words for code, words in found.items() if words} == {}
