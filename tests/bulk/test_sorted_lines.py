"""Lines that are sorted on disk where they do not fit into memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st

from postkit.bulk import sorted_lines
from postkit.bulk.sorted_lines import SortedLines, sortable

LINES = st.lists(st.binary(max_size=8).map(lambda data: data.replace(b"\n", b"") + b"\n"))


@up_to(200)
@given(LINES)
def test_lines_on_disk_are_in_the_order_of_sorted(lines: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sorted_lines, "_MEMORY", 2 * sorted_lines._LINE_COST)
        patched.setattr(sorted_lines, "_MOST_FILES", 3)

        found = SortedLines(lines)

    first = next(iter(found), None)
    assert list(found) == sorted(lines) == list(found)
    assert first == min(lines, default=None)
    assert found.has_several == (len(lines) > 1)


def test_few_files_are_open_and_none_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorted_lines, "_MEMORY", 1)
    monkeypatch.setattr(sorted_lines, "_MOST_FILES", 4)

    found = SortedLines((b"%d\n" % (number % 97) for number in range(255)), str(tmp_path))

    assert [len(files) for files in found._files] == [3, 3, 3, 3]
    assert len(list(found)) == 255
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.none() | st.integers(-(2**63), 2**63 - 1)))
def test_numbers_as_texts_are_in_the_order_of_numbers(numbers: list[int | None]) -> None:
    expected = sorted(numbers, key=lambda number: -(2**64) if number is None else number)

    assert sorted(numbers, key=sortable) == expected
