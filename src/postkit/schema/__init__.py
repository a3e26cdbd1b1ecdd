"""JSON Schemas of front matter: which one is for a post, and where the post fails it."""

from postkit.schema.failure import Failure, key_span, place
from postkit.schema.schema import Schema
from postkit.schema.select import SchemaChoice, SchemaSet, failures_of

__all__ = [
    "Failure",
    "Schema",
    "SchemaChoice",
    "SchemaSet",
    "failures_of",
    "key_span",
    "place",
]
