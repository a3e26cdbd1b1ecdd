"""What must hold for any text, in every dialect."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

import postkit
from postkit.config import Configuration
from postkit.config.converter import Converter
from postkit.diagnostics import Diagnostic, Severity
from postkit.dialects.registry import ENGINES, SITES
from postkit.document import Document
from postkit.edits import Applicability
from postkit.engine.fixer import FixResult, fix
from postkit.engine.linter import Linter
from postkit.formatting import Formatter
from postkit.rules import TABLE, Rule
from postkit.rules.entry import RuleEntry
from postkit.rules.triggers import occurs
from postkit.script.conversion_targets import find_target
from postkit.source import Source

DIALECTS = (*ENGINES, *SITES)
FORMS = ("markdown", "page", "feed", "text")
"""What the fuzzer makes of a draft to import it."""
_NAME = "draft.md"
TARGETS = ("", "zh-Hant", "", "zh-Hans", "zh-Hant-TW")
_SECONDS = 5.0
"""A text of the fuzzer takes milliseconds."""
_REMEMBERED = 50
_UNREADABLE = ("FM002", "FM003", "FM004", "FM006")
_MARKDOWN = MarkdownIt("commonmark").enable("table")


class Tools:
    """What checks a draft in one dialect.

    Args:
        dialect: the name of an engine or a generator.
        preview: whether the rules run that do so only if they are asked for.
    """

    def __init__(self, dialect: str, *, preview: bool = False) -> None:
        key = "markdown" if dialect in ENGINES else "site"
        self._settings = Configuration({key: dialect}, isolated=True).settings(_NAME)
        rules = [_make_remembering(entry) for entry in TABLE if preview or entry.default]
        self.linter = Linter(rules, dialect=self._settings.dialect(_NAME))
        self.formatter: Formatter = self._settings.formatter(_NAME)
        self._converters: dict[str, Converter] = {}

    def convert(self, source: Source, target: str) -> str:
        """Return the text of `source`, converted to a script."""
        if target not in self._converters:
            self._converters[target] = Converter(self._settings, find_target(target))
        return self._converters[target].convert(source).text


def _make_remembering(entry: RuleEntry) -> Rule:
    """Return the rule of `entry`, which looks at each text only once, however often it is asked."""
    rule = entry.load()
    known: dict[str, Sequence[Diagnostic]] = {}

    def check(self: Rule, document: Document) -> Sequence[Diagnostic]:
        found = known.get(document.text)
        if found is None:
            if len(known) > _REMEMBERED:
                known.clear()
            found = list(rule.check(self, document)) if occurs(entry.trigger, document) else ()
            known[document.text] = found
        return found

    made: Rule = type(rule.__name__, (rule,), {"check": check})()
    return made


class Way(NamedTuple):
    """How a text is checked: in which dialect, by which rules, and what else is done to it.

    `target` is the script that it is converted to; without one it is formatted. If `form` is
    given, it is imported as such, and that is all.
    """

    dialect: str = "commonmark"
    preview: bool = False
    target: str = ""
    form: str = ""

    def __str__(self) -> str:
        if self.form:
            return f"import of {self.form}"
        return f"{self.dialect}{' with preview' * self.preview}"


USUAL = Way()


def way_of(number: int) -> Way:
    """Return the way to look at the text with a number: all of them by turns."""
    turn, place = divmod(number, 40)
    if place == 0:
        return Way(form=FORMS[turn % len(FORMS)])
    turn, place = divmod(number, len(DIALECTS))
    return Way(DIALECTS[place], preview=turn % 4 == 3, target=TARGETS[turn % len(TARGETS)])


@cache
def tools(dialect: str, preview: bool) -> Tools:
    """Return the tools for a dialect, the same ones each time."""
    return Tools(dialect, preview=preview)


def kinds_of(text: str, way: Way = USUAL) -> frozenset[str]:
    """Return the kinds of fault that `text` shows, an exception or a long time among them."""
    start = time.process_time()
    try:
        kinds = frozenset(_of_import(text, way.form) if way.form else _of_draft(text, way))
    except Exception as error:
        frame = error.__traceback__
        while frame and frame.tb_next:
            frame = frame.tb_next
        place = f"{Path(frame.tb_frame.f_code.co_filename).stem} {frame.tb_lineno}" if frame else ""
        kinds = frozenset([f"exception {type(error).__name__} {place}"])
    return kinds | {"slow"} if time.process_time() - start > _SECONDS else kinds


def _of_import(text: str, form: str) -> Iterator[str]:
    name = "draft.md"
    if form == "text":
        name = "draft.txt"
    elif form != "markdown":
        text = _MARKDOWN.render(text)
        name = "page.html"
    if form == "feed":
        text = (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>c</title><item><title>a'
            f"</title><description><![CDATA[{text}]]></description></item></channel></rss>"
        )
        name = "feed.xml"
    # A refusal is an answer, too.
    with suppress(postkit.PostkitError):
        for draft in postkit.import_text(text, name=name, folder="missing"):
            if "](javascript:" in draft.text and "](javascript:" not in text:
                yield "import of a script"


def _of_draft(text: str, way: Way) -> Iterator[str]:
    tool = tools(way.dialect, way.preview)
    document = tool.linter.parse(Source(text, _NAME))
    report = tool.linter.check(document)
    yield from (f"exception {failure.message.split(';')[0][:60]}" for failure in report.failures)
    for found in report.diagnostics:
        edits = found.fix.edits if found.fix else ()
        spans = [found.span, *(edit.span for edit in edits)]
        if any(not 0 <= span.start <= span.end <= len(text) for span in spans):
            yield f"span outside {found.code}"
    yield from _of_fixes(tool, document, report.diagnostics)
    if not way.target:
        yield from _of_repetition("format", text, lambda old: tool.formatter.format(old).text)
        return
    # Where the script cannot be written down in the front matter, it is refused.
    with suppress(postkit.ChangeError):
        yield from _of_repetition("convert", text, lambda old: tool.convert(old, way.target))


def _of_fixes(tool: Tools, document: Document, old: tuple[Diagnostic, ...]) -> Iterator[str]:
    left = old
    if _has(Applicability.SAFE, old):
        result = fix(tool.linter, document, formatter=tool.formatter)
        left = result.remaining.diagnostics
        yield from _of_second_fix(tool, result, unsafe=False)
        if result.is_changed:
            yield from _of_new_errors(old, left)
    # Where there is nothing unsafe, all fixes are the safe ones.
    if _has(Applicability.UNSAFE, old) or _has(Applicability.UNSAFE, left):
        result = fix(tool.linter, document, unsafe=True, formatter=tool.formatter)
        yield from _of_second_fix(tool, result, unsafe=True)


def _has(applicability: Applicability, found: tuple[Diagnostic, ...]) -> bool:
    return any(finding.fix and finding.fix.applicability is applicability for finding in found)


def _of_second_fix(tool: Tools, result: FixResult, *, unsafe: bool) -> Iterator[str]:
    name = "unsafe fix" if unsafe else "fix"
    if result.unstable:
        yield f"{name} undone {' '.join(result.unstable)}"
    # A run ends where the rules find nothing to fix, unless it has withdrawn a fix; that the
    # next one reads the text in the same way need not be asked each time.
    elif result.is_changed and (result.withdrawn or len(result.text) % 4 == 0):
        source = Source(result.text, _NAME)
        again = fix(tool.linter, source, unsafe=unsafe, formatter=tool.formatter)
        if again.is_changed:
            yield f"{name} twice {' '.join(sorted({item.code for item in again.fixed}))}"


def _of_new_errors(old: tuple[Diagnostic, ...], new: tuple[Diagnostic, ...]) -> Iterator[str]:
    if any(diagnostic.code in _UNREADABLE for diagnostic in old):
        return  # What could not be read had no errors of its own.
    known, left = (
        Counter(diagnostic.code for diagnostic in found if diagnostic.severity is Severity.ERROR)
        for found in (old, new)
    )
    for code in left - known:
        yield f"new error {code}"


def _of_repetition(name: str, text: str, change: Callable[[Source], str]) -> Iterator[str]:
    once = change(Source(text, _NAME))
    if once != text and change(Source(once, _NAME)) != once:
        yield f"{name} twice"
