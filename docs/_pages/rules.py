"""A page for each rule, from its docstring, and a table of them all."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import groupby

from _pages.appearance import side_by_side
from _pages.findings import said
from _pages.markdown import code_block, sentence, table
from _pages.settings import options_of
from postkit.rules import RULES, Rule
from postkit.rules.unseen import UNSEEN, UNSEEN_NOTE

FAMILIES = {
    "FM": ("Front matter", "The fields between the fences at the start of a post."),
    "DB": ("Details blocks", "The `<details>` blocks in which originals and notes are folded."),
    "SM": ("Script mixing", "Chinese scripts, letters and punctuation that do not belong."),
    "MD": ("Markdown", "Markdown that readers do not see as it was meant."),
    "RS": ("Residue", "Leftovers of machines in a draft."),
    "XP": ("Across posts", "What shows only when posts are compared with each other."),
    "BI": ("Bilingual", "Translations that do not match their originals."),
    "PK": ("Comments to postkit", "Comments in a post that switch rules off."),
}
"""The title and the subject of each family."""

_FIXES = {
    "safe": "safe: `postkit fix` applies it",
    "unsafe": "unsafe: `postkit fix` applies it only with `--unsafe-fixes`",
    "none": "none: a person has to write what is right",
}
"""What is said of fixes on the page of a rule."""

_LET_THROUGH = """\
Write `<!-- postkit-disable-next-line {code} -->` on the line before it.
[Switch a rule off](../../guides/configure.md#switch-a-rule-off) shows the other ways.
"""

_EXAMPLE = re.compile(r"^(Bad|Good)\b[^\n]*:\n((?:\n|    [^\n]*(?:\n|$))+)", re.MULTILINE)

_INTRODUCTION = """\
# Rules

Each rule finds one kind of problem. Wherever a rule can be named, you can use its code or its
name. `postkit explain CODE` prints its page in the terminal.

- **Severity** is `error` if the page is broken beyond doubt.
- **Runs** says whether the rule runs by default, or only when you
  [select](../settings.md#extend-select) it. A rule *in preview* is new: how often it is
  wrong is not known yet. It runs when you select it by its code or name, or set
  [preview](../settings.md#preview).
- **Fix** is *safe* if `postkit fix` fixes what the rule finds. In places that can be read in
  two ways the fix is unsafe all the same; such findings are marked `[~]`, not `[*]`.
- **Fix** is *unsafe* if somebody should review each result: fixes are applied only with
  `--unsafe-fixes`. It is *none* if a person has to write what is right.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the table of rules and the page of each."""
    yield "reference/rules/index.md", _overview()
    for rule in RULES:
        yield f"reference/rules/{rule.name}.md", page(rule)


def page(rule: type[Rule]) -> str:
    """Return the page of `rule`."""
    parts = [
        f"# {rule.code} {rule.name}",
        sentence(rule.summary),
        table(
            ["Code", "Name", "Severity", "Runs", "Fix"],
            [[*_facts(rule)[:-1], _FIXES[rule.fix_kind()]]],
        ),
        _EXAMPLE.sub(lambda match: _example(rule, match), inspect.getdoc(rule) or "").strip(),
        _appearance(rule),
    ]
    if rule.code in UNSEEN:
        parts.append(UNSEEN_NOTE)
    options = options_of(rule)
    if options:
        parts += ["## Options", f"In the table `[rules.{rule.name}]` of `postkit.toml`.", options]
    parts += ["## Silence it at one place", _LET_THROUGH.format(code=rule.code)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _appearance(rule: type[Rule]) -> str:
    """Return how the first examples look in a browser; empty where they look the same."""
    texts: dict[str, str] = {}
    for match in _EXAMPLE.finditer(inspect.getdoc(rule) or ""):
        texts.setdefault(match[1], _text(match))
    shown = side_by_side(texts["Bad"], texts["Good"]) if len(texts) == 2 else ""
    return f"## In a browser\n\n{shown}" if shown else ""


def _facts(rule: type[Rule]) -> list[str]:
    return [
        f"`{rule.code}`",
        f"`{rule.name}`",
        rule.severity.value,
        "in preview" if rule.preview else "by default" if rule.default else "when selected",
        rule.fix_kind(),
    ]


def _example(rule: type[Rule], match: re.Match[str]) -> str:
    """Return an example as a code block; a bad one with what postkit says of it."""
    text = _text(match)
    parts = [f"**{match[1]}**", code_block(text, "markdown")]
    if match[1] == "Bad":
        parts += ["`postkit lint` says:", code_block(said(rule, text))]
    return "\n\n".join(parts) + "\n\n"


def _text(match: re.Match[str]) -> str:
    return "\n".join(line[4:] for line in match[2].split("\n")).strip("\n") + "\n"


def _overview() -> str:
    parts = [_INTRODUCTION]
    for head, family in groupby(RULES, lambda rule: rule.code.rstrip("0123456789")):
        title, subject = FAMILIES[head]
        rows = [
            [
                f"[{rule.code}]({rule.name}.md)",
                f"[{rule.name}]({rule.name}.md)",
                rule.summary,
                *_facts(rule)[2:],
            ]
            for rule in family
        ]
        parts += [
            f"## {head}: {title}",
            subject,
            table(["Code", "Name", "Finds", "Severity", "Runs", "Fix"], rows),
        ]
    names = "\n".join(f"{rule.code} {rule.name} <{rule.name}>" for rule in RULES)
    parts.append(f"```{{toctree}}\n:hidden:\n\n{names}\n```")
    return "\n\n".join(parts) + "\n"
