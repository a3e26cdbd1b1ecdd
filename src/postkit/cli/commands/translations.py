"""`postkit translations`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from typing import Any

from postkit.bilingual.page_parts import (
    CODE,
    HEADING,
    headings_and_ids,
    missing_ids,
    missing_images,
    missing_in_order,
    outline,
)
from postkit.bilingual.translated_pages import original_language, page_name
from postkit.cli.runs.posts import Posts
from postkit.cli.shared_options import (
    add_archive_arguments,
    add_path_arguments,
    add_quiet_argument,
    add_run_arguments,
    chosen_configuration,
)
from postkit.counts import count
from postkit.document import Document
from postkit.errors import UsageError
from postkit.files.git_history import History, read_history
from postkit.named_tuples import NamedTuple
from postkit.reporters.json import dumps
from postkit.reporters.width import cells, display

_EXAMPLES = """\
examples:
  postkit translations docs/                     what each translation lacks, and its age
  postkit translations --original zh docs/       the Chinese pages are the originals
  postkit translations --output-format jsonl .   a line for each translation, for programs

Pages belong together by their paths: `a.md` and `a.zh.md`, `en/a.md` and `zh/a.md`, `docs/a.md`
and `docs/zh/a.md`, `i18n/zh-CN/…` of Docusaurus. `postkit lint --select XP101,XP102,XP103,XP104`
reports each missing part at its place.
"""


class _Row(NamedTuple):
    """A translation, what it lacks of its original, and how often that has changed since."""

    path: str
    original: str
    language: str
    sections: int
    ids: int
    code: int
    images: int
    commits: int | None
    since: str

    def __str__(self) -> str:
        lacks = ", ".join(
            count(number, noun)
            for number, noun in (
                (self.sections, "section"),
                (self.ids, "heading id"),
                (self.code, "code block"),
                (self.images, "image"),
            )
            if number
        )
        parts = [f"lacks {lacks}"] if lacks else []
        if self.commits:
            commits = count(self.commits, "commit")
            parts.append(f"`{self.original}` changed in {commits} since {self.since}")
        return "; ".join(parts) or "up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit translations` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser, has_stdin=False)
    parser.add_argument(
        "--original",
        default="en",
        metavar="LANGUAGE",
        help="the language of the originals, as paths name it (default: en); pages whose path "
        "names no language are originals where there is none in it",
    )
    parser.add_argument(
        "--output-format",
        choices=["text", "jsonl"],
        default="text",
        help="a table for people, or a JSON object on each line for programs",
    )
    add_quiet_argument(parser, "show no progress")
    add_run_arguments(add_archive_arguments(parser), has_jobs=False, has_cache=False)


def run(options: argparse.Namespace) -> int:
    """Print what each translation lacks."""
    posts = Posts(options, chosen_configuration(options))
    articles = list(_articles(posts.paths(), options.original))
    history = _history(next(iter(options.paths), ".")) if articles else None
    rows: list[_Row] = []
    for original, translations in posts.progress.over(articles):
        document = posts.read(original)
        for path, language in translations if document else ():
            translated = posts.read(path)
            if document and translated:
                commits = history.commits_since(original, path) if history else None
                lacks = _lacks(document, translated)
                since = history.last_change(path) if history else ""
                rows.append(_Row(path, original, language, *lacks, commits, since))
    for line in _as_json(rows) if options.output_format == "jsonl" else _as_table(rows):
        print(line)
    return posts.status


def _articles(paths: Iterable[str], language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the original of each article, and its translations with their languages."""
    articles: dict[str, dict[str, str]] = {}
    for path in paths:
        name = page_name(path)
        articles.setdefault(name.article, {}).setdefault(name.language, path)
    for pages in articles.values():
        own = original_language(pages, language)
        if own is not None:
            yield pages[own], [(path, tag) for tag, path in pages.items() if tag != own]


def _history(path: str) -> History | None:
    """Return the history of the archive; None outside of a repository."""
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    try:
        return read_history(folder)
    except UsageError:
        return None


def _lacks(original: Document, translated: Document) -> tuple[int, int, int, int]:
    parts = outline(original), outline(translated)
    ids = list(headings_and_ids(original)), list(headings_and_ids(translated))
    return (
        _count(missing_in_order(*parts, HEADING)),
        _count(missing_ids(*ids)),
        _count(missing_in_order(*parts, CODE)),
        _count(missing_images(*parts)),
    )


def _count(parts: Iterable[object]) -> int:
    return sum(1 for _ in parts)


def _as_table(rows: list[_Row]) -> Iterator[str]:
    width = max((cells(display(row.path)) for row in rows), default=0)
    for row in rows:
        path = display(row.path)
        yield f"{path}{' ' * (width - cells(path))}  {row}"
    if not rows:
        yield "No page here is the translation of another."


def _as_json(rows: list[_Row]) -> Iterator[str]:
    for row in rows:
        value: dict[str, Any] = row._asdict()
        yield dumps(value)
