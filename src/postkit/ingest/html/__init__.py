"""HTML as Markdown, and the tree that it is read into.

Here a page is parsed as browsers do, cleaned, and written as Markdown that shows the same.
All readers of feeds, pages and exports use it. Nothing here decides which part of a page
is the article.
"""

from postkit.ingest.html.to_markdown import Converted, to_markdown, tree_to_markdown
from postkit.ingest.html.tree import Element, parse_html

__all__ = ["Converted", "Element", "parse_html", "to_markdown", "tree_to_markdown"]
