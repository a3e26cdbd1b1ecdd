"""goldmark, the engine of Hugo, as Hugo sets it up."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="goldmark",
    engine="goldmark",
    is_known=True,
    containers=frozenset(),
    yaml_version="go",
    yaml_reader="go-yaml",
    heading_ids=("github",),
    bare_addresses="ascii",
)
