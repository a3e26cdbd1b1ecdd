"""Export the figures of an archive as Markdown and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from postkit.counts import count
from postkit.health.figures import SEVERITIES, Figures
from postkit.health.texts import WORDS
from postkit.reporters.width import display

_MOST = 15
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""https://owasp.org/www-community/attacks/CSV_Injection"""


def as_markdown(figures: Figures) -> str:
    """Return the most important figures as Markdown, for the summary of a CI job."""
    words, counts = WORDS["en"], figures.by_severity
    found = (count(counts[name], words[f"one_{name}"]) for name in SEVERITIES)
    posts = f"**{count(len(figures.posts), 'post')}**"
    clean = f"{figures.clean_posts} without findings"
    originals = f"With originals: {figures.posts_with_original}."
    lines = [f"{posts}, {clean}: {', '.join(found)}. {originals}"]
    if figures.unread:
        lines += ["", f"Could not be read: {count(len(figures.unread), 'post')}.", ""]
        lines += [f"- {_cell(problem)}" for problem in figures.unread[:_MOST]]
    if figures.rules:
        lines += ["", "| rule | findings | posts |", "| --- | ---: | ---: |"]
        lines += [
            f"| {rule.code} {rule.name} | {rule.findings} | {rule.posts} |"
            for rule in figures.rules[:_MOST]
        ]
        lines += ["", "| worst posts | errors | warnings |", "| --- | ---: | ---: |"]
        lines += [
            f"| {_cell(post.path)} | {numbers['error']} | {numbers['warning']} |"
            for post, numbers in figures.worst
        ]
    if figures.stages:
        lines += ["", "| stage | posts | oldest, days |", "| --- | ---: | ---: |"]
        lines += [
            f"| {_cell(stage.name or 'none')} | {stage.posts} | {stage.oldest_days} |"
            for stage in figures.stages
        ]
    return "\n".join(lines) + "\n"


def as_csv(figures: Figures) -> str:
    """Return a row for each figure of the JSON form: the day, what it is about, its name and value.

    `of` is what the figure is about (`archive`, `rule`, `folder`, `values of tags` …),
    `name` which one, `figure` what was counted. Text that a spreadsheet would take for a
    formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["date", "of", "name", "figure", "value"])
    for row in _flat(figures):
        writer.writerow([figures.day, *map(_no_formula, row)])
    return out.getvalue()


def _no_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _flat(figures: Figures) -> Iterator[tuple[str, str, str, object]]:
    """Yield what each figure is about, its name, what was counted, and the number."""
    yield "archive", "", "posts", len(figures.posts)
    yield "archive", "", "clean_posts", figures.clean_posts
    yield "archive", "", "posts_with_original", figures.posts_with_original
    yield "archive", "", "unread", len(figures.unread)
    for severity, number in figures.by_severity.items():
        yield "archive", "", severity, number
    for family, number in figures.families:
        yield "family", family, "findings", number
    for rule in figures.rules:
        yield "rule", f"{rule.code} {rule.name}", "findings", rule.findings
        yield "rule", f"{rule.code} {rule.name}", "posts", rule.posts
    for kind, groups in (("folder", figures.folders), ("author", figures.authors)):
        for group in groups:
            yield kind, group.name, "posts", group.posts
            yield kind, group.name, "posts_with_original", group.with_original
            for severity, number in group.by_severity.items():
                yield kind, group.name, severity, number
    for month, number in figures.months:
        yield "month", month, "posts", number
    for month, number in figures.months_added:
        yield "month", month, "posts_added", number
    for stage in figures.stages:
        yield "stage", stage.name, "posts", stage.posts
        yield "stage", stage.name, "median_days", stage.median_days
        yield "stage", stage.name, "oldest_days", stage.oldest_days
    for vocabulary in figures.vocabularies:
        yield f"values of {vocabulary.field}", "", "distinct", vocabulary.distinct
        for value, number in vocabulary.values:
            yield f"values of {vocabulary.field}", value, "uses", number
        for slip in vocabulary.outliers:
            yield f"values of {vocabulary.field}", slip.value, "close_to", slip.near
    for post, counts in figures.worst:
        for severity, number in counts.items():
            yield "worst post", post.path, severity, number


def _cell(text: str) -> str:
    """Return `text` as code in a cell of a table, whatever is in it."""
    text = display(text)
    for sign in "`|":
        text = text.replace(sign, "�")
    return f"`{text}`"
