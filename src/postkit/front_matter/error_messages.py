"""What errors say about front matter that cannot be parsed, and about files of settings.

Whoever is refused a post because of it is given the cause as well: exceptions, for
which these sentences are here, and the rule for it, which reports the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postkit.front_matter.parse import MAX_LENGTH, NO_KEY, TOO_LONG
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.toml_values import LINE_BREAK, NEVER_CLOSED, TRAILING_COMMA, toml_problem

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

_SENTENCES = {
    Cause.DASHED_KEY: "`- ` makes a list item of the key `{key}`; remove it",
    Cause.LIST_AFTER_EMPTY_VALUE: (
        "`{key}` is set to `{signs[0]}`, but a list follows; remove `{signs[0]}` or the list"
    ),
    Cause.LIST_AFTER_VALUE: (
        "`{key}` has a value, but a list follows; make the value the first item"
    ),
    Cause.LIST_INDENT: "this list item is not aligned with the one above it; align both",
    Cause.LIST_MARK: "`{signs[0]}` is not a list mark in YAML; list items start with `- `",
    Cause.LIST_MARK_SPACE: "a list item needs a space after its `-`",
    Cause.LIST_ON_KEY_LINE: (
        "a list cannot start on the line of its key; put `- ` on a line of its own below `{key}:`"
    ),
    Cause.LOST_DASH: "this line is aligned with the list items above it, but lacks `- `; add it",
    Cause.COMMA_AFTER_LIST: "`{signs[0]}` after the list does not belong here; remove it",
    Cause.LOST_COMMA: "two items of the list have no comma between them",
    Cause.LOST_QUOTE: "an item of the list has only one of its two quotes",
    Cause.SPECIAL_ITEM: (
        "`{signs[0]}` at the start of a list item has a meaning of its own in YAML; put the item "
        "in quotes"
    ),
    Cause.TEXT_AFTER_BRACKET: "text follows the closing `]`; put the whole value in quotes",
    Cause.UNCLOSED_BRACKET: "the list that opens with `[` is never closed; add `]` at its end",
    Cause.WIDE_BRACKET: ("the list opens with `[` and closes with `{signs[0]}`; close it with `]`"),
    Cause.BACKSLASH: "a backslash in double quotes must be written `\\\\`",
    Cause.COMMA_AFTER_QUOTE: "`{signs[0]}` after the closing quote does not belong here; remove it",
    Cause.MIXED_QUOTES: (
        "the text opens with `{signs[0]}` and closes with the typographic `{signs[1]}`; "
        "close it with `{signs[0]}`"
    ),
    Cause.TEXT_AFTER_QUOTE: "text follows the closing quote; put the whole value in quotes",
    Cause.TYPOGRAPHIC_QUOTES: (
        '`{signs[0]}…{signs[1]}` are not quotes to YAML; use straight ones (`"`) around the value'
    ),
    Cause.UNCLOSED_QUOTE: (
        "the text that opens with `{signs[0]}` is never closed; add `{signs[0]}` at its end"
    ),
    Cause.UNESCAPED_QUOTE: (
        "this `{signs[0]}` ends the quoted text too early; write `{signs[1]}` inside it"
    ),
    Cause.FINAL_COLON: (
        "{value} ends with a colon, which YAML takes for another key; put the value in quotes"
    ),
    Cause.LONE_DASH: "`-` alone is not a value; leave `{key}:` empty, or put the dash in quotes",
    Cause.SPECIAL_CHARACTER: (
        "a value cannot start with {sign}, which has a meaning of its own in YAML; "
        "put the value in quotes"
    ),
    Cause.TEXT_AFTER_EMPTY_VALUE: (
        "`{key}` is set to `{signs[0]}`, but text follows; remove `{signs[0]}` or the text"
    ),
    Cause.TEXT_AFTER_VALUE: ("{item} goes on after its closing quote; move the quote to its end"),
    Cause.UNQUOTED_COLON: (
        "{value} holds a colon followed by a space, which YAML takes for another key; "
        "put the value in quotes"
    ),
    Cause.BOLD_KEY: "the key `{key}` is in bold; remove the asterisks",
    Cause.EQUALS_SIGN: "`{key}` is set with `=`; YAML needs a colon and a space",
    Cause.KEY_INDENT: (
        "`{key}` is indented, but the line above it holds no keys; remove the indent"
    ),
    Cause.LOST_COLON: "`{key}` lacks the colon after it",
    Cause.SPACE_AFTER_COLON: "`{key}:` needs a space after its colon",
    Cause.WIDE_COLON: "the colon after `{key}` is the full-width `：`; write `:` and a space",
    Cause.WIDE_SPACE: (
        "a full-width or non-breaking space follows `{key}:`; YAML needs a plain one"
    ),
    Cause.COMMENT: "`{signs[0]}` is not a comment in YAML; a comment starts with `#`",
    Cause.CONTROL_CHARACTER: "an invisible control character ({code}) is here; remove it",
    Cause.INVISIBLE_CHARACTER: (
        "an invisible character comes before this line, and becomes part of the key; remove it"
    ),
    Cause.MERGE_CONFLICT: (
        "a conflict that git has marked is not resolved; keep one side and remove the marks"
    ),
    Cause.STRAY_LINE: (
        "this line has no `key:`; indent it if it continues the line above, or give it a key"
    ),
    Cause.TAB_INDENT: "a tab indents this line; YAML needs spaces",
    Cause.WIDE_INDENT: "a full-width or non-breaking space indents this line; YAML needs spaces",
}

_WORDS = (
    (
        "mapping values are not allowed",
        "a colon is where YAML expects none; put the value it belongs to in quotes",
    ),
    ("could not find expected ':'", "a key without its colon, or text that belongs to no key"),
    ("found unexpected end of stream", "a quote is opened and never closed"),
    ("found unknown escape character", "a backslash in double quotes must be written `\\\\`"),
    ("escape", "a backslash in double quotes starts something that YAML does not know"),
    ("cannot start any token", "a value cannot start with this character; put it in quotes"),
    (
        "did not find expected key",
        "this does not fit what is above it; check the indentation and the quotes",
    ),
    (
        "did not find expected '-' indicator",
        "this does not fit the list above it; check the indentation",
    ),
    ("did not find expected ',' or", "a comma or a closing bracket is missing before this"),
    ("did not find expected node content", "a value is expected here, and there is none"),
    (
        "block sequence entries are not allowed",
        "a list cannot start after a value on the same line; put `- ` on a line of its own",
    ),
    ("block mapping", "a key cannot start here; check the indentation"),
    ("mapping keys are not allowed", "a key cannot start here; check the indentation"),
    (
        "alphabetic or numeric",
        "`*` and `&` at the start of a value have a meaning of their own in YAML; put it in quotes",
    ),
    (
        "found undefined alias",
        "`*` at the start of a value refers to a name that is not defined; put the value in quotes",
    ),
    (
        "tag",
        "`!` at the start of a value has a meaning of its own in YAML; put the value in quotes",
    ),
    ("comment or line break", "text after `|` or `>` must start on the next line"),
    ("tab character", "a tab indents this line; YAML wants spaces"),
    ("expected whitespace", "a space is missing here"),
    ("found unexpected document indicator", "a line of `---` is inside a text in quotes"),
    ("did not find expected <document start>", "text follows the end of the front matter"),
    (NO_KEY, "this is not `key: value`; each line of front matter sets a key"),
    ("expected a single document", "a second document starts here; front matter is a single one"),
    (
        TOO_LONG,
        (
            f"front matter of more than {MAX_LENGTH:,} characters is not read; "
            "move the data to a file of its own"
        ),
    ),
    ("nested too deeply", "the values are nested too deeply"),
    (
        "aliases multiply",
        "aliases (`*name`) multiply the size of the values; write them out",
    ),
    ("an alias inside", "an alias (`*name`) is inside the very value that it refers to"),
    (
        "a list or mapping as a key",
        "a list or mapping is where a key is expected; put it in quotes",
    ),
    ("a merge of what", "`<<` can only merge mappings"),
    ("control characters", "an invisible control character is here; remove it"),
    ("special characters", "an invisible control character is here; remove it"),
)


_TOML_KEY = "one with other characters than English letters, digits, `-` and `_` is put in quotes"
_TOML_WORDS = (
    (
        "Invalid value",
        "this is not a TOML value; texts need straight quotes, `true` and `false` lower case",
    ),
    ("Expected '=' after a key", "a key needs `=` and a value"),
    ("Expected newline or end", "something follows the value; a line holds one `key = value`"),
    ("Unterminated string", "a text is opened and never closed"),
    ('Expected "\'"', "a text is opened and never closed"),
    ("Illegal character '\\n'", "a text is opened and never closed"),
    ("Illegal character", "an invisible control character is here; remove it"),
    ("Unescaped '\\", "a backslash in double quotes must be written `\\\\`"),
    ("Invalid hex value", "a backslash in double quotes must be written `\\\\`"),
    (NEVER_CLOSED + "[", "the list that opens with `[` is never closed; add `]` at its end"),
    (NEVER_CLOSED + "{", "the table that opens with `{` is never closed; add `}` on its line"),
    (
        LINE_BREAK,
        (
            "the table that opens with `{` goes on in the next line, which TOML does not allow; "
            "write it on one line, or as `[name]` with a line for each key"
        ),
    ),
    (TRAILING_COMMA, "TOML allows no comma before `}`; remove it"),
    ("Unclosed array", "a comma, or the `]` at the end of the list, is missing before this"),
    ("Unclosed inline table", "a comma, or the `}` at the end of the line, is missing before this"),
    ("Invalid date", "there is no such day or time; correct it"),
    ("Cannot overwrite a value", "this key is already set; keep one of the two"),
    ("Duplicate inline table key", "this key is already set; keep one of the two"),
    ("Cannot declare", "this table is already there; keep one of the two"),
    ("Cannot mutate", "this key belongs to a table that is written elsewhere; keep one of the two"),
    (
        "Cannot redefine",
        "this key belongs to a table that is written elsewhere; keep one of the two",
    ),
    ("Expected ']", "the name of a table lacks the `]` after it"),
    ("Invalid statement", f"a key is expected here; {_TOML_KEY}, and a comment starts with `#`"),
    ("Invalid initial character for a key", f"a key is expected here; {_TOML_KEY}"),
)


def toml_message(name: str, text: str, error: TOMLDecodeError) -> str:
    """Return what is wrong with the TOML file `name`, and where, for whoever writes it.

    Args:
        name: the file as the user knows it.
        text: what it holds.
        error: what `read_toml_values` says about it.
    """
    words, offset = toml_problem(text, error)
    place = name
    if offset is not None:
        before = text.rstrip()[:offset].split("\n")
        place = f"{name}:{len(before)}:{len(before[-1]) + 1}"
    return f"{place}: is not valid TOML: {_in_plain_words(words)}"


def sentence(problem: SyntaxProblem) -> str:
    """Return what `problem` means for a writer: one line that says what to do."""
    if problem.cause is Cause.UNKNOWN:
        return _in_plain_words(problem.parser_words)
    key, sign = problem.key, problem.signs[0] if problem.signs else ""
    return _SENTENCES[problem.cause].format(
        key=key,
        signs=problem.signs,
        sign="a backtick" if sign == "`" else f"`{sign}`",
        code=f"U+{ord(sign):04X}" if len(sign) == 1 else "",
        value=f"the value of `{key}`" if key else "this text",
        item=f"the value of `{key}`" if key else "this list item",
    )


def _in_plain_words(parser_words: str) -> str:
    """Return what a parser's message means; what is not listed passes as it is."""
    for words, meaning in (*_TOML_WORDS, *_WORDS):
        if words in parser_words:
            return meaning
    is_name = parser_words[1:2].isupper()
    first = parser_words[:1] if is_name else parser_words[:1].lower()
    return first + parser_words[1:] or "this cannot be read"
