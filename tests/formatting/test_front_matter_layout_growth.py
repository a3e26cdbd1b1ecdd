"""Front matter is read no more often than the proof of its layout needs."""

from __future__ import annotations

from typing import Any

import pytest

import postkit
from postkit.formatting import front_matter_layout


def test_what_the_site_reads_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read = front_matter_layout.read_content
    versions: list[str] = []

    def counted(*arguments: Any) -> Any:
        versions.append(arguments[-1])
        return read(*arguments)

    monkeypatch.setattr(front_matter_layout, "read_content", counted)
    config = postkit.Configuration(isolated=True)
    result = postkit.format_text("---\ntitle: 河边的新桥  \n---\n", path="a.md", config=config)

    assert result.text == "---\ntitle: 河边的新桥\n---\n"
    assert set(versions) == {"1.1"}
