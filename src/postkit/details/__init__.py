"""The details blocks of a post as a small tree that survives every kind of damage.

Damages are facts: the kind, the place, the edits that fix it, and whether these are
certain. Rules, formatting and the comparison of languages use them. No message is worded
here, and nothing decides which damage is reported.
"""

from postkit.details.block_language import is_chinese
from postkit.details.details_block import (
    Details,
    DetailsBlock,
    Summary,
    is_near,
    usual_label,
)
from postkit.details.inert_regions import find_hidden
from postkit.details.parse import MAX_TAGS, parse

__all__ = [
    "MAX_TAGS",
    "Details",
    "DetailsBlock",
    "Summary",
    "find_hidden",
    "is_chinese",
    "is_near",
    "parse",
    "usual_label",
]
