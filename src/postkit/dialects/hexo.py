"""Hexo: marked, with tags of Nunjucks."""

from __future__ import annotations

from postkit.dialects import marked

DIALECT = marked.DIALECT._replace(
    name="hexo",
    title="Hexo",
    openings=frozenset(["---", ";;;"]),
    has_opening_fence=False,
    # https://github.com/hexojs/hexo-front-matter: `escapeYAML`
    indents_with_tabs=True,
    builds_without_front_matter=True,
    # They would be a part of the address, see https://hexo.io/docs/permalinks
    dates_names=False,
    heading_ids=("hexo",),
    # https://hexo.io/docs/front-matter, https://hexo.io/docs/variables: the path of the file.
    no_templates=("disableNunjucks", True),
    own_fields=frozenset(["source"]),
    # https://github.com/hexojs/hexo-renderer-marked: `breaks`
    breaks_lines=True,
    # A text is one tag.
    expects_list_of_tags=True,
)
