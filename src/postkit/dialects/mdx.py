"""MDX: remark with GFM, JSX, imports and expressions."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="mdx",
    engine="mdx",
    is_known=True,
    containers=frozenset({":::"}),
    bare_addresses="to-space",
    # https://mdxjs.com/docs/what-is-mdx/#markdown: what works differently there
    has_jsx=True,
    sees_template_tag_as=",",
    markdown_in_html="always",
    yaml_reader="js-yaml",
)


def as_markdown(site: Dialect) -> Dialect:
    """Return the dialect of `site` where it reads Markdown with remark, but no MDX."""
    return site._replace(
        engine="commonmark",
        has_jsx=False,
        sees_template_tag_as="",
        markdown_in_html="after-blank-line",
    )
