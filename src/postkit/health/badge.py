"""A badge with the health of an archive, as an SVG image."""

from __future__ import annotations

from html import escape

from postkit.health.figures import Figures

_LABEL = "postkit"
_COLORS = {"error": "#b3261e", "warning": "#8a5300", "clean": "#1a7f37"}
_CHARACTER = 7
_MARGIN = 12


def make_badge(figures: Figures) -> str:
    """Return the badge: the number of errors, or of warnings where there is no error."""
    counts = figures.by_severity
    severity = next((name for name in ("error", "warning") if counts[name]), "clean")
    number = counts.get(severity, 0)
    said = f"{number:,} {severity}{'' if number == 1 else 's'}" if number else "clean"
    left = len(_LABEL) * _CHARACTER + _MARGIN
    width = left + len(said) * _CHARACTER + _MARGIN
    name = escape(f"{_LABEL}: {said}", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" '
        f'aria-label="{name}">'
        f"<title>{name}</title>"
        f'<rect width="{width}" height="20" rx="3" fill="#404850"/>'
        f'<path d="M{left} 0h{width - left - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z" '
        f'fill="{_COLORS[severity]}"/>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" '
        'font-size="11">'
        f'<text x="{left // 2}" y="14">{_LABEL}</text>'
        f'<text x="{(left + width) // 2}" y="14">{said}</text>'
        "</g></svg>\n"
    )
