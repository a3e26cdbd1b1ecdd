"""The step for datatrove, run by datatrove."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from poison import install_poison
from shell import CLEAN, REPEATED

pytest.importorskip("datatrove", reason="datatrove is not installed")

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from postkit.engines.datatrove import LintStep


def findings(folder: Path, files: list[list[str]], tasks: int) -> dict[str, list[str]]:
    """Return the names of findings by document, as a pipeline gives them."""
    (folder / "in").mkdir()
    for number, texts in enumerate(files):
        lines = [
            json.dumps({"id": f"{number}.{at}", "text": text, "path": "a.md"})
            for at, text in enumerate(texts)
        ]
        (folder / "in" / f"{number}.jsonl").write_text("\n".join(lines))
    LocalPipelineExecutor(
        [
            JsonlReader(str(folder / "in")),
            LintStep(isolated=True, time_limit=10),
            JsonlWriter(str(folder / "out"), compression=None),
        ],
        tasks=tasks,
        workers=tasks,
        logging_dir=str(folder / "log"),
    ).run()
    paths = sorted((folder / "out").iterdir())
    documents = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
    return {
        document["id"]: [row["name"] for row in document["metadata"]["postkit"]]
        for document in documents
    }


def test_documents_get_their_findings_in_several_processes(tmp_path: Path) -> None:
    found = findings(tmp_path, [[REPEATED, CLEAN], [CLEAN, REPEATED]], tasks=2)

    assert found == {
        "0.0": ["repeated-list-item"],
        "0.1": [],
        "1.0": [],
        "1.1": ["repeated-list-item"],
    }


def test_a_document_that_ends_its_process_ends_no_pipeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_poison(tmp_path / "site")
    monkeypatch.syspath_prepend(tmp_path / "site")
    texts = [REPEATED, "kill\n", CLEAN]

    found = findings(tmp_path, [texts], tasks=1)

    assert found == {"0.0": ["repeated-list-item"], "0.1": ["process-died"], "0.2": []}
