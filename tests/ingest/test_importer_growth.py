"""What all articles of a feed have in common is found out once."""

from __future__ import annotations

from pathlib import Path

import pytest

import postkit
from postkit.engine.linter import Linter
from postkit.schema.describe_fields import describe_fields

ARTICLES = 5
ITEMS = "".join(f"<item><title>第{n}座桥</title></item>" for n in range(ARTICLES))
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel>{ITEMS}</channel></rss>'


def test_an_article_without_residue_is_parsed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = Linter.parse
    parsed = []
    monkeypatch.setattr(
        Linter, "parse", lambda self, source: parsed.append(source) or parse(self, source)
    )
    drafts = list(postkit.import_text(FEED, name="feed.xml", folder=str(tmp_path)))

    assert len(drafts) == ARTICLES
    assert len(parsed) == ARTICLES


def test_the_schema_is_described_once(tmp_path: Path) -> None:
    describe_fields.cache_clear()
    list(postkit.import_text(FEED, name="feed.xml", folder=str(tmp_path)))

    assert describe_fields.cache_info().misses == 1
