"""The words of parsers, in plain ones."""

from __future__ import annotations

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
        "`*` and `&` at the head of a value have a meaning of their own in YAML; put it in quotes",
    ),
    (
        "found undefined alias",
        "`*` at the head of a value refers to a name that is not there; put the value in quotes",
    ),
    ("tag", "`!` at the head of a value has a meaning of its own in YAML; put the value in quotes"),
    ("comment or line break", "text after `|` or `>` must start on the next line"),
    ("tab character", "a tab indents this line; YAML wants spaces"),
    ("expected whitespace", "a space is missing here"),
    ("found unexpected document indicator", "a line of `---` is inside a text in quotes"),
    ("did not find expected <document start>", "text follows the end of the front matter"),
    ("no key", "this is no `key: value`; each line of front matter sets a key"),
    ("expected a single document", "a second document starts here; front matter is a single one"),
    ("nested too deeply", "the values are nested too deeply"),
    (
        "aliases multiply",
        "aliases (`*name`) blow the values up to many times their size; write them out",
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


_TOML_WORDS = (
    ("Invalid value", "this is no value of TOML; a text needs quotes"),
    ("Expected '=' after a key", "a key needs `=` and a value"),
    ("Expected newline or end", "something follows the value; a line holds one `key = value`"),
    ("Unterminated string", "a text is opened and never closed"),
    ("Illegal character '\\n'", "a text is opened and never closed on its line"),
    ("Unclosed array", "a list is opened with `[` and never closed"),
    ("Cannot overwrite a value", "this key is set already; keep one of the two"),
    (
        "Invalid initial character for a key",
        "expected a key; quote it if it is not a plain word",
    ),
)


def explain(problem: str) -> str:
    """Return what a parser's message means for a writer.

    What is not listed passes in the parser's words.
    """
    for words, meaning in (*_TOML_WORDS, *_WORDS):
        if words in problem:
            return meaning
    is_name = problem[1:2].isupper()
    return (problem if is_name else problem[:1].lower() + problem[1:]) or "this cannot be read"
