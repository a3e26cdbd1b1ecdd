"""What other programs import: `postkit` alone."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import postkit

POST = "---\ntitle: 一篇笔记\n---\n\n这很好,我同意。\n"


def test_a_text_is_linted_with_its_places() -> None:
    report = postkit.lint_text(POST, path="post.md")

    [found] = report.diagnostics
    assert (found.code, found.name) == ("SM101", "half-width-punctuation")
    assert (found.line, found.column, found.end_line, found.end_column) == (5, 4, 5, 5)
    assert found.severity is postkit.Severity.WARNING
    assert found.span == postkit.Span(24, 25)
    assert found.to_dict() == {
        "path": "post.md",
        "code": "SM101",
        "name": "half-width-punctuation",
        "severity": "warning",
        "message": "`,` is half-width in a Chinese sentence; write `，`",
        "line": 5,
        "column": 4,
        "end_line": 5,
        "end_column": 5,
        "fix": {
            "message": "write ，",
            "applicability": "safe",
            "edits": [{"start": 24, "end": 25, "replacement": "，"}],
        },
        "related": [],
    }


def test_a_text_is_fixed() -> None:
    result = postkit.fix_text(POST)

    assert result.text == POST.replace(",", "，")
    assert [item.code for item in result.fixed] == ["SM101"]
    assert result.remaining.diagnostics == ()


def test_settings_come_from_beside_the_path(tmp_path: Path) -> None:
    (tmp_path / "postkit.toml").write_text('ignore = ["SM"]\n')

    assert postkit.lint_text(POST, path=str(tmp_path / "post.md")).diagnostics == ()


def test_a_configuration_can_be_given(tmp_path: Path) -> None:
    config = postkit.Configuration({"select": ("FM",)}, isolated=True)

    assert postkit.lint_text(POST, config=config).diagnostics == ()


def test_paths_are_linted_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(POST, encoding="utf-8")
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")

    reports = list(postkit.lint_paths([str(tmp_path)]))

    assert [Path(report.source.path or "").name for report in reports] == ["a.md", "b.md"]
    assert all(len(report.diagnostics) == 1 for report in reports)


def test_paths_may_be_those_of_pathlib(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")

    for paths in (tmp_path, str(tmp_path), [tmp_path / "a.md"]):
        (report,) = postkit.lint_paths(paths)
        assert report.source.path == str(tmp_path / "a.md")
    path = Path("posts/a.md")
    assert postkit.lint_text(POST, path=path).diagnostics[0].path == str(path)
    assert postkit.rows(POST, path)[0]["path"] == str(path)
    for result in (
        postkit.fix_text(POST, path=path),
        postkit.format_text(POST, path=path),
        postkit.convert_text(POST, "zh-Hant", path=path),
    ):
        assert result.text
    assert list(postkit.import_text("# 桥\n\n一段。\n", folder=tmp_path))


@pytest.mark.parametrize("text", [None, POST.encode(), Path("a.md")])
def test_what_is_no_text_is_a_mistake_in_words(text: Any) -> None:
    with pytest.raises(TypeError, match="`text` must be a str"):
        postkit.lint_text(text)


def test_a_dictionary_is_no_configuration() -> None:
    wrong: Any = {"select": ["FM"]}

    with pytest.raises(TypeError, match=r"must be a postkit\.Configuration"):
        postkit.lint_text(POST, config=wrong)


def test_a_format_of_import_that_is_none() -> None:
    with pytest.raises(postkit.UsageError, match="no format is called `word`; there are blogger"):
        list(postkit.import_text("x", form="word"))


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(postkit.UsageError, match="nowhere: there is no such file or folder"):
        list(postkit.lint_paths(["nowhere"]))


def test_a_document_is_parsed() -> None:
    document = postkit.Document.parse(POST)

    assert document.front_matter is not None
    assert document.front_matter.values == {"title": "一篇笔记"}
    assert document.body.text(POST) == "\n这很好,我同意。\n"


def test_every_public_name_is_there_and_listed() -> None:
    assert postkit.__all__ == sorted(postkit.__all__, key=lambda name: (name[0].islower(), name))
    for name in postkit.__all__:
        assert getattr(postkit, name) is not None
    assert set(postkit.__all__) <= set(dir(postkit))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = postkit.nothing  # type: ignore[attr-defined]


def test_the_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(postkit).failed == 0


def test_importing_postkit_imports_nothing_else_of_it() -> None:
    code = "import sys, postkit; print([name for name in sys.modules if 'postkit.' in name])"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert answer.stdout.decode().strip() == "[]"
