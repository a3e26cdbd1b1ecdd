"""MyST and Jupyter Book: markdown-it, with directives, roles and targets."""

from __future__ import annotations

from postkit.dialects import markdown_it
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = markdown_it.DIALECT._replace(
    name="myst",
    title="MyST",
    openings=GRAY_MATTER,
    # The first heading, see https://mystmd.org/guide/frontmatter
    finds_titles_itself=True,
    shows_title_field=False,
    heading_ids=(),
)
