"""kramdown with GFM input, the engine of Jekyll."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="kramdown",
    engine="kramdown",
    is_known=True,
    emphasis="spaces",
    # https://kramdown.gettalong.org/syntax.html#block-boundaries
    has_commonmark_blocks=False,
    needs_blank_line=frozenset(["table"]),
    continues_lazily=True,
    # https://kramdown.gettalong.org/syntax.html#tables; a longer row widens it (run with 2.4).
    needs_delimiter_row=False,
    has_gfm_cells=False,
    addresses_hold_spaces=True,
    # https://kramdown.gettalong.org/syntax.html#html-blocks (run with 2.4)
    markdown_in_html="with-attribute",
    containers=frozenset(),
    yaml_version="1.1",
    yaml_reader="psych",
    heading_ids=("github",),
)
