"""PK: the comments by which a draft speaks to postkit itself."""

from postkit.rules.base import Rule
from postkit.rules.suppression.unknown_selector import UnknownSelector
from postkit.rules.suppression.unused_suppression import UnusedSuppression

__all__ = ["RULES", "UnknownSelector", "UnusedSuppression"]

RULES: tuple[type[Rule], ...] = (UnusedSuppression, UnknownSelector)
