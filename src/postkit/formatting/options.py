"""The choices that a site makes about its layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DetailsStyle = Literal["keep", "plain", "markdown", "paragraph"]
Quoting = Literal["keep", "minimal", "double", "single"]


@dataclass(frozen=True)
class Layout:
    """How drafts are laid out. The defaults change nothing that a reader sees.

    Args:
        details_style: How originals are written in their blocks: `plain` as text below the summary,
            `markdown` between blank lines, `paragraph` as `<p class="…">`, `keep` as they are.
        paragraph_class: The class of each `<p>` in the style `paragraph`; empty for none.
        summary_label: The label of the summary of each original; empty to keep them.
        reflow_transcripts: Whether transcripts with a word on each line become paragraphs.
        front_matter_order: The keys of front matter in their order, the others follow as they
            are; `schema` for the order of the post's schema, `keep` for their own.
        quoting: How texts of YAML front matter are quoted: `minimal` where they must be,
            `double` or `single` all of them, `keep` as they are.
    """

    details_style: DetailsStyle = "keep"
    paragraph_class: str = "english-text"
    summary_label: str = ""
    reflow_transcripts: bool = True
    front_matter_order: Literal["keep", "schema"] | tuple[str, ...] = "keep"
    quoting: Quoting = "keep"
