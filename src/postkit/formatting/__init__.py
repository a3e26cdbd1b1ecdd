"""The one canonical layout of drafts, expressed as edits."""

from postkit.formatting.formatter import FormatResult, Formatter
from postkit.formatting.options import Layout
from postkit.formatting.passes import Withheld

__all__ = ["FormatResult", "Formatter", "Layout", "Withheld"]
