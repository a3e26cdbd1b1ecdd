"""Astro: remark for `.md`, MDX for `.mdx`."""

from __future__ import annotations

from postkit.dialects import mdx

DIALECT = mdx.as_markdown(mdx.DIALECT)._replace(
    name="astro",
    title="Astro",
    openings=frozenset(["---", "--- ", "---yaml", "+++"]),
    heading_ids=("github",),
    # `frontmatter.js` of @astrojs/markdown-remark 6.
    skips_blank_lines=True,
    # The schemas of its collections refuse a text.
    expects_list_of_tags=True,
)
