"""Columns of Arrow batches: what they may hold, and what is said about others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from shell import REPEATED

import postkit

TITLED = "---\ntitle: 桥\ntags: [a, b, a]\n---\n"
PATHS = ["a.md", None, "桥.md"]
BYTES = [path and path.encode() for path in PATHS]


def linter(**options: Any) -> postkit.RowLinter:
    return postkit.RowLinter({"select": ["XP002", "FM011"]}, isolated=True, **options)


def batch(paths: Any) -> Any:
    return pyarrow.RecordBatch.from_pydict({"text": [TITLED] * len(paths), "n": paths})


def paths_in(read: Callable[..., Any], paths: Any) -> list[Any]:
    """Return the path of the row of each draft."""
    (found,) = read([batch(paths)], linter(), path="n")
    return list(found.column("path").to_pylist())


both = pytest.mark.parametrize("read", [postkit.lint_batches, postkit.fact_batches])


@both
@pytest.mark.parametrize(
    "paths",
    [
        pyarrow.array(PATHS),
        pyarrow.array(PATHS, pyarrow.large_string()),
        pyarrow.array(PATHS).dictionary_encode(),
        pyarrow.array(BYTES, pyarrow.binary()),
        pyarrow.array(BYTES, pyarrow.large_binary()),
    ],
    ids=lambda paths: str(paths.type)[:12],
)
def test_paths_are_text_or_bytes(read: Callable[..., Any], paths: Any) -> None:
    assert paths_in(read, paths) == PATHS


@both
@pytest.mark.parametrize("kind", [pyarrow.binary(), pyarrow.string()], ids=str)
def test_a_path_that_is_not_utf_8_is_read_as_far_as_it_is(
    read: Callable[..., Any], kind: Any
) -> None:
    paths = pyarrow.array([b"\xff.md", b"b.md"], pyarrow.binary()).view(kind)

    assert paths_in(read, paths) == ["\ufffd.md", "b.md"]


@both
@pytest.mark.parametrize("kind", [pyarrow.int64(), pyarrow.float64(), pyarrow.bool_()], ids=str)
def test_paths_of_another_type_are_refused_unless_all_are_missing(
    read: Callable[..., Any], kind: Any
) -> None:
    assert paths_in(read, pyarrow.array([None, None], kind)) == [None, None]
    with pytest.raises(
        postkit.UsageError, match=f"the column `n` is {kind}; paths must be text, or UTF-8"
    ):
        paths_in(read, pyarrow.array([1, None]).cast(kind))


@both
def test_a_table_is_read_like_its_batches(read: Callable[..., Any]) -> None:
    one = batch(["a.md"])
    table = pyarrow.Table.from_batches([one, one])

    for drafts in (table, [table], table.to_reader(), [one, one]):
        assert sum(found.num_rows for found in read(drafts, linter(), path="n")) == 2
    assert sum(found.num_rows for found in read(one, linter(), path="n")) == 1


@both
@pytest.mark.parametrize("drafts", [["a.md"], {"text": ["x"]}])
def test_what_is_no_batch_is_named(read: Callable[..., Any], drafts: Any) -> None:
    with pytest.raises(postkit.UsageError, match="a table are needed, and here is a str"):
        list(read(drafts, linter()))


@pytest.mark.parametrize("kind", [pyarrow.float64(), pyarrow.string()], ids=str)
def test_numbers_of_rows_that_are_not_whole_are_refused(kind: Any) -> None:
    drafts = batch(pyarrow.array([7]).cast(kind))

    with pytest.raises(
        postkit.UsageError, match=f"the column `n` is {kind}; it must be whole numbers"
    ):
        list(postkit.fact_batches(drafts, linter(), row="n"))


@pytest.mark.parametrize("own_process", [False, True])
def test_the_path_of_a_draft_is_text_or_a_path(own_process: bool) -> None:
    own = linter(own_process=own_process)

    for path in ("a.md", Path("a.md"), b"a.md"):
        assert [row["path"] for row in own.rows(REPEATED, path)] == ["a.md"]
        assert [fact["path"] for fact in own.facts(TITLED, path)] == ["a.md"]
    for read in (own.rows, own.facts):
        with pytest.raises(
            postkit.UsageError, match="the path of a draft must be text or a `Path`, not int"
        ):
            read(REPEATED, 5)  # type: ignore[operator]


def test_the_number_of_a_draft_is_whole() -> None:
    with pytest.raises(postkit.UsageError, match=r"`row` must be a whole number, not 1\.5"):
        linter().facts(TITLED, "a.md", 1.5)  # type: ignore[arg-type]


def facts() -> Any:
    drafts = batch(["a.md", "b.md"])
    return pyarrow.Table.from_batches(postkit.fact_batches(drafts, linter(), path="n"))


def test_facts_are_compared_as_a_table_and_as_batches() -> None:
    for some in (facts(), facts().to_batches(), facts().to_reader()):
        (found,) = postkit.compare_batches(some, linter())
        assert found.column("path").to_pylist() == ["b.md"]


def test_a_column_that_facts_lack_is_named() -> None:
    lacking = facts().drop_columns(["suppressed"])

    with pytest.raises(postkit.UsageError, match="there is no single column `suppressed`"):
        list(postkit.compare_batches(lacking, linter()))
    with pytest.raises(postkit.UsageError, match=r"a fact must have .* lacks 'suppressed'"):
        list(linter().compare(lacking.to_pylist()))


def test_facts_with_a_row_that_is_no_whole_number_are_refused_unless_all_are_missing() -> None:
    at = postkit.fact_schema().names.index("row")
    whole, missing = (
        facts().set_column(at, "row", pyarrow.array([row] * 2, pyarrow.float64()))
        for row in (1.5, None)
    )

    with pytest.raises(postkit.UsageError, match="the column `row` is double; it must be whole"):
        list(postkit.compare_batches(whole, linter()))
    assert [len(found) for found in postkit.compare_batches(missing, linter())] == [1]
