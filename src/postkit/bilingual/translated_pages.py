"""Pages that are one article in two languages, found by their paths.

`post.md` and `post.zh.md`, `content/en/a.md` and `content/zh/a.md`, `docs/a.md` and
`docs/zh/a.md`, and Docusaurus' `i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md`.
"""

from __future__ import annotations

import os
from collections.abc import Collection

from postkit.dialects.translation_folders import original_page
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_LANGUAGES = (
    "ar|bn|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh"
)
_TAG = rf"(?P<tag>(?:{_LANGUAGES})(?:[-_](?:[A-Z]{{2}}|[a-z]{{2}}|Han[st]|han[st]))?)"
_FOLDER = lazy_compile(rf"(?:(?<=/)|^){_TAG}/")
_SUFFIX = lazy_compile(rf"[._-]{_TAG}(?=\.\w+\Z)")


class PageName(NamedTuple):
    """Which article a page is, and in which language.

    Args:
        article: the path without what names the language; the same for all its pages.
        language: as it is written in the path, in lower case; empty where it is not.
    """

    article: str
    language: str


def page_name(path: str) -> PageName:
    """Return which article the file at `path` is, and in which language."""
    path = os.path.abspath(path).replace(os.sep, "/")
    if original := original_page(path):
        article, tag = original
        return PageName(article, _language(tag))
    if found := _SUFFIX.search(path):
        return PageName(path[: found.start()] + path[found.end() :], _language(found["tag"]))
    folders = list(_FOLDER.finditer(path))
    if folders:
        # The innermost one is the site's; above it somebody's home may have such a name.
        found = folders[-1]
        return PageName(path[: found.start()] + path[found.end() :], _language(found["tag"]))
    return PageName(path, "")


def original_language(languages: Collection[str], wanted: str) -> str | None:
    """Return in which of `languages` the original of an article is, None where nothing says so.

    Args:
        languages: those of its pages, empty for a page whose path names none.
        wanted: the language of originals, `en` for `en-US` as well. Where there is no page
            in it, the page whose path names no language is the original.
    """
    wanted = wanted.lower()
    found = [tag for tag in languages if f"{tag}-".startswith(f"{wanted}-")]
    if len(found) == 1:
        return found[0]
    return "" if not found and "" in languages else None


def _language(tag: str) -> str:
    return tag.lower().replace("_", "-")
