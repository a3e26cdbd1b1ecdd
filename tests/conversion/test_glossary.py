"""Glossaries: what they say for a target, and where a broken one is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.conversion import load_glossary
from postkit.errors import ConfigError
from postkit.script.conversion_targets import find_target

TEXT = """\
keep = ["台积电"]

[zh-Hant]
"粉丝发布" = "粉絲發布"
"云端" = "雲端"

[zh-Hant-TW]
"云端" = "雲"

[s2twp]
"软件" = "軟體"
"""


@pytest.mark.parametrize(
    ("target", "corrections"),
    [
        ("zh-Hant", {"粉丝发布": "粉絲發布", "云端": "雲端"}),
        ("zh-Hant-TW", {"粉丝发布": "粉絲發布", "云端": "雲"}),
        ("s2twp", {"粉丝发布": "粉絲發布", "云端": "雲", "软件": "軟體"}),
        ("zh-Hans", {}),
    ],
)
def test_a_region_adds_to_its_script(
    tmp_path: Path, target: str, corrections: dict[str, str]
) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(TEXT, encoding="utf-8")

    glossary = load_glossary(str(path), find_target(target))

    assert glossary.kept == {"台积电"}
    assert glossary.corrections == corrections


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("keep = [\n", 1, "is not valid TOML", id="no TOML"),
        pytest.param("\nkeep = 1\n", 2, "`keep` must be a list of terms", id="no list"),
        pytest.param('"头发" = "頭髮"\n', 1, "must be below the target", id="no target"),
        pytest.param(
            '\n[zh-X]\n"头" = "頭"\n', 2, "`zh-X` is not a target", id="an unknown target"
        ),
        pytest.param("[zh-Hant]\n头发 = 1\n", 2, "is not valid TOML", id="a bare key"),
        pytest.param('[zh-Hant]\n"头发" = 1\n', 2, "must be given a text", id="no text"),
        pytest.param(
            '[zh-Hant]\n\n"粉絲髮布" = "粉絲發布"\n', 3, "before the conversion", id="converted"
        ),
    ],
)
def test_a_broken_glossary_is_reported_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=message) as caught:
        load_glossary(str(path), find_target("zh-Hant"))

    assert f"glossary.toml:{line}:" in str(caught.value)
