"""Show what arrives of HTML, by postkit and by other converters, and how much of real inputs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from importing.elements import PIECES, SHOWN_OTHERWISE  # noqa: E402
from ingest_pages import shown_by_html, shown_by_markdown  # noqa: E402

from postkit.document.letters import letters  # noqa: E402
from postkit.errors import FileError  # noqa: E402
from postkit.ingest import RawInput, read  # noqa: E402
from postkit.ingest.html import to_markdown  # noqa: E402
from postkit.ingest.kept_letters import share_kept  # noqa: E402

PAGE = HERE / "IMPORT.md"
_EXAMPLES = """\
examples:
  pip install markdownify html2text htmd-py
  python benchmarks/import_html.py
  python benchmarks/import_html.py --inputs feeds=../feeds pages=../pages --write
"""
_OTHERS = {
    "markdownify": ("markdownify", "markdownify"),
    "html2text": ("html2text", "html2text"),
    "htmd-py": ("htmd", "convert_html"),
}
"""The other converters by distribution: module and function. `htmd` is written in Rust."""


def convert(source: str) -> str:
    """Return the Markdown that postkit makes of HTML."""
    return to_markdown(source).text


def converters() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield the converters that are installed, each with its version."""
    yield "postkit", convert
    for name, (module, function) in _OTHERS.items():
        try:
            yield f"{name} {version(name)}", getattr(import_module(module), function)
        except ImportError:
            print(f"{name} is not installed, and left out", file=sys.stderr)


def verdict(piece: str, converter: Callable[[str], str]) -> str:
    """Return how much of a piece arrives: `all`, `the text`, or `not all`."""
    source = SHOWN_OTHERWISE.get(piece, PIECES[piece])
    markdown = converter(PIECES[piece])
    wanted, arrived = shown_by_html(source), shown_by_markdown(markdown)
    if arrived == wanted:
        return "all"
    return "the text" if _text(arrived) == _text(wanted) else "not all"


def _text(shown: list[tuple[str, ...]]) -> str:
    """Return the letters that are shown, without images and media."""
    return letters("".join(part[0] for part in shown if part[0] not in _WITHOUT_TEXT))


_WITHOUT_TEXT = ("img", "hr", "iframe", "audio", "video")


def elements_table() -> str:
    """Return a table of what arrives of each element."""
    tools = list(converters())
    lines = [
        "| in the source | " + " | ".join(name for name, _ in tools) + " |",
        "| :-- |" + " :-- |" * len(tools),
    ]
    counts = dict.fromkeys((name for name, _ in tools), 0)
    for piece in PIECES:
        cells = []
        for name, convert in tools:
            found = verdict(piece, convert)
            counts[name] += found == "all"
            cells.append(found)
        lines.append(f"| {piece} | " + " | ".join(cells) + " |")
    total = " | ".join(f"{count} of {len(PIECES)}" for count in counts.values())
    return "\n".join([*lines, f"| **all of it** | {total} |"])


def inputs_table(folders: list[str]) -> str:
    """Return a table of how many letters arrive of the inputs in `folders`."""
    lines = [
        "| inputs | read | refused | articles | of 99.5 % or more | least |",
        "| :-- | --: | --: | --: | --: | --: |",
    ]
    for item in folders:
        name, _, folder = item.rpartition("=")
        shares: list[float] = []
        refused = done = 0
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            try:
                reading = read(RawInput.of_file(str(path)))
            except FileError:
                refused += 1
                continue
            done += 1
            for article in reading.articles:
                aside = (text for _, text in article.left_out)
                arrived = "\n".join((article.title, article.body, *aside))
                shares.append(share_kept(article.shown, arrived))
        whole = sum(share >= 0.995 for share in shares)
        least = f"{min(shares, default=1):.2%}"
        lines.append(f"| {name} | {done} | {refused} | {len(shares)} | {whole} | {least} |")
    return "\n".join(lines)


def main() -> int:
    """Print the tables, or write them into the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=_EXAMPLES, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--inputs", nargs="*", default=[], metavar="NAME=FOLDER", help="real inputs to import"
    )
    parser.add_argument("--write", action="store_true", help="write the tables into IMPORT.md")
    options = parser.parse_args()
    tables = {"elements": elements_table()}
    if options.inputs:
        tables["inputs"] = inputs_table(options.inputs)
    page = PAGE.read_text(encoding="utf-8")
    for name, table in tables.items():
        print(f"\n{table}")
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}\n\n{table}\n\n{end}{rest.partition(end)[2]}"
    if options.write:
        PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
