"""The programs of the guide on engines, run by the real engines as they are written there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pyarrow
import pytest
from engine_faults import POISONS, finish, killed, poisoned, start, write_posts
from engines import WITHOUT, programs
from poison import install_poison
from pyarrow import parquet

import postkit

NEEDS = {
    "dask": ("dask.dataframe", "dask.distributed", "pandas"),
    "datatrove": ("datatrove", "orjson"),
    "duckdb": ("duckdb",),
    "polars": ("polars",),
    "ray": ("ray.data",),
    "spark": ("pyspark.sql",),
    WITHOUT: (),
}

COLUMNS, TEXT = ("text", "path"), pyarrow.string()

pytestmark = pytest.mark.slow


def skip_without(engine: str) -> None:
    """Skip the test where an engine cannot run."""
    for module in NEEDS[engine]:
        pytest.importorskip(module, reason=f"{module} is not installed")
    if engine == "spark" and not shutil.which("java"):
        pytest.skip("Java is not installed")


@pytest.mark.parametrize("engine", NEEDS)
def test_a_post_that_ends_its_process_or_hangs_is_a_row_and_all_others_are_done(
    engine: str, tmp_path: Path
) -> None:
    skip_without(engine)

    errors, (done, others) = poisoned(engine, tmp_path)

    assert dict(zip(POISONS, errors, strict=True)) == {
        "kill": "process-died",
        "crash": "process-died",
        "hang": "time-limit",
    }
    assert done == others > 900


@pytest.mark.parametrize("engine", NEEDS)
def test_a_run_that_was_killed_is_continued(engine: str, tmp_path: Path) -> None:
    skip_without(engine)

    twice, lost = killed(engine, tmp_path)

    assert lost == frozenset()
    # What was whole is not done again.
    assert "b/500.md" in twice
    assert {path[0] for path in twice} <= {"b", "c"}


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_files_may_be_empty_and_have_a_quote_in_their_names(engine: str, tmp_path: Path) -> None:
    skip_without(engine)
    install_poison(tmp_path / "site")
    write_posts(tmp_path, {"it's": ["---\ntitle: 桥\ntags: [a, a]\n---\n"] * 2})
    empty = pyarrow.table({"text": [], "path": []}, pyarrow.schema(dict.fromkeys(COLUMNS, TEXT)))
    parquet.write_table(empty, tmp_path / "posts/none.parquet")

    for family in ("", "across_"):
        program = tmp_path / f"{family}on_{engine}.py"
        program.write_text(programs(family)[engine])
        finish(start([sys.executable, program.name], tmp_path), tmp_path)

    counts = {path.stem: parquet.read_metadata(path).num_rows for path in found_files(tmp_path)}
    assert counts == {"it's": 2, "none": 0}
    across = parquet.read_table(tmp_path / "across.parquet")
    assert across.column("path").to_pylist() == ["it's/1.md"]


def found_files(folder: Path) -> list[Path]:
    return sorted((folder / "found").glob("*.parquet"))


TITLES = [("桥", "Open Source"), ("河", "Open Source"), ("船", "open-source")]


@pytest.mark.parametrize("engine", sorted(programs("across_")))
def test_rules_across_posts_compare_the_posts_of_all_files(engine: str, tmp_path: Path) -> None:
    skip_without(engine)
    (tmp_path / f"across_on_{engine}.py").write_text(programs("across_")[engine])
    install_poison(tmp_path / "site")
    titled = [f"---\ntitle: {title}\ntags: [{tag}]\n---\n" for title, tag in TITLES]
    write_posts(tmp_path, {"a": ["kill\n", *titled], "b": titled[:2]}, rows=2)

    for _ in range(2):
        finish(start([sys.executable, f"across_on_{engine}.py"], tmp_path), tmp_path)

    table = parquet.read_table(tmp_path / "across.parquet")
    rows = [(row["path"], row["line"], row["code"]) for row in table.to_pylist()]
    assert sorted(rows) == [
        ("a/3.md", 3, "XP003"),
        ("b/0.md", 2, "XP002"),
        ("b/1.md", 2, "XP002"),
    ]
    assert table.schema.names == postkit.arrow_schema().names
