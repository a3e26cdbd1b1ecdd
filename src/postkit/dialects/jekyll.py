"""Jekyll: kramdown, after Liquid."""

from __future__ import annotations

from postkit.dialects import kramdown

DIALECT = kramdown.DIALECT._replace(
    name="jekyll",
    closes_with_dots=True,
    openings=frozenset(["---", "--- "]),
    allows_empty_front_matter=True,
    # https://jekyllrb.com/docs/variables/#page-variables
    own_fields=frozenset(["url"]),
)
