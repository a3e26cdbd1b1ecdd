"""JSON Schemas of front matter: which one is for a post, and where the post fails it."""

from postkit.schema.choice import SchemaChoice, SchemaSet, failures_of
from postkit.schema.failure import Failure
from postkit.schema.places import key_span, place
from postkit.schema.schema import Schema

__all__ = [
    "Failure",
    "Schema",
    "SchemaChoice",
    "SchemaSet",
    "failures_of",
    "key_span",
    "place",
]
