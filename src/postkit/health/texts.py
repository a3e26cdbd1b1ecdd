"""The figures of an archive as Markdown and CSV."""

from __future__ import annotations

import csv
import io

from postkit.health.figures import SEVERITIES, Figures
from postkit.health.words import WORDS

_MOST = 15


def as_markdown(figures: Figures) -> str:
    """Return the most important figures as Markdown, for the summary of a CI job."""
    counts = figures.by_severity
    lines = [
        f"**{len(figures.posts)} posts**, {figures.clean_posts} without findings: "
        + ", ".join(f"{counts[name]} {WORDS['en'][name]}" for name in SEVERITIES)
        + f". {figures.posts_with_original} have their original.",
        "",
    ]
    if figures.rules:
        lines += ["| rule | findings | posts |", "| --- | ---: | ---: |"]
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
    """Return a row for each rule: the day, its code, name and severity, findings and posts."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["date", "code", "name", "severity", "findings", "posts"])
    for rule in figures.rules:
        writer.writerow(
            [figures.day, rule.code, rule.name, rule.severity, rule.findings, rule.posts]
        )
    return out.getvalue()


def _cell(text: str) -> str:
    """Return `text` as code in a cell of a table, whatever is in it."""
    for sign in "`|\n\r":
        text = text.replace(sign, "�")
    return f"`{text}`"
