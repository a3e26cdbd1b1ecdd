"""The charts of the report, as SVG that a screen reader names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import pygal
from markupsafe import Markup
from pygal.style import Style

from postkit.health.figures import SEVERITIES, Figures
from postkit.health.history import DayFigures
from postkit.reporters.width import display

_COLORS = ("var(--error)", "var(--warning)", "var(--info)")
"""Of errors, warnings and hints, as the page has them for light and dark."""
_BARS = 12
_MONTHS = 36
_LABELS = 7
"""How many months or days can be read below a chart."""
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="currentColor",
    foreground_strong="currentColor",
    foreground_subtle="currentColor",
    guide_stroke_color="var(--line)",
    major_guide_stroke_color="var(--line)",
    opacity=".85",
    stroke_width="2.5",
    colors=_COLORS,
    font_family="inherit",
    label_font_size=13,
    major_label_font_size=13,
    legend_font_size=13,
)


def draw_rules(figures: Figures, words: Mapping[str, str]) -> Markup:
    """Draw how often each of the rules that find most has found something."""
    rules = figures.rules[:_BARS]
    chart = _chart(pygal.HorizontalBar, height=60 + 27 * len(rules), show_legend=False)
    chart.x_labels = [rule.code for rule in reversed(rules)]
    colors = dict(zip(SEVERITIES, _COLORS, strict=True))
    bars = [
        {"value": rule.findings, "color": colors[rule.severity], "label": display(rule.name)}
        for rule in reversed(rules)
    ]
    chart.add(words["findings_head"], bars)
    return _svg(chart, words["rules"]) if rules else Markup("")


def draw_folders(figures: Figures, words: Mapping[str, str]) -> Markup:
    """Draw the findings of each of the folders with most, by severity."""
    folders = [folder for folder in figures.folders if folder.total][:_BARS]
    chart = _chart(pygal.HorizontalStackedBar, height=100 + 28 * len(folders))
    chart.x_labels = [display(folder.name)[-24:] for folder in reversed(folders)]
    for severity in SEVERITIES:
        counts = [folder.by_severity[severity] for folder in reversed(folders)]
        chart.add(words[f"{severity}_head"], counts)
    return _svg(chart, words["folders"]) if len(folders) > 1 else Markup("")


def draw_months(figures: Figures, words: Mapping[str, str]) -> Markup:
    """Draw how many posts have their date in each month."""
    months = figures.months[-_MONTHS:]
    chart = _chart(pygal.Bar, height=280, show_legend=False, **_few_labels(months))
    chart.add(words["posts_head"], [{"value": count, "color": _COLORS[2]} for _, count in months])
    return _svg(chart, words["months"]) if len(months) > 1 else Markup("")


def draw_growth(figures: Figures, words: Mapping[str, str]) -> Markup:
    """Draw how many posts there were at the end of each month, by git."""
    months = figures.months_added[-_MONTHS:]
    totals = [*accumulate(count for _, count in figures.months_added)][-_MONTHS:]
    chart = _chart(pygal.Line, height=280, show_legend=False, **_few_labels(months))
    chart.add(words["total"], [{"value": total, "color": _COLORS[2]} for total in totals])
    return _svg(chart, words["growth"]) if len(months) > 1 else Markup("")


def draw_history(history: Sequence[DayFigures], words: Mapping[str, str]) -> Markup:
    """Draw the findings of each severity on the days of earlier reports."""
    chart = _chart(pygal.Line, height=280, **_few_labels([(row.day, 0) for row in history]))
    for severity in SEVERITIES:
        chart.add(words[f"{severity}_head"], [getattr(row, severity) for row in history])
    return _svg(chart, words["history"]) if len(history) > 1 else Markup("")


def _chart(kind: Any, **options: Any) -> Any:
    # Without scripts: by default pygal loads one from another site.
    return kind(
        js=(),
        order_min=0,  # Nothing is counted in halves.
        value_formatter="{:,.0f}".format,
        style=_STYLE,
        width=600,
        title=None,
        truncate_label=-1,
        legend_at_bottom=True,
        legend_at_bottom_columns=3,
        margin_right=45,  # Half of the last label is there.
        no_data_text="",
        **options,
    )


def _few_labels(points: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Return the labels of an axis, of which no more are shown than can be read."""
    return {
        "x_labels": [name for name, _ in points],
        "x_labels_major_every": max(1, -(-len(points) // _LABELS)),
        "show_minor_x_labels": False,
    }


def _svg(chart: Any, title: str) -> Markup:
    drawn = chart.render(is_unicode=True, disable_xml_declaration=True)
    label = Markup.escape(title)
    # The chart is a picture to a screen reader; the table beside it has the figures.
    drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    return Markup(
        f'<div class="wide" tabindex="0" role="region" aria-label="{label}">{drawn}</div>'
    )
