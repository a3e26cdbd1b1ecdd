"""Show what each rule costs and how often it speaks over an archive.

    .venv/bin/python benchmarks/rules.py ../shared/corpus
    .venv/bin/python benchmarks/rules.py ../shared/corpus --show SM001 --sample 30

A rule runs on a draft only where its trigger occurs, as in `postkit lint`; that look is part
of its cost. Views of a document that several rules share are charged to the first rule that
asks for them. `--show` prints findings of one rule with their lines, a sample
that is the same at every call, to be read and judged.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.files.read_write import read_source
from postkit.rules import RuleEntry, find_entries
from postkit.rules.entry import DeferredRule


def documents(paths: list[Path]) -> list[Document]:
    """Return the drafts at `paths` and in the folders among them."""
    files = [
        file for path in paths for file in (sorted(path.rglob("*.md")) if path.is_dir() else [path])
    ]
    return [Document(read_source(file)) for file in files]


def measure(entries: list[RuleEntry], drafts: list[Document]) -> dict[str, list[Diagnostic]]:
    """Run the rules over `drafts`, print a table and return the findings by code."""
    rules = [DeferredRule(entry, lambda rule: rule()) for entry in entries]
    loaded = {rule.code: rule.load() for rule in rules}
    seconds: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    found: dict[str, list[Diagnostic]] = {rule.code: [] for rule in rules}
    for draft in drafts:
        for rule in rules:
            start = time.process_time()
            if rule.may_find(draft):
                found[rule.code].extend(loaded[rule.code].check(draft))
                runs[rule.code] += 1
            seconds[rule.code] += time.process_time() - start
    print("| rule | default | severity | runs | hits | files | fixes | CPU ms |")
    print("| :-- | :-- | :-- | --: | --: | --: | --: | --: |")
    for code, rule in loaded.items():
        hits = found[code]
        print(
            f"| {code} {rule.name} | {'on' if rule.default else 'off'} | {rule.severity} "
            f"| {runs[code]} | {len(hits)} | {len({hit.path for hit in hits})} "
            f"| {sum(hit.fix is not None for hit in hits)} | {seconds[code] * 1000:.0f} |"
        )
    print(f"\n{sum(seconds.values()):.2f} s of CPU time in all, reading not counted")
    return found


def show(hits: list[Diagnostic], sample: int) -> None:
    """Print `sample` of `hits` with what is around them."""
    for hit in random.Random(1).sample(hits, min(sample, len(hits))):
        text = hit.source.text
        before = text[max(hit.span.start - 40, 0) : hit.span.start]
        after = text[hit.span.end : hit.span.end + 40]
        place = f"{before}⟦{hit.span.text(text)[:200]}⟧{after}".replace("\n", "⏎")
        print(f"{hit.path}:{hit.line}:{hit.column} {hit.message}\n    {place}")


def main() -> None:
    """Run the rules that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--select", default="ALL")
    parser.add_argument("--show", help="print findings of this rule")
    parser.add_argument("--sample", type=int, default=30)
    options = parser.parse_args()
    found = measure(find_entries(options.show or options.select), documents(options.paths))
    if options.show:
        show([hit for hits in found.values() for hit in hits], options.sample)


if __name__ == "__main__":
    main()
