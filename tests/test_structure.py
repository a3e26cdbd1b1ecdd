"""The shape of the house: the tests mirror the source, names mean one thing, nothing goes round."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from postkit.dialects import ENGINES, SITES

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOURCE = ROOT / "src" / "postkit"
MODULES = {
    ".".join(("postkit", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(SOURCE.rglob("*.py"))
}
OTHER_FOLDERS = {
    "benchmarks": "benchmarks/",
    "docs": "docs/ and the pages at the top of the project",
    "sites": "sites that their generators build",
}
"""The folders of tests that belong to no package, and what they are about."""

ONE_MEANING = {
    "base": "what a rule or a reporter is made of",
    "bump": "posts to the next stage: the command and what it does",
    "convert": "prose from one script to the other: the command and what it does",
    "pairs": "passages and their originals: the command and what it shows",
    "parse": "a text as the parts that the package is about",
    "read": "an input as what the package is about",
    "schema": "a JSON Schema of front matter: the command and the class",
    "texts": "what a page in the browser says, in English and Chinese",
}
"""The names of several modules, and the one thing that each of them means."""


def test_a_folder_of_tests_is_about_the_package_of_its_name() -> None:
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    others = {folder for folder in folders if not (SOURCE / folder / "__init__.py").is_file()}

    assert others == {Path(name) for name in OTHER_FOLDERS}


def test_a_package_has_a_folder_of_tests() -> None:
    packages = {path.parent.relative_to(SOURCE) for path in SOURCE.rglob("__init__.py")}
    untested = [folder for folder in packages if not [*(TESTS / folder).glob("test_*.py")]]

    assert untested == [], ", ".join(map(str, untested))


def test_a_test_is_where_the_module_of_its_name_is() -> None:
    folders = defaultdict(set)
    for path in MODULES.values():
        folders[path.stem].add(path.parent.relative_to(SOURCE))

    def is_astray(test: Path) -> bool:
        """Tell whether its module is in a folder below that of the test, and not beside it."""
        folder = test.parent.relative_to(TESTS)
        found = folders[test.stem.removeprefix("test_")]
        return folder not in found and any(folder in module.parents for module in found)

    astray = [
        str(test.relative_to(TESTS)) for test in TESTS.glob("*/**/test_*.py") if is_astray(test)
    ]
    assert astray == [], ", ".join(astray)


def test_a_package_says_what_belongs_there_for_whom_and_what_does_not() -> None:
    docstrings = {
        name: ast.get_docstring(parsed(path)) or ""
        for name, path in MODULES.items()
        if path.name == "__init__.py"
    }
    short = {name for name, text in docstrings.items() if len(re.findall(r"\.(?=\s|$)", text)) < 3}

    assert short == set()


def test_classes_of_one_name_mean_the_same() -> None:
    names = [
        node.name
        for path in MODULES.values()
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]

    assert {name for name in names if names.count(name) > 1} == {"Options"}, "options of a rule"


def test_modules_of_one_name_mean_the_same() -> None:
    names = [path.stem for path in MODULES.values() if path.stem not in ("__init__", "__main__")]

    assert {name for name in names if names.count(name) > 1} == set(ONE_MEANING)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a module imports, in functions too, but not for types alone."""
    for node in statements(parsed(path).body):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                full = f"{node.module}.{name.name}"
                yield full if full in MODULES else node.module


SITES_ALLOWED = ("dialects", "presets")
"""The folders whose modules are about single engines and generators."""
SHOWS_ENGINE = {"postkit.cli.commands.doctor", "postkit.cli.commands.show_config"}
"""What prints the engine of a post."""
NAMES = {*SITES, *ENGINES}
WORDS = {"mdx", "next"}
"""Names that are also a language of code, and a word for a button."""


def named_places(module: ast.Module) -> Iterator[ast.expr]:
    """Yield what compares with the name of an engine or a generator, or is a table by names."""
    for node in ast.walk(module):
        match node:
            case ast.Compare():
                constants, names = [node.left, *node.comparators], NAMES
            case ast.MatchValue():
                constants, names = [node.value], NAMES
            case ast.Dict(keys=keys):
                constants, names = [key for key in keys if key], NAMES - WORDS
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                constants, names = items, NAMES - WORDS
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target != "site":
                # The examples of a rule may need a `site`.
                constants, names = [value], NAMES
            case _:
                continue
        for item in constants:
            if isinstance(item, ast.Constant) and str(item.value).removesuffix("-date") in names:
                yield item


def names_asked(module: ast.Module) -> Iterator[ast.Attribute]:
    """Yield where a dialect is asked for its name or that of its engine."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in ("engine", "name"):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name.lstrip("_") == "dialect":
                yield node


def test_only_dialects_know_engines_and_generators_by_name() -> None:
    found = []
    for name, path in MODULES.items():
        if path.relative_to(SOURCE).parts[0] in SITES_ALLOWED:
            continue
        places = list(named_places(parsed(path)))
        if name not in SHOWS_ENGINE:
            places += names_asked(parsed(path))
        found += [f"{name}:{place.lineno}: {ast.unparse(place)}" for place in places]

    assert found == [], "add a fact to `Dialect`, and ask for it: " + ", ".join(found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('is_deep = document.dialect.engine != "python-markdown"', 2),
        ('if site in ("hexo", "jekyll"): pass', 2),
        ('_SITES = frozenset(["astro", "hugo"])', 2),
        ('_DATES = {"hugo": 1}', 1),
        ('_NEEDS_BLANK_LINE = "kramdown"', 1),
        ('_LOCAL_TIMES = ("hugo-date", "date")', 1),
        ('match site:\n  case "mdx": pass', 1),
        ("named = self._dialect.name.capitalize()", 1),
        ('site = "hugo"', 0),
        ("is_read = document.dialect.has_jsx", 0),
    ],
)
def test_the_name_of_an_engine_is_noticed(text: str, count: int) -> None:
    module = ast.parse(text)

    assert len([*named_places(module), *names_asked(module)]) == count


BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")
"""Where a statement keeps the statements in it."""


def statements(block: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Yield the statements of a block and in them, but not what is imported for types alone."""
    for node in block:
        is_typing = isinstance(node, ast.If) and isinstance(node.test, ast.Name)
        if is_typing and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        for name in BLOCKS:
            inner = getattr(node, name, None)
            if isinstance(inner, list):
                yield from statements(inner)


def test_no_modules_import_each_other() -> None:
    needs = {name: set(imports(path)) & MODULES.keys() for name, path in MODULES.items()}
    ends = True
    while ends:
        needed = set().union(*needs.values())
        ends = {name for name in needs if name not in needed or not needs[name] & needs.keys()}
        needs = {name: needs[name] - ends for name in needs.keys() - ends}

    assert needs == {}, ", ".join(needs)


def test_modules_of_tests_are_short() -> None:
    lengths = {path: path.read_bytes().count(b"\n") for path in TESTS.rglob("*.py")}
    long = {
        str(path.relative_to(TESTS)): length for path, length in lengths.items() if length > 300
    }

    assert long == {}


@pytest.mark.parametrize(("kind", "most"), [("module", 300), ("function", 40)])
def test_modules_and_functions_are_short(kind: str, most: int) -> None:
    long = [f"{place} ({length} lines)" for place, length in lengths(kind) if length > most]

    assert long == [], ", ".join(long)


def lengths(kind: str) -> Iterator[tuple[str, int]]:
    """Yield each module or function, and how many lines it has."""
    for name, path in MODULES.items():
        if kind == "module":
            # A table that a program writes grows with each rule.
            if b"Written by `python -m" not in path.read_bytes()[:100]:
                yield name, path.read_bytes().count(b"\n")
            continue
        for node in statements(parsed(path).body):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                yield f"{name}.{node.name}", node.end_lineno - node.lineno + 1
