"""XP104: an image that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.bilingual.page_parts import PagePart, missing_images
from postkit.rules.across_posts.translation_rule import TranslationRule, gap


class LostImage(TranslationRule):
    """A page has fewer images than its original, and lacks one of them.

    Images are compared by their file names: a translated picture may be in another folder.

    Bad:

        # harbour.md
        ![Map](/map.png)

        # harbour.zh.md
        地图在这里。

    Good:

        # harbour.md
        ![Map](/map.png)

        # harbour.zh.md
        ![地图](/zh/map.png)

    Only pages that are checked in the same run are compared. Their paths say which pages belong
    together: `a.md` and `a.zh.md`, `en/a.md` and `zh/a.md`, `docs/a.md` and `docs/zh/a.md`,
    `i18n/zh-CN/…` of Docusaurus.
    """

    code = "XP104"
    name = "lost-image"
    summary = "a translation lacks an image of its original"
    preview = True

    def missing(
        self, original: Sequence[PagePart], translated: Sequence[PagePart]
    ) -> Iterator[tuple[PagePart, PagePart | None]]:
        """Yield those that the translation lacks."""
        return missing_images(original, translated)

    def message(self, part: PagePart, original: str, before: PagePart | None) -> str:
        """Return what to say about `part`."""
        return f"the image `{part.shown}` in `{original}` is missing {gap(before)}; add it"
