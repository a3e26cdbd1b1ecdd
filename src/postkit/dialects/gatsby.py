"""Gatsby: remark for `.md`, MDX for `.mdx`."""

from __future__ import annotations

from postkit.dialects.dialect import GRAY_MATTER, Dialect

DIALECT = Dialect(
    name="gatsby",
    title="Gatsby",
    is_known=True,
    containers=frozenset({":::"}),
    bare_addresses="to-space",
    heading_ids=("github",),
    openings=GRAY_MATTER,
    yaml_reader="js-yaml",
)
