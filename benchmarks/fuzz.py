"""Mutate drafts at random and check what must hold for any text.

    .venv/bin/python benchmarks/fuzz.py --minutes 10 --out found/ seeds ../shared/broken

For each mutated draft: no rule fails, no span lies outside the text, fixing (the safe
fixes, and all of them) and formatting a second time change nothing, fixes do not undo
each other, and a safe fix brings up no error. What breaks one of these is made as short
as it goes and written to the folder `--out`, a file for each fault, called by its kind.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from postkit.diagnostics import Diagnostic, Severity
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.formatting import Formatter
from postkit.rules import RULES
from postkit.source import Source

LINTER = Linter([rule() for rule in RULES if rule.default])
FORMATTER = Formatter()
MAX_LINES = 30
SIGNS = (
    *("<", ">", "</", "<!--", "-->", "<details>", "</details>", "<summary>", "</summary>", "<p>"),
    *('<p class="x">', "</p>", "<div>", "</div>", "<pre>", "<script>", "<?", "?>", "<![CDATA["),
    *("`", "```\n", "~~~\n", "$$", "{{", "}}", "{% raw %}", "[", "](", ")", "![](", "[^1]:", "]: "),
    *("*", "**", "_", "~~", "#", "# ", "- ", "> ", ">>", "1. ", "|", "|---|\n", "---\n", "+++\n"),
    *("\n", "\n\n", "\r", "\r\n", "\t", "    ", " ", "  \n", "\\", "\0", "\u200b", "\u200d"),
    *("\ufeff", "\u3000", "\x85", "\u2028", "\ud800", "&amp;", "&lt;", "：", "，", ",", "“", "”"),
    *('"', "'", "（", ")", "a: ", "- a", "[x]", "中文", "後來", "：\n", "<!-- a 1/8 -->"),
)  # fmt: skip


def mutate(text: str, choose: random.Random) -> str:
    """Return `text` with one to four changes."""
    for _ in range(choose.randint(1, 4)):
        start = choose.randint(0, len(text))
        end = min(start + choose.choice((0, 0, 1, 1, 2, 5, 40)), len(text))
        piece = choose.choice(("", choose.choice(SIGNS), choose.choice(SIGNS), text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


def excerpt(text: str, choose: random.Random) -> str:
    """Return some lines of a draft, more often than not with its front matter."""
    lines = text.splitlines(keepends=True)
    head = re.match(r"---\n(?:.*\n){0,40}?---\n", text)
    start = choose.randint(0, max(len(lines) - 1, 0))
    body = "".join(lines[start : start + choose.randint(1, MAX_LINES)])
    return (head[0] if head and choose.random() < 0.6 else "") + body[:4000]


def faults(text: str) -> Iterator[str]:
    """Yield the kinds of fault that `text` shows."""
    source = Source(text, "draft.md")
    report = LINTER.lint(source)
    yield from (f"exception {failure.message.split(';')[0][:60]}" for failure in report.failures)
    for found in report.diagnostics:
        edits = found.fix.edits if found.fix else ()
        spans = [found.span, *(edit.span for edit in edits)]
        if any(not 0 <= span.start <= span.end <= len(text) for span in spans):
            yield f"span outside {found.code}"
    for unsafe in (False, True):
        result = fix(LINTER, source, unsafe=unsafe)
        name = "unsafe fix" if unsafe else "fix"
        if result.unstable:
            yield f"{name} undone {' '.join(result.unstable)}"
        elif result.is_changed:
            again = fix(LINTER, Source(result.text, "draft.md"), unsafe=unsafe)
            if again.is_changed:
                yield f"{name} twice {' '.join(sorted({one.code for one in again.fixed}))}"
        if not unsafe and result.is_changed and report.diagnostics:
            yield from _new_errors(report.diagnostics, result.remaining.diagnostics)
    once = FORMATTER.format(source).text
    if FORMATTER.format(Source(once, "draft.md")).text != once:
        yield "format twice"


def _new_errors(old: tuple[Diagnostic, ...], new: tuple[Diagnostic, ...]) -> Iterator[str]:
    if any(diagnostic.code in ("FM002", "FM003", "FM004", "FM006") for diagnostic in old):
        return  # What could not be read had no errors of its own.
    known, left = (
        Counter(diagnostic.code for diagnostic in found if diagnostic.severity is Severity.ERROR)
        for found in (old, new)
    )
    for code in left - known:
        yield f"new error {code}"


def kinds_of(text: str) -> frozenset[str]:
    """Return the kinds of fault, an exception among them."""
    try:
        return frozenset(faults(text))
    except Exception as error:
        frame = error.__traceback__
        while frame and frame.tb_next:
            frame = frame.tb_next
        place = f"{Path(frame.tb_frame.f_code.co_filename).stem} {frame.tb_lineno}" if frame else ""
        return frozenset([f"exception {type(error).__name__} {place}"])


def shorten(text: str, holds: Callable[[str], bool]) -> str:
    """Return a shorter text for which `holds` is true, by leaving out what is not needed."""
    size = max(len(text) // 2, 1)
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if holds(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text


def run(seeds: list[str], seconds: float, choose: random.Random, out: Path | None) -> Counter[str]:
    """Check mutated drafts until the time is up; return how many were checked and had faults."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = mutate(excerpt(choose.choice(seeds), choose), choose)
        counts["drafts"] += 1
        for kind in kinds_of(text):
            counts[kind] += 1
            if out and counts[kind] <= 3:
                short = shorten(text, lambda shorter, kind=kind: kind in kinds_of(shorter))
                name = f"{re.sub('[^A-Za-z0-9]+', '-', kind)}-{counts[kind]}.md"
                (out / name).write_bytes(short.encode("utf-8", "surrogatepass"))
                print(kind, repr(short), flush=True)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, help="drafts, or folders of drafts")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=None, help="of the random choices")
    parser.add_argument("--out", type=Path, help="folder for what breaks")
    chosen = parser.parse_args()
    if chosen.out:
        chosen.out.mkdir(parents=True, exist_ok=True)
    files = [
        file for path in chosen.paths for file in (path.rglob("*.md") if path.is_dir() else [path])
    ]
    seeds = [file.read_bytes().decode("utf-8", "surrogateescape") for file in sorted(files)]
    counts = run(seeds, chosen.minutes * 60, random.Random(chosen.seed), chosen.out)
    for kind, number in sorted(counts.items()):
        print(f"{number:8} {kind}")
    return int(len(counts) > 1)


if __name__ == "__main__":
    sys.exit(main())
