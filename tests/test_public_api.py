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
REPAIRED = POST.replace("[桥, 河, 桥]", "[桥, 河]")


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
    typed = {
        alias.name: (node.module or "").removeprefix("postkit.")
        for node in ast.walk(tree)
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
        one
        for one in parameters(name)
        if not re.search(rf"`{one}`|^ +{one}: |text\[.*\b{one}\b.*\]", text, re.MULTILINE)
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
    assert all(one in postkit.__all__ or one == "ValueError" for one in raised)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_typed(name: str) -> None:
    function = getattr(postkit, name)
    public = {one: getattr(postkit, one) for one in NAMES}
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


def lint_a_text() -> None:
    report = postkit.lint_text(POST, config=postkit.Configuration(isolated=True))

    assert [(one.line, one.code) for one in report.diagnostics] == [(3, "FM011")]
    assert report.diagnostics[0].to_dict()["fix"] is not None


def lint_rows() -> None:
    linter = postkit.RowLinter(isolated=True)
    assert linter.rows(POST) == postkit.rows(POST, config=postkit.Configuration(isolated=True))
    batch = pyarrow.RecordBatch.from_pydict({"text": [POST]})
    (findings,) = postkit.lint_batches([batch], linter)
    assert findings.schema == postkit.arrow_schema()
    assert findings.column("code").to_pylist() == ["FM011"]


def fix_a_text() -> None:
    result = postkit.fix_text(POST, path="posts/bridge.md")

    assert result.text == REPAIRED
    assert result.is_changed
    assert result.remaining.diagnostics == ()


def convert_a_text() -> None:
    conversion = postkit.convert_text(
        "---\ntitle: 头发\n---\n\n理发店在后面，`后面`。\n", "zh-Hant-TW"
    )

    assert conversion.text == "---\ntitle: 頭髮\n---\n\n理髮店在後面，`后面`。\n"
    assert postkit.convert_text(conversion.text, "zh-Hant-TW").edits == ()
    with pytest.raises(postkit.UsageError):
        postkit.convert_text(POST, "klingon")


def change_front_matter() -> None:
    text = "---\ntitle: 桥 # 题\ntags: [河]\nold: 1\n---\n\n文字。\n"
    for change, arguments in (
        (postkit.set_value, ("title", "新桥")),
        (postkit.add_item, ("tags", "桥")),
        (postkit.replace_item, ("tags", "河", "水")),
        (postkit.drop_item, ("tags", "桥")),
        (postkit.rename_key, ("old", "older")),
        (postkit.remove_key, ("none",)),
    ):
        document = postkit.Document.parse(text)
        text = postkit.apply_edits(text, change(document, *arguments))

    assert text == "---\ntitle: 新桥 # 题\ntags: [水]\nolder: 1\n---\n\n文字。\n"
    with pytest.raises(postkit.ChangeError):
        postkit.remove_key(postkit.Document.parse("---\na: [\n---\n"), "a")


def move_a_draft_on() -> None:
    draft = "---\ntitle: 桥\ndraft: true\nstatus: review\n---\n\n文字。\n"

    assert "draft: false\nstatus: published\n" in postkit.bump_text(draft).text
    assert not postkit.bump_text(draft, "review").is_changed
    with pytest.raises(postkit.ChangeError):
        postkit.bump_text(draft + "\n<details>\n<summary>a</summary>\n")


def format_a_text() -> None:
    text = POST + "第二段。 \n## 桥头\n"

    result = postkit.format_text(text, path="posts/bridge.md")

    assert result.text == POST + "第二段。\n\n## 桥头\n"
    assert result.withheld == ()
    formatter = postkit.Formatter(postkit.Layout(front_matter_order=("tags",)))
    assert formatter.format(postkit.Source(POST)).text.startswith("---\ntags: ")


def lint_files() -> None:
    Path("posts").mkdir()
    Path("posts/bridge.md").write_text(POST, encoding="utf-8")

    reports = list(postkit.lint_paths(["posts"]))

    assert [report.source.path for report in reports] == ["posts/bridge.md"]


def configure() -> None:
    config = postkit.Configuration({"ignore": ["repeated-list-item"]})

    assert postkit.lint_text(POST, config=config).diagnostics == ()
    assert config.settings("posts/bridge.md")["ignore"] == ("repeated-list-item",)
    with pytest.raises(postkit.ConfigError, match="did you mean `ignore`"):
        postkit.Configuration({"ingore": []})


def load_a_post() -> None:
    Path("bridge.md").write_bytes(b"\xef\xbb\xbf" + POST.encode())

    post = postkit.load("bridge.md")

    assert post["title"] == postkit.loads(POST)["title"] == "河上的桥"
    with pytest.raises(postkit.FileError):
        postkit.load("none.md")
    with pytest.raises(postkit.FrontMatterError) as caught:
        postkit.loads("---\ntitle: [\n---\n")
    assert caught.value.line > 1


def change_a_text() -> None:
    document = postkit.Document.parse(POST)
    front_matter = document.front_matter
    assert front_matter is not None
    entry = front_matter.entry("title")
    assert entry is not None

    edit = postkit.Edit.replace(entry.value.span, "新桥")

    assert postkit.apply_edits(POST, [edit]) == POST.replace("河上的桥", "新桥")
    with pytest.raises(ValueError, match="overlaps"):
        postkit.apply_edits(POST, [edit, edit])


def read_places() -> None:
    source = postkit.Source("一行\r\n两行\r\n")
    span = postkit.Span(4, 6)

    assert span.text(source.text) == "两行"
    assert source.lines.position(span.start) == postkit.Position(line=2, column=1)
    assert source.newline == "\r\n"


def read_a_document() -> None:
    document = postkit.Document.parse(POST + "\n看 `代码`。\n")

    assert [block.kind.value for block in document.blocks] == ["paragraph", "paragraph"]
    assert [span.text(document.text) for span in document.masked] == ["`代码`"]


def run_a_rule_of_ones_own() -> None:
    class NoBridges(postkit.Rule):
        """Bridges are for another post."""

        code = "MY001"
        name = "bridge"
        summary = "a bridge"

        def check(self, document: postkit.Document) -> list[postkit.Diagnostic]:
            at = document.text.index("桥")
            fix = postkit.Fix("make it a ferry", (postkit.Edit(at, at + 1, "渡船"),))
            return [self.found(document, postkit.Span(at, at + 1), "no bridges", fix)]

    linter = postkit.Linter([NoBridges()], {"MY001": postkit.Severity.INFO})

    (found,) = linter.lint(postkit.Source(POST, "bridge.md")).diagnostics
    assert found.severity is postkit.Severity.INFO
    assert found.fix is not None
    assert found.fix.applicability is postkit.Applicability.SAFE


def import_a_text() -> None:
    importer = postkit.Importer("drafts", postkit.Configuration(isolated=True))
    imported = importer.read(postkit.RawInput("# 河边的桥\n\n桥通车了。\n".encode(), "bridge.md"))

    importer.write(imported)

    (draft,) = imported.drafts
    assert draft.path == "drafts/he-bian-de-qiao.md"
    assert Path(draft.path).read_text(encoding="utf-8") == draft.text
    again = importer.read(postkit.RawInput("# 河边的桥\n\n桥通车了。\n".encode(), "bridge.md"))
    assert again.drafts == ()


USES = [
    *(
        lint_a_text,
        lint_rows,
        fix_a_text,
        format_a_text,
        convert_a_text,
        change_front_matter,
        move_a_draft_on,
        lint_files,
        configure,
        load_a_post,
        change_a_text,
        read_places,
    ),
    *(read_a_document, run_a_rule_of_ones_own, import_a_text),
]


@pytest.mark.parametrize("use", USES, ids=lambda use: use.__name__)
def test_it_works_with_nothing_but_postkit(use: Any, in_folder: Path) -> None:
    use()


def test_importing_in_memory() -> None:
    (draft,) = postkit.import_text("# 河边的桥\n\n桥通车了。\n", name="bridge.md")

    assert draft.article.title == "河边的桥"
    assert draft.text.endswith("---\n\n桥通车了。\n")


def test_a_text_that_is_no_post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postkit.engine.linter.MAX_FINDINGS", 100)
    report = postkit.lint_text("这,里" * 101)

    assert [type(failure) for failure in report.failures] == [postkit.LimitError]


def test_every_name_is_used_above() -> None:
    # An entry, a node and the settings are met, but their types need not be written.
    met = {
        "Entry",
        "Node",
        "FrontMatter",
        "Block",
        "Regions",
        "LineIndex",
        "Report",
        "FixResult",
        "FormatResult",
        "Conversion",
    }
    met |= {"Settings", "Options", "UsageError", "InternalError", "PostkitError"}
    met |= {"Import", "Draft", "Move"}
    text = Path(__file__).read_text(encoding="utf-8")

    assert {name for name in NAMES if f"postkit.{name}" not in text} <= met


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


def test_the_example_repairs_or_refuses(in_folder: Path) -> None:
    (example,) = EXAMPLES

    def repair(answer: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, example, "draft.md"],
            input=answer, encoding="utf-8", capture_output=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        )  # fmt: skip
        return done.returncode, done.stderr

    status, message = repair("---\ntitle: [桥\n---\n\n没有写完的列表。\n")
    assert (status, "line 2: the list that opens with `[`" in message) == (1, True), message
    assert not Path("draft.md").exists()
    assert repair(POST) == (0, "")
    assert Path("draft.md").read_text(encoding="utf-8") == REPAIRED
