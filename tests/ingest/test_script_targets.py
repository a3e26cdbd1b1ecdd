"""No link of an imported text runs a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.config import Configuration
from postkit.ingest import RawInput
from postkit.ingest.importer import Importer
from postkit.ingest.script_targets import without_script_targets


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[甲](javascript:x)", "甲", id="link"),
        pytest.param('[甲](JavaScript:x(1) "t")', "甲", id="in capitals, with a title"),
        pytest.param("[甲](java&#115;cript:x)", "甲", id="a reference in the scheme"),
        pytest.param("[甲](java&Tab;script&colon;x)", "甲", id="named references"),
        pytest.param(r"[甲](javascript\:x)", "甲", id="an escape"),
        pytest.param("[甲](<java\tscript:x>)", "甲", id="a tab in the scheme"),
        pytest.param("[甲](vbscript:x)", "甲", id="another language"),
        pytest.param("[![甲](a.png)](javascript:x)", "![甲](a.png)", id="around an image"),
        pytest.param("![甲](javascript:x)", "甲", id="image"),
        pytest.param("> - [甲](javascript:x)\n", "> - 甲\n", id="in a list in a quotation"),
        pytest.param("<javascript:x>", "javascript:x", id="in angle brackets"),
        pytest.param("[甲]\n\n[甲]: javascript:x 'y'\n", "[甲]\n\n[甲]: # 'y'\n", id="definition"),
        pytest.param("甲<a href='javascript:x'>乙</a>", "甲<a>乙</a>", id="HTML in a line"),
        pytest.param('<p a="javascript:x" b>\n甲</p>', "<p b>\n甲</p>", id="block of HTML"),
        pytest.param("`[甲](javascript:x)`", "`[甲](javascript:x)`", id="code"),
        pytest.param("[甲](https://example.org/javascript:x)", None, id="in an address"),
        pytest.param("javascript: 是什么", None, id="in the text"),
    ],
)
def test_the_text_of_a_link_stays_without_its_script(body: str, expected: str | None) -> None:
    assert without_script_targets(body) == (expected or body)


def test_clippings_are_imported_without_scripts(tmp_path: Path) -> None:
    clipping = "---\ntitle: 桥\n---\n\n## 河\n\n[桥](javascript:alert)通车了。\n"

    importer = Importer(str(tmp_path), Configuration(isolated=True))
    imported = importer.read(RawInput(clipping.encode(), "clip.md"))

    assert imported.drafts[0].text.endswith("## 河\n\n桥通车了。\n")
