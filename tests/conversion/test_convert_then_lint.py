"""What was converted has no stray characters of the script that it came from."""

from __future__ import annotations

import pytest

from postkit import convert_text, lint_text
from postkit.config import Configuration

ISOLATED = Configuration(isolated=True)
SIMPLIFIED = """---
title: 一家手头拮据的理发店
---

# 后来的发展

他们说，巴厘岛只有几只猫，干净的面包店关门以后，什么都没有了。

> 数据显示，台湾与香港的准确历史还很复杂。

**卫**生间里面，系统的云端制度“着实”令人吃惊。于是大家松了一口气。
"""
TRADITIONAL = """---
title: 一家手頭拮据的理髮店
---

他們說，這裏祇有幾隻貓，乾淨的麵包店關門以後，甚麼都沒有了。

> 臺灣與香港的衞生間裡面，係統的雲端製作「著實」令人喫驚。
"""
STRAYS = {"SM001", "SM002"}


@pytest.mark.parametrize("to", ["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
def test_a_converted_post_has_no_strays(text: str, to: str) -> None:
    converted = convert_text(text, to, config=ISOLATED).text

    assert not STRAYS.intersection(
        one.code for one in lint_text(converted, config=ISOLATED).diagnostics
    )
