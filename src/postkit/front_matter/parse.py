"""Find the front matter of a text and read what is between its fences."""

from __future__ import annotations

from collections.abc import Callable

from postkit.front_matter.nodes import Fences, FrontMatter, ParsedContent, ParserFailure, Syntax
from postkit.front_matter.readers.simple_yaml import read_plain_yaml
from postkit.front_matter.readers.yaml_scalars import resolve_core, resolve_go, resolver
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from postkit.front_matter.syntax_errors.problem import SyntaxProblem

_READ_OTHERWISE = lazy_compile(
    # Words of other readers, and signs that have tags of their own in version 1.1.
    r"(?i:y|n|yes|no|on|off|~|null|nan|inf|[-?:=]|<<)\Z|:\S"
    # Numbers, times and days of Ruby's.
    r"|[-+]?[0-9][0-9_,]*(?::[0-9_]+)*(?:\.[0-9_]*)?\Z|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:\Z|(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2})"
)
NO_KEY = "no key"
TOO_LONG = "too long"
MAX_LENGTH = 500_000
"""In characters. What is longer is data; it takes readers seconds, and editing reads it again."""


def parse_front_matter(
    text: str, yaml_version: str, *, ignores_key_case: bool = False
) -> FrontMatter | None:
    """Return the front matter at the start of `text`, or None where there is none.

    Damaged fences are seen through as far as what they enclose is plainly front
    matter. Never raises, whatever the text.

    Args:
        text: the whole draft.
        yaml_version: "1.1" reads plain scalars as PyYAML does, "1.2" by the core
            schema and with dates, "go" as Hugo does.
        ignores_key_case: whether the site takes `Title` and `title` for one key.
    """
    readings: dict[tuple[Syntax, Span], ParsedContent] = {}

    def read(syntax: Syntax, content: Span) -> ParsedContent:
        key = syntax, content
        if key not in readings:
            readings[key] = read_content(text, syntax, content, yaml_version)
        return readings[key]

    fences = _find_usual_fences(text, read) or _find_other_fences(text, read)
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
        ignores_key_case=ignores_key_case,
    )


def _find_usual_fences(text: str, read: Callable[[Syntax, Span], ParsedContent]) -> Fences | None:
    """Return the fences that most posts have, as `find_fences` does: lines of `---` around keys.

    None where the first line, or the next that starts with `---`, has anything more on it.
    """
    opening = Span(0, len("---"))
    at = text.find("\n---", opening.end) + 1 if text.startswith("---\n") else 0
    closing, content = Span(at, at + len("---")), Span(opening.end + 1, at)
    if at <= content.start or text[closing.end : closing.end + 1] not in ("\n", ""):
        return None
    root = read(Syntax.YAML, content).root
    if root is None or root.kind != "mapping":
        return None
    span = Span(0, min(closing.end + 1, len(text)))
    return Fences(Syntax.YAML, span, content, opening, closing)


def _find_other_fences(text: str, read: Callable[[Syntax, Span], ParsedContent]) -> Fences | None:
    # Four modules of patterns for damage that most posts do not have.
    from postkit.front_matter.fences import find_fences

    return find_fences(text, read)


def read_content(text: str, syntax: Syntax, content: Span, yaml_version: str) -> ParsedContent:
    """Return the content of `text[content]`, read as `syntax`."""
    if content.end - content.start > MAX_LENGTH:
        return ParsedContent(None, ParserFailure(content.start, TOO_LONG))
    if syntax is Syntax.TOML:
        from postkit.front_matter.readers.toml_reader import read_toml

        return read_toml(text, content)
    if syntax is Syntax.JSON:
        from postkit.front_matter.readers.json_reader import read_json

        return read_json(text, content)
    if yaml_version != "1.1":
        resolve = resolve_go if yaml_version == "go" else resolve_core
        if root := read_plain_yaml(text, content, resolve):
            return ParsedContent(root)
    from postkit.front_matter.key_lines import find_key
    from postkit.front_matter.readers.yaml_reader import read_yaml

    reading = read_yaml(text, content, yaml_version)
    root = reading.root
    if root and root.kind == "scalar" and not root.style and find_key(root.span.text(text)):
        # `title：…`, `title = …`: the writer sees keys where YAML sees one text.
        return ParsedContent(None, ParserFailure(content.start, NO_KEY))
    return reading


def read_scalar(text: str, yaml_version: str) -> Any:
    """Return what the plain YAML scalar `text` is in version "1.1", "1.2" or "go"."""
    return resolver(yaml_version)(text)


def is_text_to_all(text: str) -> bool:
    """Tell whether every reader of YAML takes the plain scalar `text` for that text.

    Beyond the versions that postkit reads, Ruby has `1,000`, `01:30` and `2024-5-1`.
    """
    readings = (read_scalar(text, version) for version in ("1.2", "1.1", "go"))
    return all(reading == text for reading in readings) and not _READ_OTHERWISE.match(text)


def _diagnose(
    text: str, fences: Fences, failure: ParserFailure | None
) -> tuple[SyntaxProblem, ...]:
    from postkit.front_matter.syntax_errors.diagnose import diagnose

    return diagnose(text, fences.syntax, fences.content, failure) if failure else ()
