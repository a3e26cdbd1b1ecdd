"""Conversion of posts between the Chinese scripts and regions, as edits on their prose.

Here live what a conversion leaves alone, glossaries, and the decisions about ambiguous
characters. `postkit convert`, the board and `postkit.convert_text` use it. Which character
becomes which is known to `script`, and nothing here decides it.
"""

from postkit.conversion.ambiguous import AmbiguousChar, decided_contexts, find_ambiguous
from postkit.conversion.convert import Conversion, ConversionOptions, convert_document, is_converted
from postkit.conversion.glossary import Glossary, load_glossary
from postkit.conversion.ledger import CharDecision, Ledger, load_ledger
from postkit.conversion.overrides import CharContext, Overrides

__all__ = [
    "AmbiguousChar",
    "CharContext",
    "CharDecision",
    "Conversion",
    "ConversionOptions",
    "Glossary",
    "Ledger",
    "Overrides",
    "convert_document",
    "decided_contexts",
    "find_ambiguous",
    "is_converted",
    "load_glossary",
    "load_ledger",
]
