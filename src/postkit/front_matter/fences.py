"""Find the fences of front matter, through all the damage that really happens to them."""

from __future__ import annotations

import re

from postkit.front_matter.fence_marks import (
    ANY_CODE_FENCE,
    BRACE,
    BRACES,
    CODE_FENCE,
    CODE_LANGUAGES,
    COMMENT_ONLY,
    FENCE,
    HEADING,
    INVISIBLE,
    JSON_SIGNS,
    OBJECT_HEAD,
    TEXT_AFTER_OPENING,
    WHOLE_DRAFT_LANGUAGES,
    FenceProblem,
    bare_line,
    dialect_of,
    is_answer,
    is_greeting,
    is_long,
    style_of,
)
from postkit.front_matter.fence_pairs import FencePairs, Read
from postkit.front_matter.key_lines import count_keys, find_key, is_item, plausible_lines
from postkit.front_matter.nodes import Fences, Syntax
from postkit.source import Span

_MAX_TEXT_BEFORE = 1000
"""Front matter further down than this many characters is not front matter any more."""
_MAX_ATTEMPTS = 5


def find_fences(text: str, read: Read) -> Fences | None:
    """Return where the front matter of `text` is, None where it has none.

    Args:
        text: the whole draft.
        read: parses a part of the text. What parses to a mapping is front
            matter, however its fences look.
    """
    # One character for another, so offsets stay: `^` knows line feeds only.
    view = text if "\n" in text else text.replace("\r", "\n")
    start = 0
    if view[:1] in INVISIBLE:
        start = len(view) - len(view.lstrip(INVISIBLE))
        view = "\n" * start + view[start:]
    return _Finder(view, read).find(start)


class _Finder(FencePairs):
    """Tries the shapes that front matter comes in, the whole ones first."""

    def find(self, start: int) -> Fences | None:
        """Look at the start of the text, then after a few lines of other text."""
        text = self._text
        if text.startswith("---\n", start):
            found = self.after_fence(Span(start, start + 3), Syntax.YAML, Syntax.YAML)
            return self._after_second_fence(found) if found else None
        head = self.skip_blank_lines(start)
        if head == len(text):
            return None
        found = self._at(head)
        if found:
            if head == start:
                return found
            return found.widened(head, 0, (FenceProblem.TEXT_BEFORE, Span(start, head)))
        return self._after_text(start, head)

    def _at(self, head: int) -> Fences | None:
        """Return the front matter that starts with the line at `head`."""
        text = self._text
        fence = FENCE.match(text, head)
        if fence:
            if not is_long(fence["marks"]) and is_item(text, self.line_after(fence.end())):
                return None  # An outline, as Logseq writes it, whose first item is empty.
            found = self.after_fence(bare_line(fence), dialect_of(fence), style_of(fence))
            return self._yaml_between_others(fence) or found
        if text[head] == "{":
            return self._braces(head)
        code = CODE_FENCE.match(text, head)
        if code:
            return self._in_code(code)
        glued = TEXT_AFTER_OPENING.match(text, head)
        if glued:
            return self._after_glued_fence(glued)
        return self._without_opening(head)

    def _yaml_between_others(self, fence: re.Match[str]) -> Fences | None:
        """Return the YAML between fences of TOML or JSON, if it is that."""
        style, opening = style_of(fence), bare_line(fence)
        if style is Syntax.YAML or fence["language"]:
            return None
        start = self.line_after(opening.end)
        yaml = Syntax.YAML
        for closing in [*self.closings(start, style), *self.closings(start, yaml)]:
            content = Span(start, closing.start)
            _, known = count_keys(content.text(self._text).split("\n"))
            is_own = style is Syntax.JSON and self.reads_as_mapping(style, content)
            if known > 1 and not is_own and self.reads_as_mapping(yaml, content):
                return self.fences(opening, content, closing, yaml, yaml)
        return None

    def _after_second_fence(self, found: Fences) -> Fences:
        """Return the front matter after two opening fences, `found` being what the two enclose."""
        text = self._text
        if found.closing is None or text[found.content.start : found.content.end].strip():
            return found
        inner = self.after_fence(found.closing, found.syntax, found.syntax)
        if inner is None or not self._is_beyond_doubt(inner):
            return found
        both = Span(found.opening.start, found.closing.end)
        problems = [
            problem for problem in inner.problems if problem[0] is not FenceProblem.BAD_OPENING
        ]
        whole = inner.widened(both.start, 0)
        return whole._replace(opening=both, problems=((FenceProblem.BAD_OPENING, both), *problems))

    def _after_glued_fence(self, match: re.Match[str]) -> Fences | None:
        """Return the front matter whose first key, or other text, follows the fence."""
        is_key = find_key(match["rest"]) is not None
        end = match.end("gap") if is_key else match.start() + len(match[0].rstrip())
        opening = Span(match.start(), end)
        content_start = end if is_key else self.line_after(end)
        found = self.after_fence(opening, Syntax.YAML, Syntax.YAML, content_start)
        if found is None or not self._is_beyond_doubt(found):
            return None
        problems = [
            problem for problem in found.problems if problem[0] is not FenceProblem.BAD_OPENING
        ]
        return found._replace(problems=((FenceProblem.BAD_OPENING, opening), *problems))

    def _braces(self, head: int) -> Fences | None:
        """Return the JSON front matter whose fences are the braces of the object itself."""
        text = self._text
        if not OBJECT_HEAD.match(text, head):
            return None
        whole = self._whole_object(head)
        if whole:
            return whole
        first_line_end = text.find("\n", head) % (len(text) + 1)
        for closing in BRACE.finditer(text, head):
            if closing.start() < first_line_end or text[closing.start() - 1] == "\n":
                break
        else:
            return None
        content = Span(head, self._last_brace(head, closing.start()) + 1)
        is_spread = text[head:first_line_end].strip() == "{"
        if not is_spread and not self.reads_as_mapping(Syntax.JSON, content):
            return None
        brace = Span(content.end - 1, content.end)
        span = Span(head, self.line_after(content.end))
        return Fences(Syntax.JSON, span, content, Span(head, head + 1), brace)

    def _last_brace(self, head: int, first: int) -> int:
        """Return where the brace is that closes a broken object, `first` being a likely one.

        Braces are counted, but only as far as the lines are those of an object.
        """
        depth = 0
        for match in BRACES.finditer(self._text, head):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if match[0] == "}" and depth <= 0:
                lines = self._text[first : match.start()].split("\n")[1:]
                is_object = all(line.lstrip()[:1] in JSON_SIGNS for line in lines)
                return max(first, match.start()) if is_object else first
        return first

    def _whole_object(self, head: int) -> Fences | None:
        """Return the JSON object at `head`, read to its end; None where it is broken."""
        from postkit.front_matter.readers.json_reader import find_object_end

        end = find_object_end(self._text, head)
        if end is None or self._text[end : self.line_after(end)].strip():
            return None
        span = Span(head, self.line_after(end))
        brace = Span(end - 1, end)
        return Fences(Syntax.JSON, span, Span(head, end), Span(head, head + 1), brace)

    def _in_code(self, code: re.Match[str]) -> Fences | None:
        """Return the front matter after a code fence at the start of the draft."""
        language = code["language"].lower()
        if language and language not in CODE_LANGUAGES:
            return None
        text, mark = self._text, bare_line(code)
        head = self.skip_blank_lines(self.line_after(mark.end))
        fence = FENCE.match(text, head)
        if not fence:
            return self._code_as_fences(mark, head)
        found = self.after_fence(bare_line(fence), dialect_of(fence), style_of(fence))
        if found is None:
            return None
        after = CODE_FENCE.match(text, self.skip_blank_lines(found.span.end))
        if after and not after["language"]:
            closing: Span | None = bare_line(after)
            end = self.line_after(bare_line(after).end)
        elif language in WHOLE_DRAFT_LANGUAGES:
            marks = list(CODE_FENCE.finditer(text, found.span.end))
            closing = bare_line(marks[-1]) if len(marks) % 2 else None
            end = found.span.end
        else:
            return None
        problems = [(FenceProblem.CODE_FENCE, span) for span in (mark, closing) if span]
        return found.widened(mark.start, end, *problems)

    def _code_as_fences(self, mark: Span, head: int) -> Fences | None:
        """Return the front matter that has a code block's fences instead of its own."""
        start = self.line_after(mark.end)
        after = CODE_FENCE.search(self._text, head)
        if after is None or after["language"]:
            return None
        content, closing = Span(start, after.start()), bare_line(after)
        _, known = count_keys(content.text(self._text).split("\n"))
        if not known or not self.reads_as_mapping(Syntax.YAML, content):
            return None
        problems = ((FenceProblem.CODE_FENCE, mark), (FenceProblem.CODE_FENCE, closing))
        span = Span(mark.start, self.line_after(closing.end))
        return Fences(Syntax.YAML, span, content, mark, closing, problems)

    def _without_opening(self, head: int) -> Fences | None:
        """Return the front matter whose opening fence is missing altogether."""
        if not find_key(self._text[head : head + 200]):
            return None
        closings = self.closings(head, Syntax.YAML)
        if not closings:
            return None
        content = Span(head, min(closings).start)
        lines = plausible_lines(self._text, *content)
        keys, known = count_keys(lines)
        if known < 2 or keys < 2 or not self.reads_as_mapping(Syntax.YAML, content):
            return None
        yaml = Syntax.YAML
        fences = self.fences(Span(head, head), content, min(closings), yaml, yaml)
        problems = [
            problem for problem in fences.problems if problem[0] is not FenceProblem.BAD_OPENING
        ]
        return fences._replace(problems=((FenceProblem.NO_OPENING, Span(head, head)), *problems))

    def _after_text(self, start: int, head: int) -> Fences | None:
        """Return the front matter that follows a few lines of other text."""
        limit = start + _MAX_TEXT_BEFORE
        code = CODE_FENCE.search(self._text, head, limit)
        any_code = ANY_CODE_FENCE.search(self._text, head, limit)
        if any_code and (code is None or any_code.start() < code.start()):
            # An example in a page about front matter, not the draft's own.
            limit = any_code.start()
        elif code and is_greeting(self._text[head : code.start()].strip()):
            found = self._in_code(code)
            if found and self._is_beyond_doubt(found):
                before = Span(start, found.span.start)
                return found.widened(start, 0, (FenceProblem.TEXT_BEFORE, before))
        attempts = 0
        for match in FENCE.finditer(self._text, head, limit):
            if not is_long(match["marks"]) or _is_code(match[0]) or attempts >= _MAX_ATTEMPTS:
                continue
            attempts += 1
            fence = bare_line(match)
            inside_code = code is not None and code.start() < fence.start
            if inside_code and code:
                if HEADING.search(self._text, head, code.start()):
                    # What has a heading of its own shows an example; chatter has none.
                    return None
                found = self._in_code(code)
                if found is None or code["language"].lower() not in WHOLE_DRAFT_LANGUAGES:
                    return None
                closing = [span for problem, span in found.problems if problem == "code_fence"][1:]
                after = self._text[closing[0].end :].strip() if closing else ""
                if after and not is_answer(self._text[head : code.start()], after):
                    return None
                if found.opening != fence:
                    continue
            else:
                found = self.after_fence(fence, dialect_of(match), style_of(match))
            before = Span(start, found.span.start) if found else Span(start, start)
            is_comment = COMMENT_ONLY.fullmatch(self._text, *before) is not None
            if found and (self._is_beyond_doubt(found, 1 if is_comment else 2)):
                return found.widened(before.end, 0, (FenceProblem.TEXT_BEFORE, before))
        return None

    def _is_beyond_doubt(self, found: Fences, enough: int = 2) -> bool:
        if found.closing is None:
            return False
        keys, known = count_keys(found.content.text(self._text).split("\n"))
        return known > 0 and keys >= enough and self.reads_as_mapping(found.syntax, found.content)


def _is_code(line: str) -> bool:
    """Tell whether `line`, after text, is indented so far that it is code."""
    return line.startswith(("\t", "    "))
