"""Chromium for tests of pages: that of the system, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
MARKS = [
    pytest.mark.slow,
    pytest.mark.skipif(not PROGRAM, reason="no chromium is installed (Debian: chromium)"),
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

PATIENCE = 120
"""Seconds after which a page, or a process that serves one, counts as hung."""

_FOLDER = os.environ.get("POSTKIT_SCREENSHOTS")
_PICTURES = Path(_FOLDER).resolve() if _FOLDER else None


@contextmanager
def started() -> Iterator[Any]:
    """Start Chromium; it ends with the block."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield browser
        browser.close()


def new_page(browser: Any, **options: Any) -> Any:
    """Open a page in a context of its own, which has the `options`."""
    page = browser.new_page(**options)
    page.set_default_timeout(PATIENCE * 1000)
    return page


def expect(found: Any) -> Any:
    """Return what Playwright can assert of `found`; it waits until that holds."""
    # Takes a second to load, which the fast tests do without.
    from playwright.sync_api import expect as playwright_expect

    playwright_expect.set_options(timeout=PATIENCE * 1000)
    return playwright_expect(found)


def take_picture(page: Any, name: str) -> None:
    """Write a picture of `page` to the folder POSTKIT_SCREENSHOTS, if there is one."""
    if _PICTURES:
        page.screenshot(path=_PICTURES / f"{name}.png")


def grave_violations(page: Any) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds that keeps somebody from using `page`."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core").Axe()
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in axe.run(page).response["violations"]
        if rule["impact"] in ("serious", "critical")
    ]
