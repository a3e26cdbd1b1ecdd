"""MD001 against markdown-it-py: what a fix may change, and what it must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import size, up_to
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postkit.diagnostics import Diagnostic
from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.edits import apply_edits, compatible
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.rules.markdown import emphasis_rewrite
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis
from postkit.source import Source

JUDGE = MarkdownIt("commonmark").enable("table").enable("strikethrough")
PIECES = [
    *("**", "**", "**", "**", "****", "***", "*", "甲", "乙丙", "a", "5", "%", " ", "\n", "_"),
    *("。", "，", "：", "《丁》", "“", "”", "（戊）", "(b)", "`c`", "[d](e)", "\\*", "> ", "- "),
]


def found_in(document: Document) -> list[Diagnostic]:
    return list(BrokenEmphasis().check(document))


def fixed(document: Document) -> str:
    fixes = [finding.fix for finding in found_in(document) if finding.fix]
    edits = {edit for fix in compatible(fixes) for edit in fix.edits}
    return apply_edits(document.text, edits)


def rendered(text: str) -> list[str]:
    """Return the visible text of each inline sequence, without white space."""
    return [
        "".join(
            "".join(child.content.split()) for child in token.children or () if child.type in SHOWN
        )
        for token in JUDGE.parse(text)
        if token.type == "inline"
    ]


SHOWN = ("text", "code_inline")


@up_to(300)
@given(st.lists(st.sampled_from(PIECES), min_size=4, max_size=24).map("".join))
@example("**甲：**乙**《丁》**丙")
@example("甲**（乙）**（丙）**丁**")
@example("甲** 乙 ****丙**。丁")
@example("_**_**")
@example("_甲**。****\n乙_")
def test_a_fix_takes_out_asterisks_and_nothing_else(text: str) -> None:
    document = Document.parse(text)
    body = text[document.body.start :]
    once = fixed(document)
    after = Document.parse(once)

    shown, shown_after = rendered(body), rendered(once[after.body.start :])
    assert [part.replace("*", "") for part in shown] == [
        part.replace("*", "") for part in shown_after
    ]
    assert sum(part.count("*") for part in shown_after) <= sum(part.count("*") for part in shown)
    assert [part.message for part in found_in(after) if part.fix] == []


def test_real_posts_lose_only_their_asterisks(corpus: list[Path]) -> None:
    for path in corpus:
        document = Document.parse(path.read_bytes().decode("utf-8", "surrogateescape"))
        once = fixed(document)
        if once == document.text:
            continue
        before = rendered(document.text[document.body.start :])
        after = rendered(once[document.body.start :])

        assert [part.replace("*", "") for part in before] == [
            part.replace("*", "") for part in after
        ]
        assert [finding for finding in found_in(Document.parse(once)) if finding.fix] == [], path


def test_many_broken_pairs_take_linear_time() -> None:
    pairs = size(5_000)
    document = Document.parse("甲**《乙》**丙" * pairs)

    findings = found_in(document)

    assert len(findings) == pairs
    assert all(finding.fix is not None for finding in findings)


def test_nothing_is_proven_where_no_pair_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof reads the whole paragraph again, which may be a megabyte long."""
    proven: list[str] = []
    monkeypatch.setattr(
        emphasis_rewrite, "_is_proven", lambda *arguments: proven.append("proven") or True
    )

    assert found_in(Document.parse("*a**b***c" * 4)) == []
    assert proven == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这是*斜体。*然后再说。", "这是*斜体*。然后再说。"),
        ("他说*“好”*的时候", "他说“*好*”的时候"),
        ("**甲。**乙*丙。*丁", "**甲**。乙*丙*。丁"),
        ("看**桥梁(旧桥)**吧", "看**桥梁**(旧桥)吧"),
        ("看**Old Bridge(OB)**吧", "看**Old Bridge**(OB)吧"),
        # What is called belongs to the name.
        ("看**g(x)**吧", "看<strong>g(x)</strong>吧"),
        ("看**Σ(θ)**吧", "看<strong>Σ(θ)</strong>吧"),
        ("看**H(X)**吧", "看<strong>H(X)</strong>吧"),
        ("看**bridge()**吧", "看<strong>bridge()</strong>吧"),
        ("看**函数 g(x, y1)**吧", "看<strong>函数 g(x, y1)</strong>吧"),
        ("看**g(x)。**然后", "看**g(x)**。然后"),
        ("他 ~~删掉。~~然后", None),
        ("这是 _斜体。_然后", None),
        ("这是 __粗体。__然后", None),
        ("这是__“粗体”__的字", None),
        ("这是~~“旧桥”~~的字", None),
    ],
)
def test_other_emphasis_is_found_beside_chinese_marks(text: str, expected: str | None) -> None:
    document = Document.parse(text)

    assert found_in(document)
    assert fixed(document) == (expected or text)


@pytest.mark.parametrize(
    "text",
    [
        "营收*，利润*。然后另计",
        "单价*（数量+1）*税率",
        "带*的为必填。*号表示必填",
        "文件_说明_草稿。_第二稿",
        "来啦~~大家好！~~嘿",
        "`*甲。*`乙",
        "长*宽*高，“面积”*“单价”",
        "* 甲。*乙*丙",
    ],
)
def test_a_single_sign_with_another_meaning_is_no_emphasis(text: str) -> None:
    assert found_in(Document.parse(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("照片名为***1、***2、……", id="any number"),
        pytest.param("文件名为***a、***b、……", id="any letter"),
        pytest.param("获奖者：王**、李**、张**。", id="names"),
        pytest.param("手机 138****5678、139****1234。", id="telephone numbers"),
        pytest.param("f**k、s**t。", id="swear words"),
    ],
)
def test_asterisks_in_the_place_of_characters_are_no_emphasis(text: str) -> None:
    assert found_in(Document.parse(text)) == []


@pytest.mark.parametrize(
    ("text", "safe", "unsafe"),
    [
        ("在**5.**现在。", "在**5.**现在。", "在**5.** 现在。"),
        ("看**（非常）好**的。", "看**（非常）好**的。", "看 **（非常）好**的。"),
        # What needs no HTML is safe there too, and a post with HTML shows that it is let through.
        ("看**“书”**吧。", "看“**书**”吧。", "看“**书**”吧。"),
        (
            "在**5.**现<br>在。",
            "在<strong>5.</strong>现<br>在。",
            "在<strong>5.</strong>现<br>在。",
        ),
    ],
)
def test_no_tags_are_written_where_html_is_left_out(text: str, safe: str, unsafe: str) -> None:
    linter = Linter([BrokenEmphasis()], dialect=find_dialect("hugo"))

    assert fix(linter, Source(text)).text == safe
    assert fix(linter, Source(text), unsafe=True).text == unsafe
