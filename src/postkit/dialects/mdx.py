"""MDX: remark with GFM, JSX, imports and expressions."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="mdx",
    engine="mdx",
    is_known=True,
    containers=frozenset({":::"}),
    definition_lists=False,
    templates=frozenset({"jsx"}),
    links_bare_addresses=True,
)
