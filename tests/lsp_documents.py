"""Drafts as an editor has them open, for the tests of what the language server tells."""

from __future__ import annotations

from typing import Any

from postkit.config import Configuration
from postkit.lsp.open_draft import OpenDraft

CURSOR = "‸"

POST = """\
---
title: 河边的新桥
summary: 一座新桥怎样改变了两岸居民的一天。
date: 2026-03-14
layout: post.njk
source: https://example.org/talks/bridge
speaker: Ana Ruiz
area: life-family
category: culture
tags: [city-life]
---

一段文字。
"""
"""A post that the built-in schema is for, without a finding."""


def opened(text: str, path: str = "post.md", **values: Any) -> OpenDraft:
    """Return `text` as an open draft under the settings `values`."""
    values = {key.replace("_", "-"): value for key, value in values.items()}
    settings = Configuration(values, isolated=True).settings(path)
    return OpenDraft(text, 1, path, "utf-16", settings)


def at_cursor(text: str, **values: Any) -> tuple[OpenDraft, int]:
    """Return `text` without the cursor in it as an open draft, and where the cursor was."""
    return opened(text.replace(CURSOR, ""), **values), text.index(CURSOR)


REPEATED = POST.replace("[city-life]", "[city-life, city-life]")
