"""Captions of every format, as running text.

Here live a reader for each format (SubRip, WebVTT, TTML, JSON), and what joins their lines
into paragraphs with speakers. `ingest.kinds` uses it. Nothing here knows of
drafts or front matter.
"""

from postkit.ingest.captions.read import looks_like_captions, read, read_pair

__all__ = ["looks_like_captions", "read", "read_pair"]
