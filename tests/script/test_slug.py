"""Titles and identifiers as names of files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
