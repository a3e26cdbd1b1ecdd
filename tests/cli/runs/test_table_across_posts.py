"""Rules across posts on the rows of one file: `--input`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet
from shell import Shell

from postkit.bulk import inputs

POSTS = {
    "a.md": "---\ntitle: 桥\ntags: [Open Source]\n---\n",
    "b.md": "---\ntitle: 桥\ntags: [a, b, a]\n---\n",
    "c.md": "---\ntags: [open-source]\n# postkit-disable-next-line XP002\ntitle: 桥\n---\n",
    "d.md": "---\ntitle: 桥\ntags: [Open Source]\n---\n",
    "port.md": "# Port\n\n## Boats\n",
    "port.zh.md": "# 港口\n",
}


def run(shell: Shell, source: str, target: str, *options: str) -> None:
    files = ["--input", source, "--output-file", target, "--text-column", "text"]
    shell.run("lint", "--isolated", *files, *options)


def as_rows_and_files(shell: Shell, posts: dict[str, str], select: str) -> Any:
    """Return what is found in posts as rows, and what is found in them as files."""
    drafts = [json.dumps({"path": path, "text": text}) for path, text in posts.items()]
    shell.write("in.jsonl", "\n".join(drafts))
    run(shell, "in.jsonl", "out.jsonl", "--path-column", "path", "--extend-select", select)
    rows = [json.loads(line) for line in shell.read("out.jsonl").splitlines()]
    options = ["--isolated", "--no-cache", "--output-format", "jsonl", "--extend-select", select]
    files = [json.loads(line) for line in shell.run("lint", *options).out.splitlines()]
    return rows, files


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_rules_across_posts_find_in_rows_what_they_find_in_files(
    shell: Shell, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "SHARD_ROWS", size)
    for path, text in POSTS.items():
        shell.write(path, text)

    rows, files = as_rows_and_files(shell, POSTS, "XP,XP101")

    across = [(row["row"], row["code"]) for row in rows if row["code"].startswith("XP")]
    assert across == [(2, "XP002"), (3, "XP003"), (4, "XP002"), (6, "XP101")]
    assert [row["code"] for row in rows[-4:]] == [code for _, code in across]
    assert [list(POSTS)[row.pop("row") - 1] for row in rows] == [row["path"] for row in rows]
    assert sorted(map(json.dumps, rows)) == sorted(map(json.dumps, files))


def test_posts_without_paths_are_compared_by_their_rows(shell: Shell) -> None:
    texts = pyarrow.table({"text": [POSTS["a.md"], POSTS["port.md"], POSTS["d.md"]]})
    parquet.write_table(texts, shell.folder / "in.parquet")

    run(shell, "in.parquet", "out.parquet", "--select", "XP")

    (found,) = parquet.read_table(shell.folder / "out.parquet").to_pylist()
    assert (found["row"], found["path"], found["line"], found["code"]) == (3, None, 2, "XP002")
    assert found["message"].startswith("`row 1` has the same title")


@pytest.mark.slow
def test_rules_across_posts_find_in_rows_of_real_posts_what_they_find_in_files(
    shell: Shell, corpus: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "SHARD_ROWS", 100)
    for number, path in enumerate(corpus):
        shell.write(f"{number:04}.md", path.read_bytes())
    posts = {path.name: path.read_bytes().decode() for path in sorted(shell.folder.glob("*.md"))}

    rows, files = as_rows_and_files(shell, posts, "XP,XP101,XP102,XP103,XP104")

    assert sum(row["code"] == "XP003" for row in rows) > 100
    for row in rows:
        row.pop("row")
    assert sorted(map(json.dumps, rows)) == sorted(map(json.dumps, files))
