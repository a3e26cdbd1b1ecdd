"""The block structure of a body, as CommonMark 0.31 and GFM's tables cut it.

It is for the views of `Document`, and holds no inline syntax. `parse` eats plain blocks whole
and gives all other lines to `line_parser`, which keeps the open `containers` and the open leaf
(`leaves`); `starts` holds the patterns of how blocks start and end. `leaf_blocks` cuts no more
of a body than is asked for.
"""

from postkit.document.blocks.block import Block, BlockKind, Extensions
from postkit.document.blocks.leaf_blocks import LeafBlocks
from postkit.document.blocks.parse import parse_blocks

__all__ = ["Block", "BlockKind", "Extensions", "LeafBlocks", "parse_blocks"]
