"""Damage to the Markdown of the text itself, as models and converters do it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from damages.draft import Break, Damage, Draft, insert, replace
from postkit.edits import Edit
from postkit.source import Span

_PARAGRAPH = re.compile(r"(?<=\n\n)[\u4e00-\u9fff][^\n<>`*\[\]|\\$]{30,}(?=\n\n)")
_HEADING = re.compile(r"(?m)^(#{2,4})[ ](?=[^\n#*`]+\n\n)")
_WORDS = re.compile(r"[\u4e00-\u9fff]{6,12}")


def _on_paragraph(act: Callable[[Draft, Span, random.Random], Damage | None]) -> Break:
    """Return the break that acts on a paragraph of Chinese text without any markup."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        found = [
            Span(*match.span()) for match in _PARAGRAPH.finditer(draft.text, *draft.document.body)
        ]
        return act(draft, rng.choice(found), rng) if found else None

    return apply


def _heading(write: Callable[[str], str]) -> Break:
    """Return the break that writes the signs of a heading, with the space, as `write` does."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        found = list(_HEADING.finditer(draft.text, *draft.document.body))
        if not found:
            return None
        match = rng.choice(found)
        return replace(Span(*match.span()), write(match[1]))

    return apply


def _around_words(meant: tuple[str, str], broken: tuple[str, str]) -> Break:
    """Return the break that gives some words the signs `meant`, and writes them as `broken`."""

    def act(draft: Draft, paragraph: Span, rng: random.Random) -> Damage | None:
        found = list(_WORDS.finditer(draft.text, *paragraph))
        if not found:
            return None
        start, end = rng.choice(found).span()
        words = draft.text[start:end]
        sound, damaged = (words.join(signs) for signs in (meant, broken))
        return _meant(draft, Span(start, end), sound, damaged)

    return _on_paragraph(act)


def _meant(draft: Draft, span: Span, meant: str, broken: str) -> Damage:
    """Return the damage that writes `broken` where `meant` belongs."""
    target = draft.text[: span.start] + meant + draft.text[span.end :]
    return Damage((Edit.replace(span, broken),), target=target)


def _block(meant: str, broken: str) -> Break:
    """Return the break that writes a block of its own before a paragraph, not as it is meant."""

    def act(draft: Draft, paragraph: Span, rng: random.Random) -> Damage | None:
        at = Span(paragraph.start, paragraph.start)
        return _meant(draft, at, f"{meant}\n\n", f"{broken}\n\n")

    return _on_paragraph(act)


def _list(write: Callable[[int], str], meant: Callable[[int], str]) -> Break:
    """Return the break that adds a list whose marks are written as `write` does."""

    def act(draft: Draft, paragraph: Span, rng: random.Random) -> Damage | None:
        items = rng.sample(("人行道", "石子路", "公共座椅", "河堤", "小山"), 3)
        sound, damaged = (
            "\n".join(mark(number) + item for number, item in enumerate(items, 1))
            for mark in (meant, write)
        )
        at = Span(paragraph.start, paragraph.start)
        return _meant(draft, at, f"{sound}\n\n", f"{damaged}\n\n")

    return _on_paragraph(act)


def _bullets(*marks: str) -> Break:
    breaks = [_list(lambda _, mark=mark: mark, lambda _: "- ") for mark in marks]
    return lambda draft, rng: rng.choice(breaks)(draft, rng)


def _numbers(*shapes: str) -> Break:
    breaks = [
        _list(lambda number, shape=shape: shape.format(number), "{}. ".format) for shape in shapes
    ]
    return lambda draft, rng: rng.choice(breaks)(draft, rng)


def _at_start(*lines: str) -> Break:
    """Return the break that writes a line at the start of the body, which belongs nowhere."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        start = draft.front_matter.span.end
        rule = rng.choice(["", "---\n\n"])
        return insert(start, f"\n{rng.choice(lines)}\n\n{rule}")

    return apply


def _at_end(*lines: str) -> Break:
    """Return the break that writes a line at the end of the body, which belongs nowhere."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        rule = rng.choice(["", "---\n\n"])
        return insert(len(draft.text), f"\n\n{rule}{rng.choice(lines)}\n")

    return apply


def _cut(draft: Draft, paragraph: Span, rng: random.Random) -> Damage | None:
    """Let the draft stop within a paragraph, as a model does whose answer gets too long."""
    if draft.text[: paragraph.start].count("<details") or paragraph.end - paragraph.start < 60:
        return None
    at = rng.randrange(paragraph.start + 45, paragraph.end - 1)
    return replace(Span(at, len(draft.text)), "\n", paragraph)


def _add_at_end(*lines: str) -> Break:
    return lambda draft, rng: insert(len(draft.text), f"\n\n{rng.choice(lines)}\n")


BREAKS: dict[str, Break] = {
    "heading: escaped": _heading(lambda signs: f"\\{signs} "),
    "heading: every sign escaped": _heading(lambda signs: "\\#" * len(signs) + " "),
    "heading: no space": _heading(lambda signs: signs),
    "heading: full width": _heading(lambda signs: "＃" * len(signs) + " "),
    "chatter: first line": _at_start(
        "好的，以下是整理后的文章：",
        "以下是翻译后的内容：",
        "Sure, here's the translated article:",
        "Certainly! Here is the Chinese translation of the article:",
        "**修改后的版本：**",
    ),
    "chatter: last line": _at_end(
        "希望这篇文章对您有帮助！",
        "如果你需要，我还可以帮你写一版英文的。",
        "**注：** 以上翻译保留了原文的格式。",
        "I've kept the original structure. Let me know if you want any changes.",
        "Would you like me to translate the rest?",
    ),
    "placeholder: address": _block("", "![河](图片链接)"),
    "placeholder: omitted": _block("", "[The rest of the article remains unchanged]"),
    "list: bullets": _bullets("• ", "● ", "◦ ", "▪ ", "•", "•\u00a0"),
    "list: other bullets": _bullets("· ", "－ ", "＊ "),
    "list: no space": _bullets("-"),
    "list: numbers": _numbers("{}、", "（{}）", "({})", "{}．"),
    "list: numbers without space": _numbers("{}."),
    "bold: escaped": _around_words(("**", "**"), (r"\*\*", r"\*\*")),
    "bold: full width": _around_words(("**", "**"), ("＊＊", "＊＊")),
    "bold: blanks inside": _around_words(("**", "**"), ("** ", " **")),
    "code: full-width fences": _block("```python\nrun()\n```", "｀｀｀python\nrun()\n｀｀｀"),
    "quotation: full width": _block("> 河", "＞ 河"),
    "table: full width": _block(
        "| 河 | 山 |\n| --- | --- |\n| 1 | 2 |", "｜ 河 ｜ 山 ｜\n｜ --- ｜ --- ｜\n｜ 1 ｜ 2 ｜"
    ),
    "paragraph: twice": _on_paragraph(
        lambda draft, paragraph, rng: insert(
            paragraph.end, f"\n\n{paragraph.text(draft.text)}", paragraph
        )
    ),
    "end: cut within a sentence": _on_paragraph(_cut),
    "end: cut within a list": _add_at_end("- 河\n- 山\n-", "1. 河\n2. 山\n3.", "## "),
    "end: cut within a table": _add_at_end("| 河 | 山 |\n| --- | --- |\n| 1 | 2 |\n| 3"),
    "end: cut within a link": _add_at_end("[河](https://example.org/a", "见 [河"),
    "link: no end": _around_words(
        ("[", "](https://example.org/a)"), ("[", "](https://example.org/a")
    ),
    "image: space after !": _block("![河](bridge.png)", "! [河](bridge.png)"),
    "image: full width": _block("![河](bridge.png)", "！[河](bridge.png)"),
    "footnote: full-width colon": _block("[^1]\n\n[^1]: 河", "[^1]\n\n[^1]：河"),
    "code: fence after the code": _block("```python\nrun()\n```", "```python\nrun()```"),
    "code: text after the fence": _block("```python\nrun()\n```\n河", "```python\nrun()\n```河"),
    "link: escaped": _around_words(
        ("[", "](https://example.org/a)"), (r"\[", r"\](https://example.org/a)")
    ),
}
