"""Make edits pass by pass, and withhold those that would change more than the layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from postkit.document import Document
from postkit.edits import Edit, Moves, apply_edits
from postkit.named_tuples import NamedTuple

_MAX_TRIALS = 40
"""How often a group of edits is halved to find the guilty one before all of it is withheld."""


class Withheld(NamedTuple):
    """A change that was not made, since it would have changed more than the layout.

    `line` counts from 1 in the text as it was given.
    """

    line: int
    message: str


class Pass(NamedTuple):
    """One concern of the layout: what it changes, and what it must leave as it is."""

    name: str
    edits: Callable[[Document], Iterable[Edit]]
    kept: Callable[[Document], Any]


class FormattingRun:
    """The passes for one draft: `document` is what they have made of it so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._withheld: list[Withheld] = []
        self._source = document.source
        self._made: list[Moves] = []
        self._refused: dict[tuple[str, str, str], Withheld] = {}
        self._is_retried = True

    @property
    def withheld(self) -> list[Withheld]:
        """The changes that were not made."""
        return [*self._withheld, *self._refused.values()]

    def make(self, passes: Sequence[Pass]) -> bool:
        """Make what each of `passes` wants in turn; tell whether that changed anything."""
        is_changed = False
        for step in passes:
            document = self.document
            edits = [
                edit for edit in step.edits(document) if self._key(step, edit) not in self._refused
            ]
            if edits:
                self.document = self._settle(step, _disjoint(edits))
                is_changed |= self.document is not document
        self._is_retried &= not is_changed
        return is_changed

    def retry(self) -> bool:
        """Forget what was refused before others changed the text; tell whether there was any."""
        if self._is_retried or not self._refused:
            return False
        self._refused.clear()
        self._is_retried = True
        return True

    def _settle(self, step: Pass, edits: list[Edit]) -> Document:
        """Return the draft after as many of `edits` as keep what `step` must keep.

        Groups are halved until the guilty edit is alone, so the usual case
        (all is well) costs one trial.
        """
        result, wanted = self.document, step.kept(self.document)
        accepted: list[Edit] = []
        waiting, trials = [edits], 0
        while waiting:
            group = waiting.pop()
            after = self._after(accepted + group)
            trials += 1
            if step.kept(after) == wanted:
                accepted, result = accepted + group, after
            elif len(group) == 1 or trials > _MAX_TRIALS:
                self._refuse(step, group)
            else:
                middle = len(group) // 2
                waiting += [group[middle:], group[:middle]]
        if accepted:
            self._made.append(Moves(sorted(accepted)))
        return result

    def _after(self, edits: list[Edit]) -> Document:
        before = self.document
        return before.reread(apply_edits(before.text, edits))

    def _refuse(self, step: Pass, edits: Iterable[Edit]) -> None:
        reason = f"{step.name} is left unchanged: reformatting would change the rendered page"
        for edit in edits:
            self._refused[self._key(step, edit)] = self._note(edit.start, reason)

    def withhold(self, offset: int, reason: str) -> None:
        """Note that what is at `offset` of `document` was left alone."""
        self._withheld.append(self._note(offset, reason))

    def _note(self, offset: int, reason: str) -> Withheld:
        for moves in reversed(self._made):
            offset = moves.offset_before(offset)
        return Withheld(self._source.lines.position(offset).line, reason)

    def _key(self, step: Pass, edit: Edit) -> tuple[str, str, str]:
        return step.name, edit.span.text(self.document.text), edit.replacement


def _disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """Return those of `edits` that can be made in one go; the next round brings the others."""
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if not chosen or (edit.start >= chosen[-1].end and edit != chosen[-1]):
            chosen.append(edit)
    return chosen
