"""markdown-it, with the plug-ins that its sites commonly use."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="markdown-it",
    engine="markdown-it",
    is_known=True,
    containers=frozenset({":::"}),
    heading_ids=("markdown-it-anchor",),
    yaml_reader="js-yaml",
)
