"""What arrives from elsewhere, as articles: feeds, pages, clippings, subtitles, plain text."""

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
