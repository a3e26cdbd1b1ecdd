"""A change that is taken back after others have changed the same file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError
from postkit.review.files import FileChange, take_back

BEFORE = "一\n二\n三\n四\n五\n"
LINES = st.lists(st.sampled_from(["一\n", "二\n", "三\r\n", "\n"]), max_size=6).map("".join)


@pytest.mark.parametrize(
    ("after", "now", "taken_back"),
    [
        pytest.param("一\n贰\n三\n四\n五\n", "一\n贰\n三\n四\n五\n", BEFORE, id="as it was left"),
        pytest.param(
            "一\n贰\n三\n四\n五\n", "一\n贰\n三\n肆\n五\n", "一\n二\n三\n肆\n五\n", id="below"
        ),
        pytest.param(
            "一\n贰\n三\n四\n五\n", "零\n一\n贰\n三\n四\n五\n", "零\n" + BEFORE, id="above"
        ),
        pytest.param(
            "一\n贰\n三\n肆\n五\n", "一\n贰\n叁\n肆\n五\n", "一\n二\n叁\n四\n五\n", id="between"
        ),
        pytest.param(
            "一\n三\n四\n五\n", "一\n三\n四\n伍\n", "一\n二\n三\n四\n伍\n", id="a line came back"
        ),
        pytest.param(
            "一\n二\n新\n三\n四\n五\n",
            "壹\n二\n新\n三\n四\n五\n",
            "壹\n二\n三\n四\n五\n",
            id="a line goes",
        ),
        pytest.param("一\n贰\n三\n四\n五\n", BEFORE, BEFORE, id="somebody has done it"),
    ],
)
def test_other_lines_stay(tmp_path: Path, after: str, now: str, taken_back: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(now.encode())

    take_back([FileChange(str(path), BEFORE, after)])

    assert path.read_bytes().decode() == taken_back


@pytest.mark.parametrize("now", ["一\nX\n三\n四\n五\n", "全都换了\n", ""])
def test_the_same_lines_are_left_alone(tmp_path: Path, now: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(now.encode())
    other = tmp_path / "b.md"
    other.write_bytes(b"b\n")
    changes = [
        FileChange(str(other), "a\n", "b\n"),
        FileChange(str(path), BEFORE, "一\n贰\n三\n四\n五\n"),
    ]

    with pytest.raises(FileError, match="same place"):
        take_back(changes)

    assert path.read_bytes().decode() == now
    assert other.read_bytes() == b"b\n"


@given(LINES, LINES)
def test_what_nobody_else_has_changed_is_as_before(before: str, after: str) -> None:
    from postkit.review.files import _without

    assert _without(after, FileChange("a.md", before, after)) == before


@given(LINES, LINES, LINES)
def test_a_change_above_or_below_stays(before: str, after: str, added: str) -> None:
    from postkit.review.files import _without

    line = "一行在中间\n"
    change = FileChange("a.md", f"{before}{line}一\n", f"{after}{line}一\n")

    assert _without(f"{change.after}{added}", change) == f"{change.before}{added}"
