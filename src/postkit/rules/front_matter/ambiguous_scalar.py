"""FM010: a value that readers of YAML understand differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import Node, read_scalar
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml, overview

_MAX_LENGTH = 40
_NUMBER_HEADS = frozenset("0123456789+-.")
_WORDS = frozenset(["yes", "no", "on", "off"])
_TRAILING_ZERO = lazy_compile(r"[0-9]+\.[0-9]*[1-9]0\Z|[0-9]+\.0\Z")
_VERSION_KEY = lazy_compile(r"version|title|tags?\Z", re.IGNORECASE)


class AmbiguousScalar(Rule):
    """A value without quotes is read differently by YAML 1.1 and 1.2.

    Site generators in JavaScript follow YAML 1.2, those in Python and Ruby follow 1.1, and Hugo
    is in between: `no` and `on` are texts to the first, but false and true to the others;
    `1:30` is a text or ninety, `012` twelve or ten. In quotes they are texts everywhere. A
    version such as `1.10` loses its zero everywhere.

    Bad:

        ---
        lang: no
        duration: 1:30
        ---

    Good:

        ---
        lang: "no"
        duration: "1:30"
        ---
    """

    code = "FM010"
    name = "ambiguous-scalar"
    trigger = "unusual-values"
    summary = "YAML 1.1 and 1.2 read the value differently"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each plain value that has two readings."""
        if not is_yaml(document):
            return
        text = document.text
        for key, node, is_item in document.once(overview).odd:
            start, end = node.span
            if node.style or end - start > _MAX_LENGTH:
                continue
            written = text[start:end]
            if written[:1] not in _NUMBER_HEADS and written.lower() not in _WORDS:
                continue
            core, legacy = read_scalar(written, "1.2"), read_scalar(written, "1.1")
            if repr(core) != repr(legacy):
                message = (
                    f"`{written}` is {_named(legacy)} to readers of YAML 1.1 and {_named(core)} "
                    "to those of 1.2; put it in quotes"
                )
                yield self.found(document, node.span, message, _make_fix(document, node, written))
            elif _TRAILING_ZERO.match(written) and (is_item or _VERSION_KEY.search(key)):
                message = (
                    f"`{written}` is read as the number {core}; put it in quotes to keep its zero"
                )
                yield self.found(document, node.span, message, _quoting(node, unsafe=True))


def _make_fix(document: Document, node: Node, written: str) -> Fix | None:
    """Return the fix that says to all readers what the site's own reads today.

    It is safe only where we know what that is: `published: no` hides a post from
    Jekyll, and `"no"` would publish it. Readers of one family differ in numbers.
    """
    reader = document.dialect.yaml_reader
    if isinstance(node.value, bool):
        word = "true" if node.value else "false"
        # Hugo took `yes` for true up to version 0.151, and takes it for a text since.
        make = fix if reader in ("psych", "pyyaml") else unsafe_fix
        return make(f"write `{word}`", Edit.replace(node.span, word))
    is_word = written.lower() in _WORDS and reader in ("js-yaml", "serde-yaml")
    is_text = node.value == written and (is_word or reader in ("pyyaml", "go-yaml"))
    return _quoting(node, unsafe=not is_text)


def _quoting(node: Node, *, unsafe: bool) -> Fix:
    edits = Edit.insert(node.span.start, '"'), Edit.insert(node.span.end, '"')
    return (unsafe_fix if unsafe else fix)("put it in quotes", *edits)


def _named(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"the number {value:g}" if isinstance(value, int | float) else "a text"
