"""Zola: pulldown-cmark, with shortcodes between `{{ }}` and `{% %}`."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="zola",
    title="Zola",
    is_known=True,
    containers=frozenset(),
    # https://www.getzola.org/documentation/content/page/#front-matter
    openings=frozenset(["---", "+++"]),
    skips_blank_lines=True,
    yaml_reader="serde-yaml",
)
