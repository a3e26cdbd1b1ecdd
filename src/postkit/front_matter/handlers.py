"""python-frontmatter's handlers, reading as postkit does.

python-frontmatter detects the syntax, splits the text and loads what is
between the fences through handlers. These give it postkit's view of all three:
they see through a byte order mark, CRLF and damaged fences, and leave PyYAML's
surprises (`no` as False) to who asks for them.
"""

from __future__ import annotations

from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from postkit.front_matter import FrontMatter, Syntax, parse_front_matter
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.syntax_errors.problem import SyntaxProblem


class UnreadableError(ValueError):
    """Front matter cannot be parsed.

    `offset` is where in the text the cause is; the message is in plain words.
    """

    def __init__(self, problem: SyntaxProblem) -> None:
        super().__init__(sentence(problem))
        self.offset = problem.span.start


class _Reading(BaseHandler):
    """Answers python-frontmatter's questions about one text."""

    def __init__(self, text: str, front_matter: FrontMatter) -> None:
        super().__init__()
        self._text = text
        self._front_matter = front_matter

    def detect(self, text: str) -> bool:
        """Tell whether this handler is for `text`."""
        return text == self._text

    def split(self, text: str) -> tuple[str, str]:
        """Return the front matter and the body of the text."""
        return self._front_matter.content.text(self._text), self._text[
            self._front_matter.span.end :
        ]

    def load(self, fm: str) -> dict[str, Any]:
        """Return the values of the front matter.

        Raises:
            UnreadableError: the front matter cannot be parsed.
        """
        error = self._front_matter.error
        if error:
            raise UnreadableError(error)
        return dict(self._front_matter.values)


class _YamlReading(_Reading, YAMLHandler):  # type: ignore[misc]
    pass


class _JsonReading(_Reading, JSONHandler):  # type: ignore[misc]
    pass


class _TomlReading(_Reading):
    """Reads only: the standard library has no writer for TOML."""

    FM_BOUNDARY = YAMLHandler.FM_BOUNDARY
    START_DELIMITER = END_DELIMITER = "+++"


_HANDLERS = {Syntax.YAML: _YamlReading, Syntax.JSON: _JsonReading, Syntax.TOML: _TomlReading}


def read_post(text: str, yaml_version: str) -> frontmatter.Post:
    """Return `text` as python-frontmatter's `Post`.

    Raises:
        UnreadableError: the front matter cannot be parsed.
    """
    front_matter = parse_front_matter(text, yaml_version)
    if front_matter is None:
        return frontmatter.Post(text.lstrip("\ufeff").strip())
    handler = _HANDLERS[front_matter.syntax](text, front_matter)
    metadata, content = frontmatter.parse(text, handler=handler)
    # Not as keyword arguments: a post may well have a key named `content`.
    post = frontmatter.Post(content, handler)
    post.metadata = metadata
    return post
