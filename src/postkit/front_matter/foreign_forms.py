"""Front matter in forms that some generator reads and postkit does not.

It is left alone as a whole: nothing in it is prose, and nothing may be written into it
or above it.
"""

from __future__ import annotations

import json
import os

from postkit.dialects import Dialect
from postkit.files.front_matter_habit import is_template_folder
from postkit.front_matter.nodes import FrontMatter
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

FOREIGN = "its front matter is in a form that postkit does not read; change it by hand"

_OTHER_LANGUAGE = lazy_compile(
    r"\ufeff?---[ \t]?(?!(?:ya?ml|toml|json)\b)[A-Za-z][\w+-]{0,30}[ \t]*\r?\n"
    r"(?:(?!---)[^\n]*\n)*?---[ \t]*(?:\r?\n|\Z)"
)
"""Eleventy, and all who read with gray-matter: `---js`, `---coffee`."""
_BARE_JSON = lazy_compile(
    r"\ufeff?(?:;{3,}[ \t]*\r?\n)?(?P<json>[ \t]*\"(?:(?!;;;)[^\n]*\n)+?);{3,}[ \t]*(?:\r?\n|\Z)"
)
"""Hexo: the inside of a JSON object, with or without an opening `;;;`."""
_IN_COMMENT = lazy_compile(
    r"\ufeff?<!--[-\s]*?(?:\n---[ \t]*)?\n(?:[ \t]*[A-Za-z][\w-]*:[^\n]*\n)+?"
    r"(?:---[ \t]*\n)?[-\s]*-->[ \t]*(?:\r?\n|\Z)"
)
_META_LINES = (
    r"\ufeff?(?:[A-Za-z][\w-]{0,30}:(?:[ \t][^\n]*|\r?)(?:\n|\Z)"
    r"(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))*)+"
)
_META = lazy_compile(_META_LINES + r"(?:[ \t]*\r?\n|\Z)")
"""MultiMarkdown, MkDocs, Pelican: `Title: …` lines up to a blank one."""
_FENCED_META = lazy_compile(rf"{_META_LINES}(?:(?:---|\.\.\.)?[ \t]*(?:\r?\n|\Z))")
"""Python-Markdown's extension `meta`, by which Pelican goes, also ends it at a fence."""
_META_KEY = lazy_compile(r"(?m)^([A-Za-z][\w-]*):")
_FIRST_KEYS = frozenset(
    ["title", "date", "author", "authors", "template", "category", "slug", "layout"]
)
_KNOWN_KEYS = _FIRST_KEYS.union(
    ["summary", "description", "tags", "keywords", "status", "modified", "lang", "language"],
    ["subtitle", "email"],
)
_TEMPLATE = lazy_compile(r"\{\{|\{%")
_TEMPLATE_HEAD = lazy_compile(
    r"\ufeff?(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t-][^\n]+\n)*?)+?-{3,}[ \t]*(?:\r?\n|\Z)"
)
"""Hexo's front matter without its opening fence."""
_TEMPLATER = lazy_compile(r"<%[^%\n]*\btp\.|<%[-_]?\*")
"""A command in a template of Obsidian's Templater, which lies in any folder."""
_SCRIPTS = lazy_compile(r"\ufeff?(?>(?:<%[-_]?\*?(?>[^%]|%(?!>))*%>[ \t]*(?:\r?\n)?)+)")
_FENCED_HEAD = lazy_compile(r"---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?---[ \t]*(?:\r?\n|\Z)")
_MAX_LENGTH = 20_000


def find_foreign_front_matter(
    text: str, path: str | None, front_matter: FrontMatter | None, dialect: Dialect
) -> Span | None:
    """Return where front matter of another form is, its last newline included; None without.

    Args:
        text: the whole draft.
        path: where it is, which distinguishes templates from posts.
        front_matter: what postkit reads at its head.
        dialect: how the site reads it.
    """
    reads_meta = dialect.reads_bare_fields
    if match := _OTHER_LANGUAGE.match(text, 0, _MAX_LENGTH):
        return Span(0, match.end())
    if text.startswith(("<%", "\ufeff<%")):
        return _below_scripts(text)
    if bare := _bare_json(text):
        return bare
    is_template = path is not None and any(
        map(is_template_folder, path.replace(os.sep, "/").split("/"))
    )
    if front_matter is not None and reads_meta and not front_matter.opening.text(text):
        return _find_meta(text, reads_meta)
    if front_matter is not None:
        tag = _TEMPLATE if is_template else _TEMPLATER
        is_foreign = _is_no_yaml(front_matter) and (
            (dialect.yaml_reader == "none" and not front_matter.problems)
            or tag.search(text, *front_matter.content)
        )
        return front_matter.span if is_foreign else None
    if is_template and (match := _TEMPLATE_HEAD.match(text, 0, _MAX_LENGTH)):
        return Span(0, match.end()) if _TEMPLATE.search(match[0]) else None
    if match := _IN_COMMENT.match(text, 0, _MAX_LENGTH):
        return Span(0, match.end())
    return _find_meta(text, reads_meta)


def _bare_json(text: str) -> Span | None:
    match = _BARE_JSON.match(text, 0, _MAX_LENGTH) if text[:1] in ('"', ";", "\ufeff") else None
    if match is None:
        return None
    try:
        json.loads("{" + match["json"] + "}")
    except ValueError:
        return None
    return Span(0, match.end())


def _is_no_yaml(front_matter: FrontMatter) -> bool:
    """Tell whether it is closed but cannot be parsed, such as `title: {{ title }}`."""
    return front_matter.closing is not None and front_matter.failure is not None


def _below_scripts(text: str) -> Span | None:
    """Return the scripts at the head of a template with the front matter that follows them.

    A script may write the opening fence itself.
    """
    scripts = _SCRIPTS.match(text, 0, _MAX_LENGTH)
    if scripts is None:
        return None
    for head in (_FENCED_HEAD, _TEMPLATE_HEAD):
        if match := head.match(text, scripts.end(), _MAX_LENGTH):
            return Span(0, match.end())
    return None


def _find_meta(text: str, reads_meta: bool) -> Span | None:
    pattern = _FENCED_META if reads_meta else _META
    match = pattern.match(text, 0, _MAX_LENGTH) if text[:1].isalpha() else None
    if match is None or reads_meta:
        return Span(0, match.end()) if match else None
    keys = [key.lower() for key in _META_KEY.findall(match[0])]
    known = sum(key in _KNOWN_KEYS for key in keys)
    is_meta = len(keys) > 1 and keys[0] in _FIRST_KEYS and known >= 2 and known * 2 >= len(keys)
    return Span(0, match.end()) if is_meta else None
