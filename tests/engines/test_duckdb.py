"""The Arrow function, read by DuckDB."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from shell import CLEAN, REPEATED

import postkit

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")


def test_duckdb_counts_the_findings_of_a_parquet_file(tmp_path: Path) -> None:
    texts = pyarrow.table({"text": [REPEATED, CLEAN, None] * 100, "path": ["a.md"] * 300})
    source = tmp_path / "posts.parquet"
    parquet.write_table(texts, source)
    with duckdb.connect() as connection:
        drafts = connection.sql(f"SELECT text, path FROM '{source}'").to_arrow_reader()
        linter = postkit.RowLinter(isolated=True)

        batches = postkit.lint_batches(drafts, linter, path="path")
        # A connection reads one result at a time.
        findings = pyarrow.RecordBatchReader.from_batches(postkit.arrow_schema(), batches)
        with duckdb.connect() as other:
            other.register("findings", findings)
            found = other.sql("SELECT code, name, count(*) FROM findings GROUP BY ALL").fetchall()

    assert sorted(found, key=str) == [
        ("FM011", "repeated-list-item", 100),
        (None, "not-text", 100),
    ]
