"""Links from a post to headings of other posts that are converted in the same run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.document import Document
from postkit.document.heading_ids import all_ids
from postkit.edits import Edit, apply_edits
from postkit.errors import PostkitError
from postkit.files.read_write import read_source
from postkit.lazy_patterns import lazy_compile
from postkit.source import Source, Span

_OTHER_POST = lazy_compile(r"\][(:]\s*<?[^\s()<>#:]+#")
_DEFINITION = lazy_compile(r"(?m)^[ \t>]*\[[^\[\]\n]+\]:[ \t]*<?([^\s<>#:]+#[^\s<>]+)")
_ENDINGS = ("", ".md", "/index.md", "/README.md")


class PostLinks:
    """Moves links along with the headings that they lead to.

    Only the posts of the run are converted, so links to others stay. A post is read again
    for its headings, before its conversion or after: these are the same then.
    """

    def __init__(
        self, configuration: Configuration, converters: Converters, paths: Iterable[str]
    ) -> None:
        self._configuration = configuration
        self._converters = converters
        self._paths = frozenset(map(os.path.abspath, paths))
        self._ids: dict[str, frozenset[str]] = {}

    def in_step(self, path: str | None, text: str) -> str:
        """Return `text`, the converted draft at `path`, with its links to other posts moved."""
        if path is None or not _OTHER_POST.search(text):
            return text
        document = self._document(Source(text, path))
        return apply_edits(text, list(self._edits(document, path)))

    def _edits(self, document: Document, path: str) -> Iterator[Edit]:
        # Imported here because few posts have such links.
        from urllib.parse import quote, unquote

        for target in sorted(_targets(document)):
            address, _, written = target.text(document.text).partition("#")
            fragment = unquote(written)
            post = self._find(path, unquote(address)) if fragment else None
            ids = self._ids_of(post) if post else frozenset()
            if not ids or fragment in ids:
                continue
            moved = self._convert(Source(f"{fragment}\n", path)).strip()
            if moved in ids:
                start = target.end - len(written)
                yield Edit(start, target.end, quote(moved) if "%" in written else moved)

    def _find(self, path: str, address: str) -> str | None:
        """Return the post of the run that `address` leads to from the post at `path`."""
        place = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(path)), address))
        stem = place.removesuffix(".html")
        candidates = (stem + ending for ending in _ENDINGS)
        return next((item for item in candidates if item in self._paths), None)

    def _ids_of(self, path: str) -> frozenset[str]:
        if path not in self._ids:
            try:
                text = self._convert(read_source(path))
            except PostkitError:
                text = ""
            self._ids[path] = all_ids(self._document(Source(text, path)))
        return self._ids[path]

    def _convert(self, source: Source) -> str:
        settings = self._configuration.settings(source.path)
        return self._converters.of(settings).convert(source).text

    def _document(self, source: Source) -> Document:
        return self._converters.of(self._configuration.settings(source.path)).document(source)


def _targets(document: Document) -> Iterator[Span]:
    """Yield the addresses of links that have a fragment and lead to another file."""
    for link in document.inlines.links:
        address, sign, _ = link.target.text(document.text).partition("#")
        if sign and address and ":" not in address:
            yield link.target
    for match in _DEFINITION.finditer(document.text, *document.body):
        if match.start(1) not in document.code:
            yield Span(*match.span(1))
