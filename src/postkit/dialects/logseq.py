"""Logseq: outlines with wikilinks, in Markdown as mldoc reads it."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="logseq",
    title="Logseq",
    is_known=True,
    # All run with mldoc 1.5: no mark looks at punctuation, a space before it keeps it open.
    emphasis="spaces",
    has_commonmark_blocks=False,
    addresses_hold_spaces=True,
    containers=frozenset(),
    bare_addresses="ascii",
    yaml_reader="none",
    builds_without_front_matter=True,
    finds_titles_itself=True,
    names_fields_freely=True,
)
