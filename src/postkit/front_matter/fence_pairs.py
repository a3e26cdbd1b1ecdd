"""Find what closes an opening fence, and judge whether front matter is between."""

from __future__ import annotations

import re
from collections.abc import Callable

from postkit.front_matter.fence_marks import (
    ALL_MARKS,
    BLANK_LINES,
    CLOSINGS,
    EXACT,
    EXACT_CLOSINGS,
    GLUED_CLOSING,
    FenceProblem,
    bare_line,
    is_long,
)
from postkit.front_matter.key_lines import count_keys, find_key, plausible_lines
from postkit.front_matter.nodes import Fences, ParsedContent, Syntax
from postkit.source import Span

_MAX_LENGTH = 10_000
"""Front matter is searched so far for a damaged closing fence, or for its keys, in characters."""

Read = Callable[[Syntax, Span], ParsedContent]


class FencePairs:
    """Pairs the fences of one text.

    Args:
        text: the whole draft, its lines ended by line feeds.
        read: parses a part of the text. What parses to a mapping is front
            matter, however its fences look.
    """

    def __init__(self, text: str, read: Read) -> None:
        self._text = text
        self._read = read

    def after_fence(
        self, opening: Span, syntax: Syntax, style: Syntax, start: int | None = None
    ) -> Fences | None:
        """Return the front matter that `opening` opens, if what follows looks like any.

        `style` is the syntax that the fences are those of: `---toml` has fences
        of YAML around TOML. The content starts at `start`, or with the next line.
        """
        if start is None:
            start = self.line_after(opening.end)
        closings = self.closings(start, style)
        for closing in closings:
            content = Span(start, closing.start)
            if self._is_front_matter(opening, content, closing, syntax, style):
                return self.fences(opening, content, closing, syntax, style)
        nearest = min(closings, default=None)
        if style is Syntax.YAML:
            glued = self._before_glued_closing(opening, start, nearest)
            if glued:
                return glued
        limit = nearest.start if nearest else len(self._text)
        lines = plausible_lines(self._text, start, limit)
        keys, known = count_keys([line.removeprefix("\t") for line in lines])
        end = start + sum(map(len, lines))
        is_complete = self._text[end:limit].isspace() or end == limit
        is_plain = nearest and (keys > 2 or (keys and is_complete)) and self._is_dashes(opening)
        if not known and not is_plain:
            if nearest and self._is_dashes(opening) and self._holds_keys(start, nearest):
                return self.fences(opening, Span(start, nearest.start), nearest, syntax, style)
            return None
        if nearest and (is_complete or self._goes_on(Span(end, limit))):
            return self.fences(opening, Span(start, nearest.start), nearest, syntax, style)
        return self.fences(opening, Span(start, end), None, syntax, style)

    def _before_glued_closing(
        self, opening: Span, start: int, nearest: Span | None
    ) -> Fences | None:
        """Return the front matter whose closing fence shares its line with other text."""
        limit = min(nearest.start if nearest else len(self._text), start + _MAX_LENGTH)
        match = GLUED_CLOSING.search(self._text, start, limit)
        if match is None:
            return None
        is_before_text = match["head"] is not None
        group = "head" if is_before_text else "tail"
        closing = Span(match.start(group), match.end("gap" if is_before_text else group))
        if is_before_text and not re.search(r"\w", match["rest"]):
            closing = Span(closing.start, closing.start + len(match[0].rstrip()))
        content = Span(start, closing.start)
        _, known = count_keys(content.text(self._text).split("\n"))
        after = self._text[self.skip_blank_lines(self.line_after(closing.end)) :][:200]
        if not known or (not is_before_text and find_key(after)):
            return None
        if not self.reads_as_mapping(Syntax.YAML, content):
            return None
        return self.fences(opening, content, closing, Syntax.YAML, Syntax.YAML)

    def closings(self, start: int, style: Syntax) -> list[Span]:
        """Return the first exact closing line, and the first damaged one if that is nearer.

        The exact one comes first: whatever reads front matter ends it there, so
        a line of dashes inside a text value is not mistaken for the end.
        """
        exact = EXACT_CLOSINGS[style].search(self._text, start)
        if exact:
            lines = self._text[start : exact.start()].split("\n")
            if all(line.strip(ALL_MARKS) or not line.strip() for line in lines):
                return [bare_line(exact)]
        damaged: Span | None = None
        for match in CLOSINGS[style].finditer(self._text, start):
            if match["exact"]:
                return [bare_line(match)] + ([damaged] if damaged else [])
            if damaged is None and is_long(match[0]):
                damaged = bare_line(match)
        return [damaged] if damaged else []

    def _is_front_matter(
        self, opening: Span, content: Span, closing: Span, syntax: Syntax, style: Syntax
    ) -> bool:
        if syntax is not Syntax.YAML:
            # Nothing else has such fences, if they are whole.
            is_whole = opening.text(self._text) in (EXACT[style], f"---{syntax}")
            return is_whole or self.reads_as_mapping(syntax, content)
        exact = EXACT[syntax]
        is_exact = all(fence.text(self._text) == exact for fence in (opening, closing))
        inside = content.text(self._text)
        if not inside.strip():
            return is_exact and inside.count("\n") < 3
        reading = self._read(syntax, content)
        root = reading.root
        if root is None:
            # Nothing but comments.
            return (
                is_exact
                and not reading.failure
                and all(line.startswith("#") for line in inside.split("\n") if line.strip())
                and not re.search(r"^#.*\n\s*\n", inside, re.MULTILINE)
            )
        if root.kind == "mapping":
            if self._is_dashes(opening):
                return True
            _, known = count_keys([entry.key + ":" for entry in root.entries])
            return known > 0
        is_list = root.kind == "sequence" or bool(find_key(inside.lstrip()))
        return is_exact and is_list and "\n\n" not in inside

    def _is_dashes(self, fence: Span) -> bool:
        """Tell whether `fence` is one that python-frontmatter takes for a fence of YAML."""
        return not fence.text(self._text).strip("-") and fence.end - fence.start > 2

    def _goes_on(self, rest: Span) -> bool:
        """Tell whether what follows plausible lines is a damaged line and more keys, not prose."""
        lines = self._text[rest.start : min(rest.end, rest.start + 3000)].split("\n")[:60]
        # `Source: …` may well be prose; keys of front matter are in lower case.
        _, known = count_keys([line for line in lines if line[:1].islower()])
        is_short = rest.end - rest.start < 500 and all(line.strip() for line in lines[:-1])
        return known > 0 or is_short

    def _holds_keys(self, start: int, closing: Span) -> bool:
        """Tell whether the lines before an exact `closing` are front matter but for some of them.

        What is on the first line says nothing then: a comment, a lost colon.
        """
        if closing.text(self._text) != "---" or closing.start - start > _MAX_LENGTH:
            return False
        lines = self._text[start : closing.start].split("\n")
        keys, known = count_keys([line for line in lines if line[:1].islower()])
        filled = [line for line in lines if line.strip() and line[0] not in " \t-"]
        return known > 1 and keys > 2 and keys * 2 > len(filled)

    def reads_as_mapping(self, syntax: Syntax, content: Span) -> bool:
        """Tell whether the part `content` of the text parses to keys with values."""
        root = self._read(syntax, content).root
        return root is not None and root.kind == "mapping"

    def fences(
        self,
        opening: Span,
        content: Span,
        closing: Span | None,
        syntax: Syntax,
        style: Syntax,
    ) -> Fences:
        """Return the front matter between two fences, with what is wrong with these."""
        problems: list[tuple[FenceProblem, Span]] = []
        if opening.text(self._text) not in (EXACT[style], f"---{syntax}"):
            problems.append((FenceProblem.BAD_OPENING, opening))
        if closing is None:
            problems.append((FenceProblem.NO_CLOSING, Span(content.end, content.end)))
            end = content.end
        else:
            rest = self._text[closing.end : self.line_after(closing.end)]
            end = closing.end if rest.strip() else closing.end + len(rest)
            is_alone = self._text[closing.start - 1 : closing.start] == "\n" and not rest.strip()
            if not is_alone or closing.text(self._text) != EXACT[style]:
                problems.append((FenceProblem.BAD_CLOSING, closing))
        span = Span(opening.start, end)
        return Fences(syntax, span, content, opening, closing, tuple(problems))

    def skip_blank_lines(self, at: int) -> int:
        """Return the start of the first line from `at` on that is not blank."""
        match = BLANK_LINES.match(self._text, at)
        return match.end() if match else at

    def line_after(self, at: int) -> int:
        """Return the start of the line below the one at `at`."""
        newline = self._text.find("\n", at)
        return newline + 1 if newline >= 0 else len(self._text)
