"""JSON Schemas of front matter: which one is for a post, and where the post fails it.

Here schemas are loaded, chosen, checked and described. Rules, commands, the language server
and the importer use it. No other module may import a validator, and how a failure is
worded is left to the rules.
"""

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
