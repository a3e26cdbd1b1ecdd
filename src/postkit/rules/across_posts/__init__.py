"""XP: what is wrong between posts."""

from __future__ import annotations

from postkit.rules.across_posts.base import ArchiveRule, Fact, PlacedFact
from postkit.rules.across_posts.repeated_source import RepeatedSource
from postkit.rules.across_posts.repeated_title import RepeatedTitle
from postkit.rules.across_posts.spelling_variant import SpellingVariant
from postkit.rules.base import Rule

__all__ = ["RULES", "ArchiveRule", "Fact", "PlacedFact"]

RULES: tuple[type[Rule], ...] = (RepeatedSource, RepeatedTitle, SpellingVariant)
"""The rules of this family, in the order of their codes."""
