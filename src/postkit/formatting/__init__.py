"""The layout that `postkit format` gives posts, as edits.

Each module lays out one thing: front matter, details blocks, blank lines, transcripts.
The command, the editor and the importer use it. A change that readers would see is not
made here unless an option asks for it; what is wrong with a post is for rules to say.
"""

from postkit.formatting.formatter import FormatResult, Formatter
from postkit.formatting.options import Layout
from postkit.formatting.passes import Withheld

__all__ = ["FormatResult", "Formatter", "Layout", "Withheld"]
