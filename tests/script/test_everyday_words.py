"""Words that stay in a text with the words of a region."""

from __future__ import annotations

import pytest

from postkit.script.everyday_words import everyday_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("支持社区", ["支持", "社区"], id="kept everywhere"),
        pytest.param("扩展名和扩展", ["扩展"], id="kept but before some"),
        pytest.param("法律程序和程序", ["程序"], id="kept after some"),
        pytest.param("港交所主板，股主板", ["主板", "主板"], id="kept after words of two lengths"),
        pytest.param("打开局面，打开文件", ["打开"], id="kept before some"),
    ],
)
def test_words_that_stay(text: str, found: list[str]) -> None:
    assert everyday_words("s2twp").findall(text) == found


def test_a_configuration_without_such_words() -> None:
    assert not everyday_words("s2hkp").search("支持社区")
