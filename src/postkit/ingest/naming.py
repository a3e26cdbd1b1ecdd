"""File names for drafts."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Literal

from postkit.ingest.article import Article
from postkit.script.slug import slug_of_id, slug_of_title

Naming = Literal["title", "id"]
"""What files are named by: the article's title, or what its source calls it."""


def name_of(article: Article, file_name: str, naming: Naming) -> str:
    """Return what the draft of `article` is called, without its ending.

    Args:
        article: the article.
        file_name: the name of the input, where the article has none of its own.
        naming: what files are named by.
    """
    by_title = slug_of_title(article.title)
    by_id = slug_of_id(article.id) or slug_of_id(article.url)
    names = (by_id, by_title) if naming == "id" else (by_title, by_id)
    by_file = slug_of_title(os.path.splitext(file_name)[0])
    return next(filter(None, (*names, by_file)), "draft")


class NewDrafts:
    """The drafts of an input so far: no two of one name, no article twice.

    `paths` has the path of each by what identifies its article, `taken` all of them.
    """

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def free_path(self, path_of: Callable[[str], str], name: str) -> str:
        """Return a path for a draft called `name`, with a number where that is taken.

        It is taken by another draft, or by a file that is already there.
        """
        path = path_of(name)
        # Where a title comes again and again, counting starts from its last number.
        number = self._numbers.get(name, 2)
        while path in self.taken or os.path.lexists(path):
            path, number = path_of(f"{name}-{number}"), number + 1
        self._numbers[name] = number
        self.taken.add(path)
        return path
