"""Render drafts before and after fixing, and explain each difference by the fix that made it.

    .venv/bin/python benchmarks/rendered.py ../shared/corpus ../shared/broken
    .venv/bin/python benchmarks/rendered.py --unsafe ../shared/corpus

The fixes are made again round by round, those of each rule by themselves, and the page
is rendered after each (markdown-it-py, html5lib). Of a page count its elements with where
they lead, its emphasis and its letters: a rule may change only that of which it speaks.
Prints how many pages each rule has changed in which way, and each page on which one has
done more; the exit code is 1 if there is such a page.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import html5lib
from markdown_it import MarkdownIt

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import apply_edits
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.rules import RULES
from postkit.source import Source

LINTER = Linter([rule() for rule in RULES if rule.default])
MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
EMPHASIS = frozenset(["b", "del", "em", "i", "s", "strong"])
ADDRESSES = ("alt", "class", "href", "id", "src", "start", "title")
LETTERS = (
    *("BI002", "BI003", "DB015", "RS006", "RS007"),
    *("SM001", "SM002", "SM011", "SM012", "SM013", "SM103"),
)
MAY_CHANGE = {
    **dict.fromkeys(LETTERS, frozenset(["letters"])),
    "MD001": frozenset(["emphasis"]),
    "MD002": frozenset(["elements"]),
}
"""What rules may change on a page that are about more than marks and spaces.

Those that change structure may change all, but lose no letter that they do not name.
"""


class Page(NamedTuple):
    """What a reader has of a page: its elements, its emphasis, and the letters it shows."""

    elements: tuple[str, ...]
    emphasis: tuple[str, ...]
    letters: str


def read_page(text: str) -> Page:
    """Return the page that the body of the draft `text` makes."""
    body = text[Document.parse(text).body.start :]
    root = html5lib.parse(MARKDOWN.render(body), namespaceHTMLElements=False)
    elements: list[str] = []
    emphasis: list[str] = []
    for element in root.iter():
        if isinstance(element.tag, str):
            name = " ".join([element.tag, *(element.get(key, "") for key in ADDRESSES)])
            (emphasis if element.tag in EMPHASIS else elements).append(name)
        else:
            element.text = ""  # A comment shows nothing.
        if element.tag == "code":
            # What is the language of a block of code was text in raw HTML.
            element.text = element.get("class", "")[len("language-") :] + (element.text or "")
    letters = "".join(filter(str.isalnum, "".join(root.itertext())))
    return Page(tuple(elements), tuple(emphasis), letters)


class Change(NamedTuple):
    """What the fixes of one rule do to a page: `kinds`, and whether `is_explained`."""

    code: str
    kinds: frozenset[str]
    is_explained: bool


def changes(source: Source, *, unsafe: bool) -> Iterator[Change]:
    """Yield what the fixes of each rule change on the page that `source` makes."""
    result = fix(LINTER, source, unsafe=unsafe)
    rounds: dict[str, list[Diagnostic]] = {}
    for finding in result.fixed:
        rounds.setdefault(finding.source.text, []).append(finding)
    for text, findings in rounds.items():
        before = read_page(text)
        for code in sorted({finding.code for finding in findings}):
            own = [finding for finding in findings if finding.code == code]
            edits = sorted({edit for item in own if item.fix for edit in item.fix.edits})
            after = read_page(apply_edits(text, edits))
            kinds = frozenset(
                kind for kind in Page._fields if getattr(before, kind) != getattr(after, kind)
            )
            yield Change(code, kinds, is_explained(code, kinds, before, after, own))


def is_explained(
    code: str, kinds: frozenset[str], before: Page, after: Page, findings: Sequence[Diagnostic]
) -> bool:
    rule = next(rule for rule in RULES if rule.code == code)
    usual = frozenset(Page._fields) if rule.changes_structure else frozenset()
    if not kinds <= MAY_CHANGE.get(code, usual):
        return False
    lost = Counter(before.letters) - Counter(after.letters)
    return lost <= Counter("".join(map(_named, findings)))


def _named(finding: Diagnostic) -> str:
    """Return the text that a finding, and the edits of its fix, are about."""
    text = finding.source.text
    spans = [finding.span, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))]
    return "".join(span.text(text) for span in spans)


def check(path: Path, *, unsafe: bool) -> tuple[Path, list[Change]]:
    """Return `path` with what the fixes of each rule change on its page."""
    return path, list(changes(read_source(path), unsafe=unsafe))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, help="drafts, or folders of drafts")
    parser.add_argument("--unsafe", action="store_true", help="make the unsafe fixes as well")
    chosen = parser.parse_args()
    files = sorted(
        file for path in chosen.paths for file in (path.rglob("*.md") if path.is_dir() else [path])
    )
    counts: Counter[str] = Counter()
    unexplained = 0
    with ProcessPoolExecutor() as pool:
        for path, found in pool.map(partial(check, unsafe=chosen.unsafe), files, chunksize=8):
            for code, kinds, is_explained in found:
                counts[f"{code} {', '.join(sorted(kinds)) or 'marks, spaces, or nothing'}"] += 1
                if not is_explained:
                    unexplained += 1
                    print(f"{path}: {code} changes {', '.join(sorted(kinds))}")
    for name, number in sorted(counts.items()):
        print(f"{number:6} pages  {name}")
    print(f"{len(files)} drafts, {unexplained} differences without an explanation")
    return int(unexplained > 0)


if __name__ == "__main__":
    sys.exit(main())
