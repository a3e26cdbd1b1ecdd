"""What an HTML tag is, and which there are."""

from __future__ import annotations

from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.document.damaged_tags import TagDamage

BLOCK_NAMES = frozenset({"details", "summary", "p"})
"""The elements that make up a details block: their damaged tags are found too."""

RAW_TEXT_NAMES = (
    "iframe",
    "noembed",
    "noframes",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
)
"""Elements whose content is text up to their closing tag, whatever it looks like."""

TAGLESS_NAMES = (*RAW_TEXT_NAMES, "noscript")
"""Elements that hold no tag for a reader: a browser that runs scripts takes `<noscript>` for one
of the others."""

ELEMENTS = frozenset(
    (
        *("a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio"),
        *("b", "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote"),
        *("body", "br", "button", "canvas", "caption", "center", "cite", "code", "col"),
        *("colgroup", "command", "content", "data", "datalist", "dd", "del", "details", "dfn"),
        *("dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption"),
        *("figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "image", "img"),
        *("input", "ins", "isindex", "kbd", "keygen", "label", "legend", "li", "link"),
        *("listing", "main", "map", "mark", "marquee", "math", "menu", "menuitem", "meta"),
        *("meter", "multicol", "nav", "nextid", "nobr", "noembed", "noframes", "noscript"),
        *("object", "ol", "optgroup", "option", "output", "p", "param", "picture", "plaintext"),
        *("pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "script"),
        *("search", "section", "select", "selectedcontent", "slot", "small", "source"),
        *("spacer", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg"),
        *("table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time"),
        *("title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "xmp"),
    )
)
"""The elements of HTML, obsolete ones too.

https://html.spec.whatwg.org/multipage/indices.html#elements-3
https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features
"""

VOID_ELEMENTS = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    )
)
"""The elements that hold nothing and have no closing tag."""

VALUE = r"""[ \t]*=[ \t]*(?:"[^"<>\n]*"|'[^'<>\n]*'|[^\s"'=<>`“”‘’]+)"""
"""An attribute's value. It ends on its line, before the next `<` or `>`: a quotation
mark that was forgotten must not make an attribute of the text after the tag."""

ATTRIBUTES = rf"(?:\s+[A-Za-z_:@][\w:.@-]*+(?:{VALUE})?)*+"
"""The attributes of an opening tag, each after white space."""


class Tag(NamedTuple):
    """One opening or closing tag.

    `name` is in lower case; of a misspelt tag it is the name that was meant.
    `span` covers the tag as written, from `<` to `>` where it has them.
    `corrected` is how a damaged tag should be written, else empty.
    """

    name: str
    span: Span
    is_closing: bool
    damage: TagDamage | None = None
    corrected: str = ""
