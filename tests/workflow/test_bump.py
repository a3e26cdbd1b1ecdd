"""Moving posts along the stages: what changes, what is refused, and all or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.errors import ChangeError, FileError, UsageError
from postkit.files.read_write import read_source
from postkit.source import Source, Span
from postkit.workflow import bump as bump_module
from postkit.workflow.bump import Bump, Move, RefusedError, write_all
from postkit.workflow.stages import DEFAULT_STAGES, read_stages

DAY = date(2026, 3, 14)
STAGES = read_stages(DEFAULT_STAGES)


def clean(source: Source) -> Sequence[Diagnostic]:
    return ()


def moved(
    content: str, to: str | None = None, *, stages: Sequence[Any] = STAGES, **wish: Any
) -> str:
    text = f"---\n{content}---\n正文。\n"
    move = Bump(stages, to, today=DAY, **wish).plan(Source(text, "a.md"), clean)
    return move.text.removeprefix("---\n").removesuffix("---\n正文。\n")


@pytest.mark.parametrize(
    ("content", "to", "expected"),
    [
        ("draft: true # 未完\n", None, "draft: true # 未完\nstatus: review\n"),
        ("draft: true\nstatus: 'draft'\n", None, "draft: true\nstatus: 'review'\n"),
        ("draft: true\nstatus: review\n", None, "draft: false\nstatus: published\n"),
        ("draft: true\nstatus: evergreen\n", None, "draft: false\nstatus: evergreen\n"),
        ("draft: true\nstatus: evergreen\n", "published", "draft: false\nstatus: evergreen\n"),
        ("draft: false\nstatus: published\n", "draft", "draft: true\nstatus: draft\n"),
        ("draft: false\nstatus: published\n", "review", "draft: true\nstatus: review\n"),
        ("draft: false\n", "draft", "draft: true\n"),
        ("draft:  true\n", "draft", "draft:  true\n"),
        ("title: x\n", "draft", "title: x\ndraft: true\n"),
    ],
)
def test_what_a_bump_changes(content: str, to: str | None, expected: str) -> None:
    assert moved(content, to) == expected


def test_a_stage_sets_replaces_removes_and_dates() -> None:
    stages = read_stages(
        [
            {"name": "old", "when": "not live"},
            {
                "name": "new",
                "set": {"live": True},
                "replace": {"tags": {"wip": "done"}},
                "remove": ["reviewer"],
                "dates": ["published", "updated"],
            },
        ]
    )
    content = "tags: [wip, ai]\nreviewer: 李\nupdated: '2026-01-01' # 改\n"

    expected = "tags: [done, ai]\nupdated: '{0}' # 改\nlive: true\npublished: {0}\n"
    assert moved(content, stages=stages) == expected.format("2026-03-14")
    assert moved(content, stages=stages, day=date(2026, 5, 1)) == expected.format("2026-05-01")


def test_a_day_that_is_asked_for_goes_into_date_where_the_stage_names_no_field() -> None:
    content = "draft: true\nstatus: review\ndate: 2025-01-01\n"

    assert "date: 2025-01-01\n" in moved(content)
    assert "date: 2026-05-01\n" in moved(content, day=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("content", "to", "message"),
    [
        ("title: x\n", None, "fits no stage, so none is the next one"),
        ("draft: false\n", None, "is already in the last stage, `published`"),
        ("draft: true\n", "published", "would skip `review` on its way from `draft`"),
        ("title: x\n", "published", "would skip `draft` and `review` on its way from no stage"),
    ],
)
def test_what_is_refused_unless_forced(content: str, to: str | None, message: str) -> None:
    with pytest.raises(RefusedError) as caught:
        moved(content, to)

    assert message in str(caught.value)
    if to:
        assert "draft: false\n" in moved(content, to, force=True)


def test_an_unknown_stage_is_reported_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no stage `live`; there are `draft`, `review`, `pub"):
        Bump(STAGES, "live", today=DAY)


def test_front_matter_that_cannot_be_read_is_not_moved_by_force() -> None:
    with pytest.raises(ChangeError, match="the front matter cannot be read"):
        moved("a: [\n", "draft", force=True)


def test_a_move_that_leads_elsewhere_is_refused() -> None:
    stages = read_stages([{"name": "a", "when": "n == 1"}, {"name": "b", "when": "n == 2"}])

    with pytest.raises(RefusedError, match="with what `b` sets it would be in `a`"):
        moved("n: 1\n", stages=stages, force=True)


@pytest.mark.parametrize("wish", [{}, {"to": "b"}, {"to": "b", "force": True}])
def test_a_post_that_its_folder_holds_in_a_stage_is_not_moved(wish: dict[str, Any]) -> None:
    stages = read_stages(
        [{"name": "a", "when": "n == 1", "files": ["*.md"]}, {"name": "b", "set": {"n": 2}}]
    )

    with pytest.raises(RefusedError, match="is in `a` because of its folder; move the file"):
        moved("n: 1\n", stages=stages, **wish)


@pytest.mark.parametrize(
    ("level", "found", "is_refused"),
    [
        ("error", Severity.ERROR, True),
        ("error", Severity.WARNING, False),
        ("warning", Severity.WARNING, True),
        ("warning", Severity.INFO, False),
        ("info", Severity.INFO, True),
        ("off", Severity.ERROR, False),
    ],
)
def test_a_stage_asks_for_a_clean_post(level: str, found: Severity, is_refused: bool) -> None:
    stages = read_stages(
        [{"name": "a", "when": "not x"}, {"name": "b", "set": {"x": 1}, "lint": level}]
    )
    source = Source("---\ny: 1\n---\n正文。\n", "a.md")

    def lint(after: Source) -> Sequence[Diagnostic]:
        assert "x: 1\n" in after.text, "the post is checked as it would be"
        at = after.text.index("正文")
        return [Diagnostic("SM001", "name", "fix it", found, Span(at, at + 1), after)] * 7

    def go(**wish: Any) -> Move:
        return Bump(stages, "b", today=DAY, **wish).plan(source, lint)

    if is_refused:
        with pytest.raises(RefusedError) as caught:
            go()
        assert caught.value.reasons[0] == "line 4: SM001 fix it", "as the file is now"
        assert caught.value.reasons[-1] == "and 2 more; `postkit lint` shows them"
    else:
        assert go().text != source.text
    assert go(force=True).text != source.text


def test_going_back_asks_for_nothing() -> None:
    def lint(after: Source) -> Sequence[Diagnostic]:
        raise AssertionError

    source = Source("---\ndraft: false\n---\n", "a.md")

    assert "draft: true" in Bump(STAGES, "draft", today=DAY).plan(source, lint).text


def plans(folder: Path, number: int) -> list[Move]:
    moves = []
    for index in range(number):
        path = folder / f"{index}.md"
        path.write_text(f"---\ndraft: true\nn: {index}\n---\n")
        moves.append(Bump(STAGES, "review", today=DAY).plan(read_source(path), clean))
    return moves


def test_all_posts_are_written(tmp_path: Path) -> None:
    moves = plans(tmp_path, 3)

    assert write_all(moves) == 3
    assert all((tmp_path / f"{index}.md").read_text() == moves[index].text for index in range(3))


def test_no_post_is_written_where_one_has_changed_meanwhile(tmp_path: Path) -> None:
    moves = plans(tmp_path, 3)
    (tmp_path / "2.md").write_text("somebody else's")

    with pytest.raises(FileError, match=r"2\.md: was changed by someone else in the meantime"):
        write_all(moves)

    assert [(tmp_path / f"{index}.md").read_text() for index in range(3)] == [
        moves[0].source.text,
        moves[1].source.text,
        "somebody else's",
    ]


def test_what_was_written_is_put_back_where_a_later_write_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves = plans(tmp_path, 3)
    write = bump_module.write_text

    def fail_at_the_last(path: str, *arguments: Any) -> Any:
        if path.endswith("2.md"):
            raise FileError("cannot be written: no space left on device", path=path)
        return write(path, *arguments)

    monkeypatch.setattr(bump_module, "write_text", fail_at_the_last)
    with pytest.raises(FileError) as caught:
        write_all(moves)

    assert str(caught.value).endswith(
        "no space left on device; what was written before it (2) is as it was"
    )
    assert all((tmp_path / f"{i}.md").read_text() == moves[i].source.text for i in range(3))


def test_a_bump_of_the_real_posts_changes_the_fields_it_sets_and_no_other_byte(
    corpus: list[Path],
) -> None:
    done = 0
    for path in corpus:
        source = read_source(path)
        before = Document(source).front_matter
        assert before is not None
        move = Bump(STAGES, "published", today=DAY, force=True).plan(source, clean)
        expected = source.text
        draft = before.entry("draft")
        if draft is None:
            end = before.content.end
            expected = expected[:end] + "draft: false\n" + expected[end:]
        else:
            expected = (
                expected[: draft.value.span.start] + "false" + expected[draft.value.span.end :]
            )
        assert move.text == expected, path
        done += 1
        back = Bump(STAGES, "draft", today=DAY).plan(Source(move.text, str(path)), clean)
        if draft is not None and draft.value.value is True:
            assert back.text == source.text
    assert done > 700
