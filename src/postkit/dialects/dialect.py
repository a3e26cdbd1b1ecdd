"""The facts that differ between sites."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Engine = Literal[
        "commonmark", "markdown-it", "goldmark", "marked", "kramdown", "mdx", "python-markdown"
    ]
    Emphasis = Literal["flanking", "spaces", "pairs"]
    HeadingSpace = Literal["plain", "any", "none"]
    BlockName = Literal["list", "table"]
    BareAddresses = Literal["", "ascii", "to-space"]
    MarkdownInHtml = Literal["after-blank-line", "with-attribute", "always"]
    YamlReader = Literal["", "psych", "go-yaml", "js-yaml", "serde-yaml", "pyyaml", "none"]
    Opening = Literal["---", "--- ", "---yaml", "+++", "{", ";;;"]
    """How front matter opens: `--- ` is followed by blanks, `---yaml` names any notation."""

YamlVersion: TypeAlias = 'Literal["1.1", "1.2", "go"]'
"""How plain scalars of YAML are read, see `Document`."""

OPENINGS: frozenset[Opening] = frozenset(["---", "--- ", "---yaml", "+++", "{", ";;;"])
GRAY_MATTER: frozenset[Opening] = frozenset(["---", "--- ", "---yaml"])
"""What the npm package gray-matter reads, by which many generators go."""
CONTAINERS = frozenset({":::", "!!!", "???", "==="})

_TABS = lazy_compile(r"(?<=\n)\t+")


class Dialect(NamedTuple):
    """How a site reads a post.

    What is syntax on some site (attribute lists, math, wikilinks, template tags) is prose
    on none, so there are no facts about it.

    Args:
        engine: the Markdown engine; "commonmark" if unknown.
        is_known: whether the engine is known, so that what it does not render is an error.
        emphasis: what decides whether `**` opens or closes: the characters on both sides, by
            CommonMark's rules about flanking; only spaces; or nothing, so that any `**` and the
            next one are a pair.
        heading_space: what must be between `##` and the text of a heading: a plain space or
            tab, any white space (U+3000 too), or none.
        has_commonmark_blocks: whether text is cut into blocks as CommonMark has it.
        needs_blank_line: what starts only below a blank line; anything else that would start a
            block, a fence for one, may be a line of the paragraph above it there as well.
        continues_lazily: whether any line right below an item, a quotation or indented code goes
            on with it, a fence as well.
        nests_by_four_columns: whether what is in a list item is indented by four columns, however
            wide its marker is.
        quotation_ends_code: whether fenced code ends with the quotation that it is in.
        needs_delimiter_row: whether rows are a table only with `| --- |` below the first; where
            they are one without it, a rule or a line of attributes may also be above the first.
        has_gfm_cells: whether a bar in code parts two cells, and those beyond the columns of the
            first row are not shown.
        unescaped_signs: the ASCII signs before which a backslash is shown.
        addresses_hold_spaces: whether `[桥](old bridge.md)` is a link.
        breaks_lines: whether each line break in a paragraph is one on the page.
        containers: the marks of admonitions, containers and tabs: `:::`, `!!!`, `???`, `===`.
        bare_addresses: whether `https://…` alone is a link, and how far: through ASCII, or to
            the next space whatever is written there, as GFM has it; "" for no link.
        raw_html: whether HTML in a post reaches the page.
        renders_in_tags: whether Markdown between two tags on a line is rendered.
        markdown_in_html: when Markdown in a block of HTML is rendered: after a blank line, only
            if the tag says `markdown="1"`, or always.
        has_jsx: whether tags and braces are JSX, as in MDX: every tag must be closed, braces
            hold code, and there are neither comments of HTML nor indented code.
        sees_template_tag_as: what the engine sees in place of a template tag: "x" for letters,
            as with the shortcodes of Hugo, "," for a mark, as with the braces of MDX; "" where
            the tag runs first, and nobody knows what it becomes.
        name: the generator, or the engine where there is no generator; "plain" if unknown.
        title: what people call it: "MkDocs"; empty if unknown.
        heading_ids: the names of the rules by one of which a heading gets its id, see
            `id_rules`; none where nothing is known.
        yaml_version: how plain scalars of YAML front matter are read.
        yaml_reader: the library that reads it; "none" where each line is read alone, "" where
            it is not known.
        indents_with_tabs: whether the site reads tabs before a line of YAML as spaces.
        openings: the first lines of front matter that the site reads.
        has_opening_fence: whether front matter needs the fence that opens it.
        reads_bare_fields: whether any `key: value` lines at the head are front matter without
            fences.
        closes_with_dots: whether the line `...` closes front matter, too.
        skips_blank_lines: whether blank lines may come before front matter.
        shares_fence_lines: whether a fence may share its line with what comes after it.
        ignores_key_case: whether `Title` and `title` are one key of front matter, and so in
            the mappings that its values are.
        allows_empty_front_matter: whether a block without keys says something: that the
            file is a page.
        builds_without_front_matter: whether a file without front matter is a page all the same.
        finds_titles_itself: whether a page whose front matter gives no title takes it from
            its heading or the name of its file.
        shows_title_field: whether the page shows the `title` of front matter above its text;
            where it does not, the first heading of the text is that of the page.
        names_fields_freely: whether front matter holds properties for the writer, whose names may
            be in any language.
        defines_labels: whether the site defines labels of links that no post does.
        own_fields: fields in which the generator itself keeps something about the page, so that
            `url` or `source` cannot hold the address of the original.
        no_templates: the field, and its value, with which the site runs no templates in a post,
            and no code of MDX; the items of a mapping where its value is one, None for no field.
        says_markdown: a pattern of the front matter with which a post is CommonMark where others
            are MDX; "" for none.
        expects_list_of_tags: whether `tags: 河, 桥` is not two tags: it is one, or several that
            are cut at spaces, or an error.
        dates_names: whether the names of posts in a folder `_posts` begin with their day.
        has_shortcodes: whether it runs `{{< … >}}` and `{{% … %}}`, and shows `{{</* … */>}}`.
    """

    engine: Engine = "commonmark"
    is_known: bool = False
    emphasis: Emphasis = "flanking"
    heading_space: HeadingSpace = "plain"
    has_commonmark_blocks: bool = True
    needs_blank_line: frozenset[BlockName] = frozenset()
    continues_lazily: bool = False
    nests_by_four_columns: bool = False
    quotation_ends_code: bool = True
    needs_delimiter_row: bool = True
    has_gfm_cells: bool = True
    unescaped_signs: str = ""
    addresses_hold_spaces: bool = False
    breaks_lines: bool = False
    containers: frozenset[str] = CONTAINERS
    bare_addresses: BareAddresses = ""
    raw_html: bool = True
    renders_in_tags: bool = True
    markdown_in_html: MarkdownInHtml = "after-blank-line"
    has_jsx: bool = False
    sees_template_tag_as: Literal["", "x", ","] = ""
    name: str = "plain"
    title: str = ""
    heading_ids: tuple[str, ...] = ()
    yaml_version: YamlVersion = "1.2"
    yaml_reader: YamlReader = ""
    indents_with_tabs: bool = False
    openings: frozenset[Opening] = OPENINGS
    has_opening_fence: bool = True
    reads_bare_fields: bool = False
    closes_with_dots: bool = False
    skips_blank_lines: bool = False
    shares_fence_lines: bool = False
    ignores_key_case: bool = False
    allows_empty_front_matter: bool = False
    builds_without_front_matter: bool = False
    finds_titles_itself: bool = False
    shows_title_field: bool = True
    names_fields_freely: bool = False
    defines_labels: bool = False
    own_fields: frozenset[str] = frozenset()
    no_templates: tuple[str, str | bool | tuple[tuple[str, str], ...]] | None = None
    says_markdown: str = ""
    expects_list_of_tags: bool = False
    dates_names: bool = True
    has_shortcodes: bool = False

    def with_engine(self, engine: Dialect) -> Dialect:
        """Return this site's dialect with the Markdown of `engine`."""
        if self.name == "plain":
            return engine
        return Dialect._make((*engine[:_MARKDOWN], *self[_MARKDOWN:]))

    def indent_with_spaces(self, text: str) -> str:
        """Return `text` as the site hands it to its reader of YAML, each place where it was."""
        if not self.indents_with_tabs or "\n\t" not in text:
            return text
        return _TABS.sub(lambda tabs: " " * len(tabs[0]), text)

    def fold_key(self, key: str) -> str:
        """Return `key` in the form in which the site compares keys of front matter."""
        return key.lower() if self.ignores_key_case else key


_MARKDOWN = Dialect._fields.index("name")
"""How many facts are about Markdown: an engine has its own of these, a site of the rest."""
PLAIN = Dialect()
"""The dialect of a site that nothing is known about."""
