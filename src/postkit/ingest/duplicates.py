"""Recognise an article that was imported before."""

from __future__ import annotations

import hashlib
import os
import re
from itertools import islice
from urllib.parse import urlsplit

from postkit.document import Document
from postkit.document.letters import letters
from postkit.errors import FileError, reason_of
from postkit.files.read_write import read_bytes
from postkit.ingest.article import Article
from postkit.lazy_patterns import lazy_compile

_HEAD = 65_536
"""How much of a draft is read for its front matter, in bytes."""

_MENTION = lazy_compile(r"https?://[^\s\"'<>]+|sha256:[0-9a-f]{16}|\bfile_name\b")
_TRACKING = lazy_compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|spm|from)=[^&]*")


def identity_of(article: Article) -> str:
    """Return what identifies an article: its address, or else a hash of its identifier or text."""
    if article.url:
        return normalized(article.url)
    identifier = article.unique_id or letters(article.title + article.body)
    digest = hashlib.sha256(identifier.encode("utf-8", "replace")).hexdigest()
    return f"sha256:{digest[:16]}"


def _text_identity(draft: str) -> str:
    document = Document.parse(draft)
    front_matter = document.front_matter
    title = front_matter.values.get("title", "") if front_matter else ""
    return identity_of(Article(str(title), document.body.text(draft)))


def file_identity(file_name: str, title: str) -> str:
    """Return what identifies an article of which the draft keeps only its file's name."""
    return f"file:{file_name}:{''.join(char for char in title if char.isalnum())}"


def normalized(url: str) -> str:
    """Return `url` without what does not make it another article's: fragment, tracking, case."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = _TRACKING.sub("", parts.query).lstrip("&")
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower()}{path}" + (f"?{query}" if query else "")


class ImportedArticles:
    """The articles that the drafts of a folder came from.

    Args:
        folder: the folder that drafts are written to; it need not exist.

    Raises:
        FileError: the folder cannot be read.
    """

    def __init__(self, folder: str) -> None:
        self._by_identity: dict[str, str] = {}
        self._by_text: dict[str, str] | None = None
        self._paths = _drafts(folder)
        for path in self._paths:
            self._read(path)

    def sample(self, number: int) -> list[str]:
        """Return the heads of the first drafts of the folder that have front matter."""
        heads = (_head(path) for path in self._paths)
        return list(islice((head for head in heads if head.startswith(("---", "+++"))), number))

    def find(self, article: Article, file_name: str) -> str | None:
        """Return the path of the draft that came from `article` in the input `file_name`."""
        found = self._by_identity.get(identity_of(article))
        if found or article.url:
            return found
        return self._by_identity.get(file_identity(file_name, article.title))

    def find_text(self, text: str) -> str | None:
        """Return the path of the draft in the folder that has the title and the body of `text`.

        All drafts that were there at the beginning are read for that, once.

        Raises:
            FileError: one of them cannot be read.
        """
        if self._by_text is None:
            self._by_text = {}
            for path in self._paths:
                text_there = read_bytes(path)[0].decode("utf-8", "replace")
                self._by_text.setdefault(_text_identity(text_there), path)
        return self._by_text.get(_text_identity(text))

    def add(self, article: Article, file_name: str, path: str) -> None:
        """Remember that the draft at `path` comes from `article`."""
        self._by_identity.setdefault(identity_of(article), path)
        if not article.url:
            self._by_identity.setdefault(file_identity(file_name, article.title), path)

    def _read(self, path: str) -> None:
        head = _head(path)
        if not _MENTION.search(head):
            return
        front_matter = Document.parse(head).front_matter
        if front_matter is None:
            return
        for node in front_matter.scalars():
            if isinstance(node.value, str) and _MENTION.match(node.value):
                value = node.value.strip()
                identity = normalized(value) if value.startswith("http") else value
                self._by_identity.setdefault(identity, path)
        name, title = front_matter.values.get("file_name"), front_matter.values.get("title")
        if isinstance(name, str) and isinstance(title, str):
            self._by_identity.setdefault(file_identity(name, title), path)


def _head(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError as error:
        raise FileError(f"cannot be read: {reason_of(error)}", path=path) from error


def _drafts(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FileError(f"cannot be read: {reason_of(error)}", path=folder) from error
    names = (file.name for file in files if re.search(r"\.(?:md|markdown)\Z", file.name))
    return sorted(os.path.normpath(os.path.join(folder, name)) for name in names)
