"""Damage to details blocks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from damages.draft import Break, Damage, Draft, insert, remove, replace
from postkit.details import DetailsBlock
from postkit.edits import Edit, apply_edits
from postkit.source import Span

_PARAGRAPH = re.compile(r"<p(?: [^<>\n]*)?>")
_NAME = re.compile(r"[A-Za-z]+")
_TAGS = ("<details>", "<summary>", "</summary>", "<p>", "</p>", "</details>")

Act = Callable[[Draft, DetailsBlock, random.Random], Damage | None]
OnTag = Callable[[str, random.Random], str | None]


def _on_block(act: Act) -> Break:
    """Return the break that acts on a block, in which a reader would look for the cause."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        if not draft.blocks:
            return None
        block = rng.choice(draft.blocks)
        made = act(draft, block, rng)
        return made._replace(place=made.place or block.span) if made else None

    return apply


def _find_tag(draft: Draft, block: DetailsBlock, name: str) -> Span | None:
    """Return one of the tags of `block`: `<p>` is that of the first paragraph's."""
    assert block.summary
    assert block.closing
    assert block.summary.closing
    fixed = {
        "<details>": block.opening,
        "</details>": block.closing,
        "<summary>": block.summary.opening,
        "</summary>": block.summary.closing,
    }
    if name in fixed:
        return fixed[name]
    match = _PARAGRAPH.search(draft.text, *block.content)
    if name == "<p>" and match:
        return Span(*match.span())
    at = draft.text.find("</p>", *block.content) if match else -1
    return Span(at, at + 4) if at >= 0 else None


def _tag(name: str, write: OnTag) -> Break:
    """Return the break that rewrites a tag."""

    def act(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
        span = _find_tag(draft, block, name)
        new = write(span.text(draft.text), rng) if span else None
        return replace(span, new) if span and new is not None else None

    return _on_block(act)


def _any_tag(write: OnTag) -> Break:
    """Return the break that rewrites a tag of any kind."""
    breaks = [_tag(name, write) for name in _TAGS]
    return lambda draft, rng: rng.choice(breaks)(draft, rng)


def _misspelt(tag: str, rng: random.Random) -> str | None:
    match = _NAME.search(tag)
    if not match or len(match[0]) < 5:
        return None
    name = match[0]
    at = rng.randrange(1, len(name) - 1)
    new = rng.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )
    return tag.replace(name, new) if new != name else None


def _wide(tag: str, rng: random.Random) -> str:
    return rng.choice(
        ["＜" + tag[1:], tag[:-1] + "＞", "＜" + tag[1:-1] + "＞", "〈" + tag[1:-1] + "〉"]
    )


def _escaped(tag: str, rng: random.Random) -> str:
    return rng.choice(["\\" + tag, "&lt;" + tag[1:-1] + "&gt;", "\\" + tag[:-1] + "\\>"])


def _slash(tag: str, rng: random.Random) -> str:
    name = tag[2:-1]
    return rng.choice([f"<\\{name}>", f"<{name}/>", f"</ {name}>", f"< /{name}>", f"<//{name}>"])


def _inner_blank(tag: str, rng: random.Random) -> str:
    return rng.choice(["< " + tag[1:], tag[:-1] + " >"])


def _doubled_bracket(tag: str, rng: random.Random) -> str:
    return rng.choice(["<" + tag, tag + ">"])


def _broken_class(tag: str, rng: random.Random) -> str | None:
    if 'class="' not in tag:
        return None
    return rng.choice(
        [
            tag.replace('class="', "class=“").replace('">', "”>"),
            tag.replace('">', ">"),
            tag.replace('class="', "class="),
            tag.replace("<p ", "<p"),
        ]
    )


def _other_tag(*tags: str) -> OnTag:
    return lambda tag, rng: rng.choice(tags)


def _moved_end(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    """Move `</details>` after the paragraph that follows the block."""
    assert block.closing
    blank = draft.text.find("\n\n", block.closing.end + 2)
    if blank < 0 or "<" in draft.text[block.closing.end : blank]:
        return None
    edits = Edit.delete(block.closing), Edit.insert(blank, "\n</details>")
    return Damage(edits, Span(block.opening.start, blank))


def _early_end(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    """Put a `</details>` before the text of the block too."""
    assert block.summary
    assert block.summary.closing
    return insert(block.summary.closing.end, "\n</details>")


def _merged(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    """Lose the end of a block and the start of the next."""
    following = draft.blocks.index(block) + 1
    if following >= len(draft.blocks):
        return None
    other = draft.blocks[following]
    assert block.closing
    assert other.summary
    if other.summary.closing is None or "#" in draft.text[block.closing.end : other.opening.start]:
        return None
    edits = Edit.delete(block.closing), Edit.delete(other.opening)
    return Damage(edits, Span(block.opening.start, other.span.end))


def _lost_head(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    """Lose `<details>` and the whole summary."""
    assert block.summary
    assert block.summary.closing
    return remove(Span(block.opening.start, block.summary.closing.end))


def _lost_summary(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    assert block.summary
    assert block.summary.closing
    end = block.summary.closing.end
    return remove(Span(block.opening.end, end + draft.text.startswith("\n", end)))


def _twice(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    """Write the head of the block twice."""
    assert block.summary
    assert block.summary.closing
    head = Span(block.opening.start, block.summary.closing.end).text(draft.text)
    return insert(block.opening.start, head + "\n")


def _cut_off(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    """Let the draft stop inside the block, at any character."""
    assert block.closing
    assert block.summary
    assert block.summary.closing
    at = rng.randrange(block.opening.start + 2, block.closing.end)
    text = draft.text
    sign = text.rfind("<", block.opening.start, at)
    stop = sign if sign > text.rfind(">", block.opening.start, at) else at
    target: str | None = None
    if stop >= block.closing.start:
        target = text[: block.closing.end]
    elif stop > block.content.start:
        content = text[block.content.start : stop]
        is_open = len(_PARAGRAPH.findall(content)) > content.count("</p>")
        target = text[:stop].rstrip() + ("</p>" if is_open else "") + "\n</details>\n"
    cut = Edit.delete(Span(at, len(text)))
    return Damage((cut,), Span(block.opening.start, at), target)


def _glued_after(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    assert block.closing
    end = block.closing.end
    if not re.match(r"\n\n[^\s<#]", draft.text[end : end + 3]):
        return None
    return replace(Span(end, end + 2), rng.choice(["\n", ""]))


def _glued_before(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    start = block.opening.start
    if not re.match(r"[^\s<>#]\n\n", draft.text[start - 3 : start]):
        return None
    return remove(Span(start - 2, start))


def _blank_in_paragraph(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    match = re.search(r"<p[^<>]*>[^<]*?([.!?]) [^<]*</p>", block.content.text(draft.text))
    if not match:
        return None
    at = block.content.start + match.end(1)
    tag = _PARAGRAPH.match(match[0])
    assert tag
    edit = Edit(at, at + 1, "\n\n")
    target = apply_edits(draft.text, [Edit(at, at + 1, f"</p>\n{tag[0]}")])
    return Damage((edit,), target=target)


def _near_label(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    assert block.summary
    label = block.summary.label
    written = label.text(draft.text)
    if len(written) < 4 or len(draft.blocks) < 6:
        return None
    at = rng.randrange(1, len(written) - 1)
    return replace(label, written[:at] + written[at + 1 :])


def _harmless(act: Act) -> Break:
    """Return the change that breaks nothing: the draft with it is what is meant."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        made = _on_block(act)(draft, rng)
        return made and made._replace(target=apply_edits(draft.text, made.edits))

    return apply


def _upper_case(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    spans = [_find_tag(draft, block, name) for name in _TAGS]
    return Damage(
        tuple(
            Edit.replace(span, span.text(draft.text).upper())
            for span in spans
            if span and "class" not in span.text(draft.text)
        )
    )


def _mentioned(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    text = rng.choice(
        [
            "`<details>` 与 `</details>` 必须成对。",
            "原文放在 `<summary>` 后面，用 `</p>` 结束。",
            "```html\n<details>\n<summary>x\n```",
            "The details> and the p class= are mentioned here.",
            "    <details>\n    <summary>",
            "这里说的是 \\<details> 标签本身，a < b 且 b > p。",
        ]
    )
    return insert(block.opening.start, f"\n{text}\n\n")


def _in_quote(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    written = block.span.text(draft.text)
    if "\n\n" in written or draft.line(block.opening.start).start != block.opening.start:
        return None
    return replace(block.span, "\n".join("> " + line for line in written.split("\n")))


def _opened(draft: Draft, block: DetailsBlock, rng: random.Random) -> Damage | None:
    return insert(block.opening.end - 1, rng.choice([" open", ' class="note"', " id=x1"]))


BREAKS: dict[str, Break] = {
    **{f"tag lost: {name}": _tag(name, lambda tag, rng: "") for name in _TAGS},
    **{f"tag doubled: {name}": _tag(name, lambda tag, rng: tag + tag) for name in _TAGS},
    **{
        f"tag twice, in lines: {name}": _tag(name, lambda tag, rng: f"{tag}\n{tag}")
        for name in ("<details>", "</details>", "<p>", "</p>")
    },
    **{f"tag without <: {name}": _tag(name, lambda tag, rng: tag[1:]) for name in _TAGS},
    **{f"tag without >: {name}": _tag(name, lambda tag, rng: tag[:-1]) for name in _TAGS},
    "tag misspelt": _any_tag(_misspelt),
    "tag: wide brackets": _any_tag(_wide),
    "tag: escaped": _any_tag(_escaped),
    "tag: other bracket": _any_tag(lambda tag, rng: tag[:-1] + rng.choice("])}")),
    "tag: blank inside": _any_tag(_inner_blank),
    "tag: bracket doubled": _any_tag(_doubled_bracket),
    "tag: class broken": _tag("<p>", _broken_class),
    "tag: slash in </details>": _tag("</details>", _slash),
    "tag: slash in </summary>": _tag("</summary>", _slash),
    "tag: slash in </p>": _tag("</p>", _slash),
    "tag: slash lost in </details>": _tag("</details>", _other_tag("<details>")),
    "tag: slash lost in </summary>": _tag("</summary>", _other_tag("<summary>")),
    "tag: slash lost in </p>": _tag("</p>", _other_tag("<p>")),
    "summary closed by another": _tag(
        "</summary>", _other_tag("</details>", "</p>", "</strong>", "</span>", "</div>", "</h3>")
    ),
    "block closed by another": _tag(
        "</details>", _other_tag("</summary>", "</div>", "</p>", "</detail>")
    ),
    "paragraph closed by another": _tag(
        "</p>", _other_tag("</summary>", "</div>", "</span>", "</P", "</details>")
    ),
    "block: end moved down": _on_block(_moved_end),
    "block: ended before its text": _on_block(_early_end),
    "block: merged with the next": _on_block(_merged),
    "block: head lost": _on_block(_lost_head),
    "block: summary lost": _on_block(_lost_summary),
    "block: head twice": _on_block(_twice),
    "block: cut off": _on_block(_cut_off),
    "block: glued to text after": _on_block(_glued_after),
    "block: glued to text before": _on_block(_glued_before),
    "block: blank line in <p>": _on_block(_blank_in_paragraph),
    "block: label misspelt": _on_block(_near_label),
}

HARMLESS: dict[str, Break] = {
    "harmless: upper case": _harmless(_upper_case),
    "harmless: tags mentioned": _harmless(_mentioned),
    "harmless: in a quotation": _harmless(_in_quote),
    "harmless: attributes": _harmless(_opened),
}
