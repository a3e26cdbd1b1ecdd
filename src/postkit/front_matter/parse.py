"""Find the front matter of a text and read what is between its fences."""

from __future__ import annotations

from typing import Any

from postkit.front_matter.fence_marks import Fences
from postkit.front_matter.fences import find_fences
from postkit.front_matter.key_lines import find_key
from postkit.front_matter.nodes import (
    Failure,
    FrontMatter,
    Reading,
    Syntax,
    SyntaxProblem,
)
from postkit.front_matter.readers.simple_yaml import read_plain_yaml
from postkit.source import Span

NO_KEY = "no key"


def parse_front_matter(text: str, yaml_version: str) -> FrontMatter | None:
    """Return the front matter at the head of `text`, or None where there is none.

    Damaged fences are seen through as far as what they enclose is plainly front
    matter. Never raises, whatever the text.

    Args:
        text: the whole draft.
        yaml_version: "1.1" reads plain scalars as PyYAML does, "1.2" by the core
            schema and with dates.
    """
    readings: dict[tuple[Syntax, Span], Reading] = {}

    def read(syntax: Syntax, content: Span) -> Reading:
        key = syntax, content
        if key not in readings:
            readings[key] = read_content(text, syntax, content, yaml_version)
        return readings[key]

    fences = find_fences(text, read)
    if fences is None:
        return None
    reading = read(fences.syntax, fences.content)
    return FrontMatter(
        fences.syntax,
        fences.span,
        fences.content,
        fences.opening,
        fences.closing,
        fences.problems,
        reading.root,
        reading.failure,
        lambda: _diagnose(text, fences, reading.failure),
    )


def read_content(text: str, syntax: Syntax, content: Span, yaml_version: str) -> Reading:
    """Return the content of `text[content]`, read as `syntax`."""
    if syntax is Syntax.TOML:
        from postkit.front_matter.readers.toml_reader import read_toml

        return read_toml(text, content)
    if syntax is Syntax.JSON:
        from postkit.front_matter.readers.json_reader import read_json

        return read_json(text, content)
    if yaml_version == "1.2" and (root := read_plain_yaml(text, content)):
        return Reading(root)
    from postkit.front_matter.readers.yaml_reader import read_yaml

    reading = read_yaml(text, content, legacy=yaml_version == "1.1")
    root = reading.root
    if root and root.kind == "scalar" and not root.style and find_key(root.span.text(text)):
        # `title：…`, `title = …`: the writer sees keys where YAML sees one text.
        return Reading(None, Failure(content.start, NO_KEY))
    return reading


def read_scalar(text: str, yaml_version: str) -> Any:
    """Return what the plain YAML scalar `text` stands for in version "1.1" or "1.2"."""
    from postkit.front_matter.readers.yaml_scalars import resolve_core, resolve_legacy

    return resolve_legacy(text) if yaml_version == "1.1" else resolve_core(text)


def _diagnose(text: str, fences: Fences, failure: Failure | None) -> tuple[SyntaxProblem, ...]:
    from postkit.front_matter.syntax_errors.diagnose import diagnose

    return diagnose(text, fences.syntax, fences.content, failure) if failure else ()
