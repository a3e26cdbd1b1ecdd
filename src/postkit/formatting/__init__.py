"""The one canonical layout of drafts, expressed as edits."""

from postkit.formatting.formatter import FormatResult, Formatter
from postkit.formatting.layout import Layout
from postkit.formatting.run import Withheld

__all__ = ["FormatResult", "Formatter", "Layout", "Withheld"]
