"""Python-Markdown, with the extensions of pymdown that its sites commonly use."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="python-markdown",
    engine="python-markdown",
    is_known=True,
    emphasis="spaces",
    heading_space="none",
    # All run with 3.11.
    has_commonmark_blocks=False,
    needs_blank_line=frozenset(["list", "table"]),
    # https://python-markdown.github.io/#differences
    nests_by_four_columns=True,
    # The extensions for fenced code look for the closing fence in the whole text.
    quotation_ends_code=False,
    has_gfm_cells=False,
    # https://python-markdown.github.io/extensions/api/ lists the signs that it escapes.
    unescaped_signs="~:?^=",
    addresses_hold_spaces=True,
    # https://python-markdown.github.io/extensions/md_in_html/
    markdown_in_html="with-attribute",
    containers=frozenset({"!!!", "???", "===", "///"}),
    yaml_version="1.1",
    yaml_reader="pyyaml",
    heading_ids=("python-markdown", "github"),
)
