"""Python-Markdown, with the extensions of pymdown that its sites commonly use."""

from __future__ import annotations

from postkit.dialects.dialect import Dialect

DIALECT = Dialect(
    name="python-markdown",
    engine="python-markdown",
    is_known=True,
    emphasis="python-markdown",
    headings_need_space=False,
    addresses_hold_spaces=True,
    # https://python-markdown.github.io/extensions/md_in_html/
    markdown_in_html="with-attribute",
    containers=frozenset({"!!!", "???", "===", "///"}),
    yaml_version="1.1",
    yaml_reader="pyyaml",
    heading_ids=("python-markdown", "github"),
)
