"""Jekyll: kramdown, after Liquid."""

from __future__ import annotations

import os

from postkit.dialects import kramdown
from postkit.dialects.dialect import Dialect
from postkit.dialects.site_configuration import has_setting
from postkit.lazy_patterns import lazy_compile

DIALECT = kramdown.DIALECT._replace(
    name="jekyll",
    title="Jekyll",
    closes_with_dots=True,
    openings=frozenset(["---", "--- "]),
    allows_empty_front_matter=True,
    # https://jekyllrb.com/docs/liquid/tags/ (from 4.0), https://jekyllrb.com/docs/variables/
    no_templates=("render_with_liquid", False),
    own_fields=frozenset(["url"]),
    # A text is cut at spaces, see https://jekyllrb.com/docs/posts/#tags-and-categories
    expects_list_of_tags=True,
)

_READS_MARKDOWN_IN_HTML = lazy_compile(
    r"""(?m)^[^#\n]*\bparse_block_html["']?\s*[:=]\s*true\b|^markdown\s*[:=]\s*["']?(?!kramdown)\w"""
)


def configured(folder: str) -> Dialect:
    """Return the dialect of the site in `folder`.

    kramdown reads Markdown in all HTML if `parse_block_html` is true, see
    https://kramdown.gettalong.org/options.html; another engine may read it anyway.
    """
    files = (os.path.join(folder, f"_config.{suffix}") for suffix in ("yml", "yaml", "toml"))
    reads_all = any(has_setting(file, _READS_MARKDOWN_IN_HTML) for file in files)
    return DIALECT._replace(markdown_in_html="after-blank-line") if reads_all else DIALECT
