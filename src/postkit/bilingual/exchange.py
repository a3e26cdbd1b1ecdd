"""Pairs in the formats of translators' tools: TMX 1.4 and XLIFF 2.1."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNPRINTABLE = lazy_compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XLIFF = "urn:oasis:names:tc:xliff:document:2.0"


class Unit(NamedTuple):
    """A text in two languages.

    Args:
        path: the post that it is from.
        number: counts the pairs of the post from 1.
        source: the original.
        target: its translation.
        target_language: as BCP 47 writes it: `zh-Hans`.
    """

    path: str
    number: int
    source: str
    target: str
    target_language: str


def to_tmx(units: Iterable[Unit], source_language: str, version: str) -> str:
    """Return a translation memory (TMX 1.4b) of `units`.

    Args:
        units: the pairs.
        source_language: the language of the originals, as BCP 47 writes it.
        version: that of the program that writes it.
    """
    root = Element("tmx", version="1.4")
    SubElement(
        root,
        "header",
        {
            "creationtool": "postkit",
            "creationtoolversion": version,
            "segtype": "paragraph",
            "o-tmf": "Markdown",
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "plaintext",
        },
    )
    body = SubElement(root, "body")
    for unit in units:
        entry = SubElement(body, "tu", tuid=f"{unit.path}#{unit.number}")
        for language, text in (
            (source_language, unit.source),
            (unit.target_language, unit.target),
        ):
            variant = SubElement(entry, "tuv", {_LANG: language})
            SubElement(variant, "seg").text = _printable(text)
    return _written(root)


def to_xliff(units: Iterable[Unit], source_language: str) -> str:
    """Return `units` as XLIFF 2.1, a file for each post; all of one target language.

    Args:
        units: the pairs, those of a post together.
        source_language: the language of the originals, as BCP 47 writes it.
    """
    units = list(units)
    target = units[0].target_language if units else "zh-Hans"
    root = Element(
        "xliff",
        {"xmlns": _XLIFF, "version": "2.1", "srcLang": source_language, "trgLang": target},
    )
    file: Element | None = None
    for unit in units:
        if file is None or file.get("original") != unit.path:
            file = SubElement(root, "file", id=f"f{len(root) + 1}", original=unit.path)
        segment = SubElement(SubElement(file, "unit", id=f"u{unit.number}"), "segment")
        SubElement(segment, "source").text = _printable(unit.source)
        SubElement(segment, "target").text = _printable(unit.target)
    return _written(root)


def _printable(text: str) -> str:
    """Return `text` without the characters that XML 1.0 cannot hold."""
    return _UNPRINTABLE.sub("", text)


def _written(root: Element) -> str:
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
