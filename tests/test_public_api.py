"""The contract with other programs: what `postkit.__all__` lists, and nothing else."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_type_hints

import pyarrow
import pytest
from shell import process

import postkit

ROOT = Path(__file__).parents[1]


NAMES = [name for name in postkit.__all__ if name != "__version__"]


FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(postkit, name))]


CLASSES = [name for name in NAMES if inspect.isclass(getattr(postkit, name))]


EXAMPLES = sorted((ROOT / "docs/examples").glob("*.py"))


API_PAGE = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")


POST = "---\ntitle: 河上的桥\ntags: [桥, 河, 桥]\n---\n\n第一段。\n"


FIXED = POST.replace("[桥, 河, 桥]", "[桥, 河]")


def documentation(name: str) -> str:
    return inspect.getdoc(getattr(postkit, name)) or ""


def parameters(name: str) -> list[str]:
    """Return what a caller gives: the parameters of a function, or of a class's constructor."""
    public = getattr(postkit, name)
    if inspect.isclass(public) and issubclass(public, (Exception, Enum)):
        return []  # These are caught and compared, not made.
    if dataclasses.is_dataclass(public):
        names = [field.name for field in dataclasses.fields(public)]
    else:
        names = list(inspect.signature(public).parameters)
    return [name for name in names if not name.startswith("_")]


def test_the_lists_agree() -> None:
    tree = ast.parse(Path(postkit.__file__).read_text(encoding="utf-8"))
    for_type_checkers = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        alias.name: (node.module or "").removeprefix("postkit.")
        for node in for_type_checkers.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("postkit.")
        for alias in node.names
    }

    assert typed == postkit._HOMES
    assert sorted([*typed, "__version__"]) == sorted(postkit.__all__)
    assert set(postkit.__all__) <= set(dir(postkit))


@pytest.mark.slow
def test_every_name_is_loaded_when_it_is_first_used(tmp_path: Path) -> None:
    program = """
import sys

def forget():
    for name in [one for one in sys.modules if one.partition(".")[0] == "postkit"]:
        del sys.modules[name]

import postkit
for name in postkit.__all__:
    forget()
    import postkit
    loaded = [one for one in sys.modules if one.startswith("postkit.")]
    assert loaded == [], loaded
    exec(f"from postkit import {name}")
    assert getattr(postkit, name) is globals()[name]
"""

    done = process(tmp_path, "-c", program)

    assert (done.returncode, done.stderr) == (0, "")


def test_no_name_is_that_of_a_module() -> None:
    # Importing a module puts it into its package under its own name: over the function.
    modules = {module.name for module in pkgutil.iter_modules(postkit.__path__)}

    assert modules.isdisjoint(postkit.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="lint_txt"):
        _ = postkit.lint_txt


@pytest.mark.parametrize("name", postkit.__all__)
def test_the_reference_has_every_name_once(name: str) -> None:
    entries = re.findall(rf"^\.\. [\w:]+:: postkit\.{name}(?![\w.])", API_PAGE, re.MULTILINE)

    assert len(entries) == 1


def test_the_reference_has_nothing_else() -> None:
    named = re.findall(r"^\.\. [\w:]+:: postkit\.(?!post\b|testing\b)(\w+)", API_PAGE, re.MULTILINE)
    assert set(named) == set(postkit.__all__)


@pytest.mark.parametrize("name", [*FUNCTIONS, *CLASSES])
def test_the_documentation_names_what_a_caller_gives(name: str) -> None:
    text = documentation(name)

    missing = [
        parameter
        for parameter in parameters(name)
        if not re.search(
            rf"`{parameter}`|^ +{parameter}: |text\[.*\b{parameter}\b.*\]", text, re.MULTILINE
        )
    ]
    assert text
    assert missing == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_documents_arguments_and_errors(name: str) -> None:
    text = documentation(name)

    assert "Args:\n" in text or not parameters(name)
    assert "Raises:\n" in text
    raised = re.findall(r"^    (\w+Error): ", text.partition("Raises:\n")[2], re.MULTILINE)
    assert raised
    assert all(error in postkit.__all__ or error == "ValueError" for error in raised)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_typed(name: str) -> None:
    function = getattr(postkit, name)
    public = {item: getattr(postkit, item) for item in NAMES}
    module = vars(sys.modules[function.__module__])
    hints = get_type_hints(function, globalns={**public, **module, **EXTRA})

    assert set(hints) == {*inspect.signature(function).parameters, "return"}


class _Frontmatter:
    Post = dict


EXTRA = {"frontmatter": _Frontmatter, "pyarrow": pyarrow, "Any": Any, "Literal": Literal}
"""Imported for type checkers only."""


@pytest.mark.parametrize("name", CLASSES)
def test_every_public_member_is_documented(name: str) -> None:
    public = getattr(postkit, name)
    members = [
        (key, value.fget if isinstance(value, property) else getattr(value, "func", value))
        for key, value in vars(public).items()
        if not key.startswith("_")
    ]

    missing = [key for key, value in members if inspect.isfunction(value) and not value.__doc__]
    assert missing == []


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_errors_are_of_one_family() -> None:
    errors = [name for name in NAMES if name.endswith("Error")]

    assert all(issubclass(getattr(postkit, name), postkit.PostkitError) for name in errors)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_imports_nothing_below_postkit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    imported = re.findall(r"^\s*(?:import|from) (postkit\S*)", text, re.MULTILINE)

    assert set(imported) == {"postkit"}


def test_the_example_fixes_or_refuses(in_folder: Path) -> None:
    (example,) = EXAMPLES

    def run(answer: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, example, "draft.md"],
            input=answer, encoding="utf-8", capture_output=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        )  # fmt: skip
        return done.returncode, done.stderr

    status, message = run("---\ntitle: [桥\n---\n\n没有写完的列表。\n")
    assert (status, "line 2: the list that opens with `[`" in message) == (1, True), message
    assert not Path("draft.md").exists()
    assert run(POST) == (0, "")
    assert Path("draft.md").read_text(encoding="utf-8") == FIXED
