"""Captions of every format, as running text."""

from postkit.ingest.captions.read import looks_like_captions, read, read_pair

__all__ = ["looks_like_captions", "read", "read_pair"]
