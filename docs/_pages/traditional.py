"""The Chinese pages in Traditional characters, as `postkit convert` makes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import postkit

DOCS = Path(__file__).parents[1]
_SOURCE = "zh-hans"
_TARGET = "zh-hant"
_NOT_PROSE = {
    f"{_SOURCE}/": f"{_TARGET}/",
    "README.zh.md": "README.zh-Hant.md",
    '"## 接着读"': '"## 接著讀"',
}
"""What a page says to Sphinx, which a conversion leaves alone."""


def pages(made: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a page for each that is in Simplified characters.

    Args:
        made: the pages that are made, by their paths; one of them may be in Chinese.
    """
    settings = postkit.Configuration(isolated=True)
    for path, text in sorted({**_written(), **made}.items()):
        if path == f"{_SOURCE}.md" or path.startswith(f"{_SOURCE}/"):
            converted = postkit.convert_text(text, "zh-Hant-TW", path=path, config=settings).text
            for old, new in _NOT_PROSE.items():
                converted = converted.replace(old, new)
            yield path.replace(_SOURCE, _TARGET, 1), converted


def _written() -> dict[str, str]:
    """Return the pages that people have written, by their paths below `docs/`."""
    files = [DOCS / f"{_SOURCE}.md", *sorted((DOCS / _SOURCE).glob("*.md"))]
    return {
        path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.name != "rules.md"
    }
