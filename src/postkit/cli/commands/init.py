"""`postkit init`."""

from __future__ import annotations

import argparse
import os
import sys

from postkit.cli import EXIT_CLEAN, EXIT_FOUND
from postkit.cli.diff import unified_diff
from postkit.cli.new_files import write_files
from postkit.cli.output import note
from postkit.config.configuration import NAMES
from postkit.config.load import load_file
from postkit.dialects import detect_sites
from postkit.errors import FileError, UsageError
from postkit.files.read_write import FileSource, read_source, write_text
from postkit.files.relative_paths import relative_path
from postkit.presets import PRESETS, Preset
from postkit.presets.pre_commit import FILE, add_hook

_EXAMPLES = """\
examples:
  postkit init                        detect the generator of this site
  postkit init site/ --preset hugo    name it
  postkit init --pre-commit           check posts before each commit, too
  postkit init --diff                 show what would be written

Writes postkit.toml and a JSON Schema with the fields that the generator's
documentation names. Existing files are kept unless --force is given;
a hook is added to .pre-commit-config.yaml. Where the folder has a configuration,
--pre-commit adds only the hook.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit init` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "folder",
        nargs="?",
        default=".",
        metavar="FOLDER",
        help="the site's folder (default: this folder)",
    )
    parser.add_argument("--preset", choices=list(PRESETS), help="the site generator")
    parser.add_argument(
        "--pre-commit", action="store_true", help=f"add a hook to {FILE}, created if missing"
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what would be written, and write nothing"
    )
    parser.add_argument("--force", action="store_true", help="overwrite existing files")


def run(options: argparse.Namespace) -> int:
    """Write the files of a preset; return the exit status."""
    folder: str = options.folder
    if not os.path.isdir(folder):
        hint = f"; did you mean `--preset {folder.lower()}`?" if folder.lower() in PRESETS else ""
        raise UsageError(f"{folder}: no such folder{hint}")
    hook = _HookFile(folder) if options.pre_commit else None
    configuration = _configuration(folder)
    if hook and configuration and not (options.preset or options.force):
        note(f"{configuration}: is already the configuration; only the hook is added")
        return _finish(options, [], hook)
    preset = PRESETS[options.preset] if options.preset else _found(folder)
    files = [(_join(folder, path), text) for path, text in preset.files().items()]
    if not options.diff:
        _refuse_hidden_configuration(folder, options.force)
        write_files(files, force=options.force)
    if not options.preset:
        note(f"{folder}: {_recognised(folder, preset)}")
    return _finish(options, files, hook, preset)


def _finish(
    options: argparse.Namespace,
    files: list[tuple[str, str]],
    hook: _HookFile | None,
    preset: Preset | None = None,
) -> int:
    """Write the hook and say what was written, or show all changes; return the exit status."""
    if options.diff:
        return _show_changes(files, hook)
    written = [path for path, _ in files]
    if hook and hook.is_changed:
        hook.write()
        written.append(hook.path)
    for path in written:
        print(f"wrote {path}")
    if preset:
        print(f"Set up for {preset.title}. Next: `postkit lint{_argument(options.folder)}`")
    if hook:
        state = "Then" if hook.is_changed else "The hook is already there;"
        print(f"{state} `pre-commit install` runs it before each commit")
    return EXIT_CLEAN


def _show_changes(files: list[tuple[str, str]], hook: _HookFile | None) -> int:
    changes = [
        (path, read_source(path).text if os.path.isfile(path) else "", text) for path, text in files
    ]
    if hook:
        changes.append((hook.path, hook.source.text if hook.source else "", hook.text))
    lines = [line for change in changes for line in unified_diff(*change)]
    sys.stdout.writelines(lines)
    return EXIT_FOUND if lines else EXIT_CLEAN


def _configuration(folder: str) -> str | None:
    """Return the path of the configuration that lies in `folder`."""
    for name in NAMES:
        path = _join(folder, name)
        if os.path.isfile(path) and load_file(path, optional=name == "pyproject.toml"):
            return path
    return None


def _found(folder: str) -> Preset:
    names = [name for name in detect_sites(folder) if name in PRESETS]
    if len(names) > 1:
        raise UsageError(
            f"{folder}: looks like a site of {' and '.join(names)}; choose one with `--preset`"
        )
    return PRESETS[names[0] if names else "plain"]


def _recognised(folder: str, preset: Preset) -> str:
    others = " and ".join(detect_sites(folder)) if preset.name == "plain" else ""
    if others:
        return (
            f"is a site of {others}: its posts are read as it reads them; it has no preset, so the "
            "schema has the fields that most generators agree on"
        )
    return f"looks like {preset.title}; use `--preset` to choose another generator"


def _refuse_hidden_configuration(folder: str, force: bool) -> None:
    """Refuse to write a configuration that would hide one of another name."""
    other = _join(folder, ".postkit.toml")
    if os.path.lexists(other) and not force:
        raise FileError(
            "is already a configuration; use `--force` to write another one beside it", path=other
        )


class _HookFile:
    """The configuration of pre-commit with postkit's hook in it.

    It lies at the top of the repository, which may be above the site.
    """

    def __init__(self, folder: str) -> None:
        self.path = path = _join(relative_path(_repository_of(folder)), FILE)
        self.source: FileSource | None = read_source(path) if os.path.lexists(path) else None
        try:
            self.text = add_hook(self.source.text if self.source else None)
        except UsageError as error:
            raise UsageError(error.message, path=path) from error

    @property
    def is_changed(self) -> bool:
        return self.source is None or self.text != self.source.text

    def write(self) -> None:
        write_text(self.path, self.text, self.source.fingerprint if self.source else None)


def _repository_of(folder: str) -> str:
    """Return the top of the repository that holds `folder`, itself where there is none."""
    start = at = os.path.abspath(folder)
    while not os.path.exists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            return start
        at = above
    return at


def _join(folder: str, path: str) -> str:
    return path if folder == "." else os.path.join(folder, path)


def _argument(folder: str) -> str:
    return "" if folder == "." else f" {folder}"
