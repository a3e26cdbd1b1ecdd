"""XP102: an id of a heading that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from postkit.bilingual.page_parts import PagePart, headings_and_ids, missing_ids
from postkit.document import Document
from postkit.rules.across_posts.translation_rule import TranslationRule


class LostHeadingId(TranslationRule):
    """A heading of the original has an id that no heading of the translation has.

    Links to `page#id` from other pages lead to the top of the translation. In MDX `{/*boats*/}`
    is such an id as well. If the translation lacks the whole section, `untranslated-section`
    reports that instead.

    Bad:

        # harbour.md
        ## Boats {#boats}

        # harbour.zh.md
        ## 船

    Good:

        # harbour.md
        ## Boats {#boats}

        # harbour.zh.md
        ## 船 {#boats}

    Only pages that are checked in the same run are compared. Their paths say which pages belong
    together: `a.md` and `a.zh.md`, `en/a.md` and `zh/a.md`, `docs/a.md` and `docs/zh/a.md`,
    `i18n/zh-CN/…` of Docusaurus.
    """

    code = "XP102"
    name = "lost-heading-id"
    summary = "a translation lacks the id of a heading in its original"
    preview = True

    def parts(self, document: Document) -> Iterable[PagePart]:
        """Return the headings and their ids."""
        return headings_and_ids(document)

    def missing(
        self, original: Sequence[PagePart], translated: Sequence[PagePart]
    ) -> Iterator[tuple[PagePart, PagePart | None]]:
        """Yield the ids that headings of the translation lack."""
        return missing_ids(original, translated)

    def message(self, part: PagePart, original: str, before: PagePart | None) -> str:
        """Return what to say about `part`."""
        heading = before.shown if before else ""
        return (
            f"`{heading}` lacks the id `{part.shown}` of `{original}`; add it, since links lead "
            "there"
        )
