"""Conversion of drafts between the Chinese scripts and regions, as edits on their prose."""

from postkit.conversion.ambiguous import Undecided, decided_contexts, undecided
from postkit.conversion.convert import Conversion, Options, convert_document, is_converted
from postkit.conversion.convertible_text import prose_fields
from postkit.conversion.glossary import Glossary, load_glossary
from postkit.conversion.ledger import Decision, Ledger, load_ledger
from postkit.conversion.overrides import Context, Fixed

__all__ = [
    "Context",
    "Conversion",
    "Decision",
    "Fixed",
    "Glossary",
    "Ledger",
    "Options",
    "Undecided",
    "convert_document",
    "decided_contexts",
    "is_converted",
    "load_glossary",
    "load_ledger",
    "prose_fields",
    "undecided",
]
