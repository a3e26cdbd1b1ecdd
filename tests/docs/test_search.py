"""The search of the built documentation, as a reader uses it in a browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from chromium import MARKS, new_page, started
from markdown_pages import ROOT

pytestmark = MARKS

_IS_DONE = """() => /finished|did not match/.test(
  document.querySelector("#search-results p.search-summary")?.innerText ?? "")"""
"""What the page says once all results are there."""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Print nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on this computer; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return the page for searches of the site."""
    site = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-d", site / ".trees", ROOT / "docs", site],
        check=True,
    )
    with served(site) as address, started() as browser:
        page = new_page(browser)
        page.goto(f"{address}/search.html")
        yield page


@pytest.mark.parametrize(
    ("query", "address"),
    [
        pytest.param("asterisks bold", "reference/rules/broken-emphasis.html", id="English"),
        pytest.param("unclosed-details", "reference/rules/unclosed-details.html", id="name"),
        pytest.param("基线文件", "zh-hans/ci.html", id="Simplified"),
        pytest.param("读者看到了星号", "zh-hans/rules.html", id="Simplified clause"),
        pytest.param("語言服務器", "zh-hant/editors.html", id="Traditional"),
        pytest.param("pre-commit 钩子", "zh-hans/ci.html", id="both"),
    ],
)
def test_a_query_finds_its_page(page: Any, query: str, address: str) -> None:
    page.goto(f"{page.url.partition('?')[0]}?q={query}")
    page.wait_for_function(_IS_DONE)
    found = page.eval_on_selector_all(
        "#search-results ul.search li a", "links => links.map(link => link.pathname.slice(1))"
    )

    assert address in found[:10]
