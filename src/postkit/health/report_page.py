"""The report as one HTML page, complete in itself: styles, charts and posts are in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import jinja2
import pygal
from markupsafe import Markup
from pygal.style import Style

from postkit.health.figures import SEVERITIES, Figures, Finding
from postkit.health.history import Row
from postkit.health.post_list import list_posts, script_json
from postkit.health.texts import WORDS

_COLORS = ("var(--error)", "var(--warning)", "var(--info)")
"""Of errors, warnings and hints, as the page has them for light and dark."""
_BARS = 12
_MONTHS = 36
_LIST_BYTES = 700_000
"""How much of the page the lists of posts and of findings may take."""
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="currentColor",
    foreground_strong="currentColor",
    foreground_subtle="currentColor",
    guide_stroke_color="var(--line)",
    major_guide_stroke_color="var(--line)",
    opacity=".85",
    colors=_COLORS,
    font_family="inherit",
    label_font_size=13,
    major_label_font_size=13,
    legend_font_size=13,
)


def render(
    figures: Figures,
    history: Sequence[Row],
    language: str,
    *,
    explained: Mapping[str, str] | None = None,
    base: str = ".",
) -> str:
    """Return the page.

    Args:
        figures: what it shows.
        history: the figures of earlier days, this one's included.
        language: `en` or `zh`.
        explained: what is to be said about each rule, by its code.
        base: the folder that the paths of posts start from, as seen from the page.
    """
    words = WORDS[language]
    archive, posts_left_out, has_values = list_posts(figures)
    listed = _listed(figures, _LIST_BYTES - len(archive.encode("utf-8", "replace")))
    page = _template().render(
        figures=figures,
        history=history,
        language="zh-Hans" if language == "zh" else "en",
        words=words,
        severities=SEVERITIES,
        charts=_charts(figures, history, words),
        explained=explained or {},
        base=base,
        archive=archive,
        posts_left_out=posts_left_out,
        has_values=has_values,
        data=_data(figures, listed),
        left_out=len(figures.findings) - len(listed),
    )
    # A lone surrogate, which the text of a post may hold, has no UTF-8.
    return page.encode("utf-8", "backslashreplace").decode()


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("postkit.health"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja")


def _charts(figures: Figures, history: Sequence[Row], words: dict[str, str]) -> dict[str, Markup]:
    return {
        "rules": _rules(figures, words),
        "folders": _folders(figures, words),
        "months": _months(figures, words),
        "growth": _growth(figures, words),
        "history": _history(history, words) if len(history) > 1 else Markup(""),
    }


def _chart(kind: Any, title: str, **options: Any) -> Any:
    # Without scripts: by default pygal loads one from another site.
    return kind(
        js=(),
        style=_STYLE,
        width=760,
        title=None,
        legend_at_bottom=True,
        legend_at_bottom_columns=3,
        stroke_style={"width": 2.5},
        no_data_text="",
        **options,
    )


def _svg(chart: Any, title: str) -> Markup:
    drawn = chart.render(is_unicode=True, disable_xml_declaration=True)
    label = Markup.escape(title)
    # The chart is a picture to a screen reader; the table below it has the figures.
    drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    return Markup(
        f'<div class="wide" tabindex="0" role="region" aria-label="{label}">{drawn}</div>'
    )


def _rules(figures: Figures, words: dict[str, str]) -> Markup:
    rules = figures.rules[:_BARS]
    chart = _chart(
        pygal.HorizontalBar, words["rules"], height=60 + 28 * len(rules), show_legend=False
    )
    chart.x_labels = [f"{rule.code}" for rule in reversed(rules)]
    colors = dict(zip(SEVERITIES, _COLORS, strict=True))
    chart.add(
        words["findings"],
        [
            {"value": rule.findings, "color": colors[rule.severity], "label": rule.name}
            for rule in reversed(rules)
        ],
    )
    return _svg(chart, words["rules"]) if rules else Markup("")


def _folders(figures: Figures, words: dict[str, str]) -> Markup:
    folders = [folder for folder in figures.folders if folder.total][:_BARS]
    chart = _chart(pygal.HorizontalStackedBar, words["folders"], height=100 + 28 * len(folders))
    chart.x_labels = [folder.name[-24:] for folder in reversed(folders)]
    for severity in SEVERITIES:
        counts = [folder.by_severity[severity] for folder in reversed(folders)]
        chart.add(words[severity], counts)
    return _svg(chart, words["folders"]) if len(folders) > 1 else Markup("")


def _months(figures: Figures, words: dict[str, str]) -> Markup:
    months = figures.months[-_MONTHS:]
    chart = _chart(pygal.Bar, words["months"], height=300, x_label_rotation=45, show_legend=False)
    chart.x_labels = [month for month, _ in months]
    chart.add(words["posts"], [{"value": count, "color": _COLORS[2]} for _, count in months])
    return _svg(chart, words["months"]) if len(months) > 1 else Markup("")


def _growth(figures: Figures, words: dict[str, str]) -> Markup:
    """Draw how many posts there were at the end of each month, by git."""
    months = figures.months_added
    totals = [*accumulate(count for _, count in months)][-_MONTHS:]
    chart = _chart(pygal.Line, words["growth"], height=300, x_label_rotation=45, show_legend=False)
    chart.x_labels = [month for month, _ in months][-_MONTHS:]
    chart.add(words["total"], [{"value": total, "color": _COLORS[2]} for total in totals])
    return _svg(chart, words["growth"]) if len(months) > 1 else Markup("")


def _history(history: Sequence[Row], words: dict[str, str]) -> Markup:
    chart = _chart(pygal.Line, words["history"], height=320, x_label_rotation=30)
    chart.x_labels = [row.day for row in history]
    for severity in SEVERITIES:
        chart.add(words[severity], [getattr(row, severity) for row in history])
    return _svg(chart, words["history"])


def _listed(figures: Figures, room: int) -> list[Finding]:
    """Return the findings that fit into `room` bytes, the most severe first, in order of posts."""
    titles = {post.path: post.title for post in figures.posts}
    chosen: list[Finding] = []
    seen: set[str] = set()
    for finding in sorted(figures.findings, key=lambda found: SEVERITIES.index(found.severity)):
        room -= _size(finding[1:])
        if finding.path not in seen:
            seen.add(finding.path)
            room -= _size((finding.path, titles.get(finding.path, "")))
        if room < 0:
            break
        chosen.append(finding)
    return sorted(chosen)


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def _data(figures: Figures, listed: Sequence[Finding]) -> Markup:
    """Return posts, rules and findings as JSON for the page's list, safe in a script element.

    Each finding names its post and its rule by a number, so that none is written twice.
    """
    titles = {post.path: post.title for post in figures.posts}
    posts = list(dict.fromkeys(finding.path for finding in listed))
    rules = list(dict.fromkeys((finding.code, finding.name) for finding in listed))
    post_numbers = {path: number for number, path in enumerate(posts)}
    rule_numbers = {rule: number for number, rule in enumerate(rules)}
    value = {
        "posts": [[path, titles.get(path, "")] for path in posts],
        "rules": rules,
        "findings": [
            [
                post_numbers[finding.path],
                finding.line,
                rule_numbers[finding.code, finding.name],
                SEVERITIES.index(finding.severity),
                finding.message,
                finding.excerpt,
            ]
            for finding in listed
        ],
    }
    return Markup(script_json(value))
