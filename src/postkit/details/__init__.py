"""The details blocks of a draft as a small tree that survives every kind of damage."""

from postkit.details.extent import is_chinese
from postkit.details.model import Block, Damage, DamageKind, Details, Summary, usual_label
from postkit.details.parse import parse

__all__ = [
    "Block",
    "Damage",
    "DamageKind",
    "Details",
    "Summary",
    "is_chinese",
    "parse",
    "usual_label",
]
