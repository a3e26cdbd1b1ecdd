"""Posts in an archive of the web: `--input posts.warc.gz`."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from shell import CLEAN, REPEATED, REPEATED_FIXED, Shell

from postkit.bulk import warc

pytest.importorskip("fastwarc", reason="fastwarc is not installed")

PAGE = (
    "<!doctype html><html><head><title>桥</title></head><body><nav><a href='/'>首页</a></nav>"
    "<article><h1>桥</h1>"
    + "<p>河上有一座桥,每天有很多人走过这座桥。</p>" * 6
    + "</article></body></html>"
)


def record(kind: str, url: str, content_type: str, data: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + data + b"\r\n\r\n")


def answer(
    url: str, content_type: str, text: str | bytes, status: str = "200 OK", more: str = ""
) -> bytes:
    body = text.encode() if isinstance(text, str) else text
    kind = f"Content-Type: {content_type}\r\n{more}"
    head = f"HTTP/1.1 {status}\r\n{kind}Content-Length: {len(body)}\r\n\r\n"
    return record("response", url, "application/http; msgtype=response", head.encode() + body)


def write(shell: Shell) -> None:
    records = [
        record("warcinfo", "", "application/warc-fields", b"software: x\r\n"),
        answer("http://a/1.md", "text/markdown; charset=utf-8", REPEATED),
        answer("http://a/gone", "text/html", PAGE, "404 Not Found"),
        answer("http://a/p.png", "image/png", "x"),
        answer("http://a/page", "text/html", PAGE),
        answer("http://a/empty", "text/html", "<html><body></body></html>"),
        record("conversion", "http://a/2.txt", "text/plain", REPEATED.encode()),
    ]
    (shell.folder / "in.warc.gz").write_bytes(b"".join(records))


def run(shell: Shell, command: str, target: str, *options: str) -> Any:
    files = ["--input", "in.warc.gz", "--output-file", target]
    return shell.run(command, *files, "--isolated", *options)


def rows(shell: Shell, path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in shell.read(path).splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 1000])
def test_records_are_posts_and_pages_are_read_as_by_import(
    shell: Shell, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "SHARD_ROWS", size)
    write(shell)

    answers = [run(shell, command, f"{command}.jsonl") for command in ("lint", "fix")]

    assert [done.status for done in answers] == [1, 1]
    found = rows(shell, "lint.jsonl")
    assert {(row["row"], row["path"], row["code"]) for row in found} == {
        (1, "http://a/1.md", "FM011"),
        (2, "http://a/page", "SM101"),
        (4, "http://a/2.txt", "FM011"),
    }
    rejected = rows(shell, "lint.jsonl.rejected.jsonl")
    assert [(row["row"], row["path"], row["name"]) for row in rejected] == [
        (3, "http://a/empty", "not-text")
    ]
    first, page, last = rows(shell, "fix.jsonl")
    assert first == {"path": "http://a/1.md", "text": REPEATED_FIXED}
    assert page["text"].count("河上有一座桥，每天") == 6
    assert "首页" not in page["text"]
    assert last == {"path": "http://a/2.txt", "text": REPEATED_FIXED}


@pytest.mark.parametrize(
    ("command", "options", "message"),
    [
        ("fix", ["--output-file", "out.parquet"], "the output of this input must be .jsonl"),
        ("lint", ["--output-file", "out.jsonl", "--path-column", "p"], "is the address"),
        ("lint", ["--output-file", "out.warc"], "must end in one of .jsonl"),
    ],
)
def test_what_does_not_go_with_an_archive_is_refused(
    shell: Shell, command: str, options: list[str], message: str
) -> None:
    write(shell)

    done = shell.run(command, "--input", "in.warc.gz", *options)

    assert done.status == 2
    assert message in done.err


def test_bodies_are_decoded(shell: Shell) -> None:
    packed = gzip.compress(REPEATED.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    gzipped = "Content-Encoding: gzip\r\n"
    records = [
        answer("http://a/1", "text/plain", packed, more=gzipped),
        answer(
            "http://a/2", "text/plain", chunked, more=gzipped + "Transfer-Encoding: chunked\r\n"
        ),
        answer("http://a/3", "text/plain", b"\x8b\xff", more="Content-Encoding: br\r\n"),
    ]
    (shell.folder / "in.warc.gz").write_bytes(b"".join(records))

    run(shell, "fix", "out.jsonl")

    assert [row["text"] for row in rows(shell, "out.jsonl")] == [REPEATED_FIXED] * 2
    (rejected,) = rows(shell, "out.jsonl.rejected.jsonl")
    assert (rejected["row"], rejected["name"]) == (3, "not-text")
    assert rejected["message"] == "is compressed with br, which is not read here"


@pytest.mark.parametrize("size", [20, 40, 70, 100, 130])
def test_an_archive_that_ends_in_the_head_of_a_record_is_an_error(shell: Shell, size: int) -> None:
    whole, last = (answer(f"http://a/{at}", "text/plain", CLEAN) for at in range(2))
    start = gzip.decompress(last)[:size]
    (shell.folder / "in.warc").write_bytes(gzip.decompress(whole) + start)

    done = shell.run("lint", "--input", "in.warc", "--output-file", "out.jsonl", "--isolated")

    assert done.status == 2
    assert "in.warc: cannot be read: the last record is cut off" in done.err


@pytest.mark.parametrize("name", ["in.warc.gz", "in.warc"])
def test_an_archive_that_is_cut_off_is_an_error(shell: Shell, name: str) -> None:
    write(shell)
    data = (shell.folder / "in.warc.gz").read_bytes()
    whole = data if name.endswith(".gz") else gzip.decompress(data)
    (shell.folder / name).write_bytes(whole[:-20])

    files = ["--input", name, "--output-file", "out.jsonl"]
    done = shell.run("lint", *files, "--isolated")

    assert done.status == 2
    assert f"{name}: cannot be read: " in done.err
    assert not (shell.folder / "out.jsonl").exists()
