"""Blocks of code as highlighters of web pages write them."""

from __future__ import annotations

from postkit.ingest.html.code_spans import longer_run
from postkit.ingest.html.tree import Element
from postkit.lazy_patterns import lazy_compile

_LANGUAGE = lazy_compile(
    r"(?:^|\s)(?:lang(?:uage)?|highlight-source|brush|sourceCode)[-:\s]\s*([\w+#.-]+)"
)
_NUMBERS = frozenset(["gutter", "linenos", "lineno", "line-numbers", "rouge-gutter", "blob-num"])
_NO_LANGUAGES = frozenset(["plain", "plaintext", "text", "none", "nohighlight", "default"])
_NAMED = ("data-lang", "data-language", "data-code-block-lang", "lang")
_NATURAL = frozenset(["de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"])
"""The natural languages that `lang` may name."""
_LINE_TAGS = frozenset(["div", "li", "p", "tr"])
_LINE_CLASSES = frozenset(["line", "code-line", "view-line", "token-line", "cl"])


def find_code(element: Element) -> Element | None:
    """Return the code in a table or figure of a highlighter; None where it is not one.

    Hexo, Pygments and Rouge put the numbers of lines in one cell, the code in another.
    """
    if element.tag == "pre":
        return element
    blocks = [inner for inner in element.walk() if inner.tag == "pre"]
    code = [block for block in blocks if not _is_numbers(block, element)]
    if len(code) != 1:
        return None
    marks = element.classes | {name for inner in element.walk() for name in inner.classes}
    is_highlighter = bool(
        marks & {"highlight", "highlighttable", "rouge-table", "code", "codehilite"}
    )
    if not is_highlighter and len(blocks) == 1:
        return None
    outside = sum(not char.isspace() for char in element.text()) - sum(
        not char.isspace() for block in blocks for char in block.text()
    )
    return code[0] if outside == 0 else None


def _is_numbers(block: Element, within: Element) -> bool:
    cell = next(
        (
            inner
            for inner in within.walk()
            if inner.tag == "td" and any(e is block for e in inner.walk())
        ),
        block,
    )
    if (cell.classes | block.classes) & _NUMBERS:
        return True
    return (
        bool(block.text().strip())
        and all(word.isdecimal() for word in code_text(block).split())
        and cell is not block
    )


def fenced(block: Element, around: Element) -> str:
    """Return a `<pre>` as fenced code, its language taken from its classes; empty without code."""
    text = code_text(block).strip("\n")
    if not text.strip():
        return ""
    fence = longer_run(text, 3)
    return f"{fence}{language(block, around)}\n{text}\n{fence}"


def code_text(block: Element) -> str:
    """Return the lines of a `<pre>`, also where each has an element of its own."""
    parts: list[str] = []
    _gather(block, parts)
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n")


def _gather(element: Element, parts: list[str]) -> None:
    lines_of_code = len([child for child in element.elements if child.tag == "code"]) > 1
    for child in element.children:
        if isinstance(child, str):
            if not (child.isspace() and "\n" not in child and _is_row(element)):
                parts.append(child)
            continue
        if child.tag == "br":
            parts.append("\n")
            continue
        if child.tag in ("script", "style") or child.classes & _NUMBERS:
            continue
        is_line = (
            child.tag in _LINE_TAGS
            or (lines_of_code and child.tag == "code")
            or bool(child.classes & _LINE_CLASSES and _is_block_of_lines(element))
        )
        if is_line and parts and not _ends_line(parts):
            parts.append("\n")
        before = len(parts)
        _gather(child, parts)
        if is_line and (len(parts) == before or not _ends_line(parts)):
            parts.append("\n")


def _is_row(element: Element) -> bool:
    return element.tag in ("tr", "table", "tbody")


def _is_block_of_lines(element: Element) -> bool:
    """Tell whether its lines are elements without line breaks between them."""
    children = element.children
    return (
        len(element.elements) > 1
        and not any(
            (isinstance(child, str) and "\n" in child)
            or (isinstance(child, Element) and child.tag == "br")
            for child in children
        )
        and not any("\n" in child.text() for child in element.elements)
    )


def _ends_line(parts: list[str]) -> bool:
    return next((part for part in reversed(parts) if part), "\n").endswith("\n")


def language(block: Element, around: Element) -> str:
    """Return the language of code, in the words of a fence; empty where none is named."""
    named = [around, *around.walk(), block, *block.walk()]
    for element in named[:40]:
        match = _LANGUAGE.search(element.get("class"))
        found = match[1] if match else _named_language(element)
        if not match and not found and element.tag == "figure" and "highlight" in element.classes:
            found = next(iter(sorted(element.classes - {"highlight", "hljs"})), "")
        if found:
            return "" if found.lower() in _NO_LANGUAGES or "`" in found else found.split()[0]
    return ""


def _named_language(element: Element) -> str:
    """Return the language that an attribute names; `lang` is one of people on most elements."""
    names = _NAMED if element.tag in ("pre", "code") else _NAMED[:-1]
    found = next(filter(None, map(element.get, names)), "").strip()
    return "" if found.partition("-")[0].lower() in _NATURAL else found
