"""mdBook: pulldown-cmark, with tags of Handlebars; its files have no front matter."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="mdbook",
    title="mdBook",
    is_known=True,
    containers=frozenset(),
    finds_titles_itself=True,
    shows_title_field=False,
    heading_ids=("github",),
)
