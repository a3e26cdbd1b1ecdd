"""MDX: remark with GFM, JSX, imports and expressions."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="mdx",
    engine="mdx",
    is_known=True,
    containers=frozenset({":::"}),
    bare_addresses="to-space",
)
