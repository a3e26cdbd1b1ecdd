"""Chinese scripts: which characters belong to which, what a draft is written in, OpenCC.

What converts is imported from its own module: most drafts are only looked at.
"""

from postkit.script.characters import ONE_TO_MANY
from postkit.script.detect_script import Script, dominant, pattern

__all__ = [
    "ONE_TO_MANY",
    "Script",
    "dominant",
    "pattern",
]
