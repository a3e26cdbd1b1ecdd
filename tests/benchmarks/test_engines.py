"""The comparison of engines: it runs the programs of the guides, and counts without the start."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed")

import engines
from speed.process import Cost


def test_the_programs_of_the_guides_are_what_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: name != "pyspark")

    found = engines.commands(tmp_path)

    named = ["dask", "datatrove", "duckdb", "polars", "ray"]
    assert list(found) == ["postkit lint --input", *named]
    assert found["ray"] == [sys.executable, "on_ray.py"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"on_{name}.py" for name in named]


def test_the_start_does_not_count_as_time_for_posts() -> None:
    one, everything = Cost(wall=20, cpu=0), Cost(wall=30, cpu=0)
    measured = [engines.Measured("ray", one, everything, memory=1400)]

    table = engines.engine_table(measured, posts=2001, cores=2)

    assert table.split("\n")[-1] == "| ray | 30.0 | 20.0 | 100 | 1400 |"
