"""Jekyll: kramdown, after Liquid."""

from __future__ import annotations

from postkit.dialects import kramdown

DIALECT = kramdown.DIALECT._replace(
    name="jekyll",
    templates=frozenset({"liquid"}),
    front_matter_required=True,
    suffixes=(".md", ".markdown"),
)
