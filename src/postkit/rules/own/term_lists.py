"""Term lists of other tools, read as they are: prh, autocorrect, and plain `old = new`.

https://github.com/prh/prh (also textlint-rule-prh), https://github.com/huacnlee/autocorrect
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from postkit.errors import FileError
from postkit.files.read_write import decode, read_small
from postkit.files.relative_paths import relative_path
from postkit.front_matter import Syntax, read_content
from postkit.rules.own.term import MOST_TERMS, Term, TermError
from postkit.source import BOM, Span

_EXPRESSION = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)
_MOST_FILES = 50
_MOST_BYTES = 5_000_000
"""How large a list may be."""


def read_term_list(path: str) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """Return the terms of the file at `path`, and all files that were read for it.

    Args:
        path: a `.yml` of prh or autocorrect, or a text with `old = new` on each line.

    Raises:
        TermError: a file cannot be read or is none of these, or a term cannot be used.
    """
    files: list[str] = []
    terms = tuple(_terms(path, files))
    if not 0 < len(terms) <= MOST_TERMS:
        why = f"more than {MOST_TERMS:,}" if terms else "no"
        raise TermError(f"{relative_path(path)}: has {why} terms")
    for term in terms:
        term.check()
    return terms, tuple(files)


def _terms(path: str, files: list[str]) -> Iterator[Term]:
    real = os.path.realpath(path)
    if real in files:
        return
    if len(files) >= _MOST_FILES:
        raise TermError(f"{relative_path(path)}: more than {_MOST_FILES} files are imported")
    files.append(real)
    name = relative_path(path)
    try:
        text = decode(read_small(path, _MOST_BYTES)).removeprefix(BOM)
    except FileError as error:
        raise TermError(f"{name}: {error.message.removeprefix('cannot be read: ')}") from error
    if path.endswith((".yml", ".yaml", ".autocorrectrc")):
        yield from _of_yaml(text, path, files)
    else:
        lines = (line.strip() for line in text.splitlines())
        yield from map(_pair, (line for line in lines if line and not line.startswith("#")))


def _of_yaml(text: str, path: str, files: list[str]) -> Iterator[Term]:
    name = relative_path(path)
    reading = read_content(text, Syntax.YAML, Span(0, len(text)), "1.2")
    values = reading.root.value if reading.root else None
    if not isinstance(values, dict):
        raise TermError(f"{name}: is not a list of terms in YAML")
    spelling = values.get("spellcheck")
    if isinstance(spelling, dict):
        yield from map(_pair, map(str, spelling.get("words") or ()))
        return
    for other in values.get("imports") or ():
        target = other.get("path") if isinstance(other, dict) else other
        if not isinstance(target, str):
            raise TermError(f"{name}: an import without a path")
        yield from _terms(os.path.join(os.path.dirname(path), target), files)
    for rule in values.get("rules") or ():
        yield _of_prh({"expected": rule} if isinstance(rule, str) else rule, name)


def _pair(line: str) -> Term:
    """Return the term of `old = new`, or of a word whose case alone matters."""
    old, sign, new = (part.strip() for part in line.partition("="))
    new = new if sign else old
    if not old:
        raise TermError(f"`{line}`: nothing to search for")
    # As a word: `ios` is not searched for in `curiosity`.
    start = r"\b" if old[0].isascii() and old[0].isalnum() else ""
    end = r"\b" if old[-1].isascii() and old[-1].isalnum() else ""
    pattern = f"{start}{re.escape(old)}{end}"
    return Term(pattern, new.replace("$", "$$"), ignores_case=True, is_ascii=True)


def _of_prh(rule: Any, name: str) -> Term:
    if not isinstance(rule, dict) or not isinstance(rule.get("expected"), str):
        raise TermError(f"{name}: a rule without `expected`")
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
        raise TermError(f"{name}: `pattern` of `{expected}` must be a string or a list")
    empty = str(rule.get("regexpMustEmpty") or "$0").removeprefix("$")
    if not empty.isdecimal():
        raise TermError(f"{name}: `regexpMustEmpty` of `{expected}` must be a group such as `$1`")
    message = rule.get("prh") if isinstance(rule.get("prh"), str) else ""
    return Term(pattern, expected, str(message), ignores_case, True, int(empty))


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
