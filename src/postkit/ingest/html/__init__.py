"""HTML as Markdown, and the tree that it is read into."""

from postkit.ingest.html.to_markdown import Converted, to_markdown, tree_to_markdown
from postkit.ingest.html.tree import Element, parse_html

__all__ = ["Converted", "Element", "parse_html", "to_markdown", "tree_to_markdown"]
