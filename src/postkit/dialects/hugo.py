"""Hugo: goldmark, with shortcodes."""

from __future__ import annotations

import os

from postkit.dialects import goldmark
from postkit.dialects.dialect import Dialect
from postkit.dialects.site_configuration import has_setting
from postkit.lazy_patterns import lazy_compile

DIALECT = goldmark.DIALECT._replace(
    name="hugo",
    title="Hugo",
    openings=frozenset(["---", "--- ", "+++", "{"]),
    raw_html=False,
    builds_without_front_matter=True,
    # Run with 0.111.
    skips_blank_lines=True,
    shares_fence_lines=True,
    # It makes small letters of all keys, but of those in lists (run with 0.111).
    ignores_key_case=True,
    # https://gohugo.io/content-management/shortcodes/
    has_shortcodes=True,
    # https://gohugo.io/content-management/urls/#url: a path on the site.
    own_fields=frozenset(["url"]),
    # A text is one tag.
    expects_list_of_tags=True,
)

_CONFIGURATIONS = ("", "config/_default")
_NAMES = ("hugo", "config", "markup")
_SUFFIXES = ("toml", "yaml", "yml", "json")
_LETS_HTML_THROUGH = lazy_compile(r"""(?im)^[^#\n]*\bunsafe["']?\s*[=:]\s*true\b""")


def configured(folder: str) -> Dialect:
    """Return the dialect of the site in `folder`.

    Hugo leaves HTML out of its pages unless `markup.goldmark.renderer.unsafe` is true, see
    https://gohugo.io/configuration/markup/#rendererunsafe.
    """
    files = (
        os.path.join(folder, below, f"{name}.{suffix}")
        for below in _CONFIGURATIONS
        for name in _NAMES
        for suffix in _SUFFIXES
    )
    lets_html_through = any(has_setting(file, _LETS_HTML_THROUGH) for file in files)
    return DIALECT._replace(raw_html=lets_html_through)
