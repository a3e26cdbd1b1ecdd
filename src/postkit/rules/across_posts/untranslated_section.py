"""XP101: a section of the original that its translation lacks."""

from __future__ import annotations

from postkit.bilingual.page_parts import HEADING, PagePart
from postkit.rules.across_posts.translation_rule import OrderedPartRule, gap


class UntranslatedSection(OrderedPartRule):
    """A page has fewer sections than its original.

    Somebody has added a section to the original, or left one out of the translation. It is
    reported after the last section before it that both pages have.

    Bad:

        # harbour.md
        # Harbour

        ## Boats

        ## Fish

        # harbour.zh.md
        # 港口

        ## 船

    Good:

        # harbour.md
        # Harbour

        ## Boats

        ## Fish

        # harbour.zh.md
        # 港口

        ## 船

        ## 鱼

    Only pages that are checked in the same run are compared. Their paths say which pages belong
    together: `a.md` and `a.zh.md`, `en/a.md` and `zh/a.md`, `docs/a.md` and `docs/zh/a.md`,
    `i18n/zh-CN/…` of Docusaurus.
    """

    code = "XP101"
    name = "untranslated-section"
    summary = "a translation lacks a section of its original"
    preview = True
    kind = HEADING

    def message(self, part: PagePart, original: str, before: PagePart | None) -> str:
        """Return what to say about `part`."""
        return f"the section `{part.shown}` of `{original}` is missing {gap(before)}; translate it"
