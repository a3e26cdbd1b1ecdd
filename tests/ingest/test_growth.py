"""Inputs of which an import once took quadratic or cubic time: minutes, or for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import size

import postkit

MANY = size(400_000)
PAGE = "<!doctype html><html><body><article><h1>桥</h1><p>桥通车了。</p>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("talk.txt", " " * MANY + "桥\n通车了\n", id="blanks before a line"),
        pytest.param("post.md", "<details>桥" * (MANY // 10), id="details never closed"),
        pytest.param("page.html", PAGE + "<![CDATA[," * (MANY // 10), id="data never closed"),
        pytest.param(
            "page.html",
            f'{PAGE}<span style="{"text-decoration:" * (MANY // 16)}">桥</span>',
            id="styles of a line",
        ),
    ],
)
def test_an_import_takes_linear_time(tmp_path: Path, name: str, text: str) -> None:
    """The import comes to an end."""
    assert list(postkit.import_text(text, name=name, folder=str(tmp_path)))
