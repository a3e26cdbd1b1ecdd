"""Docusaurus: MDX for `.md` and `.mdx`."""

from __future__ import annotations

from postkit.dialects import mdx

DIALECT = mdx.DIALECT._replace(
    name="docusaurus",
    heading_ids="github",
)
