"""Stages: who is in which, and what is no declaration of one."""

from __future__ import annotations

from typing import Any

import pytest

from postkit.workflow.stages import DEFAULT_STAGES, StageError, find_stage, read_stages

STAGES = read_stages(DEFAULT_STAGES)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"draft": True}, "draft"),
        ({"draft": True, "status": "evergreen"}, "draft"),
        ({"draft": True, "status": "draft"}, "draft"),
        ({"status": "draft"}, "draft"),
        ({"draft": True, "status": "review"}, "review"),
        ({"status": "review"}, "review"),
        ({"draft": False, "status": "review"}, "published"),
        ({"draft": False}, "published"),
        ({"draft": False, "status": "evergreen"}, "published"),
        ({"status": "published"}, "published"),
        ({}, None),
        ({"status": "evergreen"}, None),
        ({"draft": "true"}, None),
        ({"draft": None}, None),
        ({"title": "x"}, None),
    ],
)
def test_the_stages_by_default(values: dict[str, Any], expected: str | None) -> None:
    stage = find_stage(values, STAGES)

    assert (stage.name if stage else None) == expected


def test_a_stage_without_a_condition_is_recognized_by_what_it_sets() -> None:
    stages = read_stages(
        [{"name": "a", "set": {"draft": True}}, {"name": "b", "set": {"draft": True, "n": 2}}]
    )

    assert find_stage({"draft": True}, stages) is stages[0]
    assert find_stage({"draft": True, "n": 2}, stages) is stages[1]
    assert find_stage({"draft": 1, "n": 2}, stages) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("site/source/_drafts/a.md", "draft"),
        ("site/source/_posts/a.md", "published"),
        ("source/_drafts/a.md", "published"),
        (None, "published"),
    ],
)
def test_a_post_is_in_the_stage_of_its_folder(path: str | None, expected: str) -> None:
    stages = read_stages(
        [
            {"name": "draft", "when": "published == false", "files": ["/source/_drafts/"]},
            {"name": "published", "when": "published != false"},
        ],
        "site",
    )

    stage = find_stage({"title": "桥"}, stages, path)

    assert stage
    assert stage.name == expected


@pytest.mark.parametrize(
    ("tables", "place", "message"),
    [
        ([], (), "is empty"),
        ([{}], (0,), "a stage needs a `name`"),
        ([{"name": " "}], (0, "name"), "a stage needs a `name`"),
        ([{"name": "a"}], (0, "name"), "needs `when` or `set`"),
        ([{"name": "a", "wen": "x"}], (0, "wen"), "`wen` is not a key of a stage"),
        ([{"name": "a", "when": True}], (0, "when"), "must be a condition"),
        ([{"name": "a", "when": "x ="}], (0, "when"), "character 3: write `==`"),
        ([{"name": "a", "when": "x", "only": "("}], (0, "only"), "`only`: the condition `(`"),
        ([{"name": "a", "when": "x", "set": 1}], (0, "set"), "`set` must be a table"),
        ([{"name": "a", "when": "x", "replace": {"s": 1}}], (0, "replace"), "texts by field"),
        ([{"name": "a", "when": "x", "replace": 1}], (0, "replace"), "must be a table"),
        ([{"name": "a", "when": "x", "dates": "date"}], (0, "dates"), "a list of fields"),
        ([{"name": "a", "when": "x", "files": "a/"}], (0, "files"), "a list of path patterns"),
        ([{"name": "a", "when": "x", "lint": "strict"}], (0, "lint"), "must be one of `error`"),
        ([{"name": "a", "when": "x", "lint": []}], (0, "lint"), "must be one of `error`"),
        ([{"name": "a", "when": "x"}] * 2, (1, "name"), "two stages are called `a`"),
    ],
)
def test_what_is_no_stage(tables: list[Any], place: tuple[Any, ...], message: str) -> None:
    with pytest.raises(StageError) as caught:
        read_stages(tables)

    assert message in str(caught.value)
    assert caught.value.place == place
