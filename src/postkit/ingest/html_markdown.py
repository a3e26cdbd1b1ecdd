"""HTML as Markdown: the text of feeds, which carry fragments of pages.

Tags are handled as they come, without a tree: nothing is as deep or as unclosed
as the HTML in feeds. No text is dropped but what a browser does not show.
"""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from postkit.ingest.html_blocks import Blocks
from postkit.ingest.html_inline import BREAKS, MARKS, Inline, code_span, longer_run
from postkit.ingest.html_table import Table
from postkit.lazy_patterns import lazy_compile

_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "html", "main", "nav"),
        *("p", "section", "summary"),
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "title",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
    ]
)
_CELLS = frozenset(["td", "th", "tr", "thead", "tbody", "tfoot"])
_SPACES = lazy_compile(" {2,}")
_COMMENT_END = lazy_compile(r"--\s*>")
_LANGUAGE = lazy_compile(r"\blang(?:uage)?-([\w+#-]+)")


def from_html(source: str, base: str = "") -> str:
    """Return the Markdown of a page or a fragment of one.

    Args:
        source: HTML, however broken.
        base: the address that relative links are resolved against.
    """
    converter = _Converter(base)
    converter.feed(_without_unclosed_markup(source))
    converter.close()
    return converter.markdown()


class _Converter(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks = Blocks()
        self._inline = Inline(base)
        self._heading = 0
        self._unseen: list[str] = []
        self._code: list[str] | None = None
        self._code_language = ""
        self._table: Table | None = None

    def markdown(self) -> str:
        """Return the Markdown of what was fed."""
        self._end_code()
        self._end_table()
        self._flush()
        return str(self._blocks).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif self._unseen:
            pass
        elif self._code is not None:
            self._code_language = self._code_language or _language(attributes)
            if tag == "br":
                self._code.append("\n")
        elif tag in MARKS:
            self._inline.start(tag, attributes.get("href", ""))
        elif tag == "br":
            self._inline.add_markdown("\n")
        elif tag == "img":
            self._inline.add_image(attributes)
        elif tag == "pre":
            self._flush()
            self._code, self._code_language = [], _language(attributes)
        elif tag == "table" or (self._table is not None and tag in _CELLS):
            self._start_table_part(tag)
        else:
            self._start_block(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
        elif self._code is not None:
            if tag == "pre":
                self._end_code()
        elif tag in MARKS:
            self._inline.end(tag)
        elif tag == "table":
            self._end_table()
        elif self._table is not None and tag in _CELLS:
            self._table.add(self._inline.take())
        else:
            self._end_block(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._code is not None:
            self._code.append(data)
        else:
            self._inline.add(data)

    def _start_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BLOCKS:
            self._flush()
        elif tag in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[tag]
        elif tag == "hr":
            self._flush()
            self._blocks.write("---")
        elif tag in ("ul", "ol"):
            self._flush()
            self._blocks.start_list(_first_number(attributes) if tag == "ol" else None)
        elif tag == "li":
            self._flush()
            self._blocks.start_item()
        elif tag == "blockquote":
            self._flush()
            self._blocks.start_quotation()

    def _end_block(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self._flush()
        elif tag in ("ul", "ol"):
            self._flush()
            self._blocks.end_list()
        elif tag in ("li", "blockquote"):
            self._flush()
            self._blocks.leave(tag)

    def _flush(self) -> None:
        """End the block that is being written; a cell of a table goes on."""
        if self._table is not None:
            self._inline.add_markdown(" ")
            return
        level, self._heading = self._heading, 0
        if not self._inline:
            return
        text = self._inline.take()
        if level and text.strip():
            self._blocks.write(f"{'#' * level} {' '.join(text.split())}")
            return
        for paragraph in BREAKS.split(text):
            if paragraph.strip():
                # Two spaces meet where a mark between them has moved.
                lines = (_SPACES.sub(" ", line).strip() for line in paragraph.strip().split("\n"))
                self._blocks.write("  \n".join(lines))

    def _end_code(self) -> None:
        if self._code is None:
            return
        text = "".join(self._code).strip("\n")
        self._code = None
        if not text.strip():
            return
        if self._table is not None:
            self._inline.add_markdown(f" {code_span(' '.join(text.split()))} ")
        else:
            fence = longer_run(text, 3)
            self._blocks.write(f"{fence}{self._code_language}\n{text}\n{fence}")

    def _start_table_part(self, tag: str) -> None:
        if self._table is None:
            self._flush()
            self._table = Table()
            return
        self._table.add(self._inline.take())
        if tag == "tr":
            self._table.start_row()
        elif tag in ("td", "th"):
            self._table.start_cell()

    def _end_table(self) -> None:
        if self._table is None:
            return
        self._table.add(self._inline.take())
        table, self._table = self._table, None
        for block in table.blocks():
            self._blocks.write(block)


def _without_unclosed_markup(source: str) -> str:
    """Return `source` with tags and comments that never end shown as text.

    Python's parser looks for the end of each anew, up to the end of the text.
    """
    end = source.rfind(">") + 1
    source = source[:end] + source[end:].replace("<", "&lt;")
    end = max((match.end() for match in _COMMENT_END.finditer(source)), default=0)
    return source[:end] + source[end:].replace("<!--", "&lt;!--")


def _first_number(attributes: Mapping[str, str]) -> int:
    start = attributes.get("start", "")
    return int(start) if start.isascii() and start.isdecimal() and len(start) < 9 else 1


def _language(attributes: Mapping[str, str]) -> str:
    match = _LANGUAGE.search(attributes.get("class", ""))
    return match[1] if match else ""
