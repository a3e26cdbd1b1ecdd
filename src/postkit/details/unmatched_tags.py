"""Tags outside any block, and what they once belonged to."""

from __future__ import annotations

import re

from postkit.details import damages
from postkit.details.damage_kind import Damage
from postkit.details.find_block_end import find_extent, find_original
from postkit.details.surroundings import Surroundings
from postkit.document.tag import Tag
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_SUMMARY = lazy_compile(r"[^<\n]*</summary>", re.IGNORECASE)


class Orphans:
    """Keeps a summary outside of any block until it is clear what it belongs to.

    Args:
        around: the draft that is read; the damages are added to its own.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._text = around.text
        self._summary: Tag | None = None
        self._is_certain = True
        self._is_summary_open = False

    def take(self, tag: Tag, following: Tag | None, *, is_certain: bool = True) -> None:
        """Read a `<summary>` or `</summary>` outside any block.

        Args:
            tag: the tag.
            following: the next tag of the draft, if no whole block comes before it.
            is_certain: whether it is certain that no block is open here.
        """
        if not tag.is_closing:
            self.give_up(tag.span.start)
            self._summary, self._is_certain = tag, is_certain
        elif self._summary is None:
            if self._is_followed_by_end(tag, following):
                self._summary = tag
            else:
                damage = damages.stray_summary_end(self._text, tag, None)
                # It may close the summary that was given up before a block inside of it.
                self._report(damage._replace(is_certain=not self._is_summary_open))
                self._is_summary_open = False

    def give_up(self, limit: int) -> None:
        """Report that the summary has no block, for no `</details>` has come before `limit`."""
        summary, self._summary = self._summary, None
        if summary is None or summary.is_closing:
            return
        end = _SUMMARY.match(self._text, summary.span.end)
        self._is_summary_open = end is None
        extent = find_extent(self._text, Span(end.end(), limit)) if end else None
        self._report(damages.missing_tags(self._around.document, summary, extent))

    def take_end(self, tag: Tag, start: int) -> None:
        """Read a `</details>` that closes no block.

        Args:
            tag: the tag.
            start: where the block or tag before it ends, if that is no `<p>` or `</p>`.
        """
        summary, self._summary = self._summary, None
        if summary is None:
            lost = self._lost_head(Span(start, tag.span.start))
            self._report(lost or damages.stray_closing(self._text, tag))
        elif summary.is_closing:
            self._report(damages.stray_pair(self._text, summary, tag))
        else:
            damage = damages.missing_opening(self._around.document, summary)
            self._report(damage._replace(is_certain=self._is_certain))

    def _is_followed_by_end(self, tag: Tag, following: Tag | None) -> bool:
        return (
            following is not None
            and following.name == "details"
            and following.is_closing
            and not self._text[tag.span.end : following.span.start].strip()
        )

    def _lost_head(self, region: Span) -> Damage | None:
        """Report that an original at the end of `region` has lost the head of its block."""
        around = self._around
        if around.model is None or around.has_chinese_originals:
            return None
        original = find_original(self._text, region)
        return original and damages.lost_head(around.document, original, around.model)

    def _report(self, damage: Damage) -> None:
        self._around.damages.append(damage)
