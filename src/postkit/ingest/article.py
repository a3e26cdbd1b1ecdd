"""What readers yield: articles, and what they could not place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812
from typing import Any

from postkit.named_tuples import NamedTuple


@dataclass(frozen=True)
class Article:
    """One article as it arrived.

    Args:
        title: its headline; empty where the source gives none.
        body: its text as Markdown.
        line: the line of the input on which it starts, from 1; 0 where lines say
            nothing, as in JSON that is all on one.
        url: the address of the original.
        publisher: the site, channel or programme that published it.
        author: who wrote it.
        date: the day (or the moment, a `datetime`) of publication, in the time
            zone of the source: the day that its readers saw.
        language: what the source declares, such as `zh-hans`; empty for unknown.
        summary: what the source says the article is about.
        tags: its keywords.
        categories: what its site files it under, where that is another list than its keywords.
        id: what the source calls it: the guid of a feed, a video's identifier.
        unique_id: what distinguishes it from all others, also after its text has changed; empty
            where the source has no such thing.
        extra: what its own front matter says besides, by key.
        image: the address of the picture that goes with it.
        updated: the day or moment of its last change.
        status: what it is at its source, such as `draft`, `private` or `page`; empty for
            a published post.
        shown: the text that the source shows its readers, to measure the draft
            against; empty where it is the body itself.
        left_out: what of the source is not content, each with its kind: scripts,
            navigation, trackers.
    """

    title: str
    body: str
    line: int = 1
    url: str = ""
    publisher: str = ""
    author: str = ""
    date: Date | None = None
    language: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    id: str = ""
    unique_id: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    image: str = ""
    updated: Date | None = None
    status: str = ""
    shown: str = ""
    left_out: tuple[tuple[str, str], ...] = ()


class Fragment(NamedTuple):
    """A part of the input that went into no draft: where it is, its text, and why.

    `line` counts from 1; where it is 0, `title` names the article that it belongs to.
    """

    line: int
    text: str
    reason: str
    title: str = ""


class Reading(NamedTuple):
    """What a reader made of an input.

    `articles` and `unplaced` together hold all text of the input; `notes` are
    remarks for the user, such as that a feed is not well-formed. A long input is
    read in parts, of which each says how many articles there are in `total`.
    """

    articles: tuple[Article, ...]
    unplaced: tuple[Fragment, ...] = ()
    notes: tuple[str, ...] = ()
    total: int = 0
