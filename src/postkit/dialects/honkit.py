"""HonKit, and GitBook before it was a service: kramed, a fork of the first marked."""

from __future__ import annotations

from postkit.dialects import gitbook

DIALECT = gitbook.DIALECT._replace(
    name="honkit",
    title="HonKit",
    # All run with kramed 0.5 and @honkit/markup-it 6.
    emphasis="pairs",
    heading_space="none",
    has_commonmark_blocks=False,
    addresses_hold_spaces=True,
)
