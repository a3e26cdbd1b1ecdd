"""The details blocks of a draft as a small tree that survives every kind of damage."""

from postkit.details.model import Block, Damage, DamageKind, Details, Summary, label_of
from postkit.details.parse import parse

__all__ = ["Block", "Damage", "DamageKind", "Details", "Summary", "label_of", "parse"]
