"""Next.js: MDX for `.mdx`; its sites read `.md` with remark or markdown-it."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="next",
    title="Next.js",
    is_known=True,
    containers=frozenset({":::"}),
    # https://nextra.site/docs/file-conventions/page-file: a page needs none.
    builds_without_front_matter=True,
    yaml_reader="js-yaml",
)
