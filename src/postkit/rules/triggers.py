"""Cheap signs that a draft may hold what a rule looks for.

A trigger is a word of a fixed list, or `text:` and signs, separated by blanks, of which one
must occur in the text, or `chinese:` and signs of which one must occur in its Chinese passages,
or `front-matter:` and signs of which one must occur there. ` | ` joins triggers of which one is
enough. A rule without its trigger in a draft finds nothing there: the tests hold each rule to
its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from postkit.document import Document
from postkit.document.passages import has_english_lines
from postkit.document.unusual_characters import unusual
from postkit.load_module import load_module
from postkit.rules.signs import front_matter, marks, markup, residue
from postkit.schema import SchemaSet, failures_of
from postkit.script.detect_script import may_mix_scripts


def occurs(trigger: str, document: Document, schemas: SchemaSet | None = None) -> bool:
    """Return whether `trigger` occurs in `document`; an empty one always does.

    Args:
        trigger: see above.
        document: the draft.
        schemas: the schemas that its front matter is checked against; the built-in ones
            where None.
    """
    if trigger == "schema-failures":
        return bool(failures_of(document, schemas or SchemaSet.built_in()))
    if not trigger:
        return True
    known = document.once(_occurring)
    if trigger not in known:
        known[trigger] = _occurs(trigger, document)
    return known[trigger]


def _occurring(document: Document) -> dict[str, bool]:
    """Return which triggers are known to occur, or not to: several rules may have the same."""
    return {}


def _occurs(trigger: str, document: Document) -> bool:
    holds = document.source.holds.__getitem__
    for kind, signs in _alternatives(trigger):
        if not signs:
            if _KINDS[kind](document):
                return True
            continue
        text = _TEXTS[kind](document)
        for sign in signs:
            # Half of the signs have a character that the draft has not: no search is needed.
            if all(map(holds, sign)) and sign in text:
                return True
    return False


def is_trigger(trigger: str) -> bool:
    """Tell whether `trigger` is one that `occurs` can look for."""
    return trigger in ("", "schema-failures") or all(
        kind in (_TEXTS if signs else _KINDS) for kind, signs in _alternatives(trigger)
    )


@cache
def _alternatives(trigger: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the kinds of which one is enough, each with the signs it looks for, if any."""
    parts = (part.partition(":") for part in trigger.split(" | "))
    return tuple((kind, tuple(filter(None, signs.split(" ")))) for kind, _, signs in parts)


def _front_matter_text(document: Document) -> str:
    front_matter = document.front_matter
    return front_matter.content.text(document.text) if front_matter else ""


_TEXTS: dict[str, Callable[[Document], str]] = {
    "text": lambda document: document.text,
    "chinese": lambda document: document.chinese.text,
    "front-matter": _front_matter_text,
}
"""Where signs are searched for."""


def _has_unusual_characters(document: Document) -> bool:
    return any(document.once(unusual).values())


def _has_damaged_details(document: Document) -> bool:
    if not document.may_have_details:
        return False
    from postkit import details

    return document.once(details.parse).is_damaged


def _has_details(document: Document) -> bool:
    if not document.may_have_details:
        return False
    from postkit import details

    return bool(document.once(details.parse).blocks)


def _has_pairs(document: Document) -> bool:
    """Return whether passages have their originals folded under them, beside them, or elsewhere.

    Most posts have none, which shows before what compares them is loaded.
    """
    if not (
        document.may_have_details
        or has_english_lines(document.text, document.body)
        or document.counterpart
    ):
        return False
    from postkit.bilingual import find_pairs

    return bool(document.once(find_pairs))


def _has_details_as_html(document: Document) -> bool:
    """Return whether there are blocks in which the engine reads no Markdown unless they say so."""
    needs_attribute = document.dialect.markdown_in_html == "with-attribute"
    return needs_attribute and _has_details(document)


def _finds(trigger: str, *finders: str) -> Callable[[Document], bool]:
    """Return a function that tests whether each of `finders` finds anything.

    The module of the first is loaded at `trigger`, that of the next where the first finds any.
    """
    return lambda document: (
        occurs(trigger, document) and all(any(document.once(_load(finder))) for finder in finders)
    )


def _load(finder: str) -> Callable[[Document], Iterable[object]]:
    module, _, name = f"postkit.{finder}".rpartition(".")
    function: Callable[[Document], Iterable[object]] = getattr(load_module(module), name)
    return function


def _needs_blank_lines(document: Document) -> bool:
    """Return whether the engine starts some blocks only after a blank line."""
    return bool(document.dialect.needs_blank_line)


def _once(find: Callable[[Document], object]) -> Callable[[Document], object]:
    """Return what asks for what `find` finds, and keeps it for the rule."""
    return lambda document: document.once(find)


_KINDS: dict[str, Callable[[Document], object]] = {
    "suppressions": lambda document: document.suppressions,
    "needs-blank-lines": _needs_blank_lines,
    "damaged-front-matter": front_matter.has_damaged_front_matter,
    "unusual-fence": front_matter.has_unusual_fence,
    "second-fence": front_matter.has_second_fence,
    "unusual-values": lambda document: document.once(front_matter.overview).odd,
    "duplicate-keys": front_matter.has_duplicate_keys,
    "repeating-lists": _once(front_matter.repeating_lists),
    "dates-as-text": _once(front_matter.dates_as_text),
    "tags-as-text": front_matter.has_tags_as_text,
    "empty-fields": front_matter.has_empty_fields,
    "placeholders": _once(front_matter.possible_placeholders),
    "line-signs": _once(residue.line_signs),
    "bracket-signs": _once(residue.bracket_signs),
    "chatty-ends": lambda document: any(document.once(residue.chatty_ends)),
    "short-body": residue.has_short_body,
    "unfinished-end": residue.may_be_cut_off,
    "repeated-paragraphs": residue.may_repeat_paragraph,
    "repeated-words": _once(residue.repeated_samples),
    "chinese-requests": _once(residue.may_have_request),
    "marked-lines": _once(markup.marked_lines),
    "broken-emphasis": markup.may_have_broken_emphasis,
    "broken-links": markup.may_have_broken_links,
    "empty-links": markup.may_have_empty_links,
    "cut-links": lambda document: next(markup.find_link_ends(document), None) is not None,
    "unread-list-marks": markup.may_have_unread_marks,
    "elements": markup.may_have_elements,
    "unknown-elements": markup.may_have_unknown_elements,
    "translated-tags": markup.may_have_translated_tags,
    "words-as-addresses": residue.may_have_words_as_addresses,
    "notes-on-the-rest": residue.may_stand_for_rest,
    "doubled-marks": marks.has_doubled_marks,
    "spaced-marks": marks.has_spaced_marks,
    "half-width-marks": marks.has_half_width_marks,
    "unpaired-marks": marks.has_unpaired_marks,
    "unpaired-quotes": marks.has_unpaired_quotes,
    "brackets-after-wide": marks.has_brackets_after_wide,
    "unspaced-signs": marks.has_unspaced_signs,
    "unusual-characters": _has_unusual_characters,
    "both-scripts": _once(may_mix_scripts),
    "details": _has_details,
    "details-as-html": _has_details_as_html,
    **{
        kind: _finds("details", f"rules.signs.details.{finder}")
        for kind, finder in {
            "short-details": "short_blocks",
            "details-without-blank-line": "blocks_after_summary",
            "details-with-paragraphs": "paragraphs_with_blank_line",
            "details-with-neighbours": "blocks_with_neighbours",
            "details-with-different-labels": "different_labels",
            "details-with-han": "blocks_with_han",
            "raw-transcripts": "raw_transcripts",
            "repeated-details": "repeated_blocks",
        }.items()
    },
    "pairs": _has_pairs,
    **{
        kind: _finds("pairs", *(f"bilingual.{finder}" for finder in finders))
        for kind, *finders in (
            ("slipped-originals", "doubtful_pairs.pairs_out_of_step", "slips.slips_in_post"),
            ("paired-names", "doubtful_pairs.pairs_with_capitals", "name_spellings.find_names"),
            ("odd-lengths", "doubtful_pairs.pairs_of_odd_length", "mismatches.find_mismatches"),
            ("other-speakers", "doubtful_pairs.pairs_with_colons", "speakers.find_other_speakers"),
            ("untranslated-runs", "ends.untranslated_runs"),
            ("other-scales", "doubtful_pairs.pairs_with_scales", "scales.find_other_scales"),
        )
    },
    # No draft has one: the configuration does, and then the rule is asked about every draft.
    "glossary": lambda document: False,
    "damaged-details": _has_damaged_details,
}
