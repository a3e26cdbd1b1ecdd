"""The HTML pages of the board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup

from postkit.archive.post_entry import ProposalKind
from postkit.errors import FileError, UsageError
from postkit.named_tuples import NamedTuple
from postkit.reporters.page_templates import make_templates
from postkit.reporters.rule_page import page
from postkit.review.always import Always
from postkit.review.board import Board, QueueRow
from postkit.review.decide import Editors
from postkit.review.line_changes import as_shown
from postkit.review.queue import TO_DECIDE
from postkit.review.texts import TEXTS
from postkit.review.visible import plain, visible, with_code
from postkit.rules import find_rules
from postkit.rules.chinese_summaries import CHINESE_SUMMARIES

if TYPE_CHECKING:
    import jinja2

    from postkit.review.post_proposals import PostVersion

_PAGE_SIZE = 50
_MOST_PROPOSALS = 100
_MOST_LINES = 4000
_MOST_LINE = 5000
"""Characters of a line that are shown in the text of a post."""
_MOST_EDITED = 600_000
"""Characters of a post that can be edited as a whole: its text is sent back twice."""
_COLUMN_SIZE = 60

Query = Mapping[str, str]


class Card(NamedTuple):
    """A post on the stage board; `days` is its age."""

    row: QueueRow
    days: int


class Column(NamedTuple):
    """A stage with its posts; those that wait longest are first, and not all are shown.

    `before` is the stage before it; empty where there is none.
    """

    name: str
    cards: list[Card]
    total: int
    before: str
    is_last: bool


@cache
def _templates() -> jinja2.Environment:
    # The name of a file may have bytes that are not UTF-8.
    query = partial(urlencode, errors="surrogateescape")
    return make_templates(
        "postkit.review",
        {"visible": visible, "plain": plain, "with_code": with_code, "query": query},
    )


class Pages:
    """Makes pages.

    Args:
        board: the posts.
        editors: knows the posts that are open.
    """

    def __init__(self, board: Board, editors: Editors) -> None:
        self._board = board
        self._editors = editors

    def queue(self, language: str, query: Query) -> str:
        """Return the page of the queue, filtered as `query` says."""
        rows = self._filtered(query)
        pages = max(1, -(-len(rows) // _PAGE_SIZE))
        number = query.get("page", "1")
        page = min(max(int(number) if number.isdecimal() and len(number) < 9 else 1, 1), pages)
        return self._render(
            "queue.html",
            language,
            rows=rows[(page - 1) * _PAGE_SIZE : page * _PAGE_SIZE],
            total=len(rows),
            page=page,
            pages=pages,
            query=query,
            totals=self._board.totals(),
            kinds=[*TO_DECIDE, ProposalKind.SAFE] if self._board.target_tag else _KINDS,
            posts=len(self._board.rows()),
            waiting=self._board.posts_to_decide(),
        )

    def post(self, language: str, query: Query) -> str:
        """Return the page of a post."""
        path = query["path"]
        row = self._board.row(path)
        return self._render(
            "post.html",
            language,
            path=path,
            row=row,
            stage=row.entry.stage,
            proposals=self.proposals(language, query),
            count=row.summary.to_decide + row.summary.counts[ProposalKind.SAFE],
        )

    def gone(self, language: str, query: Query, problem: str = "") -> str:
        """Return the page that says that a post is not there any more, or why it is not shown."""
        return self._render("gone.html", language, path=query.get("path", ""), problem=problem)

    def proposals(self, language: str, query: Query) -> str:
        """Return what is left to decide in a post."""
        path = query["path"]
        post = self._editors.post(path)
        found = self._editors.proposals(post)
        safe = sum(proposal.kind is ProposalKind.SAFE for proposal in found)
        return self._render(
            "proposals.html",
            language,
            path=path,
            post=post,
            proposals=found[:_MOST_PROPOSALS],
            count=len(found),
            left_out=len(found) - len(found[:_MOST_PROPOSALS]),
            safe=safe,
        )

    def text(self, language: str, query: Query) -> str:
        """Return the text of a post with numbered lines, those with findings marked."""
        post = self._editors.post(query["path"])
        marked = {proposal.line for proposal in self._editors.proposals(post)}
        return self._render(
            "text.html",
            language,
            lines=_lines(post),
            marked=marked,
            blocks=post.rendered.blocks,
            left_out=_left_out(post),
        )

    def source(self, language: str, query: Query) -> str:
        """Return the text of a post, as it is sent back when it was edited as a whole.

        Raises:
            PostkitError: it cannot be read, or is too long to be sent back.
        """
        path = query["path"]
        text = as_shown(self._editors.post(path).source.text)
        if len(text) > _MOST_EDITED:
            raise FileError(TEXTS[language]["too_long_post"], path=path)
        return text

    def rendered(self, nonce: str, language: str, query: Query) -> str:
        """Return a post as its readers see it; `nonce` lets its style in."""
        post = self._editors.post(query["path"])
        style = files("postkit.review").joinpath("static", "page.css").read_text("utf-8")
        return self._render(
            "rendered.html", language, rendered=post.rendered, nonce=nonce, style=Markup(style)
        )

    def ways(self, language: str, query: Query) -> str:
        """Return the dialog that settles a proposal for good."""
        post = self._editors.post(query["path"])
        proposal = post.proposal(query.get("id", ""))
        always = Always(self._board, post, proposal) if proposal else None
        return self._render("always.html", language, always=always, proposal=proposal)

    def stages(self, language: str, query: Query) -> str:
        """Return the board of stages, with the posts that `query` looks for."""
        text = query.get("text", "").lower()
        settings = self._board.configuration.settings(self._board.example)
        names = [stage.name for stage in settings.stages]
        posts: dict[str, list[QueueRow]] = {name: [] for name in names}
        for row in self._board.rows():
            entry = row.entry
            if not entry.problem and (text in entry.path.lower() or text in entry.title.lower()):
                posts.setdefault(entry.stage, []).append(row)
        columns = [
            _column(name, rows, before, is_last=name in (names[-1], ""))
            for (name, rows), before in zip(posts.items(), ["", *posts], strict=False)
        ]
        return self._render("stages.html", language, columns=columns, query=query)

    def rule(self, code: str) -> str:
        """Return what is to be said about a rule, as Markdown; nothing where it is unknown."""
        try:
            entries = self._board.configuration.settings(self._board.example).entries
            found = find_rules(code, entries)
        except UsageError:
            return ""
        return page(found[0]) if len(found) == 1 else ""

    def next_path(self, query: Query) -> str:
        """Return the post after the one at `path` in the filtered queue; empty if there is none."""
        paths = [row.entry.path for row in self._filtered(query)]
        path = query["path"]
        if path in paths:
            at = paths.index(path)
            paths = [*paths[at + 1 :], *paths[:at]]
        return paths[0] if paths else ""

    def _filtered(self, query: Query) -> list[QueueRow]:
        wanted = query.get("kind", "")
        kind = ProposalKind(wanted) if wanted in set(ProposalKind) else None
        return self._board.queue(kind, query.get("code", ""), query.get("text", ""))

    def _render(self, name: str, language: str, **values: object) -> str:
        return (
            _templates()
            .get_template(f"{name}.jinja")
            .render(
                words=TEXTS[language],
                summaries=CHINESE_SUMMARIES if language == "zh" else {},
                language="zh-Hans" if language == "zh" else "en",
                other="en" if language == "zh" else "zh",
                version=self._board.version,
                target=self._board.target_tag,
                **values,
            )
        )


_KINDS = [ProposalKind.UNSAFE, ProposalKind.OPEN, ProposalKind.SAFE]


def _column(name: str, rows: list[QueueRow], before: str, *, is_last: bool) -> Column:
    today = date.today()
    rows.sort(key=lambda row: (row.entry.day, row.entry.path))
    cards = [
        Card(row, (today - date.fromisoformat(row.entry.day)).days) for row in rows[:_COLUMN_SIZE]
    ]
    return Column(name, cards, len(rows), before if name else "", is_last)


def _lines(post: PostVersion) -> list[str]:
    index, text = post.source.lines, post.source.text
    spans = (
        index.line_span(index.line_start(number))
        for number in range(1, min(len(index), _MOST_LINES) + 1)
    )
    return [
        text[span.start : min(span.end, span.start + _MOST_LINE)]
        + ("…" if span.end - span.start > _MOST_LINE else "")
        for span in spans
    ]


def _left_out(post: PostVersion) -> int:
    return max(len(post.source.lines) - _MOST_LINES, 0)
