"""XP103: a code block that the translation lacks."""

from __future__ import annotations

from postkit.bilingual.page_parts import CODE, PagePart
from postkit.rules.across_posts.translation_rule import OrderedPartRule, gap


class LostCodeBlock(OrderedPartRule):
    """A page has fewer code blocks than its original.

    Readers of the translation miss a command or an example.

    Bad:

        # harbour.md
        ```sh
        sail
        ```

        # harbour.zh.md
        出海。

    Good:

        # harbour.md
        ```sh
        sail
        ```

        # harbour.zh.md
        ```sh
        sail
        ```

    Only pages that are checked in the same run are compared. Their paths say which pages belong
    together: `a.md` and `a.zh.md`, `en/a.md` and `zh/a.md`, `docs/a.md` and `docs/zh/a.md`,
    `i18n/zh-CN/…` of Docusaurus.
    """

    code = "XP103"
    name = "lost-code-block"
    summary = "a translation lacks a code block of its original"
    preview = True
    kind = CODE

    def message(self, part: PagePart, original: str, before: PagePart | None) -> str:
        """Return what to say about `part`."""
        return f"the code with `{part.shown}` in `{original}` is missing {gap(before)}; add it"
