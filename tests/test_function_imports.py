"""Functions import what makes a start slow; all else is imported at the top of a module."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import CLEAN, process
from test_structure import MODULES, parsed

SLOW = frozenset(
    [
        *("concurrent.futures", "concurrent.futures.process", "ctypes", "hashlib", "http.client"),
        *("importlib.metadata", "inspect", "multiprocessing", "pathlib", "sqlite3", "tempfile"),
        *("tomllib", "urllib.error", "urllib.parse", "urllib.request", "webbrowser"),
    ]
)
"""Modules of the standard library that take two milliseconds or more to import, up to 26."""

ENTRIES = ("postkit", "postkit.api", "postkit.cli")
"""Where programs and people enter, and most of what can be asked for is not."""

ORIGINALS = "\n<details>\n<summary>原文</summary>\n\nThe river.\n\n</details>\n"
SCHEMA = '{"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}'


@pytest.fixture
def starting(tmp_path: Path) -> set[str]:
    """What is loaded for posts without findings, by a configuration and without one."""
    (tmp_path / "site").mkdir()
    for name, text in (
        ("a.md", CLEAN + ORIGINALS),
        ("b.md", '# 桥\n\n文字。\n\n<p align="center">河。</p>\n'),
        ("site/c.md", CLEAN),
        ("site/post.schema.json", SCHEMA),
        ("site/postkit.toml", '[[schemas]]\npath = "post.schema.json"\n'),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    program = (
        "import sys; from postkit.cli import main; status = main(sys.argv[1:]);"
        "print(*sys.modules); sys.exit(status)"
    )

    done = process(tmp_path, "-c", program, "lint", "--no-cache", "a.md", "b.md", "site/c.md")

    assert done.returncode == 0, done.stdout + done.stderr
    return MODULES.keys() & set(done.stdout.split())


def test_functions_import_only_what_makes_a_start_slow(starting: set[str]) -> None:
    others = {
        f"{name}: {imported}"
        for name, path in MODULES.items()
        if name not in starting and not is_entry(name)
        for imported in in_functions(path)
        if not is_slow(imported)
    }

    assert others == set()


def is_entry(name: str) -> bool:
    return name in ENTRIES or name.startswith("postkit.cli.")


def is_slow(name: str) -> bool:
    """Tell whether a module is slow to import, or one of ours that imports such a one."""
    if name in MODULES:
        return any(map(is_slow_library, at_top(MODULES[name])))
    return is_slow_library(name)


def is_slow_library(name: str) -> bool:
    package = name.partition(".")[0]
    return name in SLOW or package not in {*sys.stdlib_module_names, "postkit", "__future__"}


def at_top(path: Path) -> Iterator[str]:
    """Yield the modules that are imported together with a module."""
    for node in parsed(path).body:
        yield from imported(node)


def in_functions(path: Path) -> Iterator[str]:
    """Yield the modules that are imported when a function of a module is called."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for statement in ast.walk(node):
                yield from imported(statement)


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for name in node.names:
            full = f"{node.module}.{name.name}"
            yield full if full in MODULES else node.module
