"""The report as one HTML page, complete in itself: styles, charts and posts are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from postkit.health.charts import (
    draw_folders,
    draw_growth,
    draw_history,
    draw_months,
    draw_rules,
)
from postkit.health.figures import SEVERITIES, Figures
from postkit.health.finding_list import choose_findings, list_findings
from postkit.health.history import DayFigures
from postkit.health.post_list import list_posts
from postkit.health.texts import WORDS
from postkit.reporters.page_templates import make_templates, mark_quoted
from postkit.reporters.width import display
from postkit.rules.chinese_summaries import CHINESE_SUMMARIES

if TYPE_CHECKING:
    import jinja2

_MOST_BYTES = 950_000
"""How long the page may be; findings that do not fit are left out."""
_PAGE_SIZE = 50
"""What a list shows at first, and without scripts."""
_MOST = 12
"""The rows of a table that are shown at once; more are unfolded."""
_MOST_GROUPS = 100


def render(
    figures: Figures,
    history: Sequence[DayFigures],
    language: str,
    *,
    explained: Mapping[str, str] | None = None,
    base: str = ".",
    link: str = "",
) -> str:
    """Return the page.

    Args:
        figures: what it shows.
        history: the figures of earlier days, this one's included.
        language: `en` or `zh`.
        explained: what is to be said about each rule, by its code.
        base: the folder that the paths of posts start from, as seen from the page.
        link: the address of a line of a post, with `{path}` and `{line}`; where it is
            empty, a finding leads to the file of its post.
    """
    shown = _shown(figures, history, language)
    draw = partial(_template().render, shown, explained=explained or {}, base=base, link=link)
    # What the page takes without its findings says how many of them fit.
    taken = len(draw(first_findings=figures.findings[:_PAGE_SIZE]).encode("utf-8", "replace"))
    listed = choose_findings(figures, _MOST_BYTES - taken)
    page = draw(
        data=list_findings(figures, listed, shown["summaries"]),
        first_findings=listed[:_PAGE_SIZE],
        left_out=len(figures.findings) - len(listed),
    )
    # A lone surrogate, which the text of a post may hold, has no UTF-8.
    return page.encode("utf-8", "backslashreplace").decode()


def _shown(figures: Figures, history: Sequence[DayFigures], language: str) -> dict[str, Any]:
    """Return what the page shows but for its findings."""
    words = WORDS[language]
    archive, posts_left_out, has_values = list_posts(figures)
    counts = Counter(finding.path for finding in figures.findings)
    return {
        "figures": figures,
        "history": history,
        "language": "zh-Hans" if language == "zh" else "en",
        "words": words,
        "summaries": CHINESE_SUMMARIES if language == "zh" else {},
        "severities": SEVERITIES,
        "most": _MOST,
        "most_groups": _MOST_GROUPS,
        "charts": _charts(figures, history, words),
        "archive": archive,
        "posts_left_out": posts_left_out,
        "has_values": has_values,
        "first_posts": [(post, counts[post.path]) for post in figures.posts[:_PAGE_SIZE]],
        "style": _static("report.css"),
        "script": _static("report.js"),
    }


@cache
def _template() -> jinja2.Template:
    filters = {"with_code": _with_code, "as_it_is": escape}
    templates = make_templates("postkit.health", filters, _shown_text)
    return templates.get_template("report.html.jinja")


def _charts(
    figures: Figures, history: Sequence[DayFigures], words: Mapping[str, str]
) -> dict[str, Markup]:
    return {
        "rules": draw_rules(figures, words),
        "folders": draw_folders(figures, words),
        "months": draw_months(figures, words),
        "growth": draw_growth(figures, words),
        "history": draw_history(history, words),
    }


def _static(name: str) -> Markup:
    return Markup(files("postkit.health").joinpath("static", name).read_text("utf-8"))


def _shown_text(value: object) -> object:
    """Return text of posts with what cannot be seen as an escape; what is HTML is left alone."""
    return display(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _with_code(message: str) -> Markup:
    return mark_quoted(escape(display(message)))
