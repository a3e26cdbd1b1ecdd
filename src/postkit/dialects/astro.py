"""Astro: remark for `.md`, MDX for `.mdx`."""

from __future__ import annotations

from postkit.dialects import mdx

DIALECT = mdx.DIALECT._replace(
    name="astro",
    title="Astro",
    openings=frozenset(["---", "--- ", "---yaml", "+++"]),
    engine="commonmark",
    heading_ids=("github",),
    # `frontmatter.js` of @astrojs/markdown-remark 6.
    skips_blank_lines=True,
)
