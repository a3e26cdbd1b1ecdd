"""marked, the engine of Hexo's usual renderer."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="marked",
    engine="marked",
    is_known=True,
    heading_space="any",
    containers=frozenset({":::"}),
    bare_addresses="to-space",
    yaml_reader="js-yaml",
)
