"""What arrives becomes drafts: read, given front matter and a name, cleaned, written.

    bytes -> text -> kind -> articles -> Markdown and metadata -> drafts -> files

This is the only stage that knows settings and rules; those before it are pure.
Of a feed that is read at once all drafts are made before the first is written,
of a large one those of a part.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from postkit.config import Configuration
from postkit.dialects.dated_names import has_dated_names
from postkit.document import Document
from postkit.engine.fixer import FixResult, fix
from postkit.errors import FileError
from postkit.files.read_write import FileSource, make_folder, read_source, write_text
from postkit.front_matter_edits.serialize import write_fields
from postkit.ingest.article import Article, Reading
from postkit.ingest.captions import read_pair
from postkit.ingest.draft import Draft, Import, RemovedResidue
from postkit.ingest.draft_schema import choose_schema
from postkit.ingest.duplicates import ImportedArticles, identity_of
from postkit.ingest.fields import fields_of
from postkit.ingest.html_on_site import has_html, with_markdown_attributes
from postkit.ingest.kept_letters import share_kept
from postkit.ingest.kinds import detect, read_in_parts
from postkit.ingest.language import declared_language, guess_language
from postkit.ingest.list_indents import with_wide_indents
from postkit.ingest.naming import Naming, NewDrafts, name_of
from postkit.ingest.raw_input import RawInput
from postkit.ingest.script_targets import without_script_targets
from postkit.ingest.sign_references import with_sign_references
from postkit.ingest.template_syntax import shown_as_written, without_templates
from postkit.lazy_patterns import lazy_compile
from postkit.source import Source

_UNWRITABLE = lazy_compile("[\0\ud800-\udfff]")
_NOT_RESIDUE = ("RS007",)
"""Rules that judge how a text was converted, which is known here."""
_FOLDED = lazy_compile(r"<details>.*?</details>", re.DOTALL)
"""What is folded is the original, in another language than the text."""
_NEIGHBOURS = 10
"""How many drafts of a folder are asked for the kind of site they belong to."""


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
        self._settings = settings.without_own_rules({"ignore": ignored})
        only_residue = {"select": ("RS",), "extend-select": ()}
        self._cleaning = self._settings.without_own_rules(only_residue)
        self._known = ImportedArticles(folder)
        dialect = self._settings.dialect(self._path("draft"))
        site = self._settings.site(self._path("draft"))
        self._has_dated_names = has_dated_names(folder, dialect, is_site_known=bool(site))
        # In a folder for drafts, no field need say that they are not published.
        is_for_drafts = os.path.basename(os.path.abspath(folder)) == "_drafts"
        self._dialect = dialect
        self._has_warned = False
        self._own_fields = dialect.own_fields | ({"published"} if is_for_drafts else set())
        neighbours = self._known.sample(_NEIGHBOURS)
        self._schema = choose_schema(self._settings, self._path("draft"), neighbours, site)

    @property
    def schema_name(self) -> str:
        """What the schema of the drafts is called; empty where there is none."""
        return self._schema.name if self._schema else ""

    def read(self, raw: RawInput, form: str | None = None, *, update: bool = False) -> Import:
        """Return what becomes of `raw`. Nothing is written.

        Args:
            raw: the input.
            form: its format, a key of `ingest.FORMATS`; detected where None.
            update: whether drafts of articles that were imported before get the
                text that they have now; their front matter is kept.

        Raises:
            FileError: it cannot be read.
        """
        parts = list(self.read_in_parts(raw, form, update=update))
        return Import(
            raw.name,
            parts[0].format,
            tuple(draft for part in parts for draft in part.drafts),
            tuple(known for part in parts for known in part.known),
            tuple(fragment for part in parts for fragment in part.unplaced),
            tuple(note for part in parts for note in part.notes),
            sum(len(part.drafts) + len(part.known) for part in parts),
        )

    def read_in_parts(
        self, raw: RawInput, form: str | None = None, *, update: bool = False
    ) -> Iterator[Import]:
        """Yield what becomes of `raw`, that of a large feed a few articles at a time.

        A part is to be written before the next is asked for. Arguments and errors
        are those of `read`.
        """
        form = form or detect(raw)
        file_name = os.path.basename(raw.name)
        batch = NewDrafts()
        for reading in read_in_parts(raw, form):
            yield self._import(reading, batch, raw.name, form, file_name, update)

    def read_pair(self, raw: RawInput, original: RawInput, *, update: bool = False) -> Import:
        """Return what becomes of captions and those of the original, folded under each paragraph.

        Raises:
            FileError: one of them cannot be read.
        """
        reading = read_pair(raw, original)
        file_name = os.path.basename(raw.name)
        return self._import(reading, NewDrafts(), raw.name, "subtitles", file_name, update)

    def _import(
        self, reading: Reading, batch: NewDrafts, name: str, form: str, file_name: str, update: bool
    ) -> Import:
        known: list[tuple[Article, str]] = []
        drafts: list[Draft] = []
        for article in map(_writable_article, reading.articles):
            # Some feeds give all their articles the same address.
            content = identity_of(replace(article, url="", unique_id=""))
            again = batch.paths.get(content)
            earlier = again or self._known.find(article, file_name)
            if earlier is None:
                found = self._new_draft(article, batch, file_name)
            elif update and not again:
                found = self._updated_draft(article, earlier, file_name)
            else:
                found = earlier
            if isinstance(found, str):
                known.append((article, found))
            else:
                drafts.append(found)
                batch.paths[content] = found.path
        total = reading.total or len(reading.articles)
        notes = (*reading.notes, *self._notes(drafts))
        return Import(name, form, tuple(drafts), tuple(known), reading.unplaced, notes, total)

    def _notes(self, drafts: Sequence[Draft]) -> Iterator[str]:
        """Yield, once, that the site will not show the HTML of some drafts."""
        if self._dialect.raw_html or self._has_warned:
            return
        found = next((draft for draft in drafts if has_html(draft.article.body)), None)
        if found:
            self._has_warned = True
            yield (
                f"{found.path} and maybe others hold HTML, such as captions, which the site leaves "
                "out of its pages; Hugo keeps it with `unsafe = true` in `markup.goldmark.renderer`"
            )

    def _new_draft(self, article: Article, batch: NewDrafts, file_name: str) -> Draft | str:
        """Return a draft, or the path of that which has the same text."""
        name = name_of(article, file_name, self._naming)
        if self._has_dated_names:
            name = f"{article.date or date.today():%Y-%m-%d}-{name}"
        wanted = self._path(name)
        draft = self._draft(article, wanted, file_name)
        if wanted in batch.taken or not os.path.lexists(wanted):
            return replace(draft, path=batch.free_path(self._path, name))
        # A schema may have no field for what identifies the article.
        same = self._known.find_text(draft.text)
        return same or replace(draft, path=batch.free_path(self._path, name), in_the_way=wanted)

    def _updated_draft(self, article: Article, path: str, file_name: str) -> Draft | str:
        """Return the draft at `path` with the text of `article`, or `path` if that is the same."""
        old = read_source(path)
        draft = _updated(self._draft(article, path, file_name), old)
        return path if draft.text == old.text else draft

    def write(self, imported: Import) -> None:
        """Write the drafts and remember them for the next input; of new ones all or none.

        Raises:
            FileError: one cannot be written; those before it are removed again.
        """
        written: list[str] = []
        try:
            make_folder(self._folder)
            for draft in imported.drafts:
                expected = draft.replaces.fingerprint if draft.replaces else None
                write_text(draft.path, draft.text, expected)
                if expected is None:
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

    def _draft(self, article: Article, path: str, file_name: str) -> Draft:
        identity = identity_of(article)
        switch = without_templates(article.body, self._dialect)
        shown = shown_as_written(article, self._dialect)
        fields = fields_of(shown, self._schema, file_name, identity, self._own_fields)
        body = with_markdown_attributes(shown.body.strip(), self._dialect)
        if self._dialect.nests_by_four_columns:
            body = with_wide_indents(body)
        body = with_sign_references(body, self._dialect.unescaped_signs)
        # What keeps the site from running the text does not depend on a schema.
        text = write_fields(fields.values | switch) + (f"\n{body}\n" if body else "")
        cleaning, linter = self._cleaning.linter(path), self._settings.linter(path)
        document = cleaning.parse(Source(text, path))
        residue = fix(cleaning, document, unsafe=True)
        if residue.is_changed:
            document = linter.parse(Source(residue.text, path))
        clean = fix(linter, document)
        return Draft(
            path,
            clean.text,
            article,
            tuple(_removals(residue)),
            clean.remaining.diagnostics,
            _share_kept(article),
            unplaced=fields.unplaced,
        )

    def _path(self, name: str) -> str:
        return os.path.normpath(os.path.join(self._folder, f"{name}.md"))


def _updated(draft: Draft, old: FileSource) -> Draft:
    """Return `draft` with the front matter that the draft has that it updates."""
    body = Document.parse(draft.text).body.text(draft.text)
    start = Document.parse(old.text, path=old.path).body.start
    return replace(draft, text=old.text[:start] + body, replaces=old, unplaced=())


def _share_kept(article: Article) -> float:
    arrived = "\n".join((article.title, article.body, *(text for _, text in article.left_out)))
    return share_kept(article.shown, arrived)


def _writable_article(article: Article) -> Article:
    """Return `article` as text that can be written, in the language that it is in."""
    texts: dict[str, Any] = {
        name: _writable(value) for name, value in vars(article).items() if isinstance(value, str)
    }
    article = replace(article, **texts, tags=tuple(map(_writable, article.tags)))
    # What nothing closes is not searched: there may be much of it.
    *folded, rest = article.body.rpartition("</details>")
    text = _FOLDED.sub("", "".join(folded)) + rest
    guessed, declared = guess_language(text), declared_language(article.language)
    if not guessed or (guessed == "zh" and declared.startswith("zh")):
        guessed = declared
    return replace(article, language=guessed, body=without_script_targets(article.body))


def _writable(text: str) -> str:
    # JSON and numeric entities can bring in half a surrogate pair, which UTF-8 has no bytes for.
    return _UNWRITABLE.sub("\ufffd", text)


def _removals(result: FixResult) -> Iterator[RemovedResidue]:
    for diagnostic in result.fixed:
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            text = diagnostic.source.text[edit.start : edit.end].strip()
            if not edit.replacement and any(char.isalnum() for char in text):
                yield RemovedResidue(diagnostic.code, text)
