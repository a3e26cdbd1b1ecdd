"""A post as its readers see it, made harmless: no script, form, style, link out or image."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from postkit.document import Document
from postkit.named_tuples import NamedTuple
from postkit.review.visible import visible, with_visible_directions

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

MOST_CHARACTERS = 400_000
"""Of a longer post only the beginning is rendered: nobody waits for more to be drawn."""

_TAGS = {
    *("a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "col"),
    *("colgroup", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption"),
    *(
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
    ),
    *("pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
    *("summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"),
    *("var"),
}
_ATTRIBUTES = {
    "*": {"lang"},
    "details": {"open"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_LINE = "data-line"


class RenderedPost(NamedTuple):
    """The body of a post as HTML; `blocks` are the lines at which its blocks start."""

    html: Markup
    blocks: tuple[int, ...]
    is_cut: bool


def render(document: Document) -> RenderedPost:
    """Return the body of a post as HTML without anything that acts.

    Each block at the top has the id `L` and the number of its line. Markdown is read
    as CommonMark with tables and strikethrough, whatever the engine of the site.
    """
    import nh3

    start = document.body.start
    first = document.source.lines.position(start).line
    body = document.text[start : start + MOST_CHARACTERS]
    environment: dict[str, Any] = {"first_line": first, "blocks": []}
    html = _markdown().render(body.encode("utf-8", "replace").decode(), environment)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()} | {"div": {_LINE}},
        attribute_filter=_attribute,
        link_rel=None,
        strip_comments=True,
    )
    clean = with_visible_directions(clean)
    marked = clean.replace(f'<div {_LINE}="', '<div class="block" id="L')
    is_cut = start + MOST_CHARACTERS < len(document.text)
    return RenderedPost(Markup(marked), tuple(environment["blocks"]), is_cut)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "lang":
        return value if value.replace("-", "").isalnum() else None
    return value if value.isdecimal() or not value else None


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _image)
    parser.core.ruler.push("blocks", _mark_blocks)
    return parser


def _image(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """Return an image as a box with its text: what it shows may be on another site."""
    token = tokens[at]
    text = self.renderInlineAsText(token.children or [], options, env)
    address = str(token.attrs.get("src", ""))
    return f"<mark>🖼 {visible(text)} <code>{visible(address)}</code></mark>"


def _mark_blocks(state: Any) -> None:
    """Put each block at the top into an element that names its line."""
    from markdown_it.token import Token

    tokens: list[Token] = []
    first = state.env["first_line"]
    for token in state.tokens:
        # Raw HTML may be a part of an element only; it is left as it is.
        opens = token.level == 0 and token.nesting >= 0 and token.type != "html_block"
        if opens and token.map:
            line = token.map[0] + first
            state.env["blocks"].append(line)
            tokens.append(Token("html_block", "", 0, content=f'<div {_LINE}="{line}">'))
        tokens.append(token)
        closes = token.level == 0 and token.nesting <= 0 and token.type != "html_block"
        if closes and (token.nesting < 0 or token.map):
            tokens.append(Token("html_block", "", 0, content="</div>"))
    state.tokens = tokens
