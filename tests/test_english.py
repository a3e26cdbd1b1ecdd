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
WORDS = [
    word
    for row in re.findall(r"^\|.*\|([^|]*)\|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    for word in re.findall(r"`(\w+)`", row)
]
RULED_OUT = re.compile(rf"\b({'|'.join(WORDS)})s?\b", re.IGNORECASE)
ALLOWED = re.compile(
    r"stands? (for|out|apart|against)\b|(leaves?|left) (nothing )?behind|behind closed doors",
    re.IGNORECASE,
)
MODULES = sorted((ROOT / "src" / "postkit").rglob("*.py"))


def ruled_out(text: str) -> list[str]:
    return [match[0] for match in RULED_OUT.finditer(ALLOWED.sub("", text))]


def test_the_glossary_rules_words_out() -> None:
    assert {"behind", "mend", "remedy", "stands"} <= set(WORDS)
    assert ruled_out("it stands behind the mark") == ["stands", "behind"]
    assert ruled_out("what a sign stands for, and what machines leave behind") == []


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments and texts of a module, docstrings included, with their lines."""
    source = module.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, " ".join(node.value.split())


def test_messages_docstrings_and_comments() -> None:
    suspects = [path for path in MODULES if RULED_OUT.search(path.read_text(encoding="utf-8"))]
    found = [
        f"{page_id(path)}:{line}: {', '.join(words)}"
        for path in suspects
        for line, text in texts(path)
        if (words := ruled_out(text))
    ]

    assert found == []


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
