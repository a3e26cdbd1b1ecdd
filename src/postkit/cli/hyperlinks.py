"""Which terminals open a link that is printed (OSC 8), and which would show its address."""

from __future__ import annotations

from collections.abc import Mapping

_FIRST_VTE = 5000
"""VTE, which GNOME's and other terminals are made with, has had links since 0.50."""

_SIGNS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio")
_TERMS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm")


def has_hyperlinks(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal of a process with this environment is known to have links.

    As is customary, `FORCE_HYPERLINK` says so for any other; with `0` there are none.
    Terminal multiplexers pass links on only when they are set up for it.
    """
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    term = environment.get("TERM", "")
    if term.startswith(("screen", "tmux")):
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdecimal() and int(vte) >= _FIRST_VTE)
        or any(environment.get(name) for name in _SIGNS)
        or environment.get("TERM_PROGRAM") in _PROGRAMS
        or term.startswith(_TERMS)
    )
