"""What other programs call: check and fix texts in memory and drafts on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from postkit.config import Configuration, Settings
from postkit.engine.fixer import FixResult, fix
from postkit.engine.linter import Report
from postkit.errors import UsageError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.conversion import Conversion
    from postkit.formatting import FormatResult
    from postkit.ingest.draft import Draft
    from postkit.workflow.bump import Move


def lint_text(
    text: str, *, path: str | os.PathLike[str] | None = None, config: Configuration | None = None
) -> Report:
    """Return what is wrong with `text`.

    Args:
        text: a whole draft.
        path: where the draft is or will be: it chooses the configuration and
            the schema, and is named in the findings. Besides these nothing is read from
            disk but the page that a translation is compared with.
        config: the configuration; the one beside `path`, or in the current
            folder, where it is not given. It is then searched for at each call:
            for many texts, pass one `Configuration()`, which remembers it.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    source = _source(text, path)
    return _settings(source.path, config).linter(source.path).lint(source)


def rows(
    text: str | bytes,
    path: str | os.PathLike[str] | None = None,
    *,
    config: Configuration | None = None,
    time_limit: float | None = None,
) -> list[dict[str, Any]]:
    """Return what is wrong with `text` as plain dictionaries, which do not keep the draft alive.

    Each has the keys of `Diagnostic.to_dict`. What went wrong is a row as well, without a
    `code` and a place: its `name` is `not-text`, `time-limit`, `limit` or `internal-error`. For
    many drafts a `RowLinter` is faster, and it can be sent to other processes.

    Args:
        text: a whole draft. Bytes that are not UTF-8 give an error row.
        path: as for `lint_text`.
        config: as for `lint_text`.
        time_limit: the wall time in seconds that the draft may take; None for no limit.

    Raises:
        ConfigError: the configuration cannot be used.
        UsageError: a time limit cannot be kept here: outside the main thread, or on Windows.
    """
    from postkit.bulk.rows import lint_rows

    name = None if path is None else os.fspath(path)
    return lint_rows(_settings(name, config).linter(name), text, name, time_limit)


def fix_text(
    text: str,
    *,
    path: str | os.PathLike[str] | None = None,
    config: Configuration | None = None,
    unsafe: bool = False,
) -> FixResult:
    """Return `text` with fixes applied, what was fixed, and what is left.

    Args:
        text: a whole draft. Nothing is written.
        path: as for `lint_text`.
        config: as for `lint_text`.
        unsafe: also apply unsafe fixes, whose result somebody should review.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    source = _source(text, path)
    settings = _settings(source.path, config)
    formatter = settings.formatter(source.path)
    return fix(settings.linter(source.path), source, unsafe=unsafe, formatter=formatter)


def format_text(
    text: str, *, path: str | os.PathLike[str] | None = None, config: Configuration | None = None
) -> FormatResult:
    """Return `text` in the configured layout, and the changes that were withheld.

    Args:
        text: a whole draft. Nothing is written.
        path: as for `lint_text`.
        config: as for `lint_text`; its table `format` says what the layout is.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    source = _source(text, path)
    return _settings(source.path, config).formatter(source.path).format(source)


def bump_text(
    text: str,
    to: str | None = None,
    *,
    path: str | os.PathLike[str] | None = None,
    config: Configuration | None = None,
    day: date | None = None,
    force: bool = False,
) -> Move:
    """Return `text` moved to another stage; unchanged where it is in that stage already.

    Args:
        text: a whole draft. Nothing is written.
        to: the name of the stage; the next one where it is not given.
        path: as for `lint_text`.
        config: as for `lint_text`.
        day: what the date fields of the stage get; today where it is not given.
        force: allow skipped stages, and posts with findings.

    Raises:
        ChangeError: the draft cannot be moved there, or its front matter cannot be
            changed; the message has the reasons.
        UsageError: there is no such stage.
        ConfigError: the configuration cannot be used.
    """
    from postkit.workflow.bump import Bump

    draft = _source(text, path)
    settings = _settings(draft.path, config)
    dialect = settings.dialect(draft.path)
    bump = Bump(settings.stages, to, date.today(), day, force, dialect)
    linter = settings.linter(draft.path)
    return bump.plan(draft, lambda source: linter.lint(source).diagnostics)


def convert_text(
    text: str,
    to: str,
    *,
    path: str | os.PathLike[str] | None = None,
    config: Configuration | None = None,
    everything: bool = False,
) -> Conversion:
    """Return `text` with its Chinese prose converted to another script or region.

    Code, URLs, link targets, tags, identifiers of front matter and English
    originals stay as they are. What is in the target script already is left
    alone, so that converting twice is converting once.

    Args:
        text: a whole draft. Nothing is written.
        to: a language tag (`zh-Hans`, `zh-Hant`, `zh-Hant-TW`, `zh-Hant-HK`) or
            the name of one of OpenCC's configurations (`s2twp`).
        path: as for `lint_text`.
        config: as for `lint_text`.
        everything: convert all prose, as bare OpenCC does.

    Raises:
        UsageError: `to` is unknown.
        ConfigError: the configuration, its glossary or its ledger cannot be used.
        ChangeError: the language that front matter names cannot be changed safely.
    """
    from postkit.config.converter import Converter
    from postkit.script.conversion_targets import find_target

    target = find_target(to)
    source = _source(text, path)
    settings = _settings(source.path, config)
    return Converter(settings, target, everything=everything).convert(source)


def import_text(
    text: str | bytes,
    *,
    name: str = "text",
    form: str | None = None,
    folder: str | os.PathLike[str] = ".",
    config: Configuration | None = None,
) -> Iterator[Draft]:
    """Yield the drafts made from a feed, a page, captions or a text.

    Args:
        text: the input; bytes are decoded as they declare, or if only one encoding is possible.
        name: its file name, whose suffix may show its format, or its address.
        form: `feed`, `wordpress`, `ghost`, `json-feed`, `flattened-feed`, `page`,
            `subtitles`, `transcript` or `text`; detected where it is not given.
        folder: where the drafts would go: it chooses the configuration and the
            schema, and articles that are already there are skipped. Nothing is
            written.
        config: as for `lint_text`.

    Raises:
        FileError: the input cannot be read.
        UsageError: there is no such format.
        ConfigError: the configuration cannot be used.
    """
    from postkit.ingest import FORMATS, RawInput
    from postkit.ingest.fetch import is_web_address
    from postkit.ingest.importer import Importer

    if form is not None and form not in FORMATS:
        raise UsageError(f"no format is called `{form}`; there are {', '.join(sorted(FORMATS))}")

    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    url = name if is_web_address(name) else ""
    encoding = "utf-8" if isinstance(text, str) else ""
    importer = Importer(os.fspath(folder), config)
    for part in importer.read_in_parts(RawInput(data, name, encoding, url), form):
        yield from part.drafts


def lint_paths(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    config: Configuration | None = None,
) -> Iterator[Report]:
    """Yield a report on each draft that `paths` name, in order.

    Args:
        paths: files, folders and globs, as on the command line; or one of them.
        config: the configuration; the nearest one above each draft otherwise.

    Raises:
        UsageError: a path does not exist.
        FileError: a draft cannot be read.
        ConfigError: a configuration cannot be used.
    """
    configuration = _configuration(config)
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    for path in find_files([os.fspath(path) for path in given], configuration.settings):
        yield configuration.settings(path).linter(path).lint(read_source(path))


def _source(text: str, path: str | os.PathLike[str] | None) -> Source:
    if not isinstance(text, str):
        raise TypeError(f"`text` must be a str, not {type(text).__name__}: read or decode it first")
    return Source(text, None if path is None else os.fspath(path))


def _settings(path: str | None, config: Configuration | None) -> Settings:
    return _configuration(config).settings(path)


def _configuration(config: Configuration | None) -> Configuration:
    if config is None:
        return Configuration()
    if not isinstance(config, Configuration):
        raise TypeError("`config` must be a postkit.Configuration, such as Configuration({...})")
    return config
