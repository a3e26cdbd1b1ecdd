"""Template tags: where they are, what they enclose, and what Markdown sees in their place."""

from __future__ import annotations

import pytest
from examples import size
from hypothesis import given
from hypothesis import strategies as st
from strategies import drafts

from postkit.document import Document
from postkit.document.blocks import BlockKind

_PIECES = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "甲",
    "x",
    "{{<",
    ">}}",
    "<%*",
)


def tags(text: str) -> list[str]:
    return [span.text(text) for span in Document.parse(text).template_tags.tags]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{{< figure src="图1.png" >}}完', ['{{< figure src="图1.png" >}}'], id="hugo"),
        pytest.param(
            "{{% note %}}完{{% /note %}}", ["{{% note %}}", "{{% /note %}}"], id="notation"
        ),
        pytest.param("{% include 图,一.html %}完", ["{% include 图,一.html %}"], id="liquid"),
        pytest.param("{{ 变量,一 }}完", ["{{ 变量,一 }}"], id="variable"),
        pytest.param("{{{ 变量 }}}完", ["{{{ 变量 }}}"], id="handlebars"),
        pytest.param("{{!-- 注 }} 释 --}}完", ["{{!-- 注 }} 释 --}}"], id="handlebars-comment"),
        pytest.param("{{/* 注,释 */}}完", ["{{/* 注,释 */}}"], id="go-comment"),
        pytest.param("{# 注,释 #}完", ["{# 注,释 #}"], id="nunjucks-comment"),
        pytest.param("<% 变量,一 %>完", ["<% 变量,一 %>"], id="templater"),
        pytest.param("<%*\n甲,乙\n\n# 丙\n-%>完", ["<%*\n甲,乙\n\n# 丙\n-%>"], id="script"),
        pytest.param("少于 <% 甲\n\n下一段 %>", [], id="no-script"),
        pytest.param("{{\n变量 }}完", ["{{\n变量 }}"], id="two-lines"),
        pytest.param("{% 甲\n\n乙 %}完", ["{% 甲\n\n乙 %}"], id="blank-line"),
        pytest.param("没有关的 {{ 甲\n\n下一段 }}", [], id="unclosed"),
        pytest.param("用 `{{` 和 `}}` 括起来", [], id="in-code-spans"),
        pytest.param("```\n{{ 甲\n```\n\n}}", [], id="in-fence"),
        pytest.param("## 标题 {#heading}\n\n文 #}", [], id="attributes"),
    ],
)
def test_tags_are_found(text: str, expected: list[str]) -> None:
    assert tags(text) == expected


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("{% highlight ruby %}", "{% endhighlight %}"),
        ("{% codeblock 标题 lang:js %}", "{% endcodeblock %}"),
        ("{%- comment -%}", "{%- endcomment -%}"),
        ("{{< highlight go >}}", "{{< /highlight >}}"),
    ],
)
def test_what_some_pairs_of_tags_enclose_is_code(start: str, end: str) -> None:
    text = f"{start}\n# 甲,乙\n\n{end}\n\n丙"
    document = Document.parse(text)

    assert document.masked.overlaps((text.index("甲"), text.index("乙")))
    assert text.index("甲") in document.code
    assert text.index("丙") not in document.masked
    assert all(block.kind is BlockKind.PARAGRAPH for block in document.blocks)


def test_what_other_pairs_enclose_is_prose() -> None:
    text = "{% note info %}\n甲,乙\n{% endnote %}"

    assert text.index("甲") not in Document.parse(text).masked


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('[甲]({{ "/a b" | relative_url }})', '{{ "/a b" | relative_url }}'),
        ("[甲](/a/{% if x %}b{% endif %}/)", "/a/{% if x %}b{% endif %}/"),
        ('[甲]({% link _posts/a b.md %} "题")', "{% link _posts/a b.md %}"),
        ('![甲]({{< relref "a b" >}})', '{{< relref "a b" >}}'),
        ("[{{ 'a]b' | t }}](/x)", "/x"),
    ],
)
def test_a_tag_is_a_word_to_links(text: str, target: str) -> None:
    (link,) = Document.parse(text).inlines.links

    assert link.target.text(text) == target


def test_a_tag_does_not_part_the_cells_of_a_table() -> None:
    text = "| 甲 | 乙 |\n|--|--|\n| {{ x | upcase }} | [y]({{ z | url }}) |\n"
    (link,) = Document.parse(text).inlines.links

    assert link.target.text(text) == "{{ z | url }}"


@given(drafts() | st.lists(st.sampled_from(_PIECES)).map("".join))
def test_markdown_has_the_offsets_and_lines_of_the_text(text: str) -> None:
    document = Document.parse(text)

    assert len(document.markdown) == len(text)
    assert [len(line) for line in document.markdown.split("\n")] == [
        len(line) for line in text.split("\n")
    ]
    for start, end in document.template_tags.tags:
        assert document.body.start <= start < end <= len(text)


@pytest.mark.parametrize(
    "piece", ["{{ ", "{% ", "<%* ", "{{\n\n", "{% highlight x %}", "`{{", "``\n"]
)
def test_a_large_text_takes_linear_time(piece: str) -> None:
    """With the square of its size it would take for ever."""
    text = "{{ a }}" + piece * (size(200_000) // len(piece))

    assert len(Document.parse(text).markdown) == len(text)
