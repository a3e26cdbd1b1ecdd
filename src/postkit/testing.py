"""What the tests of rules of your own call: a rule's examples, its findings, its fixes.

from postkit.testing import check_examples

def test_examples() -> None:
check_examples(ShoutingSentence)
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.named_tuples import NamedTuple
from postkit.rules import Rule
from postkit.source import Source

__all__ = ["Example", "check_examples", "examples", "findings", "fixed"]

_HEADING = re.compile(r"^(Bad|Good)\b[^\n]*:\n", re.MULTILINE)


class Example(NamedTuple):
    """A bad draft, and the good one that follows it."""

    bad: str
    good: str


def examples(rule: type[Rule]) -> Iterator[Example]:
    """Yield the pairs of examples in the docstring of `rule`: after `Bad:` and `Good:`."""
    page = inspect.getdoc(rule) or ""
    bad = None
    for match in _HEADING.finditer(page):
        text = _indented(page[match.end() :])
        if match[1] == "Bad":
            bad = text
        elif bad is not None:
            yield Example(bad, text)
            bad = None


def findings(
    rule: type[Rule], text: str, *, path: str = "post.md", options: Any = None
) -> list[str]:
    """Return what `rule` finds in `text`, as `LINE:COLUMN CODE message`.

    Args:
        rule: the class.
        text: a whole draft.
        path: where the draft is said to be.
        options: an instance of the rule's `Options`.

    Raises:
        AssertionError: the rule raised an error.
    """
    report = Linter([rule(options)]).lint(Source(text, path))
    assert not report.failures, str(report.failures[0])
    return [
        f"{found.line}:{found.column} {found.code} {found.message}" for found in report.diagnostics
    ]


def fixed(rule: type[Rule], text: str, *, path: str = "post.md", options: Any = None) -> str:
    """Return `text` with all fixes of `rule`, the unsafe ones too.

    Args:
        rule: the class.
        text: a whole draft.
        path: where the draft is said to be.
        options: an instance of the rule's `Options`.

    Raises:
        AssertionError: a fix was withdrawn, or fixing twice gives something else.
    """
    linter = Linter([rule(options)])
    result = fix(linter, Source(text, path), unsafe=True)
    assert not result.withdrawn, f"a fix would change more than it should in\n{text}"
    again = fix(linter, Source(result.text, path), unsafe=True).text
    assert again == result.text, f"fixing twice gives something else:\n{result.text}\n{again}"
    return result.text


def check_examples(rule: type[Rule], *, options: Any = None) -> None:
    """Check that the docstring of `rule` is true.

    Each Bad is found, each Good is not, and where the rule has a fix, it makes Good of Bad.

    Args:
        rule: the class.
        options: an instance of the rule's `Options`.

    Raises:
        AssertionError: an example is not true, or there is none.
    """
    pairs = list(examples(rule))
    assert pairs, f"the docstring of {rule.__name__} has no `Bad:` followed by a `Good:`"
    for bad, good in pairs:
        assert findings(rule, bad, options=options), f"nothing is found in\n{bad}"
        left = findings(rule, good, options=options)
        assert not left, f"found in a good example: {left[0]}\n{good}"
        if rule.fixable:
            made = fixed(rule, bad, options=options)
            assert made == good, f"the fix makes\n{made}\nnot\n{good}"


def _indented(page: str) -> str:
    """Return the indented block at the start of `page`, without its indentation."""
    lines: list[str] = []
    for line in page.split("\n"):
        if line and not line.startswith("    "):
            break
        lines.append(line[4:])
    return "\n".join(lines).strip("\n") + "\n"
