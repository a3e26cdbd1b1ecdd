"""Read YAML into nodes with spans.

libyaml parses, where PyYAML has it, and `yaml_composer` builds nodes of its events.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import SafeLoader
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from postkit.front_matter.nodes import ParsedContent, ParserFailure
from postkit.front_matter.readers.yaml_composer import Composer, UnusableYamlError
from postkit.front_matter.readers.yaml_scalars import resolver
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_SURROGATE = lazy_compile("[\ud800-\udfff]")
_UNPRINTABLE = lazy_compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What YAML forbids (section 5.1 of version 1.2)."""
_OLD_LINE_ENDS = "\x85\u2028\u2029"
"""What ends a line in YAML 1.1, and so for libyaml, and is text in 1.2 (section 5.4)."""
_PRIVATE_USE = range(0xE000, 0xF8FF)
_TAB_AS_INDENT = "found a tab character where an indentation space is expected"


def read_yaml(text: str, content: Span, yaml_version: str = "1.2") -> ParsedContent:
    """Return the first document in `text[content]` as nodes, or why it has none.

    Args:
        text: the whole draft; all spans are offsets into it.
        content: what is between the fences.
        yaml_version: how plain scalars are read, see `parse_front_matter`.
    """
    yaml = content.text(text)
    if not yaml or yaml.isspace():
        return ParsedContent(None)
    # libyaml reads UTF-8, which cannot encode lone surrogates.
    encodable = _SURROGATE.sub("\ufffd", yaml)
    restored: dict[int, str] = {}
    if yaml_version == "1.2" and not yaml.isascii():
        restored = _replacements(yaml)
        for code, end in restored.items():
            encodable = encodable.replace(end, chr(code))
    composer = Composer(text, content, resolver(yaml_version), restored)
    reading = _compose(yaml, composer, lambda: _parser(encodable))
    if reading.failure and reading.failure.problem == _TAB_AS_INDENT:
        # libyaml refuses a tab at the start of a line of a block scalar, which is text.
        composer = Composer(text, content, resolver(yaml_version), restored)
        other = _compose(yaml, composer, lambda: SafeLoader(encodable))
        return reading if other.failure else other
    return reading


def _replacements(yaml: str) -> dict[int, str]:
    """Return what to write for the line ends of YAML 1.1: characters that `yaml` lacks."""
    found = [end for end in _OLD_LINE_ENDS if end in yaml]
    if not found:
        return {}
    unused = (code for code in _PRIVATE_USE if chr(code) not in yaml)
    return dict(zip(unused, found, strict=False))


def _compose(yaml: str, composer: Composer, parse: Callable[[], Any]) -> ParsedContent:
    content = composer.content
    try:
        composer.compose(parse())
    except UnusableYamlError as refusal:
        return ParsedContent(None, refusal.failure)
    except ReaderError as error:
        # libyaml counts bytes here, PyYAML characters; so it is searched for again.
        found = _UNPRINTABLE.search(yaml)
        at = content.start + (found.start() if found else 0)
        return ParsedContent(None, ParserFailure(at, error.reason))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = content.start + (mark.index if mark else 0)
        context = content.start + error.context_mark.index if error.context_mark else None
        return ParsedContent(
            None, ParserFailure(min(at, content.end), error.problem or "", context)
        )
    except YAMLError as error:
        return ParsedContent(None, ParserFailure(content.start, str(error)))
    return ParsedContent(composer.root)


def _parser(yaml: str) -> Any:
    """Return libyaml's parser, or PyYAML's own where it was built without libyaml."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return SafeLoader(yaml)
    return CParser(yaml)
