"""What drafts are called, and the language they are in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.ingest.language import declared_language, guess_language
from postkit.script.slug import LONGEST, slug_of_id, slug_of_title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("河边的新桥", "he-bian-de-xin-qiao"),
        ("AI泡沫:2026年", "ai-pao-mo-2026-nian"),
        ("银行的行长", "yin-hang-de-hang-zhang"),
        ("Don’t panic, it’s Café №1!", "dont-panic-its-cafe-no1"),
        ("绿", "lv"),
        ("🙂 …", ""),
        ("con", "con-post"),
        ("", ""),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slug_of_title(title) == slug


def test_a_long_slug_ends_with_a_word() -> None:
    slug = slug_of_title("一座很长很长的桥" * 20)

    assert len(slug) <= LONGEST
    assert slug.split("-")[-1] in {"yi", "zuo", "hen", "chang", "zhang", "de", "qiao"}


@given(st.text())
def test_slugs_are_safe_names(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(-[a-z0-9]+)*", slug_of_title(title))
    assert re.fullmatch(r"[A-Za-z0-9_-]{0,60}", slug_of_id(title))


@pytest.mark.parametrize(
    ("identifier", "slug"),
    [
        ("https://a.example/articles/3765201", "3765201"),
        ("https://a.example/news/bridge.html?x=1", "bridge"),
        ("https://www.youtube.com/watch?v=B_BnIoHyF54", "B_BnIoHyF54"),
        ("n-101", "n-101"),
        ("../../etc/passwd", "etc-passwd"),
        ("https://a.example/", ""),
        ("http://[", ""),
    ],
)
def test_identifiers(identifier: str, slug: str) -> None:
    assert slug_of_id(identifier) == slug


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
