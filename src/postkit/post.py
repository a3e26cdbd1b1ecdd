r"""Posts to read, change and write without loss: the calls of python-frontmatter.

    >>> from postkit import post
    >>> letter = post.loads("---\ntitle: 河 # 暂定\ntags: [水]\n---\n\n正文。\n")
    >>> letter["title"] = "河上的桥"
    >>> print(post.dumps(letter), end="")
    ---
    title: 河上的桥 # 暂定
    tags: [水]
    ---
    <BLANKLINE>
    正文。

`load`, `loads`, `dump` and `dumps` take the place of python-frontmatter's. What was not
changed is written byte for byte as it was read: comments, the order of the keys,
quotes, newlines and a byte order mark.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import IO, Any

from postkit.dialects import YamlVersion
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.files.read_write import (
    FileSource,
    decode,
    encode,
    overwrite_text,
    read_source,
    write_text,
)
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.python_frontmatter import FrontMatterError
from postkit.front_matter_edits.nested import remove_nested, set_nested
from postkit.front_matter_edits.set_value import remove_key, same, set_value
from postkit.source import Source, Span

__all__ = ["FrontMatterError", "Post", "dump", "dumps", "load", "loads"]


class Post(MutableMapping[str, Any]):
    """A post: its fields as a mapping, `content` its body.

    `metadata` is the mapping itself. `content` is without the blank lines around
    it, which stay in the file.

    Args:
        content: the body of a new post.
        metadata: the fields of a new post.
    """

    def __init__(self, content: str = "", **metadata: Any) -> None:
        self._document = Document.parse("")
        self._read: dict[str, Any] = {}
        self.metadata: dict[str, Any] = metadata
        self.content = content

    @classmethod
    def _of(cls, source: Source, yaml_version: YamlVersion) -> Post:
        document = Document(source, yaml_version=yaml_version)
        front_matter = document.front_matter
        if front_matter is not None and (error := front_matter.error):
            line, column = source.lines.position(error.span.start)
            raise FrontMatterError(sentence(error), path=source.path, line=line, column=column)
        post = cls(_content(document).text(document.text))
        post._document = document
        post._read = front_matter.values if front_matter else {}
        post.metadata = deepcopy(post._read)
        return post

    def __getitem__(self, key: str) -> Any:
        """Return the value of a field."""
        return self.metadata[key]

    def __setitem__(self, key: str, value: Any) -> None:
        """Give a field a value."""
        self.metadata[key] = value

    def __delitem__(self, key: str) -> None:
        """Take a field out."""
        del self.metadata[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the fields."""
        return iter(self.metadata)

    def __len__(self) -> int:
        """Return the number of fields."""
        return len(self.metadata)

    def __str__(self) -> str:
        """Return the content."""
        return self.content

    def to_dict(self) -> dict[str, Any]:
        """Return the fields and, as `content`, the body."""
        return {**self.metadata, "content": self.content}


def load(
    fd: str | os.PathLike[str] | IO[str] | IO[bytes],
    *,
    yaml_version: YamlVersion = "1.2",
) -> Post:
    """Return the post in a file.

    Args:
        fd: the path of the file, or the open file, in UTF-8.
        yaml_version: how plain values of YAML are read, see `Document`.

    Raises:
        FileError: the file cannot be read, or is not UTF-8.
        FrontMatterError: the front matter cannot be parsed.
    """
    if isinstance(fd, str | os.PathLike):
        return Post._of(read_source(fd), yaml_version)
    data = fd.read()
    return loads(decode(data) if isinstance(data, bytes) else data, yaml_version=yaml_version)


def loads(text: str, *, yaml_version: YamlVersion = "1.2") -> Post:
    """Return the post that `text` holds.

    Args:
        text: a whole post.
        yaml_version: as for `load`.

    Raises:
        FrontMatterError: the front matter cannot be parsed.
    """
    return Post._of(Source(text), yaml_version)


def dumps(post: Post) -> str:
    """Return the text of `post`, the same as was read but for what was changed.

    Raises:
        ChangeError: a change cannot be written with certainty; see `set_value`.
    """
    document = post._document
    for path, value in _changes(post._read, post.metadata, ()):
        edits = _edits(document, path, value)
        document = document.reread(apply_edits(document.text, edits))
    place = _content(document)
    if post.content == place.text(document.text):
        return document.text
    newline = document.source.newline
    written = post.content if newline == "\n" else post.content.replace("\n", newline)
    if place.start == place.end and place.start:
        written = newline + written + newline
    return apply_edits(document.text, [Edit.replace(place, written)])


def dump(post: Post, fd: str | os.PathLike[str] | IO[str] | IO[bytes]) -> None:
    """Write the text of `post` to a file.

    Args:
        post: the post.
        fd: a path, which is written whole or not at all, or an open file.

    Raises:
        ChangeError: as for `dumps`.
        FileError: the file cannot be written, or the one that was read was changed
            by someone else since.
    """
    text = dumps(post)
    if isinstance(fd, str | os.PathLike):
        source = post._document.source
        if isinstance(source, FileSource) and source.path == os.fspath(fd):
            source.fingerprint = write_text(fd, text, source.fingerprint)
        else:
            overwrite_text(fd, text)
    elif isinstance(fd, io.TextIOBase):
        fd.write(text)
    else:
        fd.write(encode(text))  # type: ignore[arg-type]


_GONE = object()


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the paths of the fields that differ, each with its new value or `_GONE`."""
    for key in old:
        if key not in new:
            yield (*path, key), _GONE
    for key, value in new.items():
        before = old.get(key, _GONE)
        if isinstance(before, dict) and isinstance(value, dict) and before and value:
            yield from _changes(before, value, (*path, key))
        elif before is _GONE or not same(before, value):
            yield (*path, key), value


def _edits(document: Document, path: tuple[str, ...], value: Any) -> list[Edit]:
    if len(path) > 1:
        return (
            remove_nested(document, path) if value is _GONE else set_nested(document, path, value)
        )
    return remove_key(document, path[0]) if value is _GONE else set_value(document, path[0], value)


def _content(document: Document) -> Span:
    """Return the body without the white space around it."""
    text = document.text
    start = document.body.start
    if not text[start:].strip():
        return Span(len(text), len(text))
    start = text.index(text[start:].lstrip("\ufeff").lstrip(), start)
    return Span(start, len(text.rstrip()))
