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
HONG_KONG = """---
title: 書枱和床
---

# 户口

他們説，衞生署在温暖的房間裏閲讀着線索，鈎子掛在枱邊；葱油麪包和羣組的峯會已經脱離税務。

台灣的濕地公園和人參茶在兑換處旁邊。
"""
TAIWAN = """---
title: 書檯和床
---

# 戶口

他們說，衛生署在溫暖的房間裡閱讀著線索，鉤子掛在檯邊；蔥油麵包和群組的峰會已經脫離稅務。

台灣的濕地公園和人參茶在兌換處旁邊。
"""
STRAYS = {"SM001", "SM002"}


@pytest.mark.parametrize("to", ["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
def test_a_converted_post_has_no_strays(text: str, to: str) -> None:
    converted = convert_text(text, to, config=ISOLATED).text

    assert not STRAYS.intersection(
        finding.code for finding in lint_text(converted, config=ISOLATED).diagnostics
    )


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        pytest.param(HONG_KONG, "t2tw", TAIWAN, id="Hong Kong to Taiwan"),
        pytest.param(TAIWAN, "t2hk", HONG_KONG, id="Taiwan to Hong Kong"),
        pytest.param(TAIWAN, "t2tw", TAIWAN, id="Taiwan to itself"),
        pytest.param(HONG_KONG, "t2hk", HONG_KONG, id="Hong Kong to itself"),
    ],
)
def test_the_characters_of_a_region_become_those_of_another(
    text: str, to: str, expected: str
) -> None:
    converted = convert_text(text, to, config=ISOLATED).text

    assert converted == expected
    assert not STRAYS.intersection(
        finding.code for finding in lint_text(converted, config=ISOLATED).diagnostics
    )
