"""What is asked of a server; the server is this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from postkit.errors import FileError
from postkit.ingest import fetch as fetching
from postkit.ingest.fetch import fetch, is_web_address


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=gbk")
            self.end_headers()
            self.wfile.write("桥".encode("gbk"))
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_the_text_and_the_encoding_that_the_server_names(server: str) -> None:
    raw = fetch(f"{server}/page")

    assert (raw.text, raw.encoding, raw.url) == ("桥", "gbk", f"{server}/page")


def test_a_redirection(server: str) -> None:
    assert fetch(f"{server}/to//page").url == f"{server}/page"


def test_no_way_leads_to_a_file(server: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")

    for url in (secret.as_uri(), f"{server}/to/{secret.as_uri()}"):
        with pytest.raises(FileError):
            fetch(url)


def test_what_the_server_refuses(server: str) -> None:
    with pytest.raises(FileError, match="the server answered 404 Not Found"):
        fetch(f"{server}/nothing")


def test_an_answer_that_is_too_large(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1)

    with pytest.raises(FileError, match="is larger than"):
        fetch(f"{server}/page")


def test_no_server() -> None:
    with pytest.raises(FileError, match="cannot be fetched"):
        fetch("http://127.0.0.1:1/x")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("https://a.example", True), ("file:///etc/passwd", False), ("ftp://a", False), ("a", False)],
)
def test_addresses(name: str, *, expected: bool) -> None:
    assert is_web_address(name) is expected
