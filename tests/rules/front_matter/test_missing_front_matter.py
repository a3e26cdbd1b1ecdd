"""FM001: which files are posts."""

from __future__ import annotations

from pathlib import Path

import pytest

import postkit
from postkit.diagnostics import Severity
from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.rules.front_matter.byte_order_mark import ByteOrderMark
from postkit.rules.front_matter.missing_front_matter import MissingFrontMatter

POST = "---\ntitle: 标题\n---\n\n正文。\n"


@pytest.mark.parametrize(
    ("path", "is_post"),
    [
        (None, True),
        ("posts/today.md", True),
        ("2026-03-14.md", True),
        ("TED.talk.md", False),
        ("README.md", False),
        ("docs/README.zh-CN.md", False),
        ("CODE_OF_CONDUCT.md", False),
        ("TOC-api.md", False),
        ("_sidebar.md", False),
        ("docs/.shared.mdx", False),
        ("content/_index.md", True),
        ("AI-news.md", True),
    ],
)
def test_a_file_that_is_about_its_repository_is_no_post(path: str | None, is_post: bool) -> None:
    document = Document.parse("# 标题\n", path=path)

    assert bool(list(MissingFrontMatter().check(document))) is is_post


def codes(path: Path, **config: object) -> list[str]:
    settings = postkit.Configuration(config, isolated=True)
    report = postkit.lint_text("# 标题\n", path=str(path), config=settings)
    return [finding.code for finding in report.diagnostics]


@pytest.mark.parametrize(
    ("with_front_matter", "without", "name", "expected"),
    [
        (4, 0, "a.md", ["FM001"]),
        (3, 0, "README.md", []),
        (4, 0, "index.md", []),
        (2, 4, "a.md", []),
        (0, 4, "a.md", []),
        (0, 0, "a.md", []),
    ],
)
def test_the_other_drafts_of_a_folder_tell_whether_front_matter_is_usual(
    tmp_path: Path, with_front_matter: int, without: int, name: str, expected: list[str]
) -> None:
    for number in range(with_front_matter):
        (tmp_path / f"p{number}.md").write_text(POST, "utf-8")
    for number in range(without):
        (tmp_path / f"q{number}.md").write_text("# 标题\n", "utf-8")

    assert codes(tmp_path / name) == expected


def test_an_index_alone_in_its_folder_is_compared_with_those_beside_it(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / name).mkdir()
    for name in "abc":
        (tmp_path / name / "index.md").write_text(POST, "utf-8")

    assert codes(tmp_path / "d" / "index.md") == ["FM001"]


def test_a_schema_for_the_path_asks_for_front_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    schemas = [{"path": "built-in:post", "files": ["posts/*.md"]}]

    assert codes(Path("posts/a.md"), schemas=schemas) == ["FM001"]
    assert codes(Path("docs/a.md"), schemas=schemas) == []


@pytest.mark.parametrize(
    ("table", "path", "expected"),
    [
        ({}, "a.md", ["FM001"]),
        ({}, "README.md", []),
        ({"layouts": ["post"]}, "a.md", []),
        ({"files": ["posts/*.md"]}, "a.md", []),
        ({"files": ["*.md"]}, "README.md", ["FM001"]),
    ],
    ids=["every post", "about the repository", "a layout", "other files", "named files"],
)
def test_a_schema_for_every_post_asks_for_front_matter(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    table: dict[str, object],
    path: str,
    expected: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    schemas = [{"path": "built-in:post", **table}]

    assert codes(Path(path), schemas=schemas) == expected


def test_a_schema_that_requires_no_field_asks_for_no_front_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.json").write_text('{"type": "object", "properties": {"tags": {}}}', "utf-8")

    assert codes(Path("a.md"), schemas=[{"path": "notes.json"}]) == []


def test_an_index_beside_those_of_whole_sections_need_not_be_like_them(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / name).mkdir()
    for name in "abc":
        (tmp_path / name / "index.md").write_text(POST, "utf-8")
        (tmp_path / name / "more.md").write_text(POST, "utf-8")

    assert codes(tmp_path / "d" / "index.md") == []


def test_what_posts_are_made_from_is_no_post(tmp_path: Path) -> None:
    folder = tmp_path / "scaffolds"
    folder.mkdir()
    for number in range(4):
        (folder / f"p{number}.md").write_text(POST, "utf-8")

    assert codes(folder / "photo.md") == []


def test_a_site_that_finds_titles_itself_needs_none(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"p{number}.md").write_text(POST, "utf-8")

    assert codes(tmp_path / "a.md", site="vitepress") == []
    assert codes(tmp_path / "a.md", site="hexo") == ["FM001"]


@pytest.mark.parametrize(
    ("site", "expected"),
    [("eleventy", Severity.WARNING), ("hugo", Severity.WARNING), ("jekyll", Severity.ERROR)],
)
def test_it_is_no_error_where_the_page_is_built(site: str, expected: Severity) -> None:
    document = Document.parse("# 标题\n", path="posts/today.md", dialect=find_dialect(site))

    assert [finding.severity for finding in MissingFrontMatter().check(document)] == [expected]


@pytest.mark.parametrize(
    ("site", "head", "expected"),
    [
        ("hugo", "\ufeff", Severity.WARNING),
        ("hugo", "\u200b", Severity.ERROR),
        ("plain", "\ufeff", Severity.ERROR),
    ],
)
def test_a_mark_that_the_generator_skips_is_no_error(
    site: str, head: str, expected: Severity
) -> None:
    document = Document.parse(f"{head}{POST}", dialect=find_dialect(site))

    assert [finding.severity for finding in ByteOrderMark().check(document)] == [expected]
