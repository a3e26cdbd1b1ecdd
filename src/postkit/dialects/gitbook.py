"""GitBook's service: its engine is taken to read as marked does."""

from __future__ import annotations

from postkit.dialects import marked
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = marked.DIALECT._replace(
    name="gitbook",
    title="GitBook",
    openings=GRAY_MATTER,
    # The table of contents has the titles, see https://gitbook.com/docs/getting-started/git-sync
    finds_titles_itself=True,
    shows_title_field=False,
    heading_ids=(),
)
