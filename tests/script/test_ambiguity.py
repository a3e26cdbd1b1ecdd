"""Characters that a person should look at, of those that become one of several."""

from __future__ import annotations

import pytest

from postkit.script.ambiguity import ambiguities
from postkit.script.conversion_targets import find_target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("什麼都沒有，那麼走吧", "", id="麼 is 么"),
        pytest.param("其餘三百餘人", "", id="more"),
        pytest.param("餘年無多", "餘", id="餘 where 余 may be read as I"),
        pytest.param("他看著我", "", id="着 after a verb"),
        pytest.param("著名的人有三本著作", "", id="著 in a word"),
        pytest.param("他在紙上寫著名字", "著", id="著 joined to the next word"),
        pytest.param("正合著這句話", "著", id="a verb that is in a phrase with 著"),
        pytest.param("乾淨的衣服曬乾了", "", id="dry"),
        pytest.param("找李乾先生", "乾", id="a name"),
        pytest.param("特徵和徵收", "", id="徵 in words"),
        pytest.param("覆蓋，反覆，顛覆", "", id="覆 in words"),
        pytest.param("藉由此事，得到慰藉", "", id="藉 in words"),
        pytest.param("他藉月光讀書", "藉", id="藉 as a word of its own"),
    ],
)
def test_what_is_listed_on_the_way_to_simplified(text: str, expected: str) -> None:
    found = ambiguities(text, find_target("zh-Hans"))

    assert "".join(text[char.at] for char in found) == expected


def test_the_first_choice_is_what_it_becomes() -> None:
    (found,) = ambiguities("他藉月光讀書", find_target("zh-Hans"))

    assert found.choices == ("借", "藉")
