"""The bytes that arrive, and the encoding they are in."""

from __future__ import annotations

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput, detect

TEXT = "简体中文，一座桥。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), "", id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), "", id="UTF-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), "", id="UTF-16 with a mark"),
        pytest.param("a bridge".encode("utf-16-le"), "", id="UTF-16 without a mark"),
        pytest.param(TEXT.encode("gb18030"), "gbk", id="named by the user"),
    ],
)
def test_texts(data: bytes, encoding: str) -> None:
    assert RawInput(data, "a.txt", encoding).text in (TEXT, "a bridge")


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<?xml version="1.0" encoding="gb2312"?>', "gb18030"),
        ("<html><meta charset=gbk>", "gb18030"),
        ('<meta http-equiv="x" content="text/html; charset=Big5">', "big5hkscs"),
        ('<meta charset="gb2312">', "utf-8"),
    ],
)
def test_declared_encodings(declaration: str, encoding: str) -> None:
    text = f"{declaration}一中文"

    assert RawInput(text.encode(encoding), "a.html").text == text


def test_newlines_become_one_kind() -> None:
    assert RawInput(b"a\r\nb\rc\n", "a").text == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (TEXT.encode("gb18030"), "", "is not UTF-8; name its encoding with --encoding, such as"),
        (b"\xff\xff\xff", "gb18030", "is not text in gb18030"),
        (b"<meta charset=x-none>\xff", "", "`x-none` is not an encoding"),
        (b"PNG\0", "", "is a binary file, not text"),
    ],
)
def test_what_is_no_text(data: bytes, encoding: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        _ = RawInput(data, "a.txt", encoding).text

    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0">', "x", "feed"),
        ("<!-- made by a tool -->\n<feed xmlns='…'>", "x.txt", "feed"),
        ("<rdf:RDF>", "x", "feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "x", "json-feed"),
        ('{"items": []}', "x.json", "json-feed"),
        ("\n<!DOCTYPE html><html>", "x", "page"),
        ("<p>Hi", "x.html", "page"),
        ("<!-- saved -->\n<!DOCTYPE html>\n<script>//<![CDATA[", "x", "page"),
        ("<br />\n<b>Warning</b>: x\n<html>\n<script>//<![CDATA[", "x", "page"),
        ("<p align=center>\n\n```\n<html>\n```\n", "x.md", "text"),
        ("WEBVTT\n", "x", "subtitles"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHi", "x.txt", "subtitles"),
        ("小报 <![CDATA[ 甲 ]]> https://a.example/1", "x.txt", "flattened-feed"),
        ("<![CDATA[ 甲 ]]> https://a.example/1", "x.md", "flattened-feed"),
        ("---\ntitle: <![CDATA[\n---\n", "x.txt", "text"),
        ("# 桥\n", "x.md", "text"),
        ("", "x", "text"),
    ],
)
def test_formats(text: str, name: str, form: str) -> None:
    assert detect(RawInput(text.encode(), name)) == form


@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="UTF-8"?>'])
def test_a_broken_character_is_shown_and_reported(declaration: str) -> None:
    data = f"{declaration}{TEXT * 5}".encode() + b"\xe6\xa1 " + TEXT.encode()

    raw = RawInput(data, "a.txt")

    assert raw.text == f"{declaration}{TEXT * 5}\ufffd {TEXT}"
    assert raw.notes == ("1 piece is not UTF-8: shown as `\ufffd`",)
