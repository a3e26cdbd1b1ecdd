"""Drafts in all shapes, for properties that must hold for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

PROSE = (
    *("词", "word", "一句话。", "A sentence.", "**粗体**", "*em*", "`code`", "[a](b)", "你好,世界"),
    *(
        "# 标题",
        "## h",
        "##标题",
        "##标题",
        "---",
        "- 项",
        "-项",
        "* item",
        "1. one",
        "> 引文",
        ">> 话",
    ),
    *("| a | b |\n|---|---|\n| c | d |", "```\ncode  \n\n\n```", "{: .note}", "“引", "词\u200b"),
    *("<!-- chunk 1/8 -->", "<br>", "&amp; &lt;", '{{< figure src="图 1.png" >}}', "a  ", "b \\"),
)
BLOCKS = (
    "<details>",
    "<summary>Original English</summary>",
    "<summary>Original English",
    "</details>",
    "</summary>",
    "</p>",
    "</detials>",
    "/details>",
    '<p class="english-text">a *b* c</p>',
    "<details>\n<summary>Original English</summary>\n\nA **b**.\n\n</details>",
    "<details><summary>x</summary>y</details>",
    "<details>\n<summary>Original English</summary>\n" + "a\n b\n\nc.\n" * 8 + "</details>",
)
ODD = (
    *(
        '<p class="english-text">a',
        "<p>",
        "<div>",
        "</div>",
        "<pre>",
        "</pre>",
        "<b>x</b>",
        "<details",
        "<!-- a",
        "-->",
        "```",
    ),
    *("~~~", "===", "    code", "\tcode", "| a | b |", "|---|---|", "[x]: /u", "{% raw %}", "$$"),
    *("!!!", "，,", "\u200b", "\u3000", "\xa0", "\ufeff", "\x0b", "\u2028", "\x85", "\ud800"),
)
HEADS = (
    *("", "\n", "\n\n\n", "---\ntitle: x\n---\n", "---\ntitle: a: b\n---\n", "----\na: 1\n---\n"),
    "---\n# note\ntags: [Python教程, \"C++入门\"] \nlang: no\ntitle: '词'\n---\n\n\n",
    "---\ntext: |\n  a  \n\n  b\nfolded: >-\n  a\n  b\n---\n",
    '+++\ntitle = "x" \n+++\n',
    "```markdown\n---\na: 1\n---\n词\n```\n",
)
LINE_ENDS = ("\n", "\n", "\n\n", "\n\n", "\n\n\n", " \n", "\n \n", "\n\t\n")

GAPS = ("\n\n", "\n\n", "\n\n\n", " \n\n", "\n \n", "\n\t\n\n")
"""What is between blocks that do not touch."""


def drafts(
    parts: Sequence[str] = (*PROSE, *BLOCKS, *ODD),
    ends: Sequence[str] = (*LINE_ENDS, "", " "),
    start: str = "",
) -> st.SearchStrategy[str]:
    """Return drafts of parts that start, go on, break and end every kind of block.

    Args:
        parts: what the lines hold.
        ends: what may follow a part.
        start: the start of each body.
    """
    lines = st.lists(st.tuples(st.sampled_from(parts), st.sampled_from(ends)), max_size=20)
    return st.builds(
        lambda head, lines, newline: (head + start + "".join(a + b for a, b in lines)).replace(
            "\n", newline
        ),
        st.sampled_from(HEADS),
        lines,
        st.sampled_from(["\n", "\n", "\r\n"]),
    )
