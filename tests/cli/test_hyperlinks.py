"""Links to the files of findings, on terminals that open them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from findings import finding, report

from postkit.cli.hyperlinks import has_hyperlinks
from postkit.cli.output import Output, style
from postkit.reporters import Style


@pytest.mark.parametrize(
    ("environment", "has"),
    [
        pytest.param({}, False, id="unknown"),
        pytest.param({"TERM": "xterm-256color"}, False, id="xterm"),
        pytest.param({"VTE_VERSION": "7200"}, True, id="GNOME"),
        pytest.param({"VTE_VERSION": "4900"}, False, id="old GNOME"),
        pytest.param({"WT_SESSION": "1"}, True, id="Windows"),
        pytest.param({"TERM_PROGRAM": "iTerm.app"}, True, id="iTerm"),
        pytest.param({"TERM_PROGRAM": "Apple_Terminal"}, False, id="macOS"),
        pytest.param({"TERM": "xterm-kitty"}, True, id="kitty"),
        pytest.param({"TERM": "tmux-256color", "VTE_VERSION": "7200"}, False, id="tmux"),
        pytest.param({"FORCE_HYPERLINK": "1"}, True, id="forced"),
        pytest.param({"FORCE_HYPERLINK": "0", "WT_SESSION": "1"}, False, id="switched off"),
    ],
)
def test_terminals_that_open_links(environment: dict[str, str], has: bool) -> None:
    assert has_hyperlinks(environment) is has


@pytest.mark.parametrize(
    ("is_terminal", "color", "no_color", "has"),
    [
        pytest.param(True, "auto", "", True, id="terminal"),
        pytest.param(True, "always", "", True, id="colours asked for"),
        pytest.param(True, "never", "", False, id="no colours asked for"),
        pytest.param(True, "auto", "1", False, id="NO_COLOR"),
        pytest.param(False, "always", "", False, id="pipe"),
    ],
)
def test_links_are_for_terminals(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, color: str, no_color: str, has: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    monkeypatch.setenv("WT_SESSION", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_color)

    assert style(color, Output(None)).links is has


@pytest.mark.parametrize("name", ["full", "concise"])
def test_the_place_of_a_finding_leads_to_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    one = (finding("x", "x", path="桥 1.md"),)

    text = report(name, one, style=Style(links=True))

    address = f"{tmp_path.as_uri()}/%E6%A1%A5%201.md"
    assert f"\x1b]8;;{address}\x1b\\桥 1.md:1:1\x1b]8;;\x1b\\" in text
    assert "\x1b" not in report(name, one, style=Style())
    assert "\x1b" not in report(name, (finding("x", "x", path=None),), style=Style(links=True))
