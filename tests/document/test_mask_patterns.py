"""What is no prose, beyond CommonMark's own inlines."""

from __future__ import annotations

import pytest
from examples import size
from hypothesis import given
from hypothesis import strategies as st

from postkit.document.mask_patterns import find_masks
from postkit.document.regions import Regions
from postkit.document.template_tags import NO_TEMPLATE_TAGS, find_template_tags
from postkit.source import Span


def masked(text: str, code: Regions | None = None) -> list[str]:
    spans = find_masks(text, Span(0, len(text)), code or Regions())
    return [span.text(text) for span in Regions(spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "见https://a.org/维基,百科。然后", "https://a.org/维基,百科", id="url-chinese-path"
        ),
        pytest.param("（https://a.org/b(c)）", "https://a.org/b(c)", id="url-balanced-parenthesis"),
        pytest.param("(see https://a.org/b).", "https://a.org/b", id="url-before-parenthesis"),
        pytest.param("[河](https://a.org/1)上的雾,还", "https://a.org/1", id="url-in-link"),
        pytest.param("(https://a.org/b)上的雾,还", "https://a.org/b", id="url-before-text"),
        pytest.param("https://a.org/?b=1,2, 而", "https://a.org/?b=1,2", id="url-before-comma"),
        pytest.param("**https://a.org/b**，", "https://a.org/b", id="url-in-bold"),
        pytest.param("网址www.a.org/b。", "www.a.org/b", id="www"),
        pytest.param("写信到a.b@c.org，谢谢", "a.b@c.org", id="email"),
        pytest.param("打开 ./图片/封面,一.png看", "./图片/封面,一.png", id="path-with-comma"),
        pytest.param("打开 ./图片/封面.png 看", "./图片/封面.png", id="path"),
        pytest.param("见 图1.JPG 和", "图1.JPG", id="file-name"),
        pytest.param(r"在 C:\用户\文档 里", r"C:\用户\文档", id="windows-path"),
        pytest.param("在 ~/文档/项目 里", "~/文档/项目", id="home-path"),
        pytest.param(
            r"若\begin{cases}1 & 甲,乙(丙）\end{cases}成立",
            r"\begin{cases}1 & 甲,乙(丙）\end{cases}",
            id="tex-environment",
        ),
        pytest.param("见[[中文,页面|别名]]和", "[[中文,页面|别名]]", id="wikilink"),
        pytest.param("见![[图,一.png]]", "![[图,一.png]]", id="embed"),
        pytest.param("如此[^注1]。", "[^注1]", id="footnote"),
        pytest.param('标题{.类 #a k="值,一"}', None, id="no-attribute-list"),
        pytest.param('标题 {.big #a k="值,一"}', '{.big #a k="值,一"}', id="attribute-list"),
        pytest.param("质能$E = mc^2$方程", "$E = mc^2$", id="math"),
        pytest.param(r"取$\text{最大,值}$时", r"$\text{最大,值}$", id="math-with-chinese"),
        pytest.param("$$\na + b\n$$", "$$\na + b\n$$", id="display-math"),
        pytest.param(r"取\(a,b\)时", r"\(a,b\)", id="math-in-parentheses"),
        pytest.param("<pre>代码,一</pre>文,字", "<pre>代码,一</pre>", id="pre"),
        pytest.param("用<code>变量,一</code>的", "<code>变量,一</code>", id="code"),
    ],
)
def test_no_prose_is_masked(text: str, expected: str | None) -> None:
    assert masked(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "从 $5 到 $10 不等",
        "$5和$10的差",
        "US$5，HK$6",
        "涨到$5，再跌到 3$",
        "价格$USD，$EUR",
        r"\[注\]这是说明",
        "a{b}c",
        "[中文] 和 {中文}",
        "他说：和/或",
        "甲:\\乙和ab:\\丙",
        "Node.js和Vue.js很好",
        "没有关的{% 标签",
        "一个<code>没有关的",
    ],
)
def test_prose_is_not_masked(text: str) -> None:
    assert masked(text) == []


def test_what_is_in_code_opens_nothing() -> None:
    text = "`{{` 之间的,文字 `}}`"

    assert masked(text, Regions([(0, 4), (len(text) - 4, len(text))])) == []


@given(st.text(alphabet="a中$\\{}%#()[]<>/.:@w~ \n"))
def test_masks_lie_inside_the_text(text: str) -> None:
    for start, end in find_masks(text, Span(0, len(text)), Regions()):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["$", "$a", "{%", "{{", "{", "{.a ", "[[", "[^", "://", "http://a", "@", "a@", ".md", "~/",
     "<pre>", "<code>", "\\(", "\\[", "www.", ")"],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    """A quadratic search would take minutes for this."""
    masked(piece * (size(100_000) // len(piece)))


class Whole(str):
    """A text of which only a part is asked for."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        raise AssertionError(f"all of the text is searched for {part!r}")


def test_a_part_is_read_without_the_rest() -> None:
    """Proofs read a large post in thousands of parts."""
    text = Whole("甲,乙\n\n丙 {{ a }} <%= b %> &amp; ~/c $d$")

    assert list(find_masks(text, Span(0, 3), Regions())) == []
    assert find_template_tags(text, Span(0, 3)) is NO_TEMPLATE_TAGS
