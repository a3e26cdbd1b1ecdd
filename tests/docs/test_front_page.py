"""The front page: its picture shows what is printed, and its Traditional edition is fresh."""

from __future__ import annotations

import importlib.util

from _pages.search import ChineseAndEnglish
from markdown_pages import ROOT

import postkit


def test_the_picture_shows_what_is_printed() -> None:
    path = ROOT / "docs" / "images" / "before_after.py"
    spec = importlib.util.spec_from_file_location("before_after", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.PICTURE.read_text(encoding="utf-8") == module.picture(), (
        "draw it again: python docs/images/before_after.py"
    )


def test_the_traditional_readme_is_what_convert_makes_of_the_simplified_one() -> None:
    simplified = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    settings = postkit.Configuration(isolated=True)

    made = postkit.convert_text(simplified, "zh-Hant-TW", path="README.zh.md", config=settings)

    assert (ROOT / "README.zh-Hant.md").read_text(encoding="utf-8") == made.text, (
        "convert it again: postkit convert --isolated --to zh-Hant-TW --stdout README.zh.md "
        "> README.zh-Hant.md"
    )


def test_no_page_installs_a_package_of_another_name() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for word in ("pip install postkit", "pipx install postkit", "uv tool install postkit"):
            text = page.read_text(encoding="utf-8")
            assert text.count(word) == text.count(f"{word}-lint"), page


def test_the_search_cuts_chinese_into_pairs() -> None:
    words = ChineseAndEnglish({}).split("MD001：粗体没变。a 字")

    assert words == ["MD001", "粗体", "体没", "没变", "a", "字"]
