"""Docusaurus: MDX for `.md` and `.mdx`."""

from __future__ import annotations

from postkit.dialects import mdx
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = mdx.DIALECT._replace(
    name="docusaurus",
    openings=GRAY_MATTER,
    takes_titles_from_headings=True,
    heading_ids=("github",),
)
