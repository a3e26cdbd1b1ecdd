"""Read a post as python-frontmatter does, also with a byte order mark or damaged fences."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from postkit.errors import PostkitError
from postkit.files.read_write import read_source
from postkit.front_matter import YamlVersion
from postkit.source import LineIndex

if TYPE_CHECKING:
    import frontmatter


class FrontMatterError(PostkitError):
    """The front matter of a post cannot be parsed.

    `path` is the file, or None; `line` and `column` (from 1, in code points)
    say where the cause is.
    """

    def __init__(self, message: str, *, path: str | None, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {message}", path=path)
        self.line = line
        self.column = column


def load(path: str | os.PathLike[str], *, yaml_version: YamlVersion = "1.2") -> frontmatter.Post:
    """Return the post in the file at `path`.

    `post.metadata` holds the front matter, `post.content` the body. Unlike
    `frontmatter.load` this finds the front matter after a byte order mark and
    between damaged fences.

    Args:
        path: the file, in UTF-8.
        yaml_version: how plain values of YAML are read: `1.2` as site generators in
            JavaScript do, `1.1` as PyYAML does, `go` as Hugo does; see `Document`.

    Raises:
        FileError: the file cannot be read, or is not UTF-8.
        FrontMatterError: the front matter cannot be parsed.
    """
    source = read_source(path)
    return _read(source.text, source.path, yaml_version)


def loads(text: str, *, yaml_version: YamlVersion = "1.2") -> frontmatter.Post:
    """Return the post that `text` holds, as `load` does for a file.

    Args:
        text: a whole post.
        yaml_version: as for `load`.

    Raises:
        FrontMatterError: the front matter cannot be parsed.
    """
    return _read(text, None, yaml_version)


def _read(text: str, path: str | None, yaml_version: YamlVersion) -> frontmatter.Post:
    from postkit.front_matter.handlers import UnreadableError, read_post

    try:
        return read_post(text, yaml_version)
    except UnreadableError as error:
        line, column = LineIndex(text).position(error.offset)
        raise FrontMatterError(str(error), path=path, line=line, column=column) from None
