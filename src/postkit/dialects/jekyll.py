"""Jekyll: kramdown, after Liquid."""

from __future__ import annotations

from postkit.dialects import kramdown

DIALECT = kramdown.DIALECT._replace(
    name="jekyll",
    closes_with_dots=True,
    openings=frozenset(["---", "--- "]),
    allows_empty_front_matter=True,
    # https://jekyllrb.com/docs/liquid/tags/ (from 4.0), https://jekyllrb.com/docs/variables/
    no_templates=("render_with_liquid", False),
    own_fields=frozenset(["url"]),
)
