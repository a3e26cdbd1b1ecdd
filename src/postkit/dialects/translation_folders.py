"""Where a generator keeps the translations of its pages, if no language alone names the folder."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

_FOLDER = lazy_compile(
    r"(?:(?<=/)|^)i18n/(?P<tag>[A-Za-z_-]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)/"
    r"(?:current/)?"
)
"""https://docusaurus.io/docs/i18n/introduction#translation-files-location"""


def original_page(path: str) -> tuple[str, str] | None:
    """Return the page that the one at `path` translates, and the language of this one.

    Both are known by the path alone, with `/` between folders; None where it says nothing.
    """
    found = _FOLDER.search(path)
    if found is None:
        return None
    kind = "src/pages" if found["kind"] == "pages" else found["kind"]
    return f"{path[: found.start()]}{kind}/{path[found.end() :]}", found["tag"]
