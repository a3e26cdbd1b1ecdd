"""Quartz: remark, with the links and callouts of Obsidian."""

from __future__ import annotations

from postkit.dialects.dialect import GRAY_MATTER, Dialect

DIALECT = Dialect(
    name="quartz",
    title="Quartz",
    is_known=True,
    containers=frozenset(),
    bare_addresses="to-space",
    heading_ids=("github",),
    openings=GRAY_MATTER,
    # The name of the file, see https://quartz.jzhao.xyz/authoring-content; a title in front
    # matter is shown above the page, see https://quartz.jzhao.xyz/plugins/articletitle
    finds_titles_itself=True,
    yaml_reader="js-yaml",
)
