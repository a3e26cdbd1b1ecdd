"""The settings in force for a draft, and the linter that they make."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

from postkit.config.all_settings import DEFAULTS
from postkit.config.known_rules import select
from postkit.date_types import date
from postkit.diagnostics import Severity
from postkit.dialects import PLAIN, Dialect, find_dialect
from postkit.document import Document
from postkit.engine.linter import Linter
from postkit.files.path_patterns import PathPatterns
from postkit.files.relative_paths import relative_path
from postkit.rules import TABLE, Rule, RuleEntry, find_entries
from postkit.rules.entry import DeferredRule
from postkit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from postkit.bilingual.terminology import TermEntry
    from postkit.config.known_rules import KnownRules
    from postkit.dialects import SiteFinder
    from postkit.engine.counterparts import Listings
    from postkit.formatting import Formatter
    from postkit.schema import SchemaSet
    from postkit.workflow.stages import Stage

_CHOOSES_FILES = ("include", "exclude", "respect-gitignore")
"""Settings that say which drafts are checked, and nothing about what is found in one."""


class Settings:
    """What is in force for a draft.

    Args:
        values: checked values by key, for the keys that were set.
        origins: say where each of them comes from: `postkit.toml:3`, `command line`.
        root: the folder that path patterns are relative to.
        schemas: the schemas of front matter.
        sites: finds out which generator a post is for; where it is None none is searched for.
        known: the rules that can be named.
    """

    def __init__(
        self,
        values: Mapping[str, Any] | None = None,
        origins: Mapping[str, Callable[[], str]] | None = None,
        root: str = ".",
        schemas: SchemaSet | None = None,
        sites: SiteFinder | None = None,
        known: KnownRules | None = None,
    ) -> None:
        self.values = values or {}
        self.origins = origins or {}
        self.root = root
        self.schemas = schemas
        self._sites = sites
        self._dialects: dict[tuple[str, str | None, str], Dialect] = {}
        self._formatters: dict[Dialect, Formatter] = {}
        self._linters: dict[tuple[tuple[str, ...], Dialect], Linter] = {}
        self._known = known

    def without_own_rules(self, changes: Mapping[str, Any]) -> Settings:
        """Return these settings for postkit's own rules, with other values for some keys."""
        values = {**self.values, **changes}
        return Settings(values, self.origins, self.root, self.schemas, self._sites)

    @property
    def entries(self) -> tuple[RuleEntry, ...]:
        """All rules that can be named: those that ship with postkit, and one's own.

        Raises:
            PostkitError: one of them may not be loaded, or cannot be used.
        """
        return self._known.sound() if self._known else TABLE

    def __getitem__(self, key: str) -> Any:
        """Return the value of the setting `key`, its default where it is not set."""
        return self.values[key] if key in self.values else DEFAULTS[key]

    def origin(self, key: str) -> str:
        """Return where the value of `key` comes from."""
        return self.origins[key]() if key in self.origins else "default"

    def fingerprint(self) -> str:
        """Return a fingerprint of these settings and of the files that they name.

        Raises:
            ConfigError: a schema or the glossary cannot be read.
        """
        import json

        values = {key: self[key] for key in DEFAULTS if key not in _CHOOSES_FILES}
        choices = self.schemas.choices if self.schemas else ()
        schemas = [(choice.load().definition, choice.load().others) for choice in choices]
        kept = self._kept_terms if self["convert"] else ()
        stamp = self._known and self._known.stamp
        day = self.today() if any(entry.depends_on_day for entry in self._selected) else None
        parts = [self.root, values, schemas, kept, self._glossary, stamp, day]
        return json.dumps(parts, sort_keys=True, default=str)

    @staticmethod
    def today() -> date:
        """Return the day, on which the findings of some rules depend."""
        return date.today()

    def dialect(self, path: str | None) -> Dialect:
        """Return how the site reads the draft at `path`."""
        engine, version = self.chosen("markdown", path), self["yaml"]
        site, folder = self._site_and_folder(path)
        found = self._dialects.get((site, folder, engine))
        if found is None:
            found = find_dialect(site, folder) if site else PLAIN
            found = found.with_engine(find_dialect(engine)) if engine else found
            found = found._replace(yaml_version=version) if version else found
            self._dialects[site, folder, engine] = found
        return found

    def site(self, path: str | None) -> str:
        """Return the generator of the draft at `path`, empty if it is not known."""
        return self._site_and_folder(path)[0]

    def _site_and_folder(self, path: str | None) -> tuple[str, str | None]:
        """Return the generator of the draft at `path`, and the top folder where one is found."""
        found = self._sites.find(path) if self._sites else None
        site = self.chosen("site", path) or (found.name if found else "")
        return site, found.folder if found and found.name == site else None

    def site_origin(self, path: str) -> str:
        """Return where the generator of the draft at `path` is named, or what shows it."""
        is_chosen = self._sites is None or self.chosen("site", path)
        found = self._sites.find(path) if self._sites and not is_chosen else None
        return f"found {found.evidence}" if found else self.origin("site")

    def chosen(self, key: str, path: str | None) -> str:
        """Return the value that a setting has for one draft: of a table the last that fits."""
        value = self[key]
        if isinstance(value, str):
            return value
        chosen = ""
        relative = relative_path(os.path.abspath(path), self.root) if path else ""
        for glob, name in value.items():
            if relative and PathPatterns([glob]).match(relative):
                chosen = name
        return chosen

    def linter(self, path: str | None) -> Linter:
        """Return the linter for the draft at `path`; the same one for equal rules."""
        ignored = self._ignored(path) if path is not None and self["per-file-ignores"] else ()
        dialect = self.dialect(path)
        found = self._linters.get((ignored, dialect))
        if found is None:
            rules = [rule for rule in self._rules if rule.code not in ignored]
            linter = Linter(rules, self._severities, dialect, self.entries, self._read_counterpart)
            found = self._linters[ignored, dialect] = linter
        return found

    def document(self, source: Source) -> Document:
        """Return `source` as the site reads it, with the page that it translates."""
        path = source.path
        read = partial(self._read_counterpart, path) if path else None
        return Document(source, dialect=self.dialect(path), read_counterpart=read)

    def counterpart(self, path: str, listings: Listings | None = None) -> str | None:
        """Return the page that the post at `path` translates, if it is compared with one."""
        if self._sites is None or not self._compares_pages:
            return None
        from postkit.engine.counterparts import find_counterpart

        return find_counterpart(path, listings)

    @cached_property
    def _compares_pages(self) -> bool:
        return any(entry.code.startswith("BI") for entry in self._selected)

    def _read_counterpart(self, path: str) -> Source | None:
        """Return the page that the post at `path` translates; None if none is searched for."""
        if self._sites is None:
            return None
        from postkit.engine.counterparts import read_counterpart

        return read_counterpart(path)

    def formatter(self, path: str | None) -> Formatter:
        """Return the formatter for the draft at `path`; the same one for one dialect."""
        from postkit.formatting import Formatter, Layout

        dialect = self.dialect(path)
        found = self._formatters.get(dialect)
        if found is None:
            choices = {key.replace("-", "_"): value for key, value in self["format"].items()}
            found = self._formatters[dialect] = Formatter(Layout(**choices), self.schemas, dialect)
        return found

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of a post, in their order."""
        from postkit.workflow.stages import stages_of

        return stages_of(self["status"], self.root)

    @cached_property
    def _rules(self) -> list[DeferredRule]:
        """The rules that run, with their options."""
        _ = self._glossary  # A broken one stops a run before the first draft.
        if self["convert"]:
            _ = self._kept_terms
        return [
            DeferredRule(entry, self._make, self.schemas, has_options=self._has_options(entry))
            for entry in self._selected
        ]

    def _has_options(self, entry: RuleEntry) -> bool:
        """Tell whether what is configured lets a rule find more than its trigger says."""
        given = self["glossaries"] if entry.trigger == "glossary" else ()
        return bool(given or self["rules"].get(entry.name))

    def _make(self, rule: type[Rule]) -> Rule:
        values = dict(self["rules"].get(rule.name, {}))
        if self.schemas is not None and hasattr(rule.Options, "schemas"):
            values["schemas"] = self.schemas
        if hasattr(rule.Options, "is_usual"):
            from postkit.files.front_matter_habit import is_front_matter_usual

            values["is_usual"] = is_front_matter_usual
        if rule.depends_on_day and hasattr(rule.Options, "today"):
            values["today"] = self.today
        if self["convert"] and hasattr(rule.Options, "terms"):
            # What a conversion leaves alone is not a stray character either.
            values["terms"] = (*values.get("terms", ()), *self._kept_terms)
        if self["glossaries"] and hasattr(rule.Options, "glossary"):
            values["glossary"] = self._glossary
        return rule(rule.Options(**values)) if values else rule()

    @cached_property
    def _kept_terms(self) -> tuple[str, ...]:
        from postkit.config.kept_terms import kept_terms

        return kept_terms(self["convert"], self.root, self.origin("convert"))

    @cached_property
    def _glossary(self) -> tuple[TermEntry, ...]:
        if not self["glossaries"]:
            return ()
        from postkit.bilingual.term_files import read_terms

        paths = [os.path.join(self.root, path) for path in self["glossaries"]]
        return tuple(term for path in paths for term in read_terms(path, self.origin("glossaries")))

    @cached_property
    def _selected(self) -> list[RuleEntry]:
        if self._known and self._known.problem:
            return []  # A linter is refused: see `entries`.
        chosen = select(
            self.entries,
            (*self["select"], *self["extend-select"]),
            self["ignore"],
            by_default=not self["select"],
            preview=self["preview"],
        )
        return [entry for entry in chosen if self._all_severities.get(entry.code, True) is not None]

    @cached_property
    def _all_severities(self) -> dict[str, Severity | None]:
        """Severities by code; None for a rule that is off. Later entries win."""
        return {
            code: None if name == "off" else Severity(name)
            for selector, name in self["severity"].items()
            for code in sorted(self._codes([selector]))
        }

    @cached_property
    def _severities(self) -> dict[str, Severity]:
        return {code: level for code, level in self._all_severities.items() if level is not None}

    def _ignored(self, path: str) -> tuple[str, ...]:
        relative = relative_path(os.path.abspath(path), self.root)
        codes: set[str] = set()
        for patterns, selectors in self._per_file_ignores:
            if patterns.match(relative):
                codes |= self._codes(selectors)
        return tuple(sorted(codes))

    def _codes(self, selectors: Iterable[str]) -> set[str]:
        return {
            entry.code for selector in selectors for entry in find_entries(selector, self.entries)
        }

    @cached_property
    def _per_file_ignores(self) -> list[tuple[PathPatterns, tuple[str, ...]]]:
        return [
            (PathPatterns([glob]), tuple(selectors))
            for glob, selectors in self["per-file-ignores"].items()
        ]
