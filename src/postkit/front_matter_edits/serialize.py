"""Write values as front matter, in the style that the writer uses.

A text goes without quotes only where both versions of YAML read it back as that
text: each way of writing is tried on the parser before it is taken.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from postkit.front_matter import Syntax, is_text_to_all, read_content
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

BLOCK_STYLES = ("|", ">")

# What YAML forbids or takes for the end of a line (1.1, 5.1 and 5.4); TOML forbids DEL.
_UNSAFE = lazy_compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BARE_TOML_KEY = lazy_compile(r"[A-Za-z0-9_-]+\Z")


class UnwritableError(ValueError):
    """The syntax has no notation for a value; the message is in plain words."""


class Quoting(NamedTuple):
    """How a writer quotes texts, where the syntax leaves a choice.

    `style` is the quote of every text, empty for none where a text can do
    without; `quote` is the one for those that cannot.
    """

    style: str = ""
    quote: str = '"'


PLAIN = Quoting()


def write_value(
    value: Any, syntax: Syntax, quoting: Quoting = PLAIN, *, in_flow: bool = False
) -> str:
    """Return `value` on one line.

    Args:
        value: a JSON value, a date or a time.
        syntax: the notation.
        quoting: how texts in it are quoted.
        in_flow: whether it will be between brackets of YAML.

    Raises:
        UnwritableError: the syntax cannot say it.
    """
    if isinstance(value, list | tuple):
        items = (write_value(item, syntax, quoting, in_flow=True) for item in value)
        return f"[{', '.join(items)}]"
    if isinstance(value, dict):
        sign = " = " if syntax is Syntax.TOML else ": "
        pairs = (
            write_key(str(key), syntax) + sign + write_value(item, syntax, quoting, in_flow=True)
            for key, item in value.items()
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, str):
        return _write_text(value, syntax, quoting, in_flow)
    return _write_other(value, syntax)


def write_key(key: str, syntax: Syntax, quoting: Quoting = PLAIN) -> str:
    """Return `key` as it is written before its value.

    Raises:
        UnwritableError: the syntax cannot say it.
    """
    if syntax is Syntax.TOML and _BARE_TOML_KEY.match(key):
        return key
    if syntax is not Syntax.YAML:
        return _double_quoted(key)
    return _yaml_text(key, quoting, True)


def write_fields(values: Mapping[str, Any]) -> str:
    """Return `values` as the YAML front matter of a new draft, an item of a list on each line.

    Raises:
        UnwritableError: YAML cannot say one of them.
    """
    lines = ["---"]
    for key, value in values.items():
        name = write_key(key, Syntax.YAML)
        if isinstance(value, list) and value:
            lines += [f"{name}:", *(f"  - {write_value(item, Syntax.YAML)}" for item in value)]
        else:
            lines.append(f"{name}: {write_value(value, Syntax.YAML)}")
    return "\n".join([*lines, "---", ""])


def write_block(value: str, style: str, indent: str) -> str | None:
    """Return a text of several lines as a block scalar, lines ended by a line feed.

    Args:
        value: the text.
        style: `|`, or `>` which folds lines.
        indent: what its lines start with.

    Returns:
        None where a block scalar cannot hold the text.
    """
    body = value.rstrip("\n")
    chomping = {0: "-", 1: ""}.get(len(value) - len(body), "+")
    lines = body.split("\n")
    if style == ">":
        lines = [line for other in lines for line in (other, "")][:-1]
    if chomping == "+":
        lines += [""] * (len(value) - len(body) - 1)
    written = "\n".join([style + chomping, *(indent + line if line else "" for line in lines)])
    return written if _reads_as(f"key: {written}\n", value) else None


def _write_text(value: str, syntax: Syntax, quoting: Quoting, in_flow: bool) -> str:
    if syntax is Syntax.YAML:
        return _yaml_text(value, quoting, in_flow)
    if syntax is Syntax.TOML and quoting.style == "'" and value.isprintable() and "'" not in value:
        return f"'{value}'"
    return _double_quoted(value)


@lru_cache(maxsize=4096)
def _yaml_text(value: str, quoting: Quoting, in_flow: bool) -> str:
    """Return the first way to write `value` that is read back, the preferred one first."""
    double = _double_quoted(value)
    ways = [double]
    if not _UNSAFE.search(value):
        if (quoting.style or quoting.quote) == "'":
            ways.insert(0, "'" + value.replace("'", "''") + "'")
        if not quoting.style and is_text_to_all(value):
            ways.insert(0, value)
    for written in ways:
        if _reads_as(f"key: [{written}]\n" if in_flow else f"key: {written}\n", value, in_flow):
            return written
    raise UnwritableError("a character in it cannot be in YAML")


def _reads_as(yaml: str, value: str, in_list: bool = False) -> bool:
    """Tell whether the key of `yaml` has `value` in both versions of YAML."""
    wanted = [value] if in_list else value
    for version in ("1.2", "1.1"):
        root = read_content(yaml, Syntax.YAML, Span(0, len(yaml)), version).root
        if root is None or root.value != {"key": wanted}:
            return False
    return True


def _write_other(value: Any, syntax: Syntax) -> str:
    if isinstance(value, date):
        return value.isoformat() if syntax is not Syntax.JSON else f'"{value.isoformat()}"'
    if value is None and syntax is Syntax.TOML:
        raise UnwritableError("TOML has no way to write an empty value; remove the field instead")
    if isinstance(value, float) and not math.isfinite(value):
        if syntax is Syntax.JSON:
            raise UnwritableError("JSON has no such number")
        word = "nan" if math.isnan(value) else "inf"
        return ("-" if value < 0 else "") + ("." if syntax is Syntax.YAML else "") + word
    try:
        return json.dumps(value)
    except TypeError:
        raise UnwritableError(
            f"front matter has no notation for a {type(value).__name__}"
        ) from None


def _double_quoted(value: str) -> str:
    # A JSON string is a basic string of TOML and a double-quoted scalar of YAML.
    return _UNSAFE.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False)
    )
