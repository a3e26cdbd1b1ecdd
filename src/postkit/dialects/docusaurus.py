"""Docusaurus: MDX for `.md` and `.mdx`."""

from __future__ import annotations

from postkit.dialects import mdx

DIALECT = mdx.DIALECT._replace(
    name="docusaurus",
    takes_titles_from_headings=True,
    heading_ids=("github",),
)
