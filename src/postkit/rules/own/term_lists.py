"""Term lists of other tools, read as they are: prh, autocorrect, and plain `old = new`.

https://github.com/prh/prh (also textlint-rule-prh), https://github.com/huacnlee/autocorrect
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from postkit.errors import FileError
from postkit.files.read_write import decode, is_inside, read_small
from postkit.files.relative_paths import relative_path
from postkit.front_matter import Node, Syntax, read_content
from postkit.rules.own.term import MOST_TERMS, Term, TermError, TermListError
from postkit.source import BOM, Source, Span

_EXPRESSION = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)
_MOST_FILES = 50
_MOST_BYTES = 5_000_000
"""How large a list may be."""


def read_term_list(path: str, archive: str) -> tuple[Term, ...]:
    """Return the terms of the file at `path`.

    Args:
        path: a `.yml` of prh or autocorrect, or a text with `old = new` on each line.
        archive: the folder outside of which no file is read.

    Raises:
        TermError: the file cannot be read, or is outside of the archive.
        TermListError: a file is not a list of terms, or a term cannot be used.
    """
    terms = tuple(_terms(path, archive, []))
    if not 0 < len(terms) <= MOST_TERMS:
        why = f"more than {MOST_TERMS:,}" if terms else "no"
        raise TermListError(f"{relative_path(path)}: has {why} terms")
    for term in terms:
        try:
            term.check()
        except TermError as error:
            raise TermListError(f"{term.origin}: {error}") from error
    return terms


def _terms(path: str, archive: str, files: list[str]) -> Iterator[Term]:
    real, name = os.path.realpath(path), relative_path(path)
    if real in files:
        return
    if len(files) >= _MOST_FILES:
        raise TermListError(f"{name}: more than {_MOST_FILES} files are imported")
    if not is_inside(real, os.path.realpath(archive)):
        raise TermError(f"{name} is outside of the archive; copy it there")
    files.append(real)
    try:
        text = decode(read_small(path, _MOST_BYTES)).removeprefix(BOM)
    except FileError as error:
        raise TermError(f"{name}: {error.message.removeprefix('cannot be read: ')}") from error
    if path.endswith((".yml", ".yaml", ".autocorrectrc")):
        yield from _of_yaml(text, path, archive, files)
    else:
        for number, line in enumerate(map(str.strip, text.splitlines()), 1):
            if line and not line.startswith("#"):
                yield _pair(line, f"{name}:{number}")


def _of_yaml(text: str, path: str, archive: str, files: list[str]) -> Iterator[Term]:
    name, lines = relative_path(path), Source(text, path).lines

    def place(node: Node) -> str:
        return f"{name}:{lines.position(node.span.start).line}"

    reading = read_content(text, Syntax.YAML, Span(0, len(text)), "1.2")
    root = reading.root
    if root is None or root.kind != "mapping":
        at = reading.failure.offset if reading.failure else 0
        line = lines.position(min(at, len(text))).line
        raise TermListError(f"{name}:{line}: is not a list of terms in YAML")
    spelling = root["spellcheck"]
    if spelling and spelling.kind == "mapping":
        for word in _items(spelling, "words"):
            yield _pair(str(word.value), place(word))
        return
    for other in _items(root, "imports"):
        target = other.value.get("path") if isinstance(other.value, dict) else other.value
        if not isinstance(target, str):
            raise TermListError(f"{place(other)}: an import without a path")
        try:
            yield from _terms(os.path.join(os.path.dirname(path), target), archive, files)
        except TermListError:
            raise
        except TermError as error:
            raise TermListError(f"{place(other)}: {error}") from error
    for rule in _items(root, "rules"):
        value = {"expected": rule.value} if isinstance(rule.value, str) else rule.value
        yield _of_prh(value, place(rule))


def _items(mapping: Node, key: str) -> tuple[Node, ...]:
    found = mapping[key]
    return found.items if found else ()


def _pair(line: str, origin: str) -> Term:
    """Return the term of `old = new`, or of a word whose case alone matters."""
    old, sign, new = (part.strip() for part in line.partition("="))
    new = new if sign else old
    if not old:
        raise TermListError(f"{origin}: `{line}`: nothing to search for")
    # As a word: `ios` is not searched for in `curiosity`.
    start = r"\b" if old[0].isascii() and old[0].isalnum() else ""
    end = r"\b" if old[-1].isascii() and old[-1].isalnum() else ""
    pattern = f"{start}{re.escape(old)}{end}"
    return Term(pattern, new.replace("$", "$$"), ignores_case=True, is_ascii=True, origin=origin)


def _of_prh(rule: Any, origin: str) -> Term:
    if not isinstance(rule, dict) or not isinstance(rule.get("expected"), str):
        raise TermListError(f"{origin}: a rule without `expected`")
    expected: str = rule["expected"]
    options = rule.get("options")
    is_word = isinstance(options, dict) and bool(options.get("wordBoundary"))
    given = rule.get("pattern", rule.get("patterns"))
    patterns = [given] if isinstance(given, str) else given
    if patterns is None:
        pattern, ignores_case = _any_width(expected), False
        pattern = rf"\b(?:{pattern})\b" if is_word else pattern
    elif isinstance(patterns, list) and all(isinstance(item, str) for item in patterns):
        parts = [_expression(item, is_word) for item in patterns]
        pattern = "|".join(part for part, _ in parts)
        ignores_case = any("i" in flags for _, flags in parts)
    else:
        raise TermListError(f"{origin}: `pattern` of `{expected}` must be a string or a list")
    empty = str(rule.get("regexpMustEmpty") or "$0").removeprefix("$")
    if not empty.isdecimal():
        raise TermListError(
            f"{origin}: `regexpMustEmpty` of `{expected}` must be a group such as `$1`"
        )
    message = rule.get("prh") if isinstance(rule.get("prh"), str) else ""
    return Term(pattern, expected, str(message), ignores_case, True, int(empty), origin)


def _expression(pattern: str, is_word: bool) -> tuple[str, str]:
    """Return a pattern of prh, which is an expression only between slashes, and its flags."""
    match = _EXPRESSION.fullmatch(pattern)
    found, flags = (match[1], match[2]) if match else (re.escape(pattern), "")
    return rf"\b(?:{found})\b" if is_word else found, flags


def _any_width(expected: str) -> str:
    """Return a pattern for `expected` in any case and width, as prh does without one."""
    return "".join(
        f"[{char.lower()}{char.upper()}{_wide(char.lower())}{_wide(char.upper())}]"
        if char.isascii() and char.isalnum()
        else re.escape(char)
        for char in expected
    )


def _wide(char: str) -> str:
    return chr(ord(char) + 0xFEE0)
