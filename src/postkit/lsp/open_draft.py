"""A draft that is open in an editor."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import postkit
from postkit.config import Settings
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.engine.compare_posts import compare
from postkit.engine.fixer import fix, is_fix_safe
from postkit.engine.linter import Linter, Report
from postkit.files.discover import is_excluded
from postkit.lsp.minimal_edits import edits_between
from postkit.lsp.positions import EditorPosition, Positions
from postkit.named_tuples import NamedTuple
from postkit.rules.across_posts.archive_rule import PlacedFact
from postkit.rules.across_posts.translation_rule import TranslationRule
from postkit.source import Source


class TypedText(NamedTuple):
    """What was typed: `text` in the place of a range, or of the whole draft."""

    text: str
    range: tuple[EditorPosition, EditorPosition] | None = None


class OpenDraft:
    """One version of the text of an open draft, and what follows from it.

    All views are computed when they are first asked for.

    Args:
        text: the text in the editor.
        version: the editor's number for it.
        path: where the draft is or will be; None where the editor has no file for it.
        encoding: what the editor counts columns in.
        settings: what is in force for the draft.
    """

    def __init__(
        self, text: str, version: int, path: str | None, encoding: str, settings: Settings
    ) -> None:
        self.source = Source(text, path)
        self.version = version
        self.settings = settings
        self.positions = Positions(self.source, encoding)
        self._encoding = encoding
        self._trusted: dict[Diagnostic, bool] = {}

    def positions_in(self, source: Source) -> Positions:
        """Return where places of another draft are, as the editor counts columns."""
        return Positions(source, self._encoding)

    @property
    def text(self) -> str:
        """The text in the editor."""
        return self.source.text

    def changed(self, changes: Iterable[TypedText], version: int) -> OpenDraft:
        """Return the next version of this draft: each change is made on the one before."""
        text, positions = self.text, self.positions
        for change in changes:
            if change.range is None:
                text = change.text
            else:
                start, end = map(positions.offset, change.range)
                text = text[:start] + change.text + text[max(start, end) :]
            positions = Positions(Source(text), self._encoding)
        return OpenDraft(text, version, self.source.path, self._encoding, self.settings)

    def configured(self, settings: Settings) -> OpenDraft:
        """Return the same version of this draft under other settings."""
        return OpenDraft(self.text, self.version, self.source.path, self._encoding, settings)

    @cached_property
    def linter(self) -> Linter:
        """The rules that run on this draft."""
        return self.settings.linter(self.source.path)

    @cached_property
    def document(self) -> Document:
        """The draft, parsed."""
        return self.linter.parse(self.source)

    @cached_property
    def report(self) -> Report:
        """What the rules find; nothing where the configuration excludes the draft."""
        if self.source.path and is_excluded(self.source.path, self.settings):
            return Report(self.source, ())
        return self.linter.check(self.document).merge(self._compared())

    def _compared(self) -> Report:
        """Return what the draft lacks of the page that it translates, as that is on disk."""
        across = self.linter.across
        rules = {rule.code: rule for rule in across if isinstance(rule, TranslationRule)}
        page = self.document.counterpart if rules else None
        if page is None:
            return Report(self.source, ())
        facts = [
            PlacedFact(document.path or "", fact)
            for document in (page, self.document)
            for rule in rules.values()
            for fact in rule.facts(document)
        ]
        own = [found for found in compare(facts, rules) if found.path == self.source.path]
        return self.linter.report_across(self.source, own, lambda _: page.source)

    @cached_property
    def fix_all(self) -> tuple[Edit, ...]:
        """The edits that make of the draft what `postkit fix` would make of it."""
        result = fix(self.linter, self.source, formatter=self.settings.formatter(self.source.path))
        return edits_between(self.text, result.text)

    def fix_all_of(self, code: str) -> tuple[Edit, ...]:
        """Return the edits that make of the draft what `postkit fix --select CODE` would."""
        if self.source.path and is_excluded(self.source.path, self.settings):
            return ()
        rules = [rule for rule in self.linter.rules if rule.code == code]
        linter = Linter(rules, self.linter.severities, self.linter.dialect, self.settings.entries)
        formatter = self.settings.formatter(self.source.path)
        result = fix(linter, self.source, formatter=formatter)
        return edits_between(self.text, result.text)

    @property
    def formatted(self) -> tuple[Edit, ...]:
        """The edits that bring the draft into the layout of `postkit format`."""
        result = postkit.format_text(self.text, path=self.source.path)
        return edits_between(self.text, result.text)

    def is_trusted(self, diagnostic: Diagnostic) -> bool:
        """Tell whether the fixer would apply the fix of a finding alone."""
        if diagnostic not in self._trusted:
            self._trusted[diagnostic] = is_fix_safe(self.linter, self.document, diagnostic)
        return self._trusted[diagnostic]
