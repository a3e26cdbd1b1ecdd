"""The programs of the guide on engines, run by the real engines as they are written there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pyarrow
import pytest
from engines import programs
from poison import install_poison
from pyarrow import parquet
from shell import REPEATED

import postkit

ROOT = Path(__file__).parents[2]
NEEDS = {
    "dask": ("dask.dataframe", "dask.distributed", "pandas"),
    "duckdb": ("duckdb",),
    "polars": ("polars",),
    "ray": ("ray.data",),
    "spark": ("pyspark.sql",),
}
_PATIENCE = 1000
"""Seconds after which a program counts as hung."""

pytestmark = pytest.mark.slow


@pytest.fixture(params=sorted(NEEDS))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the name of an engine whose program is in `tmp_path`."""
    name: str = request.param
    skip_without(name)
    (tmp_path / f"on_{name}.py").write_text(programs()[name])
    install_poison(tmp_path / "site")
    return name


def skip_without(engine: str) -> None:
    """Skip the test where an engine cannot run."""
    for module in NEEDS[engine]:
        pytest.importorskip(module, reason=f"{module} is not installed")
    if engine == "spark" and not shutil.which("java"):
        pytest.skip("Java is not installed")


def write_posts(folder: Path, file: str, texts: list[str]) -> None:
    paths = [f"{file}/{number}.md" for number in range(len(texts))]
    (folder / "posts").mkdir(exist_ok=True)
    table = pyarrow.table({"text": texts, "path": paths})
    parquet.write_table(table, folder / "posts" / f"{file}.parquet", row_group_size=10)


def start(folder: Path, engine: str, prefix: str = "") -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder / "site"), str(ROOT / "src"), *sys.path]),
        "PYSPARK_PYTHON": sys.executable,
    }
    command = [sys.executable, f"{prefix}on_{engine}.py"]
    log = (folder / "log").open("ab")
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
    )


def found(folder: Path) -> dict[str, Counter[str]]:
    """Return how often each name is in each file of findings that is whole."""
    files = (folder / "found").glob("*.parquet")
    return {file.stem: Counter(parquet.read_table(file)["name"].to_pylist()) for file in files}


def test_a_post_that_ends_its_process_or_hangs_is_a_row_and_all_others_are_done(
    engine: str, tmp_path: Path
) -> None:
    texts = [REPEATED] * 40
    texts[3], texts[25] = "kill\n", "hang\n"
    write_posts(tmp_path, "a", texts)

    status = start(tmp_path, engine).wait(_PATIENCE)

    assert status == 0, (tmp_path / "log").read_text()[-3000:]
    assert found(tmp_path) == {"a": {"repeated-list-item": 38, "process-died": 1, "time-limit": 1}}


def test_a_run_that_was_killed_is_gone_on_with(engine: str, tmp_path: Path) -> None:
    write_posts(tmp_path, "a", [REPEATED] * 20)
    write_posts(tmp_path, "b", [REPEATED, "hang\n"])
    write_posts(tmp_path, "c", [REPEATED] * 20)
    process = start(tmp_path, engine)
    end = time.monotonic() + _PATIENCE
    while "a" not in found(tmp_path) and time.monotonic() < end:
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    first = (tmp_path / "found/a.parquet").stat().st_mtime_ns
    assert list(found(tmp_path)) == ["a"]

    status = start(tmp_path, engine).wait(_PATIENCE)

    assert status == 0, (tmp_path / "log").read_text()[-3000:]
    assert found(tmp_path) == {
        "a": {"repeated-list-item": 20},
        "b": {"repeated-list-item": 1, "time-limit": 1},
        "c": {"repeated-list-item": 20},
    }
    assert (tmp_path / "found/a.parquet").stat().st_mtime_ns == first


@pytest.mark.parametrize("name", sorted(programs("across_")))
def test_rules_across_posts_compare_the_posts_of_all_files(name: str, tmp_path: Path) -> None:
    skip_without(name)
    (tmp_path / f"across_on_{name}.py").write_text(programs("across_")[name])
    install_poison(tmp_path / "site")
    titled = [f"---\ntitle: {title}\ntags: [{tag}]\n---\n" for title, tag in TITLES]
    write_posts(tmp_path, "a", ["kill\n", *titled])
    write_posts(tmp_path, "b", titled[:2])

    statuses = [start(tmp_path, name, "across_").wait(_PATIENCE) for _ in range(2)]

    assert statuses == [0, 0], (tmp_path / "log").read_text()[-3000:]
    table = parquet.read_table(tmp_path / "across.parquet")
    rows = [(row["path"], row["line"], row["code"]) for row in table.to_pylist()]
    assert sorted(rows) == [
        ("a/3.md", 3, "XP003"),
        ("b/0.md", 2, "XP002"),
        ("b/1.md", 2, "XP002"),
    ]
    assert table.schema.names == postkit.arrow_schema().names


TITLES = [("桥", "Open Source"), ("河", "Open Source"), ("船", "open-source")]
