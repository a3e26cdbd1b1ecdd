"""A draft seen as regions of its source: front matter, blocks, tags, prose.

Rules, helpers and the engine ask it. A `Document` is frozen and does no I/O. Its views are
computed when they are first needed, and then kept. All views refer to the text by spans.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from functools import cached_property

from postkit.dialects import PLAIN, Dialect, dialect_of_file
from postkit.document.blocks import Block, Extensions, LeafBlocks
from postkit.document.inlines import Inlines
from postkit.document.languages import foreign_spans, is_line_within
from postkit.document.passages import Passages, chinese_passages
from postkit.document.regions import Masked, Regions
from postkit.document.tag import Tag
from postkit.document.template_tags import TemplateTags, find_template_tags, hide_template_tags
from postkit.document.unusual_characters import has_unusual
from postkit.edits import Edit, apply_edits
from postkit.front_matter import FrontMatter, YamlVersion, parse_front_matter
from postkit.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from postkit.document.suppressions import Suppression

    T = TypeVar("T")

__all__ = [
    "Block",
    "Document",
    "FrontMatter",
    "Inlines",
    "Passages",
    "Regions",
    "Tag",
    "YamlVersion",
]


class Document:
    """One draft, parsed on demand. `document.text` is the whole text.

    Args:
        source: the text and where it came from.
        dialect: how the site reads a post; `.mdx` is read as MDX on any site.
        yaml_version: how plain scalars of YAML front matter are read, where it is
            not as the dialect says. "1.2" is the core schema of YAML 1.2, which
            JavaScript's site generators follow; "1.1" is PyYAML's and Ruby's reading,
            in which `no` is a boolean and `1:30` is ninety; in Hugo's, "go", only the
            first is.
        read_counterpart: gives the page in another language that this one translates, if
            there is one; called when somebody asks for it.
    """

    def __init__(
        self,
        source: Source,
        *,
        dialect: Dialect = PLAIN,
        yaml_version: YamlVersion | None = None,
        read_counterpart: Callable[[], Source | None] | None = None,
    ) -> None:
        self.source = source
        self._read_counterpart = read_counterpart
        self.text = source.text
        self.dialect = dialect_of_file(dialect, source.path, source.text)
        self.yaml_version: YamlVersion = yaml_version or dialect.yaml_version
        self._derived: dict[Callable[[Document], Any], Any] = {}

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        path: str | None = None,
        dialect: Dialect = PLAIN,
        yaml_version: YamlVersion | None = None,
    ) -> Document:
        """Return the document of `text`. Never raises, whatever the text."""
        return cls(Source(text, path), dialect=dialect, yaml_version=yaml_version)

    def reread(self, text: str) -> Document:
        """Return the document of another text of the same post, read the same way."""
        return Document(
            Source(text, self.path),
            dialect=self.dialect,
            yaml_version=self.yaml_version,
            read_counterpart=self._read_counterpart,
        )

    def edited(self, edits: Collection[Edit]) -> Document:
        """Return the document of the text with `edits` made.

        What they cannot touch is not parsed again: front matter before all of them.
        """
        after = self.reread(apply_edits(self.text, edits))
        head = self.front_matter
        start = self.body.start
        is_sealed = head and head.is_sealed and self.text.endswith("\n", 0, start)
        if is_sealed and all(edit.start >= start for edit in edits):
            after.front_matter = head
        return after

    @property
    def path(self) -> str | None:
        """Where the text came from, in the words the user used."""
        return self.source.path

    @cached_property
    def counterpart(self) -> Document | None:
        """The page in another language that this one translates, as it is on disk."""
        source = self._read_counterpart() if self._read_counterpart else None
        return None if source is None else Document(source, dialect=self.dialect)

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        """The front matter, however damaged; None where the draft has none that we can read."""
        return None if self.foreign_front_matter else self._parsed_front_matter

    @cached_property
    def _parsed_front_matter(self) -> FrontMatter | None:
        text, folds = self.dialect.indent_with_spaces(self.text), self.dialect.ignores_key_case
        return parse_front_matter(text, self.yaml_version, ignores_key_case=folds)

    @cached_property
    def foreign_front_matter(self) -> Span | None:
        """Front matter in a form that only some generator reads: it is left alone as a whole."""
        parsed = self._parsed_front_matter
        if parsed is not None and parsed.root is not None and not parsed.problems:
            return None
        from postkit.front_matter.foreign_forms import find_foreign_front_matter

        return find_foreign_front_matter(self.text, self.path, parsed, self.dialect)

    @cached_property
    def body(self) -> Span:
        """Everything after the front matter; the whole text where there is none."""
        head = self.front_matter.span if self.front_matter else self.foreign_front_matter
        start = head.end if head else int(self.source.has_bom)
        return Span(start, len(self.text))

    @cached_property
    def conflicts(self) -> tuple[Span, ...]:
        """Where git has left two versions of a part, unless an example in code shows it."""
        if "<<<<<<< " not in self.text and ">>>>>>> " not in self.text:
            return ()
        from postkit.document.conflicts import find_conflicts

        return tuple(
            conflict for conflict in find_conflicts(self.text) if conflict.start not in self.code
        )

    @cached_property
    def template_tags(self) -> TemplateTags:
        """The tags of template languages in the body, and the code that they enclose."""
        if self.dialect.has_jsx:
            from postkit.document.mdx_syntax import find_mdx_syntax

            return find_mdx_syntax(self.text, self.body)
        return find_template_tags(self.text, self.body)

    @cached_property
    def markdown(self) -> str:
        """The text as Markdown sees it: each template tag is a word, at the same offsets."""
        edge = self.dialect.sees_template_tag_as or "x"
        return hide_template_tags(self.text, self.template_tags, edge)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The leaf blocks of the body in their order, as CommonMark cuts them."""
        return self.leaf_blocks.all

    def block_at(self, offset: int) -> Block | None:
        """Return the leaf block whose span covers `offset`, None between blocks.

        Asks for no more than the blocks around `offset` where these can be cut alone.
        """
        return self.leaf_blocks.at(offset)

    def section(self, span: Span) -> Span | None:
        """Return the part of the body around `span` that is cut alike whatever is around it.

        None where the body cannot be divided into such parts. `span` lies in the body.
        """
        return self.leaf_blocks.section(span)

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """Return the leaf blocks that start in `span`, in their order."""
        first = bisect_left(self._block_starts, span.start)
        return self.blocks[first : bisect_left(self._block_starts, span.end)]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def leaf_blocks_of(self, span: Span) -> LeafBlocks:
        """Return the leaf blocks of a part of the body, as if it were all of it."""
        extensions = Extensions(
            has_indented_code=not self.dialect.has_jsx,
            admonitions=self.dialect.is_known and "!!!" in self.dialect.containers,
        )
        return LeafBlocks(self.markdown, span, extensions)

    @cached_property
    def leaf_blocks(self) -> LeafBlocks:
        """The leaf blocks of the body, cut only as far as they are asked for."""
        return self.leaf_blocks_of(self.body)

    @cached_property
    def inlines(self) -> Inlines:
        """What is inside the blocks: code spans, links, emphasis and so on."""
        return Inlines(self.markdown, self.body, self.leaf_blocks, self.template_tags)

    @cached_property
    def code(self) -> Regions:
        """Fenced, indented and inline code."""
        return self.inlines.code

    @cached_property
    def masked(self) -> Regions:
        """All of the body that is not prose.

        Code, comments, HTML tags with their attributes, URLs, link and image
        targets, autolinks, wikilinks, template tags and math.
        """
        # What is handed over holds no part of this document that holds it: a draft that
        # is done with goes at once, not when the collector finds it.
        inlines = self.inlines
        text = self.text
        return Masked(
            text, self.body, lambda: inlines.ends_at_breaks, lambda: inlines.find_masked(text)
        )

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The HTML tags of the body outside code and the like, damaged ones too."""
        from postkit.document.tags import scan_tags

        return scan_tags(self.text, self.body, self.inlines.is_no_tag)

    @cached_property
    def may_have_details(self) -> bool:
        """Whether there is a sign of a details block, or a closing tag, at first sight."""
        return any(sign in self.text for sign in ("details", "</", "DETAILS"))

    @cached_property
    def chinese(self) -> Passages:
        """The lines of the body that are Chinese prose, in one string with their places."""
        return chinese_passages(self.text, self.body, self.foreign)

    @cached_property
    def foreign(self) -> tuple[Span, ...]:
        """The parts of the body in a language that writes Han characters but is not Chinese."""
        if self.text.isascii():
            return ()
        may_have_letters = self.once(has_unusual)
        return foreign_spans(
            self.source, self.body, self.front_matter, may_have_letters=may_have_letters
        )

    @cached_property
    def is_all_foreign(self) -> bool:
        """Whether the whole post is in another language: see `foreign`."""
        return self.foreign == (self.body,)

    def is_foreign(self, span: Span) -> bool:
        """Return whether all of the line around `span` is in another language: see `foreign`."""
        return is_line_within(self._foreign_regions, self.source, span)

    @cached_property
    def _foreign_regions(self) -> Regions:
        return Regions(self.foreign)

    @cached_property
    def suppressions(self) -> tuple[Suppression, ...]:
        """The comments that switch rules off for a part of the draft."""
        if "postkit" not in self.text:
            return ()
        from postkit.document.suppressions import find_suppressions

        return find_suppressions(self.text, Span(0, self.body.start), self.code)

    def once(self, compute: Callable[[Document], T]) -> T:
        """Return `compute(self)`, computed the first time it is asked for.

        This is how layers above share what they find in a document between
        rules: `document.once(details.parse)`.
        """
        try:
            return self._derived[compute]  # type: ignore[no-any-return]
        except KeyError:
            result = self._derived[compute] = compute(self)
            return result
