"""OpenCC's converters with the forms that its tables of Hong Kong lack."""

from __future__ import annotations

import pytest

from postkit.script.conversion_targets import find_target
from postkit.script.convert_by_words import convert_by_words, doubtful_readings
from postkit.script.convert_to_region import convert_to_region
from postkit.script.opencc_converters import convert
from postkit.script.opencc_definitions import converter

WRITTEN_IN_HONG_KONG = [
    pytest.param("尽快汇报", "盡快匯報", id="words"),
    pytest.param("上周和下周，四周都是山", "上周和下周，四周都是山", id="a character"),
    pytest.param("尽管", "儘管", id="a word without it"),
    pytest.param("词汇报告", "詞彙報告", id="across words"),
    pytest.param("关系数据，回归系数", "關係數據，迴歸系數", id="not across words"),
    pytest.param("启用病床", "啟用病床", id="variants"),
]


@pytest.mark.parametrize(("text", "converted"), WRITTEN_IN_HONG_KONG)
def test_the_forms_of_hong_kong(text: str, converted: str) -> None:
    assert convert_by_words(text, "s2hk") == converted
    assert convert_to_region(text, "s2hkp") == converted


@pytest.mark.parametrize(("text", "converted"), WRITTEN_IN_HONG_KONG)
@pytest.mark.parametrize("back", ["hk2s", "t2s", find_target("zh-Hans").config])
def test_they_become_simplified_again(text: str, converted: str, back: str) -> None:
    assert convert(converted, back) == text


def test_other_regions_have_them_from_a_text_of_their_own_only() -> None:
    assert convert_by_words("尽快，上周", "s2tw") == "儘快，上週"
    assert converter("t2hk").convert("儘快，上週") == "盡快，上周"


def test_forms_that_are_one_in_the_region_need_no_look() -> None:
    assert [reading.choices for reading in doubtful_readings("这周", "s2tw")] == [("週",)]
    assert not list(doubtful_readings("这周", "s2hk"))
