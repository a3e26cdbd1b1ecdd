"""Drafts from elsewhere: feeds, pages, clippings, exports, subtitles and plain text.

Here an input is recognized, read into articles, and written as drafts with front matter.
`postkit import` and `postkit.import_text` use it. Readers know no settings and run no
rules; only `importer` does.
"""

from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.kinds import FORMATS, detect, read, read_in_parts
from postkit.ingest.raw_input import RawInput

__all__ = [
    "FORMATS",
    "Article",
    "Fragment",
    "RawInput",
    "Reading",
    "detect",
    "read",
    "read_in_parts",
]
