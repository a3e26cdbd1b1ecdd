"""Each public name is used as a caller uses it, with nothing but postkit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow
import pytest

import postkit

NAMES = [name for name in postkit.__all__ if name != "__version__"]


POST = "---\ntitle: 河上的桥\ntags: [桥, 河, 桥]\n---\n\n第一段。\n"


FIXED = POST.replace("[桥, 河, 桥]", "[桥, 河]")


def lint_a_text() -> None:
    report = postkit.lint_text(POST, config=postkit.Configuration(isolated=True))

    assert [(finding.line, finding.code) for finding in report.diagnostics] == [(3, "FM011")]
    assert report.diagnostics[0].to_dict()["fix"] is not None


def lint_rows() -> None:
    linter = postkit.RowLinter(isolated=True)
    assert linter.rows(POST) == postkit.rows(POST, config=postkit.Configuration(isolated=True))
    batch = pyarrow.RecordBatch.from_pydict({"text": [POST]})
    (findings,) = postkit.lint_batches([batch], linter)
    assert findings.schema == postkit.arrow_schema()
    assert findings.column("code").to_pylist() == ["FM011"]


def compare_rows() -> None:
    linter = postkit.RowLinter({"select": ["XP002"]}, isolated=True)
    facts = [fact for path in ("a.md", "b.md") for fact in linter.facts(POST, path)]
    (found,) = linter.compare(facts)
    assert (found["path"], found["line"], found["code"]) == ("b.md", 2, "XP002")
    drafts = pyarrow.RecordBatch.from_pydict({"text": [POST, POST], "path": ["a.md", "b.md"]})
    batches = list(postkit.fact_batches([drafts], linter, path="path"))
    assert [batch.schema for batch in batches] == [postkit.fact_schema()]
    (findings,) = postkit.compare_batches(batches, linter)
    assert findings.schema == postkit.arrow_schema()
    assert findings.column("message").to_pylist() == [found["message"]]


def fix_a_text() -> None:
    result = postkit.fix_text(POST, path="posts/bridge.md")

    assert result.text == FIXED
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
        compare_rows,
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
