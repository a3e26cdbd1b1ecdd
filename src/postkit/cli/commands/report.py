"""`postkit report`."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from datetime import date
from importlib.util import find_spec
from io import StringIO

from postkit.cli.output import note
from postkit.cli.parser import parse
from postkit.cli.runs.reported_posts import ReportedPosts
from postkit.cli.shared_options import (
    add_archive_arguments,
    add_path_arguments,
    add_quiet_argument,
    add_run_arguments,
    chosen_configuration,
)
from postkit.errors import UsageError
from postkit.files.read_write import make_folder, overwrite_text, read_bytes
from postkit.files.relative_paths import relative_path
from postkit.health import Figures, Finding, collect
from postkit.health.badge import make_badge
from postkit.health.export import as_csv, as_markdown
from postkit.health.history import DayFigures, read_history, row_of, write_history
from postkit.reporters.rule_page import page
from postkit.reporters.width import display_lines
from postkit.rules import TABLE, find_rules

_SHARED = (
    *("config", "isolated", "allow_plugins", "exclude", "force_exclude"),
    *("jobs", "no_cache", "cache_dir", "quiet"),
)
"""Options that mean the same to `postkit lint`."""

_PAGE = "index.html"
_BADGE = "badge.svg"
_SCRIPTS = ("javascript", "vbscript", "data")
"""Schemes of addresses that do not lead anywhere but run what follows."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_TABLE = re.compile(rb"\*\*\d+ posts?\*\*")
"""How the figures begin in Markdown."""
_BEFORE, _AFTER = 24, 40
"""How many characters of a line are shown on either side of where a finding begins."""

_EXAMPLES = """\
examples:
  postkit report posts/ -o report/                 a page, report/index.html, and a badge
  postkit report posts/ -o report/ --history report/history.jsonl
                                                   with the figures of earlier reports
  postkit report posts/ -o report/ --link 'https://github.com/me/site/blob/main/{path}#L{line}'
  postkit report posts/ --output-format json       the figures for other programs
  postkit report posts/ --output-format md >> $GITHUB_STEP_SUMMARY

The page works without a network and holds all findings; it needs the extra
`postkit-lint[report]`. The rules are those of the configuration. Findings of
unchanged posts come from the cache.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit report` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser, has_stdin=False)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        "--format",
        dest="format",
        choices=["html", "json", "csv", "md"],
        default="html",
        help="a page, or the figures as JSON, CSV (a row for each figure) or Markdown",
    )
    output.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="the folder for the page, created if missing; or the file for JSON, CSV or Markdown",
    )
    output.add_argument(
        "--history",
        metavar="FILE",
        help="keep a row of figures for each day in this file, and chart them",
    )
    output.add_argument(
        "--language", choices=["en", "zh"], help="the page's language (default: the system's)"
    )
    output.add_argument(
        "--link",
        default="",
        metavar="ADDRESS",
        help="the address that a finding links to, with {path} and {line} (default: the file)",
    )
    add_quiet_argument(output, "print nothing but the figures")
    add_run_arguments(add_archive_arguments(parser))


def run(options: argparse.Namespace) -> int:
    """Write the report; return the exit status."""
    _check_output(options)
    _check_link(options.link)
    history = read_history(options.history) if options.history else ()
    configuration = chosen_configuration(options)
    with tempfile.TemporaryDirectory() as folder:
        found = os.path.join(folder, "findings.jsonl")
        status, summary = _lint(options, found)
        if not os.path.exists(found):
            return status  # A broken configuration is reported; the report would show too little.
        reader = ReportedPosts(options, configuration, date.today())
        posts = [*reader.posts()]
        findings = [*_findings(found, {post.path for post in posts})]
    if not posts and max(status, reader.status):
        return max(status, reader.status)  # A path was mistyped: an earlier report stays.
    if not posts and not options.quiet:
        note(summary.strip())
    figures = collect(posts, findings, reader.stages, reader.today, reader.unread)
    if options.history and posts:
        make_folder(os.path.dirname(options.history) or os.curdir)
        history = write_history(options.history, history, row_of(figures))
    if options.format == "html":
        _write_page(options, figures, history)
    else:
        _write_figures(options, _as_text(figures, options.format))
    return max(status, reader.status)


def _check_link(address: str) -> None:
    """Raise a UsageError where `address` does not lead to the line of a post."""
    # Browsers ignore control characters and blanks in a scheme.
    scheme = "".join(char for char in address if char > " ").partition(":")[0].lower()
    if scheme in _SCRIPTS:
        raise UsageError(
            f"--link: an address that begins with `{scheme}:` runs as a program; name one that "
            "leads to a post, as `https://example.org/{path}#L{line}`"
        )
    for name in _PLACEHOLDER.findall(address):
        if name not in ("{path}", "{line}"):
            raise UsageError(
                f"--link: `{name}` has no meaning; there are `{{path}}` and `{{line}}`"
            )
    if address and "{path}" not in address:
        raise UsageError(
            "--link: every finding would lead to the same page; write `{path}` where the path of "
            "a post belongs, and `{line}` where its line does"
        )


def _check_output(options: argparse.Namespace) -> None:
    """Find out before the work whether there is a place to write to.

    Raises:
        UsageError: there is none, or packages are missing.
    """
    path = options.output
    if options.format != "html":
        if path and (path.endswith(os.sep) or os.path.isdir(path)):
            raise UsageError(
                f"-o {path}: is a folder; name the file, as "
                f"`-o {os.path.join(path, 'report')}.{options.format}`"
            )
        if path and _is_draft(path):
            raise UsageError(f"-o {path}: looks like a post; name another file")
        return
    if not path:
        raise UsageError("name the folder of the page: `-o report/`")
    if os.path.exists(path) and not os.path.isdir(path):
        raise UsageError(f"-o {path}: is a file; name the folder of the page: `-o report/`")
    page, badge = (os.path.join(path, name) for name in (_PAGE, _BADGE))
    # The home page of a site has no badge beside it.
    if os.path.exists(page) and not os.path.exists(badge):
        raise UsageError(f"{page}: is not a report; name another folder, as `-o report/`")
    if find_spec("pygal") is None or find_spec("jinja2") is None:
        raise UsageError(
            "the page needs pygal and Jinja2; install them with "
            "`pip install 'postkit-lint[report]'`"
        )


def _is_draft(path: str) -> bool:
    """Return whether there is a Markdown file at `path` that is not the table of a report."""
    target = os.path.realpath(path)
    if not target.endswith((".md", ".markdown")) or not os.path.exists(target):
        return False
    return not _TABLE.match(read_bytes(target, 64)[0])


def _write_figures(options: argparse.Namespace, text: str) -> None:
    if not options.output:
        # A terminal would obey the control characters of a path.
        print(display_lines(text) if sys.stdout.isatty() else text, end="")
        return
    make_folder(os.path.dirname(options.output) or os.curdir)
    overwrite_text(options.output, text)
    if not options.quiet:
        print(f"wrote {options.output}")


def _write_page(
    options: argparse.Namespace, figures: Figures, history: Sequence[DayFigures]
) -> None:
    from postkit.health.report_page import render

    known = {entry.code for entry in TABLE}
    explained = {
        rule.code: page(next(iter(find_rules(rule.code))))
        for rule in figures.rules
        if rule.code in known
    }
    path = os.path.join(options.output, _PAGE)
    make_folder(options.output)
    # Links to posts are followed from the folder of the page.
    base = relative_path(os.curdir, options.output)
    language = options.language or _language()
    drawn = render(figures, history, language, explained=explained, base=base, link=options.link)
    overwrite_text(path, drawn)
    overwrite_text(os.path.join(options.output, _BADGE), make_badge(figures))
    if not options.quiet:
        print(f"wrote {path}")


def _as_text(figures: Figures, form: str) -> str:
    if form == "json":
        return json.dumps(figures.to_dict(), ensure_ascii=False, indent=2) + "\n"
    return as_csv(figures) if form == "csv" else as_markdown(figures)


def _language() -> str:
    named = next((os.environ[key] for key in ("LC_ALL", "LANG") if os.environ.get(key)), "")
    return "zh" if named.startswith("zh") else "en"


def _lint(options: argparse.Namespace, target: str) -> tuple[int, str]:
    """Write the findings of `postkit lint` to the file `target`; return its status and summary."""
    arguments = ["lint", "--exit-zero", "--output-format", "jsonl", "--output-file", target]
    lint = parse([*arguments, "--", *(options.paths or ["."])])
    for name in _SHARED:
        setattr(lint, name, getattr(options, name))
    with redirect_stdout(StringIO()) as summary:
        return int(lint.run(lint)), summary.getvalue()


def _findings(path: str, paths: set[str]) -> Iterator[Finding]:
    """Yield the findings in the file at `path` in the posts of `paths`, each with its line."""
    with open(path, encoding="utf-8") as file:
        values = [json.loads(line) for line in file]
    lines: list[str] = []
    last = None
    for value in values:
        path = value["path"]
        if path not in paths:
            continue
        if path != last:
            text = read_bytes(path)[0].decode("utf-8", "replace")
            lines, last = _NEWLINE.split(text), path
        number = value["line"]
        excerpt = _excerpt(lines[number - 1], value["column"]) if number <= len(lines) else ""
        yield Finding(
            path=path,
            line=number,
            column=value["column"],
            code=value["code"],
            name=value["name"],
            severity=value["severity"],
            message=value["message"],
            excerpt=excerpt,
        )


def _excerpt(line: str, column: int) -> str:
    """Return what is around a column of a line, which counts from 1."""
    start, end = max(column - 1 - _BEFORE, 0), column - 1 + _AFTER
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"
