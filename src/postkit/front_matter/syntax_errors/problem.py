"""What keeps front matter from being parsed, as facts: the rules say it to the writer."""

from __future__ import annotations

from enum import StrEnum

from postkit.edits import Edit
from postkit.named_tuples import NamedTuple
from postkit.source import Span


class Cause(StrEnum):
    """The kinds of damage for which a parser stops."""

    # Lists written one item a line.
    DASHED_KEY = "dashed-key"
    LIST_AFTER_EMPTY_VALUE = "list-after-empty-value"
    LIST_AFTER_VALUE = "list-after-value"
    LIST_INDENT = "list-indent"
    LIST_MARK = "list-mark"
    LIST_MARK_SPACE = "list-mark-space"
    LIST_ON_KEY_LINE = "list-on-key-line"
    LOST_DASH = "lost-dash"
    # Lists in brackets.
    COMMA_AFTER_LIST = "comma-after-list"
    LOST_COMMA = "lost-comma"
    LOST_QUOTE = "lost-quote"
    SPECIAL_ITEM = "special-item"
    TEXT_AFTER_BRACKET = "text-after-bracket"
    UNCLOSED_BRACKET = "unclosed-bracket"
    WIDE_BRACKET = "wide-bracket"
    # Quotes and what is in them.
    BACKSLASH = "backslash"
    COMMA_AFTER_QUOTE = "comma-after-quote"
    MIXED_QUOTES = "mixed-quotes"
    TEXT_AFTER_QUOTE = "text-after-quote"
    TYPOGRAPHIC_QUOTES = "typographic-quotes"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNESCAPED_QUOTE = "unescaped-quote"
    # Values without quotes.
    FINAL_COLON = "final-colon"
    LONE_DASH = "lone-dash"
    SPECIAL_CHARACTER = "special-character"
    TEXT_AFTER_EMPTY_VALUE = "text-after-empty-value"
    TEXT_AFTER_VALUE = "text-after-value"
    UNQUOTED_COLON = "unquoted-colon"
    # Keys and their colons.
    BOLD_KEY = "bold-key"
    EQUALS_SIGN = "equals-sign"
    KEY_INDENT = "key-indent"
    LOST_COLON = "lost-colon"
    SPACE_AFTER_COLON = "space-after-colon"
    WIDE_COLON = "wide-colon"
    WIDE_SPACE = "wide-space"
    # Lines and single characters.
    COMMENT = "comment"
    CONTROL_CHARACTER = "control-character"
    INVISIBLE_CHARACTER = "invisible-character"
    MERGE_CONFLICT = "merge-conflict"
    STRAY_LINE = "stray-line"
    TAB_INDENT = "tab"
    WIDE_INDENT = "wide-indent"
    UNKNOWN = "unknown"
    """None of these was found where the parser stopped."""


class SyntaxProblem(NamedTuple):
    """Why front matter cannot be parsed: the kind of damage, where it is, what fixes it.

    `edits` fix it and nothing else; they are empty where no fix is plainly meant.
    `is_certain` tells whether the fix keeps all that was written, and means what was
    meant. `key` is the key that it is about, `signs` the characters that are wrong:
    both halves of a pair of quotes, for one. `parser_words` is what the parser says
    where the cause is unknown.
    """

    span: Span
    cause: Cause
    edits: tuple[Edit, ...] = ()
    is_certain: bool = True
    key: str = ""
    signs: tuple[str, ...] = ()
    parser_words: str = ""
