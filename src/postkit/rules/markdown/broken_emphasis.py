"""MD001: emphasis that Markdown does not see, so that readers see its asterisks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import repeat, zip_longest

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.emphasis import DelimiterRun
from postkit.document.han import HAN
from postkit.document.inlines import InlineContent
from postkit.document.leaf_content import Content
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.markdown.emphasis_rewrite import find_rewrites, rewrite_edits
from postkit.rules.markdown.light_emphasis import find_light_emphasis
from postkit.rules.markdown.stray_asterisks import find_joints, find_stray
from postkit.rules.markdown.strong_pairs import read_lines
from postkit.rules.residue.bracketed_citations import is_bracketed_citation
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.rules.markdown.emphasis_rewrite import Rewrite
    from postkit.rules.markdown.stray_asterisks import StrayAsterisks
    from postkit.rules.markdown.strong_pairs import StrongPair

_LONE_BRACKET = lazy_compile(r"[^()（）]{4,}[)）](?=.{2})")
"""A closing bracket of a pair that opens before the bold text: the asterisks belong to others."""
_WIDE = lazy_compile(r"(?<![＊*])＊＊(?=[^\s＊*])([^＊*\n]{1,60})(?<=[^\s＊*])＊＊(?![＊*])")
_INSIDE_WORDS = lazy_compile(
    # The underscores are first: a pattern that looks back first is tried at each character.
    rf"__(?:(?<=[{HAN}]__)|(?<=[，。、：；]__)(?=[^_\n]{{1,60}}__[{HAN}]))"
    rf"([{HAN}](?:[{HAN}“”‘’《》（）·、，：；]{{0,58}}[{HAN}])?)__(?=[{HAN}，。、：；！？])"
)
_MAX_SHOWN = 30
_MAX_TOGETHER = 50
"""How many rewrites of one paragraph make one fix: more than real ones have."""


class BrokenEmphasis(Rule):
    r"""Asterisks that should make text bold are shown to the reader.

    `**` opens or closes emphasis only where the characters around it allow it (CommonMark's
    "flanking" rules, made for languages with spaces): between a letter and a mark it does not.
    `**真的。**然后` and `这本**《红楼梦》**里` are such places, and one of them also breaks the
    bold text after it on its line.

    Single asterisks, underscores and `~~` are reported where a whole clause or quotation is
    between them, two underscores also inside a sentence without spaces (`这__才是__桥`), and
    full-width asterisks around words (`＊＊桥＊＊`). Their fix is unsafe, since they have other
    meanings too.

    Also reported, with an unsafe fix, are asterisks that programs leave where HTML had one element
    after another: `**` within `*图 16**.11*`, before a label (`***注意：**…*`), or without a
    partner at the end of a line, and longer rows at its start or end (`****王峰：`).

    The fix moves the punctuation out of the emphasis, or writes `<strong>` where none can move:
    readers see the same words, in bold. On a Hugo site that leaves out HTML the fix adds spaces
    around the emphasis instead, and is unsafe, since readers see them. In Obsidian, `<strong>`
    around other Markdown is unsafe, since Obsidian does not render Markdown there. Literal
    asterisks (`5 * 3`, `f**k`, `\*`) are left alone, and so are lines in which it is not clear
    which `**` belong together.

    Bad:

        这是**真的。**然后他打开了**“旧箱子”**的盖子，里面少了**16%**的信。

    Good:

        这是**真的**。然后他打开了“**旧箱子**”的盖子，里面少了<strong>16%</strong>的信。
    """

    code = "MD001"
    name = "broken-emphasis"
    trigger = "broken-emphasis | text:＊＊ __"
    summary = "emphasis that Markdown does not see: its `**` are shown to the reader"
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each broken pair of `**`, and for each line with a lone one."""
        if document.dialect.emphasis == "flanking":
            yield from self._check_light(document)
        if "＊＊" in document.text:
            yield from self._check_signs(document, _WIDE, "full-width asterisks make nothing bold")
        if document.dialect.emphasis == "pairs":
            # There `**` and the next `**` make strong whatever is beside them.
            return
        if "__" in document.text:
            cause = "underscores without spaces around them make nothing bold"
            yield from self._check_signs(document, _INSIDE_WORDS, cause)
        if "**" not in document.text or not document.inlines.has_doubtful_asterisks:
            return
        for emphasis in document.inlines.unsure_emphasis:
            if any(run.length > 1 and run.char == "*" for run in emphasis.parsed.runs):
                yield from self._check_content(document, emphasis)

    def _check_signs(
        self, document: Document, signs: re.Pattern[str], cause: str
    ) -> Iterator[Diagnostic]:
        for match in signs.finditer(document.text, *document.body):
            span = Span(*match.span())
            if not document.masked.overlaps(span):
                inner = Span(*match.span(1))
                yield self.found(
                    document,
                    span,
                    f"readers see `{_shorten(match[0])}`: {cause}; write `**`",
                    unsafe_fix(
                        "write `**`",
                        Edit(span.start, inner.start, "**"),
                        Edit(inner.end, span.end, "**"),
                    ),
                )

    def _check_light(self, document: Document) -> Iterator[Diagnostic]:
        for found in find_light_emphasis(document):
            content, make = found.inline.content, None
            if found.rewrites:
                make = unsafe_fix("make the emphasis visible to Markdown", *found.edits())
            for pair, rewrite in zip_longest(found.pairs, found.rewrites):
                span = content.span(*pair.span)
                message = _message(content.text, pair, rewrite, is_visible=True)
                yield self.found(document, span, message, make)

    def _check_content(
        self, document: Document, inline_content: InlineContent
    ) -> Iterator[Diagnostic]:
        content, text = inline_content.content, inline_content.content.text
        joints = {stray.start: stray for stray in find_joints(inline_content)}
        runs = (run for run in inline_content.parsed.runs if run.start not in joints)
        lines = read_lines(text, runs)
        broken = [pair for line in lines for pair in line.pairs or () if pair.is_broken]
        is_visible = _shows_asterisks(inline_content)
        if not is_visible and any(pair.is_spaced(text) for pair in broken):
            # `**one **two** three**`: strong emphasis in strong emphasis.
            return
        if any(content.offset(pair.opener.start) in document.masked for pair in broken):
            return
        if any(_is_beside_template_tag(document, content, pair) for pair in broken):
            return
        if any(is_bracketed_citation(pair.inner(text)) for pair in broken):
            # The mark of a chat tool goes, and its asterisks with it.
            return
        if document.dialect.emphasis == "spaces":
            # There `**` opens before anything but a space, and closes after it.
            for pair in broken:
                if pair.is_spaced(text):
                    span = content.span(*pair.span)
                    yield self.found(document, span, _message(text, pair, None, is_visible))
            return
        rewrites = find_rewrites(
            inline_content, lines, document.inlines.references, has_html=_has_html(document)
        )
        fixes = _fixes(document, content, rewrites)
        for pair, rewrite, fixing in zip_longest(broken, rewrites, fixes):
            span = content.span(*pair.span)
            yield self.found(document, span, _message(text, pair, rewrite, is_visible), fixing)
        strays = (*joints.values(), *find_stray(inline_content, lines))
        yield from self._report_strays(document, content, strays)

    def _report_strays(
        self, document: Document, content: Content, strays: Sequence[StrayAsterisks]
    ) -> Iterator[Diagnostic]:
        for stray in strays:
            if content.offset(stray.start) in document.masked:
                continue
            edits = [Edit(*content.span(*edit[:2]), edit.replacement) for edit in stray.edits]
            make = unsafe_fix("take the asterisks away", *edits) if edits else None
            yield self.found(document, content.span(*stray[:2]), stray.message, make)


def _is_beside_template_tag(document: Document, content: Content, pair: StrongPair) -> bool:
    """Tell whether a template tag is before or after `pair`, and nobody knows what it becomes."""
    if document.dialect.sees_template_tag_as:
        return False
    span = content.span(*pair.span)
    text, seen = document.text, document.markdown
    return any(text[at : at + 1] != seen[at : at + 1] for at in (max(span.start - 1, 0), span.end))


def _has_html(document: Document) -> bool:
    """Tell whether HTML reaches the page: a post that has some is written for such a site."""
    return document.dialect.raw_html or bool(document.tags)


def _fixes(document: Document, content: Content, rewrites: Sequence[Rewrite]) -> Iterator[Fix]:
    """Yield the fix for each of `rewrites`.

    Neighbours share one, since a broken pair upsets those after it: what one
    rewrite is good for shows only together with the others.
    """
    for first in range(0, len(rewrites), _MAX_TOGETHER):
        together = rewrites[first : first + _MAX_TOGETHER]
        edits = [
            Edit(*content.span(edit.start, edit.end), edit.replacement)
            for edit in rewrite_edits(content.text, together)
        ]
        is_doubtful = any(
            rewrite.adds_spaces
            or rewrite.pair.is_loose(content.text)
            or rewrite.pair.opens_twice(content.text)
            or rewrite.splits_element(content.text)
            or _LONE_BRACKET.match(rewrite.pair.inner(content.text))
            or (not document.dialect.renders_in_tags and rewrite.hides_markdown(content.text))
            for rewrite in together
        )
        make = unsafe_fix if is_doubtful else fix
        yield from repeat(make("make the emphasis visible to Markdown", *edits), len(together))


def _shows_asterisks(inline_content: InlineContent) -> bool:
    parsed = inline_content.parsed
    return any(
        visible for run, visible in zip(parsed.runs, parsed.visible, strict=True) if run.char == "*"
    )


def _message(text: str, pair: StrongPair, rewrite: Rewrite | None, is_visible: bool) -> str:
    opener, closer = pair.opener, pair.closer
    if pair.joints:
        cause = "`****` neither ends nor starts emphasis"
    elif not opener.can_open:
        cause = f"emphasis cannot start {_between(text, opener)}"
    else:
        cause = f"emphasis cannot end {_between(text, closer)}"
    signs = {"*": "asterisks", "_": "underscores", "~": "tildes"}[opener.char]
    effect = f"readers see the {signs} of" if is_visible else "the wrong words turn bold around"
    message = f"{effect} `{_shorten(text[opener.start : closer.end])}`: {cause}"
    if rewrite is None:
        return message if pair.joints else f"{message}; {_advice(text, pair)}"
    if rewrite.adds_spaces:
        return f"{message}; put a space there"
    return f"{message}; write `{_shorten(rewrite.apply(text))}`"


def _advice(text: str, pair: StrongPair) -> str:
    """Return what to do about a pair that no rewrite is proven for."""
    inner = pair.inner(text)
    edge = inner[-1:] if pair.opener.can_open else inner[:1]
    is_mark = unicodedata.category(edge or " ").startswith("P")
    return f"move {_quote(edge)} out of it" if is_mark else "put a space there"


def _between(text: str, run: DelimiterRun) -> str:
    before = text[max(run.start - 1, 0) : run.start].strip()
    after = text[run.end : run.end + 1].strip()
    if not before or not after:
        return "next to a space"
    return f"between {_quote(before)} and {_quote(after)}"


def _quote(char: str) -> str:
    return "a backtick" if char == "`" else f"`{char}`"


def _shorten(text: str) -> str:
    """Return `text` fit for a message: on one line, not long, without backticks."""
    text = text.replace("`", "'").replace("\n", " ")
    half = _MAX_SHOWN // 2
    return text if len(text) <= _MAX_SHOWN else f"{text[:half]}…{text[-half:]}"
