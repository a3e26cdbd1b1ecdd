"""Whether a text matches the `pattern` of a schema: in time, and as ECMA 262 reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from postkit.schema.regular import compile_regular


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> Callable[[str], bool]:
    """Return a function that tests whether `pattern` matches somewhere in a text.

    Raises:
        ValueError: it is not a regular expression, or one that cannot be checked here.
    """
    plain = compile_regular(pattern)
    if plain is not None:
        return plain
    try:
        from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError
    except ImportError as error:
        raise ValueError("it needs the package `jsonschema-rs`") from error
    schema = {"pattern": pattern}
    try:
        return Draft202012Validator(schema, pattern_options=RegexOptions()).is_valid
    except ValidationError:
        # A text that takes too long to match counts as one that does not.
        return Draft202012Validator(schema).is_valid


def matches(pattern: str, text: str) -> bool:
    """Tell whether `pattern` matches somewhere in `text`; nothing matches what is not a pattern."""
    try:
        return compile_pattern(pattern)(text)
    except ValueError:
        return False


def why_no_pattern(pattern: str) -> str | None:
    """Return why `pattern` cannot be checked, None where it can."""
    try:
        compile_pattern(pattern)
    except ValueError as error:
        import re

        try:
            re.compile(pattern)
        except re.error as reason:
            return reason.msg
        return str(error) if "jsonschema-rs" in str(error) else "it is not written as ECMA 262 asks"
    return None
