"""The health of an archive in figures, and a page that shows them.

`postkit report` uses it. Figures are computed from findings and front matter that
others have read; nothing here lints, and no page asks for anything outside itself.
"""

from postkit.health.figures import Figures, Finding, PostFigures, collect

__all__ = ["Figures", "Finding", "PostFigures", "collect"]
