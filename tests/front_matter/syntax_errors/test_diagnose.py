"""What keeps front matter from being parsed, and what fixes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.edits import apply_edits
from postkit.front_matter import FrontMatter
from postkit.front_matter.error_messages import sentence

WORDS = [
    "a",
    "b c",
    "市场周报",
    "12",
    "他说好",
    "it's",
    'x "y" z',
    "C:\\d",
    "a, b",
    "[x]",
    "x]",
    "#1",
]
HEADS = ["", "@", "`", "%", "*", "&", "!", "|", ">", "[", "“", '"', "'", "- "]
JOINTS = ["", ": ", ":", "：", '"', "'", " #", ", ", "”", "\t"]


def fixed(front_matter: FrontMatter, text: str) -> str:
    edits = (edit for problem in front_matter.syntax_problems for edit in problem.edits)
    return apply_edits(text, dict.fromkeys(edits))


@st.composite
def broken_yaml(draw: st.DrawFn) -> str:
    """Front matter of lines that people and machines write, damaged as they damage it."""
    lines = []
    for _ in range(draw(st.integers(1, 6))):
        key = draw(st.sampled_from(["title", "date", "tags", "people", "summary"]))
        colon = draw(st.sampled_from([": ", ": ", ":", "：", " = ", ":\t", ":\u3000"]))
        parts = [draw(st.sampled_from(HEADS)), draw(st.sampled_from(WORDS))]
        parts += [draw(st.sampled_from(JOINTS)), draw(st.sampled_from(WORDS))]
        lead = draw(st.sampled_from(["", "", "", "  ", "\t"]))
        lines.append(f"{lead}{key}{colon}{''.join(parts)}")
        mark = draw(st.sampled_from(["- ", "* ", "-", "  - ", "\t- ", "• ", "  "]))
        lines += [f"{mark}{draw(st.sampled_from(WORDS))}"] * draw(st.integers(0, 2))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(["---", *lines, "---", "正文", ""])


@given(broken_yaml())
def test_fixes_make_it_parse_and_touch_nothing_else(text: str) -> None:
    front_matter = Document.parse(text).front_matter
    if front_matter is None or not front_matter.failure:
        return
    problems = front_matter.syntax_problems
    assert problems
    assert [problem.span for problem in problems] == sorted(problem.span for problem in problems)
    for problem in problems:
        assert front_matter.content.start <= problem.span.start <= problem.span.end <= len(text)
        assert "\n" not in sentence(problem)
        for edit in problem.edits:
            assert front_matter.content.start <= edit.start <= edit.end <= front_matter.content.end
    if any(problem.edits for problem in problems):
        after = Document.parse(fixed(front_matter, text)).front_matter
        assert after is not None
        assert after.failure is None
        assert after.root is not None
        assert after.root.kind == "mapping"


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (["title: a: b"], {"title": "a: b"}),
        (["title: 'a': \"b\""], {"title": "'a': \"b\""}),
        (["title: C:\\x: y"], {"title": "C:\\x: y"}),
        (["title: it's: \\n"], {"title": "it's: \\n"}),
        (["title: a:", "date: b"], {"title": "a:", "date": "b"}),
        (["title: x", "people:[]"], {"title": "x", "people": []}),
        (["title: “a: “b””", "x: y"], {"title": "“a: “b””", "x": "y"}),
        (["- title: x: y"], None),
        (["title: x", "people:", "- a: b: c"], {"title": "x", "people": [{"a": "b: c"}]}),
    ],
)
def test_fixes_say_what_was_written(lines: list[str], values: dict[str, object] | None) -> None:
    text = "\n".join(["---", *lines, "---", ""])
    front_matter = Document.parse(text).front_matter
    if values is None:
        assert front_matter is None or not any(
            problem.edits for problem in front_matter.syntax_problems
        )
        return
    assert front_matter is not None

    after = Document.parse(fixed(front_matter, text)).front_matter

    assert after is not None
    assert after.values == values


def test_all_causes_are_found_at_once() -> None:
    text = '---\ntitle: a: b\npeople:[]\nspeaker: @c\nsummary: "d "e" f"\n---\n'
    front_matter = Document.parse(text).front_matter

    assert front_matter is not None
    assert [problem.cause for problem in front_matter.syntax_problems] == [
        "unquoted-colon",
        "space-after-colon",
        "special-character",
        "unescaped-quote",
    ]


def test_no_edits_where_a_cause_remains_in_the_dark() -> None:
    text = "---\ntitle: a: b\ndate: c\n} x\ntags: [d]\n---\n"
    front_matter = Document.parse(text).front_matter

    assert front_matter is not None
    assert len(front_matter.syntax_problems) == 2
    assert not any(problem.edits for problem in front_matter.syntax_problems)


@pytest.mark.parametrize(
    ("line", "is_certain"),
    [
        ('title: "他说"没问题""', True),
        ('title: "the "old" bridge"', True),
        ("title: 'it's late'", True),
        (r'path: "D:\Data"', True),
        ("title: 桥: 河", True),
        ('title: "晨报" 第三期', True),
        ("title: [转载] 老桥", True),
        (r'path: "D:\Data\new"', False),
        (r'rate: "50\% off"', False),
        ('tags: "甲", "乙"', False),
        ("title: '河' 与 '桥'", True),
        ("title: 'the river''s end", False),
        ('title: "老桥"\'', False),
        ("date: {{ .Date }}", False),
        ("title: {% name %}", False),
        ("title: @桥", True),
        ('tags: "["甲", "乙"]', False),
        ("tags: '甲']", False),
        ('area: "河"  只选一个', False),
        ('title: "他说“桥”', False),
        ('title: "老桥”', True),
        ('tags: ["他说“桥”, 河]', False),
        ("title: @桥'", False),
        ("title: 桥: 河'", False),
        ("title: 桥: 河]", False),
        ("title: & 桥", True),
        ("title: &:桥 河", False),
        ("tags:\n- 甲\n\t- 乙", True),
        ("tags: 甲\n\t- 乙", False),
        ("cover:\n  alt: 甲\n\turl: 乙", False),
        ("cover:\n\talt: 甲\n\turl: 乙", True),
        ('title: "甲"和"乙"', False),
        ("tags: [甲],[乙]", False),
        ("title: [", False),
        ("tags: [甲, 乙", False),
        ('title: "甲', False),
        ("title: 甲 date: 2026-03-14", False),
        ("title: >甲", False),
    ],
)
def test_only_one_reading_is_certain(line: str, is_certain: bool) -> None:
    front_matter = Document.parse(f"---\nid: 1\n{line}\n---\n\n正文。\n").front_matter
    assert front_matter is not None
    assert front_matter.syntax_problems
    fixes = [problem.is_certain for problem in front_matter.syntax_problems if problem.edits]
    assert all(problem is is_certain for problem in fixes)
    assert fixes or not is_certain


@pytest.mark.parametrize(
    "line",
    [
        "- OKR：做最重要的事",
        "- Re:Zero",
        "- C:\\桥",
        "summary: 甲\n  AI：未来",
        "summary: 甲\n  AI:未来",
    ],
)
def test_a_colon_in_a_text_is_left_alone(line: str) -> None:
    text = f"---\nstatus:draft\nlist:\n{line}\n---\n"
    front_matter = Document.parse(text).front_matter

    assert front_matter is not None
    assert [problem.cause for problem in front_matter.syntax_problems] == ["space-after-colon"]


def test_items_indented_with_tabs_stay_items() -> None:
    text = "---\ntags:\n- 甲\n\t- 乙\n---\n"
    front_matter = Document.parse(text).front_matter

    assert front_matter is not None
    edits = [edit for problem in front_matter.syntax_problems for edit in problem.edits]
    after = Document.parse(apply_edits(text, edits)).front_matter
    assert after is not None
    assert after.values == {"tags": ["甲", "乙"]}


@pytest.mark.parametrize("value", ["@桥", "%桥", "`桥`", "@ab", "%c", "@河 桥", "%1", "@x"])
def test_fixes_at_the_same_place_are_made_in_one_order(value: str) -> None:
    text = f"---\ntitle:{value}\n---\n"
    front_matter = Document.parse(text).front_matter

    assert front_matter is not None
    assert fixed(front_matter, text) == f'---\ntitle: "{value}"\n---\n'
