"""The ledger: what people decided about single characters, kept and replayed.

A line of the file is one decision, a JSON object: what `--ambiguous` prints with
`--output-format json`, with `choice` as the person wants it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from postkit.conversion.overrides import CharContext
from postkit.errors import ConfigError, FileError, UsageError
from postkit.files.read_write import FileSource, Fingerprint, read_source, write_text
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple
from postkit.script.ambiguity import choices_of, is_choice
from postkit.script.conversion_targets import Target, find_target

_KEYS = ("target", "before", "char", "after", "choice")


class CharDecision(NamedTuple):
    """What a person chose for a character, and for which draft."""

    context: CharContext
    choice: str
    path: str = ""

    def to_json(self, target: Target) -> str:
        """Return the decision as it is in the ledger."""
        values = {"target": target.tag, **self.context._asdict(), "choice": self.choice}
        return json.dumps({**values, "path": self.path}, ensure_ascii=False)


@dataclass(frozen=True)
class Ledger:
    """The decisions for one target. `source` is the file they are in, None for a new one."""

    path: str
    target: Target
    decisions: tuple[CharDecision, ...] = ()
    source: FileSource | None = None

    @property
    def choices(self) -> Mapping[CharContext, str]:
        """What was chosen in each context; the last decision counts."""
        return {decision.context: decision.choice for decision in self.decisions}

    def add(self, decisions: Iterable[CharDecision]) -> None:
        """Write `decisions` to the end of the file.

        Raises:
            FileError: the file cannot be written.
        """
        text = self.source.text if self.source else ""
        if text and not text.endswith("\n"):
            text += "\n"
        expected: Fingerprint | None = self.source.fingerprint if self.source else None
        lines = "".join(f"{decision.to_json(self.target)}\n" for decision in decisions)
        write_text(self.path, text + lines, expected)


def load_ledger(path: str, target: Target) -> Ledger:
    """Return the decisions in the ledger at `path` that are for the script of `target`.

    A file that is not there is a ledger without decisions.

    Raises:
        ConfigError: the file cannot be read, or a line is not a decision; the message
            names the file and the line.
    """
    if not os.path.lexists(path):
        return Ledger(path, target)
    try:
        source = read_source(path)
    except FileError as error:
        raise ConfigError(str(error)) from error
    decisions = []
    for number, line in enumerate(source.text.splitlines(), 1):
        if line.strip():
            decision = _read_line(line, f"{relative_path(path)}:{number}", target)
            if decision is not None:
                decisions.append(decision)
    return Ledger(path, target, tuple(decisions), source)


def _read_line(line: str, place: str, target: Target) -> CharDecision | None:
    try:
        values: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ConfigError(f"{place}: is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise ConfigError(f"{place}: is not a decision: it must be a JSON object")
    for key in _KEYS:
        if not isinstance(values.get(key), str):
            raise ConfigError(f"{place}: `{key}` is missing or not a text")
    try:
        is_for_target = find_target(values["target"]).tag == target.tag
    except UsageError as error:
        raise ConfigError(f"{place}: {error}") from error
    if not is_for_target:
        return None
    char, choice = values["char"], values["choice"]
    if not is_choice(char, choice, target):
        choices = choices_of(target).get(char, ())
        hint = f": choose one of {'、'.join(choices)}" if choices else ""
        raise ConfigError(f"{place}: `{choice}` is not a valid conversion of `{char}`{hint}")
    context = CharContext(values["before"], char, values["after"])
    return CharDecision(context, choice, str(values.get("path", "")))
