"""Obsidian: CommonMark with wikilinks, callouts, math and comments between `%%`."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="obsidian",
    title="Obsidian",
    is_known=True,
    containers=frozenset(),
    # https://help.obsidian.md/html
    renders_in_tags=False,
    finds_titles_itself=True,
    shows_title_field=False,
    # https://help.obsidian.md/properties
    names_fields_freely=True,
    heading_ids=("markdown-it-anchor",),
    bare_addresses="ascii",
    # https://help.obsidian.md/syntax#Line+breaks
    breaks_lines=True,
    yaml_reader="js-yaml",
)
