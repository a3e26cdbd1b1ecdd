"""A post in short, and that it comes back from the cache as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postkit.archive.post_entry import (
    PostEntry,
    ProposalKind,
    ReportDetails,
    identify,
    keep,
    kind_of,
    make_entry,
)
from postkit.config import Configuration
from postkit.files.read_write import read_source

POST = """\
---
title: 桥
date: 2026-05-01
draft: true
author: [Li, Mei]
tags: [桥, 河, 桥]
---

后来他说:好。

<details>
<summary>Original</summary>

</details>
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[PostEntry, ReportDetails]:
    monkeypatch.chdir(tmp_path)
    Path("post.md").write_text(POST, "utf-8")
    settings = Configuration().settings("post.md")
    linter = settings.linter("post.md")
    document = linter.parse(read_source("post.md"))
    report = linter.check(document)
    return make_entry(document, settings, report.diagnostics, report.facts)


def test_what_is_said_of_a_post(made: tuple[PostEntry, ReportDetails]) -> None:
    entry, details = made

    assert (entry.title, entry.stage, entry.day) == ("桥", "draft", "2026-05-01")
    assert [(item.code, item.kind) for item in entry.items] == [
        ("FM011", ProposalKind.SAFE),
        ("SM101", ProposalKind.SAFE),
        ("DB009", ProposalKind.OPEN),
    ]
    assert details == ReportDetails(
        is_named=True,
        author="Li, Mei",
        values={"author": ("Li", "Mei"), "tags": ("桥", "河", "桥")},
        has_original=True,
    )


def test_it_comes_back_from_the_cache_as_it_was(made: tuple[PostEntry, ReportDetails]) -> None:
    kept = keep(*made)

    assert (PostEntry.from_kept("post.md", kept), ReportDetails.from_kept(kept)) == made


def test_a_lone_surrogate_is_kept() -> None:
    entry, details = (
        PostEntry("post.md", "\ud800", day="2026-05-01"),
        ReportDetails(author="\ud800"),
    )
    kept = keep(entry, details)

    assert (PostEntry.from_kept("post.md", kept) == entry) is True
    assert (ReportDetails.from_kept(kept) == details) is True


@pytest.mark.parametrize("kept", [b"", b"[]\n[]", b"{\n{", b"[" * 100_000 + b"\n" + b"[" * 100_000])
def test_what_is_damaged_is_forgotten(kept: bytes) -> None:
    assert PostEntry.from_kept("post.md", kept) is None
    assert ReportDetails.from_kept(kept) is None


VALUES = [None, 5, "x", [5], {"tags": [5]}, [["", "", 9, 0]], [["", "", 0, 9]], [[1]]]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_of_another_kind_is_forgotten_or_harmless(
    made: tuple[PostEntry, ReportDetails], value: object
) -> None:
    kept = keep(*made)
    for line in (0, 1):
        for place in range(6):
            check_with_another_value(kept, line, place, value)


def check_with_another_value(kept: bytes, line: int, place: int, value: object) -> None:
    lines = [json.loads(row) for row in kept.split(b"\n")]
    if place < len(lines[line]):
        lines[line][place] = value
    kept = "\n".join(map(json.dumps, lines)).encode()

    entry, details = PostEntry.from_kept("post.md", kept), ReportDetails.from_kept(kept)

    if entry:
        assert all(isinstance(text, str) for text in entry[:5])
        assert all(item.rank in range(3) for item in entry.items)
    if details:
        assert isinstance(details.author, str)
        assert all(isinstance(text, str) for texts in details.values.values() for text in texts)


def test_findings_that_are_alike_are_distinguished(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("好,的\n\n好,的\n", "utf-8")
    path = str(tmp_path / "post.md")
    findings = Configuration(isolated=True).settings(path).linter(path).lint(read_source(path))
    alike = [finding for finding in findings.diagnostics if finding.code == "SM101"]

    names = [name for _, name in identify(alike)]

    assert names == [names[0], f"{names[0]}-2"]
    assert {kind_of(finding) for finding in alike} == {ProposalKind.SAFE}
