"""How much of the damage to originals and translations the BI rules find.

Posts in which they find nothing are damaged in one place, and checked again:

    python benchmarks/bilingual.py ../shared/corpus
    python benchmarks/bilingual.py --layout below ../shared/corpus

A layout is how originals are shown: folded, as the posts have them, below each passage, or in a
half of their own.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from postkit.bilingual import Pair, find_pairs
from postkit.document import Document
from postkit.engine.linter import Linter
from postkit.rules import find_rules
from postkit.source import Source

_LINTER = Linter([rule() for rule in find_rules("BI")])
_LEAST_PAIRS = 14
_NAME = re.compile(r"\b[A-Z][a-z]{5,}\b")
_NUMBER = re.compile(r"(?<![\d.,])\d{2,4}(?![\d.,])")
_LABEL = re.compile(r"[^\s：:，。]{1,16}(?: [^\s：:，。]{1,16}){0,2}(?=[：:])")
_HUNDREDS_OF_MILLIONS = re.compile(r"\d+亿")


def main() -> None:
    """Print for each kind of damage in how many posts it was done, and found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--posts", type=int, default=60)
    parser.add_argument("--layout", choices=["folded", "below", "halves"], default="folded")
    options = parser.parse_args()
    rng = random.Random(7)
    posts = list(islice(_clean_posts(options.archive, options.layout), options.posts))
    print(f"| damage to {len(posts)} posts | done | found by its rule |\n| :-- | --: | --: |")
    for kind, (damage, codes) in DAMAGES.items():
        damaged = [text for post in posts if (text := damage(post, rng)) and text != post]
        found = sum(bool(codes & _codes(text)) for text in damaged)
        print(f"| {kind} | {len(damaged)} | {found} |")


def _clean_posts(archive: Path, layout: str) -> Iterator[str]:
    for path in sorted(archive.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if "<details" in text and len(_pairs(text)) >= _LEAST_PAIRS and not _codes(text):
            text = text if layout == "folded" else _laid_out(_pairs(text), layout)
            if len(_pairs(text)) >= _LEAST_PAIRS and not _codes(text):
                yield text


def _laid_out(pairs: Sequence[Pair], layout: str) -> str:
    passages, originals = [pair.translation for pair in pairs], [pair.source for pair in pairs]
    if layout == "halves":
        return "\n\n".join([*passages, "---", *originals]) + "\n"
    return "\n\n".join(f"{one}\n\n{other}" for one, other in zip(passages, originals, strict=True))


def _pairs(text: str) -> tuple[Pair, ...]:
    return Document(Source(text, "a.md")).once(find_pairs)


def _codes(text: str) -> set[str]:
    return {finding.code for finding in _LINTER.lint(Source(text, "a.md")).diagnostics}


def _with_originals(text: str, change: Callable[[list[str]], list[str]]) -> str:
    """Return `text` with its originals changed, as many as there were."""
    spans = [pair.original for pair in _pairs(text)]
    parts, at = [], 0
    for span, original in zip(spans, change([span.text(text) for span in spans]), strict=True):
        parts += text[at : span.start], original
        at = span.end
    return "".join(parts) + text[at:]


def original_twice(text: str, rng: random.Random) -> str:
    """Put an original in twice: each after it slips by one."""
    at = rng.randrange(1, len(_pairs(text)) - 8)
    return _with_originals(text, lambda found: [*found[:at], found[at - 1], *found[at:-1]])


def original_lost(text: str, rng: random.Random) -> str:
    """Leave an original out: each after it slips by one."""
    at = rng.randrange(1, len(_pairs(text)) - 8)
    return _with_originals(text, lambda found: [*found[:at], *found[at + 1 :], found[-1]])


def originals_rotated(text: str, rng: random.Random) -> str:
    """Put the original of a third passage before those of the two before it."""
    at = rng.randrange(1, len(_pairs(text)) - 4)

    def rotate(found: list[str]) -> list[str]:
        return [*found[:at], found[at + 2], *found[at : at + 2], *found[at + 3 :]]

    return _with_originals(text, rotate)


def originals_swapped(text: str, rng: random.Random) -> str:
    """Swap the originals of two neighbours."""
    at = rng.randrange(1, len(_pairs(text)) - 4)
    return _with_originals(
        text, lambda found: [*found[:at], found[at + 1], found[at], *found[at + 2 :]]
    )


def originals_merged(text: str, rng: random.Random) -> str:
    """Join each original from a place on with the next one: half of the blocks are left."""
    pairs = _pairs(text)
    at = rng.randrange(1, len(pairs) - 8)
    for one, other in reversed(list(zip(pairs[at::2], pairs[at + 1 :: 2], strict=False))):
        text = text[: other.block.start] + text[other.block.end :]
        end = one.original.end - (
            len(one.original.text(text)) - len(one.original.text(text).rstrip())
        )
        text = f"{text[:end]}\n\n{other.source}{text[end:]}"
    return text


def digit_changed(text: str, rng: random.Random) -> str | None:
    """Write another last digit in a number that both sides have."""
    for pair in _pairs(text):
        for number in _NUMBER.finditer(pair.passage.text(text)):
            if re.search(rf"(?<!\d){number[0]}(?!\d)", pair.source):
                at = pair.passage.start + number.end()
                return f"{text[: at - 1]}{9 - int(number[0][-1])}{text[at:]}"
    return None


def speaker_changed(text: str, rng: random.Random) -> str | None:
    """Give the words of a speaker who speaks often to another one who does."""
    labels = Counter(label[0] for pair in _pairs(text) if (label := _LABEL.match(pair.translation)))
    often = [label for label, times in labels.most_common(2) if times >= 4]
    for pair in _pairs(text)[4:] if len(often) == 2 else ():
        at = text.find(often[0], *pair.passage)
        if pair.translation.startswith(often[0]) and at >= 0:
            return f"{text[:at]}{often[1]}{text[at + len(often[0]) :]}"
    return None


def passages_untranslated(text: str, rng: random.Random) -> str:
    """Put the originals of three passages in their place, and take the blocks away."""
    at = rng.randrange(2, len(_pairs(text)) - 4)
    for pair in reversed(_pairs(text)[at : at + 3]):
        text = f"{text[: pair.passage.start]}{pair.source}\n\n{text[pair.block.end :]}"
    return text


def original_cut(text: str, rng: random.Random) -> str:
    """Keep an eighth of the longest original."""

    def cut(found: list[str]) -> list[str]:
        longest = max(found, key=len)
        words = longest.split()
        short = f"\n\n{' '.join(words[: max(3, len(words) // 8)])}\n\n"
        return [short if original is longest else original for original in found]

    return _with_originals(text, cut)


def passage_cut(text: str, rng: random.Random) -> str:
    """Keep an eighth of the longest passage."""
    span = max((pair.passage for pair in _pairs(text)), key=lambda span: span.end - span.start)
    kept = text[span.start : span.start + max(8, (span.end - span.start) // 8)]
    return f"{text[: span.start]}{kept.rstrip('，。、')}。{text[span.end :]}"


def name_misspelt(text: str, rng: random.Random) -> str | None:
    """Leave a letter out of a name that both sides have."""
    pairs: Sequence[Pair] = _pairs(text)
    for pair in rng.sample(pairs, len(pairs)):
        passage = pair.passage.text(text)
        names = [match for match in _NAME.finditer(passage) if match[0] in pair.source]
        if names:
            name = rng.choice(names)
            at = pair.passage.start + name.start() + rng.randrange(2, len(name[0]) - 1)
            return text[:at] + text[at + 1 :]
    return None


def scale_changed(text: str, rng: random.Random) -> str | None:
    """Write 万 for 亿."""
    for pair in _pairs(text):
        number = _HUNDREDS_OF_MILLIONS.search(pair.passage.text(text))
        if number and re.search("billion|million", pair.source):
            at = pair.passage.start + number.end()
            return f"{text[: at - 1]}万{text[at:]}"
    return None


def end_without_originals(text: str, rng: random.Random) -> str:
    """Leave out the last three blocks."""
    for pair in reversed(_pairs(text)[-3:]):
        text = text[: pair.block.start] + text[pair.block.end :]
    return text


DAMAGES: dict[str, tuple[Callable[[str, random.Random], str | None], set[str]]] = {
    "an original twice, the rest slipped": (original_twice, {"BI001"}),
    "an original lost, the rest slipped": (original_lost, {"BI001"}),
    "three originals in another order": (originals_rotated, {"BI001"}),
    "two originals swapped": (originals_swapped, {"BI001"}),
    "each second original joined with the one before": (
        originals_merged,
        {"BI001", "BI004", "BI005"},
    ),
    "an original cut short": (original_cut, {"BI004"}),
    "a passage cut short": (passage_cut, {"BI005"}),
    "a name misspelt": (name_misspelt, {"BI002", "BI003"}),
    "another scale": (scale_changed, {"BI009"}),
    "a digit changed": (digit_changed, {"BI009"}),
    "another speaker": (speaker_changed, {"BI006"}),
    "three passages left untranslated": (passages_untranslated, {"BI008"}),
    "no originals at the end": (end_without_originals, {"BI007"}),
}


if __name__ == "__main__":
    main()
