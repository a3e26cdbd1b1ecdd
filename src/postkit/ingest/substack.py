"""The export of a Substack publication: `posts.csv`, and the texts in the folder `posts` beside it.

Only the table has titles and days; the pages are the texts alone.
"""

from __future__ import annotations

import csv
import html
import io
import os
from collections.abc import Mapping

from postkit.errors import FileError
from postkit.ingest.article import Article, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.fetch import is_web_address
from postkit.ingest.html import to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.lazy_patterns import lazy_compile

_FILE_NAME = lazy_compile(r"\w[\w.-]*")


def read(raw: RawInput) -> Reading:
    """Return the posts of an export.

    Raises:
        FileError: it is not the table of an export, or the folder with the texts is missing.
    """
    folder = os.path.join(os.path.dirname(raw.name), "posts")
    if raw.url or not os.path.isdir(folder):
        raise FileError(
            "the texts are missing: unpack the whole export, so that the folder `posts` "
            "is beside this file",
            path=raw.name,
        )
    articles: list[Article] = []
    without_text: list[str] = []
    table = csv.DictReader(io.StringIO(raw.text))
    try:
        for row in table:
            values = {key: value for key, value in row.items() if isinstance(value, str)}
            article = _article(values, _page(folder, values), table.line_num)
            if article.body:
                articles.append(article)
            else:
                without_text.append(article.title or article.id)
    except csv.Error as error:
        raise FileError(f"is not a table: {error}", path=raw.name) from error
    gone = f"not imported, because the export has no text of them: {', '.join(without_text)}"
    return Reading(tuple(articles), notes=(gone,) if without_text else ())


def _page(folder: str, row: Mapping[str, str]) -> str:
    """Return the text of a post; empty if the export has none, as of a draft without words."""
    name = row.get("post_id", "")
    path = os.path.join(folder, f"{name}.html")
    if not _FILE_NAME.fullmatch(name) or not os.path.isfile(path):
        return ""
    return RawInput.of_file(path).text


def _article(row: Mapping[str, str], page: str, line: int) -> Article:
    body = to_markdown(page)
    audio = row.get("podcast_url", "")
    is_heard = is_web_address(audio) and audio not in page
    player = f'<audio controls src="{html.escape(audio)}"></audio>' if is_heard else ""
    number, _, slug = row.get("post_id", "").partition(".")
    return Article(
        title=" ".join(row.get("title", "").split()) or opening_words(body.text),
        body="\n\n".join(filter(None, (player, body.text))),
        line=line,
        date=parse_date(row.get("post_date", "")),
        status=_status(row),
        summary=" ".join(row.get("subtitle", "").split()),
        id=slug or number,
        unique_id=f"substack:{number}",
        shown=body.shown,
        left_out=body.left_out,
    )


def _status(row: Mapping[str, str]) -> str:
    kind, audience = row.get("type", ""), row.get("audience", "")
    found = (
        "" if kind in ("newsletter", "podcast") else kind,
        "" if row.get("is_published", "").lower() == "true" else "draft",
        "for paying readers only" if audience in ("only_paid", "founding") else "",
    )
    return ", ".join(filter(None, found))
