"""The rules by which engines and generators make the id of a heading from its text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from postkit.lazy_patterns import lazy_compile

_NOT_IN_ID = lazy_compile(r"[^\w\- ]")
_DIVIDERS = lazy_compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")
_HEXO_DIVIDERS = lazy_compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")
_SPACES = lazy_compile(r"\s+")
_COMBINING = lazy_compile("[\u0300-\u036f]")

IdRule = Callable[[str], str]
"""Makes the id of a heading from its text."""


def _without_marks(text: str) -> str:
    """GitHub's, which Hugo, kramdown, Docusaurus, Astro and mdBook follow."""
    return _NOT_IN_ID.sub("", text.lower()).replace(" ", "-")


def _ascii(text: str) -> str:
    """That of Python-Markdown's table of contents; `_1` and so on where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _SPACES.sub("-", _NOT_IN_ID.sub("", ascii_text).strip().lower())


def _divided(text: str) -> str:
    """That of VitePress, VuePress and Valaxy."""
    plain = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
    return _DIVIDERS.sub("-", plain).strip("-").lower()


def _divided_in_hexo(text: str) -> str:
    return _HEXO_DIVIDERS.sub("-", text).strip("-")


def _with_all_marks(text: str) -> str:
    """That of markdown-it-anchor."""
    return _SPACES.sub("-", text.strip().lower())


ID_RULES: Mapping[str, IdRule] = {
    "github": _without_marks,
    "python-markdown": _ascii,
    "vitepress": _divided,
    "hexo": _divided_in_hexo,
    "markdown-it-anchor": _with_all_marks,
}
"""By the names in `Dialect.heading_ids`."""
