"""Chinese scripts: which characters belong to which, and what a text is written in.

Here live the tables of characters, the splitting into words, and OpenCC. Rules, conversion
and the importer use it; what converts is imported from its own module, because most posts
are only examined. Nothing here knows of rules or makes edits.
"""

from postkit.script.characters import ONE_TO_MANY
from postkit.script.detect_script import Script, dominant, pattern

__all__ = [
    "ONE_TO_MANY",
    "Script",
    "dominant",
    "pattern",
]
