"""Where front matter is, however damaged, and where each of its values is."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.front_matter import FrontMatter, Syntax
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.fence_marks import FenceProblem
from postkit.source import Span

P = FenceProblem


def parse(text: str, yaml_version: str = "1.2") -> FrontMatter | None:
    return Document.parse(text, yaml_version="1.1" if yaml_version == "1.1" else "1.2").front_matter


def found(text: str) -> FrontMatter:
    front_matter = parse(text)
    assert front_matter is not None
    return front_matter


@pytest.mark.parametrize(
    ("text", "syntax", "values"),
    [
        pytest.param("---\na: 1\n---\nb", Syntax.YAML, {"a": 1}, id="yaml"),
        pytest.param("---  \na: 1\n--- \nb", Syntax.YAML, {"a": 1}, id="blanks-after-fences"),
        pytest.param("---\r\na: 1\r\n---\r\nb", Syntax.YAML, {"a": 1}, id="crlf"),
        pytest.param("---\ra: 1\r---\rb", Syntax.YAML, {"a": 1}, id="carriage-returns"),
        pytest.param("\ufeff---\na: 1\n---\nb", Syntax.YAML, {"a": 1}, id="bom"),
        pytest.param("\ufeff---\r\na: 1\r\n---\r\nb", Syntax.YAML, {"a": 1}, id="bom-crlf"),
        pytest.param("---\na: 1\n---", Syntax.YAML, {"a": 1}, id="no-body"),
        pytest.param("+++\na = 1\n+++\nb", Syntax.TOML, {"a": 1}, id="toml"),
        pytest.param("---toml\na = 1\n---\nb", Syntax.TOML, {"a": 1}, id="toml-by-name"),
        pytest.param('---json\n{"a": 1}\n---\nb', Syntax.JSON, {"a": 1}, id="json-by-name"),
        pytest.param('{\n"a": 1\n}\nb', Syntax.JSON, {"a": 1}, id="json"),
        pytest.param('{"a": 1}\nb', Syntax.JSON, {"a": 1}, id="json-line"),
        pytest.param(';;;\n"a": 1\n;;;\nb', Syntax.JSON, {"a": 1}, id="json-of-hexo"),
        pytest.param(';;;\n{"a": 1}\n;;;\nb', Syntax.JSON, {"a": 1}, id="json-with-braces"),
        pytest.param(
            ';;;\n{\n"title": 1,\n"tags": 2\n}\n;;;\nb',
            Syntax.JSON,
            {"title": 1, "tags": 2},
            id="json-of-usual-keys",
        ),
    ],
)
def test_whole_front_matter_is_read(text: str, syntax: Syntax, values: dict[str, int]) -> None:
    front_matter = found(text)

    assert front_matter.syntax is syntax
    assert front_matter.values == values
    assert front_matter.problems == ()
    assert front_matter.error is None
    assert text[front_matter.span.end :] in ("b", "")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("---\\\ntitle: a\n---\\\nb", [P.BAD_OPENING, P.BAD_CLOSING], id="backslash"),
        pytest.param("----\ntitle: a\n---\nb", [P.BAD_OPENING], id="four"),
        pytest.param("\\---\ntitle: a\n\\---\nb", [P.BAD_OPENING, P.BAD_CLOSING], id="escaped"),
        pytest.param("———\ntitle: a\n———\nb", [P.BAD_OPENING, P.BAD_CLOSING], id="em-dashes"),
        pytest.param("–––\ntitle: a\n---\nb", [P.BAD_OPENING], id="en-dashes"),
        pytest.param(" ---\ntitle: a\n ---\nb", [P.BAD_OPENING, P.BAD_CLOSING], id="indented"),
        pytest.param("* * *\ntitle: a\n* * *\nb", [P.BAD_OPENING, P.BAD_CLOSING], id="stars"),
        pytest.param("---\ntitle: a\n...\nb", [P.BAD_CLOSING], id="dots"),
        pytest.param("\n---\ntitle: a\n---\nb", [P.TEXT_BEFORE], id="blank-line"),
        pytest.param("Here:\n\n---\ntitle: a\ndate: c\n---\nb", [P.TEXT_BEFORE], id="text"),
        pytest.param("```yaml\n---\ntitle: a\n---\n```\nb", [P.CODE_FENCE] * 2, id="code"),
        pytest.param("```yaml\ntitle: a\n```\nb", [P.CODE_FENCE] * 2, id="code-instead"),
        pytest.param("```markdown\n---\ntitle: a\n---\nb", [P.CODE_FENCE], id="code-unclosed"),
        pytest.param("title: a\ndate: c\n---\nb", [P.NO_OPENING], id="no-opening"),
        pytest.param("---\ntitle: a\n\nb", [P.NO_CLOSING], id="no-closing"),
        pytest.param("---\ntitle: a\n\nb\n\n---\nc", [P.NO_CLOSING], id="break-further-down"),
        pytest.param("---\ntitle: a", [P.NO_CLOSING], id="end-of-file"),
    ],
)
def test_damaged_fences_still_give_the_values(text: str, problems: list[FenceProblem]) -> None:
    front_matter = found(text)

    assert [problem for problem, _ in front_matter.problems] == problems
    assert front_matter.values["title"] == "a"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\ufeff", id="bom-only"),
        pytest.param("---", id="dashes-only"),
        pytest.param("---\n\n正文。\n\n---\n", id="thematic-breaks"),
        pytest.param("---\n\n主持人：好。\n\n嘉宾：好。\n\n---\n", id="dialogue"),
        pytest.param("---\nA: one\n\nB: two\n\nC: three\n", id="dialogue-without-end"),
        pytest.param("***\nNote: this\n***\n", id="stars"),
        pytest.param("Title\n===\n\nname: value\n\n---\n", id="setext"),
        pytest.param(
            "正文：\n\n```yaml\n---\ntitle: a\ndate: b\n---\n```\n\n正文。\n", id="example"
        ),
        pytest.param("```yaml\napiVersion: v1\nkind: Pod\n```\n", id="other-yaml"),
        pytest.param("{% include a %}\n", id="template"),
        pytest.param("Host: hello\nGuest: hi\n\n---\n", id="transcript"),
        pytest.param("正文。\n" * 300 + "---\ntitle: a\ndate: b\n---\n", id="far-down"),
    ],
)
def test_a_text_without_front_matter_has_none(text: str) -> None:
    assert parse(text) is None


def test_dashes_inside_a_text_do_not_end_the_front_matter() -> None:
    text = "---\ntitle: a\nsummary: |\n  ---\n  ———\n---\nb"

    assert found(text).values == {"title": "a", "summary": "---\n———\n"}


def test_empty_front_matter_has_neither_root_nor_error() -> None:
    front_matter = found("---\n---\nb")

    assert (front_matter.root, front_matter.error, front_matter.values) == (None, None, {})


@pytest.mark.parametrize(
    "text",
    [
        '{\n"a": 1,\n}\n',
        '{\n"a" 1\n}\n',
        '{\n"a": 1 "b": 2\n}\n',
        '{\n"a": x\n}\n',
        '{\n"a": "x\n}\n',
        '{\n"a": [1\n}\n',
        "+++\na = x\n+++\n",
        "+++\na\n+++\n",
        '+++\na = "x\n+++\n',
        "+++\na = 1\na = 2\n+++\n",
    ],
)
def test_broken_json_and_toml_is_explained_in_plain_words(text: str) -> None:
    front_matter = found(text)

    assert front_matter.root is None
    assert front_matter.error is not None
    assert Span(0, len(text)).covers(front_matter.error.span.start)
    message = sentence(front_matter.error)
    assert message[0].islower() or message.startswith("JSON")


def test_a_broken_value_does_not_hide_that_the_closing_fence_is_missing() -> None:
    text = "---\ntitle: a: b\ndate: c\n\n正文一。\n\nSource: d\n\n---\n\n正文二。\n"
    front_matter = found(text)

    assert [problem for problem, _ in front_matter.problems] == [P.NO_CLOSING]
    assert text[front_matter.span.end :].startswith("\n正文一")
    assert [item.cause for item in front_matter.syntax_problems] == ["unquoted-colon"]


@pytest.mark.parametrize("closing", ["---\n", ""])
def test_front_matter_may_be_long(closing: str) -> None:
    text = "---\ntitle: a: b\ntags:\n" + "  - c\n" * 600 + closing + "正文。\n"

    assert text[found(text).span.end :] == "正文。\n"


@pytest.mark.parametrize("mark", ["-", "*", "•", "●", "－"])
def test_an_item_with_any_mark_of_a_list_belongs_to_the_front_matter(mark: str) -> None:
    text = f"---\ntitle: 桥\ntags:\n{mark} 河\ndate: 2026-03-14\n\n正文。\n"

    assert text[found(text).span.end :] == "\n正文。\n"


@pytest.mark.parametrize("middle", ["text without a key", "text\n\nmore text\n\ntags: [x]", "} x"])
def test_a_broken_line_does_not_end_the_front_matter(middle: str) -> None:
    text = f"---\ntitle: a\n{middle}\ndate: c\n---\nb"

    assert text[found(text).span.end :] == "b"


@pytest.mark.parametrize(
    "before",
    ["<!-- 待校 -->\n", "<!--\n待校\n-->\n\n", "# 待校\n", "<!-- 一 --> \n# 二\n"],
)
def test_one_usual_key_after_comments_is_front_matter(before: str) -> None:
    text = f"{before}---\ntitle: 河\n---\n\n正文。\n"

    assert found(text).problems == ((P.TEXT_BEFORE, Span(0, len(before))),)


@pytest.mark.parametrize("before", ["## 待校\n", "待校\n", "<!-- 待校 --> 河\n"])
def test_one_usual_key_after_text_is_none(before: str) -> None:
    assert parse(f"{before}---\ntitle: 河\n---\n\n正文。\n") is None


def test_keys_that_are_all_indented_with_tabs_are_front_matter() -> None:
    front_matter = found("---\n\ttitle: 河\n\tauthor: 林\n---\n\n正文。\n")

    assert front_matter.content == Span(4, 25)
    assert [problem.cause for problem in front_matter.syntax_problems] == ["tab", "tab"]


@pytest.mark.parametrize(
    ("broken", "rest"),
    [
        pytest.param('{\n"a": {\n"b": 1\n}\n"c": 2\n}', "\n\n正文。\n", id="brace-at-line-start"),
        pytest.param('{\n"a": "}"\n"c": 2\n}', "\n\n正文。\n", id="brace-in-text"),
        pytest.param('{\n"a": {\n"c": 2\n}', "\n\n正文 { 一 }。\n}\n", id="unbalanced"),
    ],
)
def test_broken_json_ends_where_its_braces_do(broken: str, rest: str) -> None:
    assert found(broken + rest).content == Span(0, len(broken))
