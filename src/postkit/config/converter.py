"""The settings of `convert`, and the converter that they make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from postkit.config.kept_terms import located
from postkit.conversion import (
    ConversionOptions,
    Overrides,
    convert_document,
    load_glossary,
    load_ledger,
)
from postkit.conversion.post_language import LANGUAGE_KEYS
from postkit.document import Document
from postkit.named_tuples import NamedTuple
from postkit.schema import SchemaSet
from postkit.schema.prose_fields import prose_fields
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.config.settings import Settings
    from postkit.conversion import Conversion, Glossary, Ledger
    from postkit.script.conversion_targets import Target

LEDGER = "postkit-decisions.jsonl"


class Key(NamedTuple):
    """A key of the table `convert`: its type, `strings` or `string`, and what it is for.

    `choices` are the values that it may have; empty where any will do.
    """

    kind: str
    description: str
    choices: tuple[str, ...] = ()


KEYS = {
    "fields": Key("strings", "Fields of front matter that are prose, instead of the schema's."),
    "keep": Key("strings", "Terms that stay as they are."),
    "glossary": Key("string", "The TOML file of terms and corrections."),
    "ledger": Key("string", f"The file of decisions, `{LEDGER}` where it is not given."),
    "language-field": Key("string", "The field that names a draft's language, `lang` by default."),
    "quotes": Key(
        "string",
        "Whether quotation marks stay, or pairs become those of the edition.",
        ("keep", "edition"),
    ),
}
"""The keys of the table `convert`."""


class Converter:
    """Converts the drafts that one configuration is for.

    Args:
        settings: what is in force for them.
        target: what to convert to.
        keep: more terms that stay as they are.
        glossary: the glossary to use instead of the configured one.
        ledger: the ledger to use instead of the configured one.
        everything: also convert what is already in the target script.
        adds_language: add the language to front matter that does not name one.

    Raises:
        ConfigError: the glossary or the ledger cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        target: Target,
        *,
        keep: Iterable[str] = (),
        glossary: str | None = None,
        ledger: str | None = None,
        everything: bool = False,
        adds_language: bool = False,
    ) -> None:
        table = settings["convert"]
        self._settings = settings
        self._fields = table.get("fields")
        self._schemas = settings.schemas or SchemaSet.built_in()
        self.target = target
        named_at = "" if glossary else settings.origin("convert")
        path = glossary or located(settings.root, table.get("glossary"))
        terms: Glossary | None = load_glossary(path, target, named_at) if path else None
        path = ledger or located(settings.root, table.get("ledger", LEDGER)) or LEDGER
        self.ledger: Ledger = load_ledger(path, target)
        kept = {*keep, *table.get("keep", ()), *(terms.kept if terms else ())} - {""}
        corrections = terms.corrections if terms else {}
        self._overrides = Overrides(frozenset(kept), corrections, self.ledger.choices)
        self._everything = everything
        self._has_marks_of_edition = table.get("quotes") == "edition"
        self._language_key = table.get("language-field", LANGUAGE_KEYS[0]) if adds_language else ""

    def document(self, source: Source) -> Document:
        """Return the document of `source`, read as the settings say."""
        return Document(source, dialect=self._settings.dialect(source.path))

    def options(self, document: Document) -> ConversionOptions:
        """Return how `document` is converted."""
        fields = self._fields
        if fields is None:
            fields = prose_fields(document, self._schemas)
        return ConversionOptions(
            self.target,
            fields,
            self._overrides,
            self._language_key,
            self._everything,
            self._has_marks_of_edition,
        )

    def convert(self, source: Source) -> Conversion:
        """Return what converting `source` changes."""
        document = self.document(source)
        return convert_document(document, self.options(document))
