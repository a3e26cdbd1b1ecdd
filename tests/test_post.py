"""The calls of python-frontmatter, without its losses."""

from __future__ import annotations

import datetime
import doctest
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frontmatter
import pytest

from postkit import post
from postkit.errors import ChangeError, FileError

LETTER = """\
---
title: '河' # 暂定
# 标签在下
tags:
- 水 # 一
- "桥"
cover:
  alt: 桥 # 注
  url: x.png
date: 2026-03-14
---


正文。

"""
FORMS = [
    pytest.param(LETTER, id="yaml"),
    pytest.param(LETTER.replace("\n", "\r\n"), id="crlf"),
    pytest.param("\ufeff" + LETTER, id="bom"),
    pytest.param('+++\ntitle = "河" # 暂定\n[cover]\nalt = "桥"\n+++\n\n正文。\n', id="toml"),
    pytest.param('{\n  "title": "河",\n  "cover": {"alt": "桥"}\n}\n\n正文。\n', id="json"),
    pytest.param("正文。", id="no-front-matter"),
    pytest.param("", id="empty"),
    pytest.param("---\ntitle: 河\n---", id="no-body"),
]


def test_the_example_is_right() -> None:
    assert doctest.testmod(post).failed == 0


@pytest.mark.parametrize("text", FORMS)
def test_nothing_is_lost(text: str) -> None:
    assert post.dumps(post.loads(text)) == text


# It reads TOML with a library of its own only.
@pytest.mark.parametrize("text", [form for form in FORMS if form.id != "toml"])
def test_it_reads_as_python_frontmatter_does(text: str) -> None:
    theirs = frontmatter.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    mine = post.loads(text)

    assert mine.content.replace("\r\n", "\n") == theirs.content
    assert dict(mine) == theirs.metadata


def retitle(letter: post.Post) -> None:
    letter["title"] = "桥"


def recover(letter: post.Post) -> None:
    letter["cover"]["alt"] = "渡口"


def shorten(letter: post.Post) -> None:
    del letter["cover"]["url"]
    del letter["date"]


def extend(letter: post.Post) -> None:
    letter["tags"].append("水")
    letter["draft"] = True


def rewrite(letter: post.Post) -> None:
    letter.content = "一\n\n二"


def redate(letter: post.Post) -> None:
    letter["date"] = datetime.date(2026, 3, 15)


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (retitle, "title: '河' # 暂定", "title: '桥' # 暂定"),
        (recover, "alt: 桥 # 注", "alt: 渡口 # 注"),
        (shorten, "  url: x.png\ndate: 2026-03-14\n", ""),
        (rewrite, "正文。", "一\n\n二"),
        (redate, "2026-03-14", "2026-03-15"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_change_is_written(
    change: Callable[[post.Post], None], old: str, new: str, newline: str
) -> None:
    letter = post.loads(LETTER.replace("\n", newline))

    change(letter)

    assert post.dumps(letter) == LETTER.replace(old, new).replace("\n", newline)


@pytest.mark.parametrize("change", [retitle, recover, shorten, extend, rewrite, redate])
@pytest.mark.parametrize("form", [LETTER, LETTER.replace("\n", "\r\n")])
def test_others_read_what_was_written(change: Callable[[post.Post], None], form: str) -> None:
    letter = post.loads(form)
    change(letter)
    theirs = frontmatter.loads(post.dumps(letter).replace("\r\n", "\n"))

    assert (theirs.metadata, theirs.content) == (letter.metadata, letter.content)


def test_a_new_post_is_written() -> None:
    letter = post.Post("正文。", title="河", tags=["水", "桥"])

    assert post.dumps(letter) == "---\ntitle: 河\ntags: [水, 桥]\n---\n\n正文。\n"
    assert letter.to_dict() == {"title": "河", "tags": ["水", "桥"], "content": "正文。"}


def test_a_body_is_added() -> None:
    letter = post.loads("---\ntitle: 河\n---\n")

    letter.content = "正文。"

    assert post.dumps(letter) == "---\ntitle: 河\n---\n\n正文。\n"


def test_a_file_is_changed_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(LETTER.encode())
    letter = post.load(path)
    for title in ("桥", "路"):
        letter["title"] = title
        post.dump(letter, path)

    assert path.read_bytes().decode() == LETTER.replace("'河'", "'路'")


def test_a_file_that_was_changed_since_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(LETTER.encode())
    letter = post.load(path)
    path.write_bytes(b"# new\n")

    with pytest.raises(FileError):
        post.dump(letter, path)
    assert path.read_bytes() == b"# new\n"


@pytest.mark.parametrize("make", [io.BytesIO, lambda data=b"": io.StringIO(data.decode(), "")])
def test_open_files_are_read_and_written(make: Callable[..., Any]) -> None:
    text = LETTER.replace("\n", "\r\n")
    written = make()

    post.dump(post.load(make(text.encode())), written)

    found = written.getvalue()
    assert (found.decode() if isinstance(found, bytes) else found) == text


def test_what_cannot_be_read_is_an_error() -> None:
    with pytest.raises(post.FrontMatterError, match="2:8"):
        post.loads("---\ntitle: [\n---\n")


def test_what_cannot_be_written_is_refused() -> None:
    letter = post.loads("---\nbase: &b {x: 1}\nother: *b\n---\n")
    letter["base"]["x"] = 2

    with pytest.raises(ChangeError):
        post.dumps(letter)
