"""Formulas in HTML: MathML stays, and what scripts made from it is reduced to it."""

from __future__ import annotations

from postkit.ingest.html.sanitize import as_html
from postkit.ingest.html.tree import Element

_RENDERED = frozenset(["katex", "katex-display", "MathJax", "mjx-container", "MathJax_Display"])


def as_math(element: Element, base: str) -> str | None:
    """Return a formula as MathML or TeX between dollar signs; None where `element` is not one."""
    if element.tag == "math":
        return as_html([element], base, is_in_line=True)
    if element.tag == "script" and element.get("type").startswith("math/tex"):
        sign = "$$" if "display" in element.get("type") else "$"
        return f"{sign}{' '.join(element.text().split())}{sign}"
    if element.tag == "mjx-container" or element.classes & _RENDERED:
        found = element.find("math")
        if found is not None:
            return as_html([found], base, is_in_line=True)
        # MathJax 2 shows the formula in spans and keeps its source in a script beside them.
        return "" if element.classes & {"MathJax", "MathJax_Display"} else None
    if "MathJax_Preview" in element.classes:
        return ""
    return None
