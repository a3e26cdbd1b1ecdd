"""Posts that a program makes: always the same, as long as real ones, with faults among them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyarrow import parquet
from synthetic_posts import path, post, write_posts

import postkit


def test_a_post_is_the_same_in_every_file(tmp_path: Path) -> None:
    write_posts(tmp_path / "a.parquet", range(10))
    write_posts(tmp_path / "b.parquet", range(5, 15))

    first, second = (parquet.read_table(tmp_path / f"{name}.parquet") for name in "ab")

    assert first.slice(5).to_pylist() == second.slice(0, 5).to_pylist()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]


@pytest.mark.slow
def test_posts_are_as_long_as_real_ones_and_some_have_faults() -> None:
    texts = [post(number) for number in range(1500)]
    linter = postkit.RowLinter({"extend-select": ["XP"]}, isolated=True)

    rows = [linter.rows(text, path(number)) for number, text in enumerate(texts)]
    facts = [fact for number, text in enumerate(texts) for fact in linter.facts(text, path(number))]
    across = Counter(row["code"] for row in linter.compare(facts))

    assert 4500 < sum(map(len, texts)) / len(texts) < 5500
    assert 0.05 < sum(map(bool, rows)) / len(rows) < 0.15
    assert set(across) == {"XP001", "XP002", "XP003"}
