"""What no fix may touch, whatever the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter, Report
from postkit.files.read_write import read_source
from postkit.rules import RULES
from postkit.source import Source

EVERY_RULE = Linter([rule() for rule in RULES])
BODY_RULES = Linter([rule() for rule in RULES if not rule.code.startswith("FM")])

PROSE = "他说,後來(就这样)走了.这“事'情...那麼，ＡＢ了。"
"""A line that several rules fix."""

UNTOUCHABLE = [
    pytest.param('{{< figure src="图,1.png" title="他说,好" >}}', id="shortcode"),
    pytest.param('{% include 图,1.html a="他说,好" %}', id="template tag"),
    pytest.param("{{ 变量,甲 | 过滤,乙 }}", id="template value"),
    pytest.param("https://example.com/路径,甲/後來(乙).html", id="bare URL"),
    pytest.param("<https://example.com/路径,甲/後來>", id="autolink"),
    pytest.param("[链接](https://example.com/路径,甲/後來)", id="link target"),
    pytest.param("![图](图片,甲/後來.png)", id="image target"),
    pytest.param("[[页面,後來|名字]]", id="wikilink"),
    pytest.param("`他说,後來(就这样)`", id="code span"),
    pytest.param("```text\n他说,後來(就这样)\n```", id="fenced code"),
    pytest.param("    他说,後來(就这样)", id="indented code"),
    pytest.param("<!-- 他说,後來(就这样) -->", id="comment"),
    pytest.param('<span title="他说,後來(就这样)">好</span>', id="attribute"),
    pytest.param("$v_{\\text{他,後(來)}}$", id="math"),
    pytest.param("$$速度(甲,乙)=後$$", id="display math"),
]


@pytest.mark.parametrize("piece", UNTOUCHABLE)
def test_what_is_no_prose_keeps_every_byte(piece: str) -> None:
    text = f"---\ntitle: 桥\n---\n\n{PROSE}\n\n{piece}\n\n{PROSE}\n"

    result = fix(EVERY_RULE, Source(text), unsafe=True)

    assert result.is_changed
    assert piece in result.text


VALUES = [
    'tags: [Python教程, "C++入门"]',
    "title: 他说,後來(就这样)走了...那麼",
    'title: "他说,\\"後來\\"(就这样)"',
    "title: '他说,''後來''(就这样)'",
    "summary: >\n  他说,後來\n  (就这样)走了...\n",
    "tags:\n  - 他说,後來  # 那麼,好\n  - (就这样)",
]


@pytest.mark.parametrize("field", VALUES)
def test_front_matter_keeps_every_byte_when_the_body_is_fixed(field: str) -> None:
    fence = f"---\n{field}\n---\n"

    result = fix(BODY_RULES, Source(f"{fence}\n{PROSE}\n"), unsafe=True)

    assert result.is_changed
    assert result.text.startswith(fence)


def test_two_tags_stay_two_tags() -> None:
    text = '---\ntags: [Python教程, "C++入门"]\n---\n\n文字。\n'

    assert fix(EVERY_RULE, Source(text), unsafe=True).text == text


BODIES = st.lists(
    st.sampled_from([*"，,。.“”'\"（）() \n*_`<>[]!后後ab的", "**", "details>", "</"]), max_size=40
).map("".join)


@given(BODIES)
def test_fixing_twice_is_fixing_once(body: str) -> None:
    text = f"---\ntitle: 桥\n---\n\n{body}"
    once = fix(BODY_RULES, Source(text), unsafe=True)

    assert once.unstable == ()
    assert fix(BODY_RULES, Source(once.text), unsafe=True).text == once.text


@given(BODIES, st.sampled_from(["", "<!-- postkit-disable SM101 -->\n"]), st.booleans())
def test_what_remains_is_what_linting_the_fixed_draft_finds(
    body: str, head: str, unsafe: bool
) -> None:
    result = fix(EVERY_RULE, Source(f"---\ntitle: 桥\n---\n\n{head}{body}"), unsafe=unsafe)

    assert result.remaining.source.text == result.text
    assert shown(result.remaining) == shown(EVERY_RULE.lint(Source(result.text)))


def test_what_remains_of_real_drafts_is_what_linting_them_finds(corpus: list[Path]) -> None:
    for path in corpus[::20]:
        result = fix(EVERY_RULE, read_source(path))

        assert shown(result.remaining) == shown(EVERY_RULE.lint(Source(result.text, str(path))))


def shown(report: Report) -> list[dict[str, object]]:
    return [finding.to_dict() for finding in report.diagnostics]


def test_a_tag_that_lost_its_bracket_gets_back_one_byte(shared: Path) -> None:
    (draft,) = (shared / "seeds").glob("002*")
    details = Linter([rule() for rule in RULES if rule.code.startswith("DB")])

    result = fix(details, read_source(draft))

    assert len(result.text.encode()) == len(result.source.text.encode()) + 1
    assert result.text.count("<p ") == result.source.text.count("<p ") + 1
    assert Document.parse(result.text).front_matter is not None
