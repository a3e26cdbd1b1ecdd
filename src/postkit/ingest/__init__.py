"""What arrives from elsewhere, as articles: feeds, pages, clippings, subtitles, plain text."""

from postkit.ingest.arrival import Arrival
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.detect import FORMATS, detect, read

__all__ = ["FORMATS", "Arrival", "Article", "Fragment", "Reading", "detect", "read"]
