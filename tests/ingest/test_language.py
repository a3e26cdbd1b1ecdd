"""The language of a text, as it is declared or guessed."""

from __future__ import annotations

import pytest

from postkit.ingest.language import declared_language, guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这座桥开放了，居民们都来看。", "zh-Hans"),
        ("這座橋開放了，居民們都來看。", "zh-Hant"),
        ("山水人口", "zh"),
        ("The bridge is open, and the people of the town are here.", "en"),
        ("その橋は開いた。", "ja"),
        ("다리가 열렸다.", "ko"),
        ("Le pont est ouvert.", ""),
        ("我们用 Claude Code 和 API 写代码，这个 agent 很快。", "zh-Hans"),
        ("灯亮了。\n\n![](/images/a-night-in-the-town.png)", "zh-Hans"),
        ("灯亮了。见 https://example.org/a-night-in-the-town", "zh-Hans"),
        ('灯亮了。<a id="fn-1" href="#a"></a><img alt="a">', "zh-Hans"),
        ("123", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-hans", "zh-Hans"), ("zh_CN", "zh-CN"), ("EN", "en"), ("", ""), ("x" * 9, "")],
)
def test_declared_languages(tag: str, language: str) -> None:
    assert declared_language(tag) == language
