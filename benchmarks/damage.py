"""Break healthy drafts at random and see what is found and fixed.

    .venv/bin/python benchmarks/damage.py ../shared/corpus --number 40

Each line of the table is a kind of damage. `found` counts the drafts with a
finding about front matter, blocks or the text, `in place` those with one at the
damage or two lines from it, `extra` those with one elsewhere as well, `safe` and
`unsafe` those that these fixes solve: the front matter has the values that were
meant, and a browser shows each line in the block where it belongs. `worse` must
be 0: a fix has lost text or a field that was sound, or hidden what was to be
seen; so must `unstable`: fixing once more changes something again. `promised`
counts the drafts in which a fix is still called safe that was not made.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from damages import blocks, fences, keys, prose, values
from damages.draft import Break, Damage, Draft
from markdown_it import MarkdownIt

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability, Edit, apply_edits
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.front_matter import Syntax
from postkit.rules import RULES
from postkit.source import Source, Span

FAMILIES = ("FM", "DB", "MD", "RS", "SM")
LINTER = Linter([rule() for rule in RULES if rule.default and rule.code[:2] in FAMILIES])
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_NEAR = 2
_MARKUP = re.compile(
    r"<[^<>]*(?:>|\Z)|/?(?:details|summary|p|p class=\"[\w -]*\")(?:>|&gt;|$)", re.M
)
"""Tags, and what is left of those that have lost their first bracket."""
_LETTER = re.compile(r"\w")


@dataclass
class Row:
    """What has come of the damages of one kind."""

    number: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)


COLUMNS = ("found", "in place", "extra", "safe", "unsafe", "not", "worse", "unstable", "promised")


def read_healthy(folder: Path, longest: int) -> list[Draft]:
    """Return the drafts below `folder` in which nothing is found, and that are not too long."""
    drafts = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if len(text) > longest or not text.startswith("---\n") or "\r" in text:
            continue
        draft = Draft(path, text)
        front_matter = draft.document.front_matter
        if front_matter is None or front_matter.syntax is not Syntax.YAML:
            continue
        if front_matter.closing and not LINTER.lint(Source(text)).diagnostics:
            drafts.append(draft)
    return drafts


def several(breaks: Sequence[Break]) -> Break:
    """Return the break that does two or three things to a draft."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        edits: list[Edit] = []
        target = draft.text
        for offset in rng.sample(breaks, rng.choice([2, 3])):
            made = offset(draft, rng)
            if made is None or made.target is not None or any(map(_touching(made), edits)):
                continue
            edits += made.edits
        return Damage(tuple(sorted(edits)), Span(0, len(draft.text)), target) if edits else None

    return apply


def _touching(made: Damage):  # type: ignore[no-untyped-def]
    first = min(edit.start for edit in made.edits)
    last = max(edit.end for edit in made.edits)
    return lambda edit: edit.start <= last + 40 and first <= edit.end + 40


KINDS: dict[str, Break] = {
    **fences.BREAKS,
    **values.BREAKS,
    **keys.BREAKS,
    **blocks.BREAKS,
    **prose.BREAKS,
    "several: front matter": several([*keys.BREAKS.values()]),
    "several: blocks": several([*blocks.BREAKS.values()]),
    "several: anything": several(
        [*fences.BREAKS.values(), *keys.BREAKS.values(), *blocks.BREAKS.values()]
    ),
    **blocks.HARMLESS,
}


def measure(kind: str, drafts: Sequence[Draft], number: int, rng: random.Random) -> Row:
    """Return what comes of `number` damages of one kind."""
    row = Row()
    for _ in range(number * 200):
        if row.number == number:
            break
        draft = rng.choice(drafts)
        damage = KINDS[kind](draft, rng)
        if damage is None:
            continue
        text = apply_edits(draft.text, sorted(damage.edits))
        if text == draft.text:
            continue
        row.number += 1
        target = draft.text if damage.target is None else damage.target
        outcome = list(judge(draft, damage, text, target))
        row.counts.update(outcome)
        row.examples += [(item, f"{draft.path}\n{_show(draft.text, text)}") for item in outcome]
    return row


def judge(draft: Draft, damage: Damage, text: str, target: str) -> Iterator[str]:
    """Yield the columns in which a damaged draft counts."""
    report = LINTER.lint(Source(text))
    lines = {
        report.source.lines.position(diagnostic.span.start).line
        for diagnostic in report.diagnostics
    }
    lines |= {
        report.source.lines.position(diagnostic.span.end).line for diagnostic in report.diagnostics
    }
    first, last = _place(draft, damage, text)
    near = {line for line in lines if first - _NEAR <= line <= last + _NEAR}
    if report.diagnostics:
        yield "found"
    if near:
        yield "in place"
    if lines - near:
        yield "extra"
    is_fixed = False
    for column, unsafe in (("safe", False), ("unsafe", True)):
        result = fix(LINTER, Source(text), unsafe=unsafe)
        if result.unstable or fix(LINTER, Source(result.text), unsafe=unsafe).text != result.text:
            yield "unstable"
        if not unsafe and any(map(_has_safe_fix, result.remaining.diagnostics)):
            yield "promised"
        if not is_fixed and is_as_meant(result.text, target):
            is_fixed = True
            yield column
        elif result.is_changed and is_worse(text, result.text, target):
            yield "worse"
    if not is_fixed:
        yield "not"


def _has_safe_fix(finding: Diagnostic) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def _place(draft: Draft, damage: Damage, text: str) -> tuple[int, int]:
    """Return the first and the last line of `text` where the damage may be reported."""
    before, after = draft.text, text
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after)
    )
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    stop = len(after) - end
    if damage.place:
        start = min(start, damage.place.start)
        stop = max(stop, damage.place.end + len(after) - len(before))
    lines = Source(text).lines
    return lines.position(start).line, lines.position(stop).line


def is_as_meant(text: str, target: str) -> bool:
    """Tell whether `text` says the same as `target`, in its fields and on its page."""
    if text == target:
        return True
    return _fields(text) == _fields(target) and _seen(text) == _seen(target)


def is_worse(damaged: str, text: str, target: str) -> bool:
    """Tell whether a fix has lost what was sound in `damaged`."""
    meant, old, new = (_letters(item) for item in (target, damaged, text))
    if (meant & old) - new:
        return True
    fields, before, after = _fields(target), _fields(damaged), _fields(text)
    if any(before.get(key) == one and after.get(key) != one for key, one in fields.items()):
        return True
    page = _seen(target)
    return (_seen(text) & page).total() < (_seen(damaged) & page).total()


def _letters(text: str) -> Counter[str]:
    return Counter(_LETTER.findall(_MARKUP.sub("", text)))


def _fields(text: str) -> dict[str, str]:
    front_matter = Document.parse(text).front_matter
    if front_matter is None or front_matter.problems:
        return {}
    return {key: repr(value) for key, value in front_matter.values.items()}


def _seen(text: str) -> Counter[tuple[str, ...]]:
    """Return the lines of the page, each with the blocks and paragraph it is in."""
    document = Document.parse(text)
    start = document.body.start
    if document.front_matter and document.front_matter.problems:
        start = 0
    page = html5lib.parse(MARKDOWN.render(text[start:]), namespaceHTMLElements=False)
    seen: Counter[tuple[str, ...]] = Counter()
    waiting: list[tuple[Element, tuple[str, ...]]] = [(page, ())]
    while waiting:
        element, around = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        inside = around
        if element.tag in ("details", "summary", "strong", "em", "code", "li", "h1", "h2", "h3"):
            inside = (*around, element.tag)
        elif element.get("class"):
            inside = (*around, element.get("class", ""))
        for owner, piece in [(inside, element.text), *((inside, child.tail) for child in element)]:
            seen.update(
                ("".join(line.split()), *owner)
                for line in (piece or "").split("\n")
                if line.strip()
            )
        waiting += [(child, inside) for child in element]
    return seen


def _show(before: str, after: str) -> str:
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after)
    )
    first = after.rfind("\n", 0, max(start - 60, 0)) + 1
    report = LINTER.lint(Source(after))
    findings = [
        f"  {diagnostic.line}: {diagnostic.code} {diagnostic.message}"
        for diagnostic in report.diagnostics
    ]
    return "\n".join([after[first : start + 160], *findings])


def main() -> None:
    """Print the table, and with `--show` the damaged places that count in a column."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("posts", type=Path, help="a folder of healthy Markdown posts")
    parser.add_argument("--number", type=int, default=20, help="damages of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=int, default=20_000, help="in characters")
    parser.add_argument("--kind", default="", help="only kinds whose name holds this")
    parser.add_argument("--show", choices=COLUMNS, nargs="+", default=[])
    options = parser.parse_args()
    drafts = read_healthy(options.posts, options.longest)
    total = Row()
    print(f"{len(drafts)} healthy drafts\n")
    print("| kind | n | " + " | ".join(COLUMNS) + " |")
    print("| :-- | --: |" + " --: |" * len(COLUMNS))
    for kind in KINDS:
        if options.kind not in kind:
            continue
        row = measure(kind, drafts, options.number, random.Random(f"{options.seed} {kind}"))
        total.number += row.number
        total.counts += row.counts
        _print(kind, row)
        for column, example in row.examples:
            if column in options.show:
                print(f"--- {column}: {example}\n", file=sys.stderr)
    _print("all", total)


def _print(name: str, row: Row) -> None:
    cells = " | ".join(str(row.counts[column] or "") for column in COLUMNS)
    print(f"| `{name}` | {row.number} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
