"""What arrives becomes drafts: read, given front matter and a name, cleaned, written.

    raw -> articles -> front matter + body -> fixes -> drafts -> files

All drafts of an input are made before the first is written.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from postkit.config import Configuration, Settings
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.engine.fixer import FixResult, fix
from postkit.errors import FileError
from postkit.files.read_write import make_folder, write_text
from postkit.front_matter_edits.serialize import write_fields
from postkit.ingest import Article, Fragment, RawInput, detect, read
from postkit.ingest.duplicates import ImportedArticles, identity_of
from postkit.ingest.fields import fields_of
from postkit.ingest.language import declared_language, guess_language
from postkit.lazy_patterns import lazy_compile
from postkit.schema import Schema, SchemaSet
from postkit.script.slug import slug_of_id, slug_of_title
from postkit.source import Source

Naming = Literal["title", "id"]
"""What files are named by: the article's title, or what its source calls it."""

_UNWRITABLE = lazy_compile("[\0\ud800-\udfff]")
_NOT_RESIDUE = ("RS007",)
"""Rules that judge how a text was converted, which is known here."""
_NEIGHBOURS = 10
"""How many drafts of a folder are asked for the kind of site they belong to."""


class Removal(NamedTuple):
    """Residue that was taken out of a draft: the rule that found it, and its text."""

    code: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A draft that is ready to be written.

    `path` is where it goes and `text` what it will hold; `article` is what it was
    made of, as it arrived. `removed` is the residue that was taken out, `findings`
    what `postkit lint` says about it: what is left for a person.
    """

    path: str
    text: str
    article: Article
    removed: tuple[Removal, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Import:
    """What became of an input.

    `name` is its path or address, `format` the kind that it was read as; `notes`
    are remarks about it for the user. `drafts` are those that it makes, `known`
    the articles that were imported before, each with the path of its draft, and
    `unplaced` is the text that is in no draft.
    """

    name: str
    format: str
    drafts: tuple[Draft, ...]
    known: tuple[tuple[Article, str], ...]
    unplaced: tuple[Fragment, ...]
    notes: tuple[str, ...]


class Importer:
    """Makes drafts for one folder.

    Args:
        folder: where the drafts go; made when the first is written.
        config: whose schema gives the front matter its fields, and whose
            rules clean the text. Without a configured schema the fields are
            those that the drafts in the folder have, or those of `built-in:post`
            where there are none.
        naming: what the files are named by.

    Raises:
        ConfigError: the configuration cannot be used.
        FileError: the folder cannot be read.
    """

    def __init__(
        self, folder: str, config: Configuration | None = None, *, naming: Naming = "title"
    ) -> None:
        if os.path.lexists(folder) and not os.path.isdir(folder):
            raise FileError("is not a folder", path=folder)
        self._folder = folder
        self._naming = naming
        settings = (config or Configuration()).settings(self._path("draft"))
        ignored = (*settings.values.get("ignore", ()), *_NOT_RESIDUE)
        self._settings = _with(settings, {"ignore": ignored})
        self._cleaning = _only_residue(self._settings)
        self._known = ImportedArticles(folder)
        self._schema = self._choose_schema()

    def read(self, raw: RawInput, form: str | None = None) -> Import:
        """Return what becomes of `raw`. Nothing is written.

        Args:
            raw: the input.
            form: its format, a key of `ingest.FORMATS`; detected where None.

        Raises:
            FileError: it cannot be read, or a file stands where a draft belongs.
        """
        form = form or detect(raw)
        reading = read(raw, form)
        file_name = os.path.basename(raw.name)
        unplaced = list(reading.unplaced)
        known: list[tuple[Article, str]] = []
        drafts: list[Draft] = []
        batch: dict[str, str] = {}
        taken: set[str] = set()
        for article in map(_mended, reading.articles):
            # Some feeds give all their articles the same address.
            content = identity_of(replace(article, url=""))
            earlier = self._known.find(article, file_name) or batch.get(content)
            if earlier:
                known.append((article, earlier))
                continue
            path = self._free_path(article, file_name, taken)
            taken.add(path)
            draft, rest = self._draft(article, path, file_name)
            drafts.append(draft)
            unplaced += rest
            batch[content] = path
        for draft in drafts:
            if os.path.lexists(draft.path):
                raise FileError(
                    f"exists already and holds something else than `{draft.article.title}`; "
                    "rename it, or import into another folder",
                    path=draft.path,
                )
        return Import(raw.name, form, tuple(drafts), tuple(known), tuple(unplaced), reading.notes)

    def write(self, imported: Import) -> None:
        """Write the drafts, all of them or none, and remember them for the next input.

        Raises:
            FileError: one cannot be written; those before it are removed again.
        """
        written: list[str] = []
        try:
            make_folder(self._folder)
            for draft in imported.drafts:
                write_text(draft.path, draft.text, None)
                written.append(draft.path)
        except FileError:
            for path in written:
                with contextlib.suppress(OSError):
                    os.unlink(path)
            raise
        self.remember(imported)

    def remember(self, imported: Import) -> None:
        """Take the drafts for written, so that the next input is not given them again."""
        for draft in imported.drafts:
            self._known.add(draft.article, os.path.basename(imported.name), draft.path)

    def _draft(
        self, article: Article, path: str, file_name: str
    ) -> tuple[Draft, Iterator[Fragment]]:
        fields = fields_of(article, self._schema, file_name, identity_of(article))
        text = f"{write_fields(fields.values)}\n{article.body.strip()}\n"
        residue = fix(self._cleaning.linter(path), Source(text, path), unsafe=True)
        clean = fix(self._settings.linter(path), Source(residue.text, path))
        draft = Draft(
            path, clean.text, article, tuple(_removals(residue)), clean.remaining.diagnostics
        )
        rest = (
            Fragment(article.line, one, f"no field of `{self._schema.name}` takes it")
            for one in fields.unplaced
            if self._schema
        )
        return draft, rest

    def _free_path(self, article: Article, file_name: str, taken: set[str]) -> str:
        by_title = slug_of_title(article.title)
        by_id = slug_of_id(article.id) or slug_of_id(article.url)
        names = (by_id, by_title) if self._naming == "id" else (by_title, by_id)
        by_file = slug_of_title(os.path.splitext(file_name)[0])
        name = next(filter(None, (*names, by_file)), "draft")
        path, number = self._path(name), 2
        while path in taken:
            path, number = self._path(f"{name}-{number}"), number + 1
        return path

    def _path(self, name: str) -> str:
        return os.path.normpath(os.path.join(self._folder, f"{name}.md"))

    def _choose_schema(self) -> Schema | None:
        if self._settings.schemas is not None:
            return self._settings.schemas.schema_for_path(self._path("draft"))
        built_in = SchemaSet.built_in()
        neighbours = self._known.sample(_NEIGHBOURS)
        if not neighbours:
            return built_in.schema_for_path(self._path("draft"))
        schemas = [built_in.schema_of(Document.parse(text)) for text in neighbours]
        return max(schemas, key=schemas.count)


def _only_residue(settings: Settings) -> Settings:
    """Return `settings` with the rules about what machines leave behind and no others."""
    return _with(settings, {"select": ("RS",), "extend-select": ()})


def _with(settings: Settings, changes: dict[str, Any]) -> Settings:
    values = {**settings.values, **changes}
    return Settings(values, settings.origins, settings.root, settings.schemas)


def _mended(article: Article) -> Article:
    """Return `article` as text that can be written, in the language that it is in."""
    texts: dict[str, Any] = {
        name: _writable(value) for name, value in vars(article).items() if isinstance(value, str)
    }
    article = replace(article, **texts, tags=tuple(map(_writable, article.tags)))
    guessed, declared = guess_language(article.body), declared_language(article.language)
    if not guessed or (guessed == "zh" and declared.startswith("zh")):
        guessed = declared
    return replace(article, language=guessed)


def _writable(text: str) -> str:
    # JSON and numeric entities can bring in half a surrogate pair, which UTF-8 has no bytes for.
    return _UNWRITABLE.sub("\ufffd", text)


def _removals(result: FixResult) -> Iterator[Removal]:
    for one in result.fixed:
        for edit in one.fix.edits if one.fix else ():
            text = one.source.text[edit.start : edit.end].strip()
            if not edit.replacement and any(char.isalnum() for char in text):
                yield Removal(one.code, text)
