"""Whether the drafts of a folder have front matter, from the first lines of a few."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_TEMPLATE_FOLDERS = frozenset(["scaffolds", "archetypes", "templates", "template"])

_SUFFIXES = (".md", ".markdown", ".mdx")
_MAX_ENTRIES = 400
_MAX_FILES = 40
_ENOUGH = 3
_MOST = 0.75
_HEAD_BYTES = 200
_FRONT_MATTER = lazy_compile(r"\ufeff?\s*(?:---|\+\+\+|;;;|\{\s*\"|\"[\w-]+\":|[A-Za-z][\w-]*:\s)")


class Habit(NamedTuple):
    """Whether front matter is usual in a folder, and for `index.md` in those beside it."""

    of_posts: bool
    of_indexes: bool


def is_template_folder(name: str) -> bool:
    """Tell whether `name` is that of a folder of what new posts are made from.

    Such as `archetypes` in Hugo, `scaffolds` in Hexo and `90 - Templates` in Obsidian.
    """
    return name.lstrip("0123456789._- ").lower() in _TEMPLATE_FOLDERS


def is_front_matter_usual(path: str) -> bool:
    """Tell whether most drafts in the folder of `path` have front matter.

    An `index.md` alone in its folder is compared with those that are alone in the folders
    beside its own; one with other pages is about these, and need not look like them. Where
    there are too few drafts to compare, the answer is no. A folder of templates holds no
    posts.
    """
    folder, name = os.path.split(os.path.abspath(path))
    if is_template_folder(os.path.basename(folder)):
        return False
    habit = habit_of_folder(folder)
    return habit.of_indexes if _is_index(name) else habit.of_posts


@lru_cache(maxsize=1024)
def habit_of_folder(folder: str) -> Habit:
    """Return whether the drafts in `folder` have front matter, judged by a few of them."""
    drafts = _drafts(folder)
    if len(drafts) > 1:
        return Habit(_are_most(os.path.join(folder, name) for name in drafts), False)
    parent, name = os.path.dirname(folder), (drafts or ["index.md"])[0]
    if not _is_index(name):
        return Habit(False, False)
    beside = (os.path.join(parent, child) for child in _names(parent))
    alone = (os.path.join(child, name) for child in beside if _drafts(child) == [name])
    return Habit(False, _are_most(alone))


def _drafts(folder: str) -> list[str]:
    return [name for name in _names(folder) if _is_draft(name)]


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _MAX_ENTRIES)]
    except OSError:
        return []


def _is_draft(name: str) -> bool:
    stem = name.split(".")[0]
    return name.lower().endswith(_SUFFIXES) and not stem.isupper()


def _is_index(name: str) -> bool:
    return name.split(".")[0].lower() in ("index", "_index")


def _are_most(paths: Iterator[str]) -> bool:
    heads = list(islice(filter(None, map(_head, paths)), _MAX_FILES))
    with_front_matter = sum(bool(_FRONT_MATTER.match(head)) for head in heads)
    return with_front_matter >= max(_ENOUGH, len(heads) * _MOST)


def _head(path: str) -> str:
    """Return the first characters of a regular file, nothing where it cannot be read."""
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, "rb", buffering=0) as file:
            return file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
