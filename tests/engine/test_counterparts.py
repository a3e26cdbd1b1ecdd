"""The page that a translation translates is found by its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postkit.engine.counterparts import Listings, find_counterpart


@pytest.mark.parametrize(
    ("path", "counterpart"),
    [
        ("a.zh.md", "a.md"),
        ("a.zh-CN.md", "a.en.md"),
        ("README_zh.md", "README.md"),
        ("a.md", "a.en.md"),
        ("content/zh/x/a.md", "content/en/x/a.md"),
        ("docs/zh-cn/a.mdx", "docs/a.mdx"),
        ("i18n/zh-Hans/docusaurus-plugin-content-docs/current/a.md", "docs/a.md"),
        ("i18n/zh-Hans/docusaurus-plugin-content-blog/a.md", "blog/a.md"),
        ("a.zh.md", None),
        ("en/a.md", None),
        ("mezh/a.md", None),
    ],
)
def test_names(
    path: str, counterpart: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (path, counterpart, "zh/other.md", "en/other.md", "other.md"):
        if name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).touch()

    assert find_counterpart(path) == counterpart
    assert find_counterpart(path, Listings()) == counterpart


def test_a_folder_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "a.en.md", "b.md"):
        (tmp_path / name).touch()
    asked: list[str] = []
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: asked.append(path) or listdir(path))
    listings = Listings()

    found = [find_counterpart(str(tmp_path / name), listings) for name in ("a.md", "b.md")]

    assert found == [str(tmp_path / "a.en.md"), None]
    assert asked == [str(tmp_path)]


def test_a_link_out_of_the_archive_is_no_page_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.zh.md").touch()
    os.symlink(tmp_path / "secret", archive / "a.md")
    (archive / "zh").mkdir()
    (archive / "zh" / "b.md").touch()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "b.md").touch()
    os.symlink(tmp_path / "en", archive / "en")

    assert find_counterpart(str(archive / "a.zh.md")) is None
    assert find_counterpart(str(archive / "zh" / "b.md")) is None
