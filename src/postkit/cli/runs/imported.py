"""What became of an input of `postkit import`, as text and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from postkit.cli.output import note
from postkit.counts import count
from postkit.ingest import Article, Fragment
from postkit.ingest.draft import Draft, Import
from postkit.reporters.width import display

_SHOWN = 3
"""How many values of a field are shown that were left out."""


class ImportTally:
    """The numbers of an input whose parts come one after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.format = ""
        self.drafts = self.updated = self.known = self.unplaced = self.removed = 0
        self.lossy = 0
        self.left_out: dict[str, list[str]] = {}
        """What the schema did not take of the articles, by name."""
        self.total = 0
        self.last = 0
        """How many articles the last part had."""

    @property
    def articles(self) -> int:
        """How many articles are done."""
        return self.drafts + self.known

    def add(self, part: Import) -> None:
        """Count a part of the input."""
        self.format, self.total = part.format, part.total
        self.last = len(part.drafts) + len(part.known)
        self.drafts += len(part.drafts)
        self.updated += sum(draft.replaces is not None for draft in part.drafts)
        self.known += len(part.known)
        self.unplaced += len(part.unplaced)
        self.removed += sum(len(draft.removed) for draft in part.drafts)
        self.lossy += sum(not draft.is_whole for draft in part.drafts)
        for draft in part.drafts:
            for name, value in draft.unplaced:
                self.left_out.setdefault(name, []).append(value)

    def summary(self, verb: str) -> str:
        """Return the numbers as a sentence."""
        parts = [f"{verb} {count(self.drafts, 'draft')} from {self.name}"]
        if self.updated:
            parts.append(f"{self.updated} updated")
        if self.known:
            parts.append(f"{self.known} imported before")
        if self.unplaced:
            parts.append(f"{count(self.unplaced, 'piece')} not placed")
        if self.removed:
            parts.append(f"{count(self.removed, 'piece')} of residue removed")
        if self.lossy:
            parts.append(f"text lost in {count(self.lossy, 'draft')}")
        return f"{parts[0]} ({self.format}){''.join('; ' + part for part in parts[1:])}."


def show(part: Import) -> None:
    """Print what became of a part of an input, for people."""
    for draft in part.drafts:
        _print(f"{draft.path}: {_title(draft.article)}")
        if draft.in_the_way:
            _print(f"{draft.path}: another text already has the name {draft.in_the_way}")
        if draft.article.status:
            _print(f"{draft.path}: not a published post at its source: {draft.article.status}")
        if left_out := _left_out(draft):
            _print(f"{draft.path}: left out: {left_out}")
        if not draft.is_whole:
            note(f"{draft.path}: only {draft.kept:.1%} of the letters of the article arrived")
    for message in part.notes:
        note(f"{part.name}: {message}")
    for article, path in part.known:
        _print(f"{_place(part, article)}: imported before, as {path}: {_title(article)}")
    for fragment in part.unplaced:
        title = "" if fragment.line else f" {fragment.title}:"
        text = _shortened(fragment.text)
        _print(f"{_place(part, fragment)}:{title} not placed ({fragment.reason}): {text}")


def show_left_out(tally: ImportTally, schema: str) -> None:
    """Print what the articles of an input say and the schema does not take."""
    if not tally.left_out:
        return
    _print(f"{tally.name}: not in the drafts, because {schema} has no place for it:")
    for name, values in tally.left_out.items():
        shown = list(dict.fromkeys(values))
        more = f"; {len(shown) - _SHOWN} more" if shown[_SHOWN:] else ""
        examples = "; ".join(map(_shortened, shown[:_SHOWN]))
        _print(f"  {name} ({count(len(values), 'article')}): {examples}{more}")
    if schema.startswith("built-in:"):
        _print("  To keep it, run `postkit init` and add these fields or values to its schema.")
    else:
        _print("  To keep it, add these fields or values to the schema before the import.")


def _title(article: Article) -> str:
    return article.title or "(no title)"


def _place(part: Import, item: Article | Fragment) -> str:
    return f"{part.name}:{item.line}" if item.line else part.name


def _print(line: str) -> None:
    """Print a line, with its control characters as escapes: a title may hold any."""
    print(display(line))


def _left_out(draft: Draft) -> str:
    """Return the kinds of what is not content of the article, each with its number."""
    kinds = Counter(kind for kind, _ in draft.article.left_out)
    return ", ".join(
        kind if number == 1 else f"{kind} ({number} times)" for kind, number in kinds.items()
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"


def merged(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the parts of each input as one."""
    whole: list[dict[str, Any]] = []
    for part in parts:
        if whole and whole[-1]["source"] == part["source"]:
            for key in ("drafts", "known", "unplaced", "notes"):
                whole[-1][key] += part[key]
        else:
            whole.append(part)
    return whole


def as_json(part: Import) -> dict[str, Any]:
    """Return what became of a part of an input, for programs."""
    return {
        "source": part.name,
        "format": part.format,
        "drafts": [_draft(draft) for draft in part.drafts],
        "known": [
            {"title": article.title, "line": article.line, "path": path}
            for article, path in part.known
        ],
        "unplaced": [fragment._asdict() for fragment in part.unplaced],
        "notes": list(part.notes),
    }


def _draft(draft: Draft) -> dict[str, Any]:
    article = draft.article
    return {
        "path": draft.path,
        "title": article.title,
        "url": article.url,
        "source": article.publisher,
        "date": article.date and article.date.isoformat(),
        "language": article.language,
        "line": article.line,
        "updates": draft.replaces is not None,
        "kept": round(draft.kept, 4),
        "status": article.status,
        "unplaced": [{"field": field, "value": value} for field, value in draft.unplaced],
        "left_out": [{"kind": kind, "text": text} for kind, text in article.left_out],
        "removed": [removal._asdict() for removal in draft.removed],
        "findings": [
            {"code": finding.code, "line": finding.line, "message": finding.message}
            for finding in draft.findings
        ],
    }
