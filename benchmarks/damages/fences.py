"""Damage to the fences around front matter."""

from __future__ import annotations

import random
from collections.abc import Sequence

from damages.draft import Break, Damage, Draft, insert, remove, replace
from postkit.edits import Edit, apply_edits
from postkit.source import Span

_LANGUAGES = ("", "markdown", "md", "Markdown", "text")
_CHATTER = (
    "Here is the post:",
    "以下是修改后的文章：",
    "好的，这是整理好的内容：",
    "Sure! Below is the final draft.",
)
_LINES = ("# 今日笔记", "草稿，请勿发布", "tags: #news #tech", "Draft v2", "<!-- draft -->")


def _written(*shapes: str) -> Break:
    """Return the break that writes the opening fence, the closing one or both as a shape."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        shape = rng.choice(shapes)
        front_matter = draft.front_matter
        assert front_matter.closing
        which: Sequence[Span] = rng.choice(
            [
                (front_matter.opening,),
                (front_matter.closing,),
                (front_matter.opening, front_matter.closing),
            ]
        )
        return Damage(tuple(Edit.replace(item, shape) for item in which))

    return apply


def _head(*texts: str) -> Break:
    return lambda draft, rng: insert(0, rng.choice(texts))


def _lost_opening(draft: Draft, rng: random.Random) -> Damage | None:
    return remove(draft.line_with_newline(0))


def _lost_closing(draft: Draft, rng: random.Random) -> Damage | None:
    closing = draft.front_matter.closing
    assert closing
    return remove(draft.line_with_newline(closing.start), Span(0, closing.end))


def _wrapped(draft: Draft, rng: random.Random) -> Damage | None:
    opening = f"```{rng.choice(_LANGUAGES)}\n{rng.choice(['', '', chr(10)])}"
    edits = [Edit.insert(0, opening)]
    if rng.random() < 0.7:
        edits.append(Edit.insert(len(draft.text), "\n```\n"))
    return Damage(tuple(edits), Span(0, 10))


def _wrapped_after_chatter(draft: Draft, rng: random.Random) -> Damage | None:
    chatter = rng.choice(_CHATTER)
    wrapped = _wrapped(draft, rng)
    assert wrapped
    opening = Edit.insert(0, f"{chatter}\n\n{wrapped.edits[0].replacement}")
    return Damage((opening, *wrapped.edits[1:]), Span(0, 10))


def _yaml_after_chatter(draft: Draft, rng: random.Random) -> Damage | None:
    """Put only the front matter into a block of code, and a model's words before it."""
    chatter = rng.choice(_CHATTER)
    made = rng.choice([_wrapped_alone, _code_fences])(draft, rng)
    assert made
    first, *others = made.edits
    first = first._replace(replacement=f"{chatter}\n\n{first.replacement}")
    return Damage((first, *others), Span(0, 10))


def _before(*texts: str) -> Break:
    """Return the break that writes a line before the front matter: it belongs below."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        text = rng.choice(texts)
        gap = rng.choice(["\n", "\n\n"])
        return Damage((Edit.insert(0, text + gap),), target=_below(draft, text))

    return apply


def _below(draft: Draft, text: str) -> str:
    return apply_edits(draft.text, [Edit.insert(draft.front_matter.span.end, f"\n{text}\n\n")])


def _wrapped_alone(draft: Draft, rng: random.Random) -> Damage | None:
    language = rng.choice(["yaml", "", "yml", "markdown"])
    edits = Edit.insert(0, f"```{language}\n"), Edit.insert(draft.front_matter.span.end, "```\n")
    return Damage(edits)


def _code_fences(draft: Draft, rng: random.Random) -> Damage | None:
    front_matter = draft.front_matter
    assert front_matter.closing
    opening = "```" + rng.choice(["yaml", "", "yml"])
    return Damage(
        (Edit.replace(front_matter.opening, opening), Edit.replace(front_matter.closing, "```"))
    )


def _glued_to_first(draft: Draft, rng: random.Random) -> Damage | None:
    return replace(Span(3, 4), rng.choice([" ", "", " ", "  "]))


def _glued_to_last(draft: Draft, rng: random.Random) -> Damage | None:
    closing = draft.front_matter.closing
    assert closing
    return replace(Span(closing.start - 1, closing.start), rng.choice(["", " "]))


def _glued_to_body(draft: Draft, rng: random.Random) -> Damage | None:
    closing = draft.front_matter.closing
    assert closing
    body = draft.text[closing.end :]
    blank = len(body) - len(body.lstrip())
    return replace(Span(closing.end, closing.end + blank), rng.choice(["", " "]))


def _again(draft: Draft, rng: random.Random) -> Damage | None:
    """Write the front matter once more: right below itself, or at the end of the draft."""
    front_matter = draft.front_matter
    written = draft.text[: front_matter.span.end].rstrip() + "\n"
    at_end = rng.random() < 0.5
    at = len(draft.text) if at_end else front_matter.span.end
    return insert(at, f"\n\n{written}" if at_end else f"\n{written}\n")


def _doubled(draft: Draft, rng: random.Random) -> Damage | None:
    return insert(0, rng.choice(["---\n", "---\n\n"]))


BREAKS: dict[str, Break] = {
    "fence: too long": _written("----", "-----", "------"),
    "fence: too short": _written("--"),
    "fence: backslash": _written("---\\", "\\---", "\\-\\-\\-"),
    "fence: indented": _written(" ---", "  ---", "\t---", "\u3000---"),
    "fence: other dashes": _written("—", "——", "–––", "———", "—-", "–-"),
    "fence: full width": _written("－－－", "ーーー", "－－"),
    "fence: other marks": _written("***", "===", "___", "~~~", "+++", "- - -"),
    "fence: text after": _written("--- yaml", "--- front matter", "---。", "--- #", "---|", "---:"),
    "fence: opening lost": _lost_opening,
    "fence: closing lost": _lost_closing,
    "fence: opening doubled": _doubled,
    "fence: front matter again": _again,
    "fence: blank line before": _head("\n", "\n\n", " \n", "\ufeff\n", "\ufeff", "\u200b\n"),
    "fence: text before": _before(*_LINES),
    "fence: chatter before": _head(*(f"{chatter}\n\n" for chatter in _CHATTER)),
    "fence: whole draft in code": _wrapped,
    "fence: chatter and code": _wrapped_after_chatter,
    "fence: front matter in code": _wrapped_alone,
    "fence: chatter, front matter in code": _yaml_after_chatter,
    "fence: code fences instead": _code_fences,
    "fence: glued to the first key": _glued_to_first,
    "fence: glued to the last value": _glued_to_last,
    "fence: glued to the body": _glued_to_body,
}
