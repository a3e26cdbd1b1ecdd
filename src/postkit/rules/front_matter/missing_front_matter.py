"""FM001: a post without front matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.schema import SchemaSet
from postkit.source import Span

_ABOUT = lazy_compile(r"(?:README|TOC|SUMMARY|CHANGELOG|CONTRIBUTING|LICENSE)[-_]")


def _always(path: str) -> bool:
    return True


class FrontMatterExpected(base.Options):
    """Where front matter is expected.

    Args:
        schemas: set by the table `[[schemas]]` of the configuration.
        is_usual: tells whether the posts beside a path have front matter.
    """

    schemas: SchemaSet = SchemaSet.built_in()
    is_usual: Callable[[str], bool] = staticmethod(_always)


class MissingFrontMatter(Rule):
    """A post has no front matter.

    Without it the site has no title, date or layout for the post: the page is missing from
    every list, or the build fails. A single line of `---` is not front matter; keys such as
    `title:` must follow it.

    Not every Markdown file is a post. A file is reported if

    - the `files` of a configured schema name it,
    - a configured schema without `files` and `layouts`, which is for every post, requires a
      field, or
    - most other files of its folder have front matter.

    If no `files` name it, a file is left alone whose name is all capitals (`README.md`,
    `CHANGELOG.md`) or starts with `_` or `.`. If no schema is for it either, the `index.md` of a
    folder with other pages is left alone too, as are all files on sites that take a page's title
    from elsewhere (Docusaurus, GitBook, HonKit, Logseq, mdBook, MkDocs, MyST, Obsidian, Quartz,
    VitePress, VuePress); and it is a warning, not an error, on sites that build a page from them
    all the same (Eleventy, Hexo, Hugo, Next.js).

    Bad:

        # 市场周报

        本周股市上涨。

    Good:

        ---
        title: 市场周报
        ---

        本周股市上涨。
    """

    code = "FM001"
    name = "missing-front-matter"
    trigger = "damaged-front-matter"
    summary = "the post has no front matter"
    severity = Severity.ERROR
    Options = FrontMatterExpected

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding at the first line with text."""
        if document.front_matter is not None or document.foreign_front_matter:
            return
        is_required = self._has_schema(document.path)
        if not is_required and not self._is_usual(document):
            return
        text = document.text
        start = document.body.start
        start += len(text[start:]) - len(text[start:].lstrip())
        line = document.source.line_span(start)
        yield self.found(
            document,
            Span(min(start, line.end), line.end),
            "the post has no front matter; start it with `---`, keys such as `title:`, and `---`",
            severity=Severity.WARNING
            if document.dialect.builds_without_front_matter and not is_required
            else None,
        )

    def _has_schema(self, path: str | None) -> bool:
        if path is None:
            return False
        schemas = self.options.schemas
        return schemas.names_path(path) or (
            schemas.asks_every_post and not _is_about_repository(path)
        )

    def _is_usual(self, document: Document) -> bool:
        path = document.path
        if document.dialect.finds_titles_itself:
            return False
        is_usual: bool = self.options.is_usual(path or "")
        return is_usual and not (path and _is_about_repository(path))


def _is_about_repository(path: str) -> bool:
    """Tell whether the file is about its repository, or a part of pages.

    Such as `README.zh-CN.md`, `TOC-api.md`, `_sidebar.md` or `.shared.md`; Hugo's `_index.md` is
    a page.
    """
    name = os.path.basename(path)
    stem = name.split(".")[0]
    is_part = name.startswith(("_", ".")) and stem != "_index"
    return stem.isupper() or is_part or bool(_ABOUT.match(stem))
