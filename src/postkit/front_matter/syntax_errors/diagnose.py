"""Why front matter cannot be parsed, and what fixes it.

A parser stops at its first trouble, often lines after the cause, and names it
in its own terms. Here the cause is searched for in the lines around that place. What
looks like it is fixed on a copy; if the parser then gets further, it was the
cause, and the search goes on from there until the copy can be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.edits import Edit, apply_edits
from postkit.front_matter.nodes import ParserFailure, Syntax
from postkit.front_matter.readers.yaml_composer import (
    KEY_IS_COLLECTION,
    NESTED_TOO_DEEPLY,
    SELF_REFERENCE,
    TOO_MANY_ALIASES,
)
from postkit.front_matter.readers.yaml_reader import read_yaml
from postkit.front_matter.syntax_errors import broken_structure, broken_values
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.front_matter.syntax_errors.yaml_lines import YamlLines
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

MAX_FIXES = 30
MAX_LENGTH = 50_000
"""Longer front matter is not searched for causes: every trial parses all of it."""
MAX_PARSED = 2_000_000
"""In characters, all trials together."""
_MAX_LINES_ABOVE = 40
_EXPLICIT_KEY = lazy_compile(r"^[ ]*\?(?:[ ]|$)", re.MULTILINE)
_BEYOND_A_FIX = (NESTED_TOO_DEEPLY, SELF_REFERENCE, TOO_MANY_ALIASES)


def diagnose(
    text: str, syntax: Syntax, content: Span, failure: ParserFailure
) -> tuple[SyntaxProblem, ...]:
    """Return all that keeps `text[content]` from being parsed, in the order of the text.

    The edits of all problems together make it parse, or there are no edits.
    """
    is_long = content.end - content.start > MAX_LENGTH
    if failure.problem == KEY_IS_COLLECTION and _EXPLICIT_KEY.search(text, *content):
        return (_unexplained(text, failure),)
    if syntax is not Syntax.YAML or is_long or failure.problem in _BEYOND_A_FIX:
        return (_unexplained(text, failure),)
    return _Search(text, content, failure).run()


class _Search:
    """The search for causes on a copy of the content that is fixed step by step."""

    def __init__(self, text: str, content: Span, failure: ParserFailure) -> None:
        self._text = text
        self._content = content
        context = None if failure.context is None else failure.context - content.start
        self._failure: ParserFailure | None = ParserFailure(
            failure.offset - content.start, failure.problem, context
        )
        self._copy = content.text(text)
        self._edits: list[Edit] = []
        self._found: list[SyntaxProblem] = []
        self._budget = MAX_PARSED

    def run(self) -> tuple[SyntaxProblem, ...]:
        self._fix_plain_damage()
        while self._failure and len(self._found) < MAX_FIXES:
            if not self._fix_next(self._failure):
                break
        if self._failure:
            offset = self._origin(self._failure.offset) + self._content.start
            last = ParserFailure(offset, self._failure.problem)
            self._found.append(_unexplained(self._text, last))
        is_fixed = self._failure is None and self._edits_suffice()
        found = self._found if is_fixed else [problem._replace(edits=()) for problem in self._found]
        return tuple(sorted(found, key=lambda item: item.span))

    def _fix_plain_damage(self) -> None:
        """Fix what is wrong wherever it is, line by line."""
        lines = YamlLines(self._copy)
        problems = []
        for number in range(len(lines)):
            if lines.is_blank(number) or number > _MAX_LINES_ABOVE * 10:
                continue
            problem = broken_structure.find_plain_damage(lines, number)
            if problem and not _is_inside_text(lines, number):
                problems.append(problem)
        if not problems:
            return
        copy = apply_edits(self._copy, [edit for problem in problems for edit in problem.edits])
        failure = _failure(copy)
        if failure and self._failure and failure.offset < self._failure.offset:
            return
        for problem in problems:
            self._accept(problem, None)
        self._copy, self._failure = copy, failure
        self._edits = sorted(edit for problem in problems for edit in problem.edits)

    def _fix_next(self, failure: ParserFailure) -> bool:
        """Find what stopped the parser, fix it on the copy; tell whether it was found."""
        lines = YamlLines(self._copy)
        last: SyntaxProblem | None = None
        for problem in _candidates(lines, failure):
            if not problem.edits:
                last = last or problem
                continue
            copy = apply_edits(self._copy, problem.edits)
            self._budget -= len(copy)
            if self._budget < 0:
                break
            after = _failure(copy)
            if after is None or _is_further(lines, failure, YamlLines(copy), after):
                self._accept(problem, copy)
                self._failure = after
                return True
        if last:
            # What only a person can fix explains the failure well enough.
            self._accept(last, None)
            self._failure = None
        return False

    def _accept(self, problem: SyntaxProblem, copy: str | None) -> None:
        """Note `problem`, whose offsets are those of the copy, with offsets into the text."""
        base = self._content.start
        edits = tuple(
            Edit(self._origin(edit.start), self._origin(edit.end), edit.replacement)
            for edit in problem.edits
        )
        start, end = self._origin(problem.span.start), self._origin(problem.span.end)
        self._found.append(
            problem._replace(
                span=Span(base + start, base + max(start, end)),
                edits=tuple(
                    Edit(base + edit.start, base + edit.end, edit.replacement) for edit in edits
                ),
            )
        )
        if copy is not None:
            self._copy = copy
            self._edits += edits
            self._edits.sort()

    def _origin(self, offset: int) -> int:
        """Return where the character at `offset` of the copy is in the content."""
        shift = 0
        for edit in self._edits:
            start = edit.start + shift
            if offset <= start:
                break
            if offset < start + len(edit.replacement):
                return edit.start
            shift += len(edit.replacement) - (edit.end - edit.start)
        return offset - shift

    def _edits_suffice(self) -> bool:
        # In the order in which they were found: two may insert at the same place.
        edits = dict.fromkeys(edit for found in self._found for edit in found.edits)
        shift = self._content.start
        try:
            fixed = apply_edits(
                self._content.text(self._text),
                [Edit(edit.start - shift, edit.end - shift, edit.replacement) for edit in edits],
            )
        except ValueError:
            return False
        root = read_yaml(fixed, Span(0, len(fixed))).root
        return root is not None and root.kind == "mapping"


def _candidates(lines: YamlLines, failure: ParserFailure) -> Iterator[SyntaxProblem]:
    """Yield what might have caused `failure`, the likeliest first."""
    control = _control_character(lines, failure)
    if control:
        yield control
        return
    at = lines.number_at(failure.offset)
    numbers = [at, *range(at - 1, max(at - _MAX_LINES_ABOVE, -1), -1)]
    if failure.context is not None and failure.context > 0:
        numbers.insert(0, lines.number_at(failure.context))
    for number in dict.fromkeys(numbers):
        for find in (broken_structure.find, broken_values.find):
            problem = find(lines, number)
            if problem:
                yield problem


def _control_character(lines: YamlLines, failure: ParserFailure) -> SyntaxProblem | None:
    if "control characters" not in failure.problem and "special characters" not in failure.problem:
        return None
    if failure.offset >= len(lines.text):
        return None
    span = Span(failure.offset, failure.offset + 1)
    char = lines.text[failure.offset]
    return SyntaxProblem(
        span,
        Cause.CONTROL_CHARACTER,
        (Edit.delete(span),),
        # Where it parts words or lines, a blank or a line break may be meant.
        is_certain=not char.isspace(),
        signs=(char,),
    )


def _is_further(
    lines: YamlLines, before: ParserFailure, copy: YamlLines, after: ParserFailure
) -> bool:
    """Tell whether the parser, stopped at `after` in the copy, got further than before."""
    from_end = len(lines.text) - before.offset
    return len(copy.text) - after.offset < from_end


def _failure(yaml: str) -> ParserFailure | None:
    return read_yaml(yaml, Span(0, len(yaml))).failure


def _is_inside_text(lines: YamlLines, number: int) -> bool:
    """Tell whether line `number` belongs to a block of text (`|`, `>`) above it."""
    indent = lines.indent(number)
    for index in range(number - 1, max(number - _MAX_LINES_ABOVE, -1), -1):
        if lines.lines[index].strip() and lines.indent(index) < indent:
            value = lines.value(index)
            return value is not None and value.text[:1] in ("|", ">")
    return False


def _unexplained(text: str, failure: ParserFailure) -> SyntaxProblem:
    end = min(failure.offset + 1, len(text))
    span = Span(min(failure.offset, end), end)
    return SyntaxProblem(span, Cause.UNKNOWN, parser_words=failure.problem)
