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
    # Hugo puts `HAHAHUGOSHORTCODE…` in the place of a shortcode, and later its output.
    sees_template_tag_as="x",
)
