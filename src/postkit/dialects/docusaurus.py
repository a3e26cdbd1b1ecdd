"""Docusaurus: MDX for `.md` and `.mdx`, unless it is configured to read Markdown."""

from __future__ import annotations

import os

from postkit.dialects import mdx
from postkit.dialects.dialect import GRAY_MATTER, Dialect
from postkit.dialects.site_configuration import has_setting
from postkit.lazy_patterns import lazy_compile

DIALECT = mdx.DIALECT._replace(
    name="docusaurus",
    title="Docusaurus",
    openings=GRAY_MATTER,
    finds_titles_itself=True,
    shows_title_field=False,
    heading_ids=("github",),
    # https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter
    no_templates=("mdx", (("format", "md"),)),
    says_markdown=r"(?m)^mdx:\s*(?:\{\s*)?format:\s*[\"']?md\b",
    # A text is refused.
    expects_list_of_tags=True,
)
_MARKDOWN = mdx.as_markdown(DIALECT)

_READS_MARKDOWN = lazy_compile(r"""(?m)^[^/\n]*\bformat["']?:\s*["'](?:detect|md)["']""")


def configured(folder: str) -> Dialect:
    """Return the dialect of `.md` on the site in `folder`.

    With https://docusaurus.io/docs/api/docusaurus-config#markdown `format: 'detect'` it is no MDX.
    """
    files = (
        os.path.join(folder, f"docusaurus.config.{suffix}") for suffix in ("js", "ts", "mjs", "cjs")
    )
    is_markdown = any(has_setting(file, _READS_MARKDOWN) for file in files)
    return _MARKDOWN if is_markdown else DIALECT
