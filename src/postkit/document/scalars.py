"""Write a value as front matter: quoted where its dialect would read it as something else."""

from __future__ import annotations

import json
import re
from typing import Any

from postkit.document.front_matter import Dialect
from postkit.lazy_patterns import lazy_compile

# A letter or Han character first, and in it nothing that YAML gives a meaning.
_PLAIN = lazy_compile(r"[^\W\d_][\w./+-]*(?: [\w./+-]+)*")
_MEANS_SOMETHING = lazy_compile(r"(?i:y|n|yes|no|on|off|true|false|null|nan|inf)")

# What YAML forbids or takes for the end of a line (1.1, 5.1 and 5.4); TOML forbids DEL.
_UNSAFE = lazy_compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def render(value: Any, dialect: Dialect) -> str:
    """Return `value` as it is written in front matter, on one line.

    Args:
        value: a JSON value.
        dialect: the notation. A null has none in TOML and becomes an empty string.
    """
    if isinstance(value, list):
        return f"[{', '.join(render(one, dialect) for one in value)}]"
    if isinstance(value, dict):
        if dialect is Dialect.YAML:
            pairs = (f"{_text(key, dialect)}: {render(one, dialect)}" for key, one in value.items())
            return f"{{{', '.join(pairs)}}}"
        sign = " = " if dialect is Dialect.TOML else ": "
        pairs = (f"{_quoted(key)}{sign}{render(one, dialect)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, str):
        return _text(value, dialect)
    if value is None and dialect is Dialect.TOML:
        return '""'
    return json.dumps(value)


def _text(value: str, dialect: Dialect) -> str:
    if (
        dialect is Dialect.YAML
        and _PLAIN.fullmatch(value)
        and not _MEANS_SOMETHING.fullmatch(value)
    ):
        return value
    return _quoted(value)


def _quoted(value: str) -> str:
    # A JSON string is a basic string of TOML and a double-quoted scalar of YAML.
    return _UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
