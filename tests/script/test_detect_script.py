from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.script import Script, dominant

SIMPLIFIED = "我们认为这个问题应该从头讨论。"
TRADITIONAL = "我們認為這個問題應該從頭討論。"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        pytest.param(SIMPLIFIED, Script.SIMPLIFIED, id="Simplified"),
        pytest.param(TRADITIONAL, Script.TRADITIONAL, id="Traditional"),
        pytest.param(f"{SIMPLIFIED}這", Script.SIMPLIFIED, id="a stray"),
        pytest.param(f"{SIMPLIFIED}\n\n{TRADITIONAL}", None, id="half and half"),
        pytest.param("后里干，大家好。", None, id="characters of both scripts"),
        pytest.param("English only.", None, id="no Chinese"),
        pytest.param("", None, id="empty"),
        pytest.param(
            f"標題\n\n```\n{SIMPLIFIED}\n```\n", Script.TRADITIONAL, id="comments in code aside"
        ),
        pytest.param("`这`後`後`们\n", None, id="half of the prose"),
        pytest.param(f"---\nlang: zh-Hant\n---\n{SIMPLIFIED}", Script.TRADITIONAL, id="declared"),
        pytest.param(f"---\nlang: zh_TW\n---\n{SIMPLIFIED}", Script.TRADITIONAL, id="zh_TW"),
        pytest.param(f"---\nlang: zh-CN\n---\n{TRADITIONAL}", Script.SIMPLIFIED, id="zh-CN"),
        pytest.param(
            f"---\nlang: zh\n---\n{TRADITIONAL}", Script.TRADITIONAL, id="zh says nothing"
        ),
        pytest.param(f"---\nlang: en\n---\n{SIMPLIFIED}", Script.SIMPLIFIED, id="en says nothing"),
        pytest.param(f"---\nlang: [zh]\n---\n{SIMPLIFIED}", Script.SIMPLIFIED, id="a list"),
        pytest.param(
            f"---\ntitle: {TRADITIONAL}\n---\n{SIMPLIFIED}", Script.SIMPLIFIED, id="title aside"
        ),
    ],
)
def test_dominant(text: str, script: Script | None) -> None:
    assert dominant(Document.parse(text)) is script
