"""Fingerprints that identify a finding after the text around it has moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from postkit.diagnostics import Diagnostic
from postkit.lazy_patterns import lazy_compile
from postkit.script.letters_around import normalized_letters, reach_back, reach_on

_AROUND = 16
"""How many letters on either side distinguish a finding from similar ones."""
_MOST = 60
"""Letters of a long finding that count."""

_QUOTED = lazy_compile(r"`[^`]*`")


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return 16 hexadecimal digits that stay when lines move.

    They are made of the rule's code, the text that was found with the words
    before and after it on its line, and what the message quotes. Line numbers,
    spacing, width and punctuation don't count, unless nothing else was found, so
    that fixing one of two findings side by side leaves the other as it was. Two
    findings in one draft may have the same.
    """
    text, (start, end) = diagnostic.source.text, diagnostic.span
    line = diagnostic.source.line_span(start)
    found = text[start : reach_on(text, start, end, _MOST)]
    parts = (
        diagnostic.code,
        normalized_letters(text[reach_back(text, line.start, start, _AROUND) : start]),
        normalized_letters(found) or " ".join(found.split()),
        normalized_letters(text[end : reach_on(text, end, line.end, _AROUND)]),
        # Messages contain line numbers too, but never between backticks.
        "".join(_QUOTED.findall(diagnostic.message)),
    )
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def unique_fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding of one draft with digits that no other finding has.

    The path counts too; of findings that are alike each gets a number.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        own = fingerprint(diagnostic)
        seen[own] += 1
        data = f"{diagnostic.path}\0{own}\0{seen[own]}".encode("utf-8", "surrogatepass")
        yield diagnostic, hashlib.blake2b(data, digest_size=16).hexdigest()
