"""What is inside the blocks of a body: code spans, links, emphasis, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from postkit.document.blocks import Block, BlockKind, LeafBlocks
from postkit.document.emphasis import end_of_sure_pairs
from postkit.document.inline_parser import TAG, Parsed, parse_content
from postkit.document.leaf_content import Content, inline_contents
from postkit.document.link_targets import label_key, match_label
from postkit.document.raw_elements import (
    find_instructions,
    find_raw_text,
    has_code_signs,
    has_tags_in_targets,
)
from postkit.document.regions import Regions
from postkit.document.template_tags import NO_TEMPLATE_TAGS, TemplateTags
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_IN_ANGLES = lazy_compile(TAG + r"|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*+>", re.VERBOSE)
_CODE_SPAN = lazy_compile(r"`[^`\n]+`")
_CODE_BLOCK_SIGNS = ("```", "~~~", "    ", "\t")
"""One of these is in every draft with a block of code."""
_CODE = (BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE)


class Delimiter(NamedTuple):
    """A run of `*` or `_` as CommonMark's emphasis algorithm left it (section 6.2).

    `visible` counts the characters of the run that found no partner, so that
    the reader sees them as they are.
    """

    span: Span
    visible: int
    can_open: bool
    can_close: bool


class Link(NamedTuple):
    """A link or image written in brackets.

    `span` covers all of it from `[` or `![`; `text` what is between the
    brackets; `target` the destination as written, without `<>`; an empty span
    where it has none.
    """

    span: Span
    text: Span
    target: Span
    is_image: bool


class InlineContent(NamedTuple):
    """The content of a leaf block, and the inlines found in it."""

    content: Content
    parsed: Parsed


class Inlines:
    """All inline structure of a document, each part found when it is first asked for.

    Args:
        text: the whole draft as Markdown sees it, see `Document.markdown`.
        body: the part of it that is Markdown.
        blocks: the leaf blocks of the body.
        templates: the template tags, and the code that they enclose.
    """

    def __init__(
        self, text: str, body: Span, blocks: LeafBlocks, templates: TemplateTags = NO_TEMPLATE_TAGS
    ) -> None:
        self._text = text
        self._body = body
        self._blocks = blocks
        self._templates = templates
        self._contents: dict[int, tuple[InlineContent, ...]] = {}

    @cached_property
    def code(self) -> Regions:
        """Code blocks, code spans with their backticks, and what template tags enclose as code."""
        spans = list(self._templates.code)
        if any(map(self._holds, _CODE_BLOCK_SIGNS)):
            spans += [block.span for block in self._blocks.all if block.kind in _CODE]
        for content in self._contents_with("`"):
            spans += [content.content.span(*span) for span in content.parsed.code]
        return Regions(spans)

    @cached_property
    def comments(self) -> Regions:
        """HTML comments; one that nothing closes reaches to the end of its block."""
        text = self._text
        spans: list[Span] = []
        for block in self._blocks_with("<!--"):
            if block.kind is BlockKind.HTML:
                spans += _comments(text, block.span)
            for content in self.contents_of(block):
                for span in content.parsed.html:
                    if content.content.text.startswith("<!--", span.start):
                        spans.append(content.content.span(*span))
        return Regions(spans)

    @cached_property
    def raw_text(self) -> Regions:
        """Scripts, styles and the like, whose content is text, whatever it looks like."""
        return Regions(find_raw_text(self._text, self._body, self.code))

    @cached_property
    def instructions(self) -> Regions:
        """Processing instructions such as `<?php … ?>`, and declarations: `<!DOCTYPE …>`."""
        return Regions(find_instructions(self._text, self._body, self.code))

    @cached_property
    def has_code_signs(self) -> bool:
        """Whether a tag of the body can be in code, a comment or a script, at first sight."""
        return has_code_signs(self._text, self._body)

    @cached_property
    def _tagless(self) -> Regions:
        from postkit.document.formulas import find_formulas_without_tags

        formulas = find_formulas_without_tags(self._text, self._body, self.code)
        return Regions([*self.code, *self.comments, *self.raw_text, *self.instructions, *formulas])

    @cached_property
    def _targets(self) -> Regions:
        """The targets and titles of links, if a tag can be in one at first sight."""
        if not has_tags_in_targets(self._text, self._body):
            return Regions()
        definitions = (block.span for block in self._definitions)
        return Regions([*((link.text.end, link.span.end) for link in self.links), *definitions])

    def is_no_tag(self, at: int) -> bool:
        """Tell whether a tag at `at` is text: in code, a comment, a formula, a target, a script."""
        return (
            self._templates.hold(at)
            or (self.has_code_signs and at in self._tagless)
            or at in self._targets
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links and images in brackets, in the order in which they start."""
        links: list[Link] = []
        for content in self._contents_with("[" if self.references else "]("):
            span = content.content.span
            for link in content.parsed.links:
                places = span(*link.span), span(*link.text), span(*link.target)
                links.append(Link(*places, link.is_image))
        return tuple(sorted(links))

    def find_masked(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of all that is not prose in the draft `text`: see `Document.masked`."""
        # Most posts are asked only for places in paragraphs without a sign of anything masked.
        from postkit.document.mask_patterns import find_masks

        yield from self.code
        yield from self.comments
        for tag in _IN_ANGLES.finditer(self._text, *self._body):
            yield tag.span()
        for link in self.links:
            yield link.text.end, link.span.end
        for block in self._definitions:
            yield block.span
        yield from self._templates.tags
        yield from self._code_across_cells()
        yield from find_masks(text, self._body, self.code)

    def _code_across_cells(self) -> Iterator[Span]:
        """Yield what was meant as code in a row of a table, where a bar in it ends the cell."""
        if "`" not in self._text or "|" not in self._text:
            return
        for block in self._blocks.all:
            for row in block.lines if block.kind is BlockKind.TABLE else ():
                for code in _CODE_SPAN.finditer(self._text, *row):
                    if "|" in code[0]:
                        yield Span(*code.span())

    @cached_property
    def ends_at_breaks(self) -> bool:
        """Whether no code, comment or tag goes on after a blank line."""
        if not self._blocks.is_divisible or self._templates.tags:
            return False
        return "\n\n" not in "".join(_IN_ANGLES.findall(self._text, *self._body))

    @cached_property
    def delimiters(self) -> tuple[Delimiter, ...]:
        """The emphasis delimiter runs of blocks in which at least one stays visible."""
        return tuple(
            Delimiter(emphasis.content.span(run.start, run.end), visible, *run[3:])
            for emphasis in self.unsure_emphasis
            if any(emphasis.parsed.visible)
            for run, visible in zip(emphasis.parsed.runs, emphasis.parsed.visible, strict=True)
            if run.char != "~"
        )

    @property
    def has_doubtful_asterisks(self) -> bool:
        """Whether an asterisk of the body may be shown to the reader, at first sight.

        Needs no blocks, which take ten times as long to cut: what makes a pair sure
        is on one line and holds wherever its line is.
        """
        return self._first_doubtful < self._body.end

    @cached_property
    def _first_doubtful(self) -> int:
        return end_of_sure_pairs(self._text, *self._body)

    @cached_property
    def unsure_emphasis(self) -> tuple[InlineContent, ...]:
        """The contents of the blocks whose `*` and `_` are not all seen to pair at first sight.

        In all other blocks each run pairs with its neighbour, and none is visible.
        """
        text, end = self._text, self._body.end
        blocks = {block.span.start: block for block in self._blocks_with("_")}
        at = self._first_doubtful
        while at < end:
            block = self._blocks.at(at)
            if block:
                blocks[block.span.start] = block
            at = end_of_sure_pairs(text, max(at + 1, block.span.end if block else 0), end)
        return tuple(
            content for _, block in sorted(blocks.items()) for content in self.contents_of(block)
        )

    @cached_property
    def references(self) -> frozenset[str]:
        """The labels that have a definition, as `targets.label_key` writes them."""
        labels: set[str] = set()
        for block in self._definitions:
            label = match_label(block.span.text(self._text), 0)
            if label:
                labels.add(label_key(label.text(block.span.text(self._text))[1:-1]))
        return frozenset(labels)

    @cached_property
    def _definitions(self) -> tuple[Block, ...]:
        """The blocks that define a link."""
        if not self._holds("]:"):
            return ()
        return tuple(b for b in self._blocks.all if b.kind is BlockKind.LINK_DEFINITION)

    def _holds(self, sign: str) -> bool:
        """Tell whether the body holds `sign`; that its first character is missing is seen fast."""
        find = self._text.find
        return find(sign[0], *self._body) >= 0 and find(sign, *self._body) >= 0

    def _blocks_with(self, needle: str) -> Iterator[Block]:
        """Yield each block that holds `needle`."""
        find, end = self._text.find, self._body.end
        at = find(needle, *self._body)
        while at >= 0:
            block = self._blocks.at(at)
            if block:
                yield block
            at = find(needle, max(at + 1, block.span.end if block else 0), end)

    def _contents_with(self, needle: str) -> Iterator[InlineContent]:
        """Yield the parsed contents of each block that holds `needle`."""
        for block in self._blocks_with(needle):
            yield from self.contents_of(block)

    def contents_of(self, block: Block) -> tuple[InlineContent, ...]:
        """Return the contents of `block`: one for each cell of a table, else one or none."""
        found = self._contents.get(block.span.start)
        if found is None:
            found = self._contents[block.span.start] = tuple(
                InlineContent(content, parse_content(content.text, self.references))
                for content in inline_contents(self._text, block)
            )
        return found


def _comments(text: str, block: Span) -> Iterator[Span]:
    start = text.find("<!--", *block)
    while start >= 0:
        closing = text.find("-->", start + 2, block.end)
        end = closing + 3 if closing >= 0 else block.end
        yield Span(start, end)
        start = text.find("<!--", end, block.end)
