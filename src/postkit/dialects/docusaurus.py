"""Docusaurus: MDX for `.md` and `.mdx`."""

from __future__ import annotations

from postkit.dialects import mdx
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = mdx.DIALECT._replace(
    name="docusaurus",
    openings=GRAY_MATTER,
    finds_titles_itself=True,
    shows_title_field=False,
    heading_ids=("github",),
    # https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter
    no_templates=("mdx", (("format", "md"),)),
)
