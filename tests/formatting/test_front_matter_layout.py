"""The order of keys and the quotes of texts change; what they say does not."""

from __future__ import annotations

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.formatting import Formatter, Layout
from postkit.formatting.front_matter_layout import read_both
from postkit.front_matter import Syntax
from postkit.front_matter_edits.serialize import write_value
from postkit.source import Source

TEXTS = st.text(st.sampled_from("ab词: #'\"\\-?[]{},&*!|>%@`=~.019noyes\t\u3000\xa0"), max_size=12)


def formatted(head: str, **layout: object) -> str:
    draft = f"---\n{head}---\n\n词。\n"
    result = Formatter(Layout(**layout)).format(Source(draft))  # type: ignore[arg-type]
    assert read_both(Document.parse(result.text)) == read_both(Document.parse(draft))
    return result.text.removeprefix("---\n").removesuffix("---\n\n词。\n")


def test_named_keys_come_first_and_comments_go_with_their_key() -> None:
    tags, date, text = "tags:\n- a\n", "# when\ndate: 2024-05-01\n", "text: |\n  # no comment\n"
    head = "# about this file\n\n"

    ordered = formatted(
        head + tags + date + text + "title: x\n", front_matter_order=("title", "date")
    )

    assert ordered == head + "title: x\n" + date + tags + text


def test_the_order_of_the_schema() -> None:
    head = "tags: [a, b]\nstatus: evergreen\nlayout: post.njk\ntitle: 词\ndate: 2024-05-01\n"

    ordered = formatted(head, front_matter_order="schema")

    assert sorted(ordered.splitlines()) == sorted(head.splitlines())
    assert ordered.index("title") < ordered.index("tags")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("b: &x 1\na: *x\n", id="an alias needs its anchor before it"),
        pytest.param("{b: 1, a: 2}\n", id="one line"),
        pytest.param("- a\n- b\n", id="no mapping"),
        pytest.param("b: [\n", id="not readable"),
    ],
)
def test_what_cannot_be_ordered_stays(head: str) -> None:
    assert formatted(head, front_matter_order=("a", "b")) == head


def test_of_equal_keys_the_last_one_counts_still() -> None:
    assert formatted("b: 1\na: 1\nb: 2\n", front_matter_order=("a",)) == "a: 1\nb: 1\nb: 2\n"


QUOTED = [
    ("minimal", "a: '词'\nb: \"C++\"\n", "a: 词\nb: C++\n"),
    ("minimal", "a: 'no'\nb: \"1:30\"\nc: '2024-05-01'\nd: 'x: y'\ne: ' a'\n", None),
    ("minimal", "a: [\"x, y\", 'z']\n", 'a: ["x, y", z]\n'),
    (
        "double",
        "a: 词\nb: 'it'\nc: 3\nd: no\ne: 2024-05-01\n",
        'a: "词"\nb: "it"\nc: 3\nd: no\ne: 2024-05-01\n',
    ),
    ("double", 'tags: [Python教程, "C++入门"]\n', 'tags: ["Python教程", "C++入门"]\n'),
    ("double", 'a: say "x"\n', "a: 'say \"x\"'\n"),
    ("single", "a: it's # note\nb: x\n", "a: \"it's\" # note\nb: 'x'\n"),
    ("single", "a: !!str x\nb: &c d\ne: >\n  f\n", None),
]


@pytest.mark.parametrize(("style", "head", "wanted"), QUOTED)
def test_quotes(style: str, head: str, wanted: str | None) -> None:
    assert formatted(head, quoting=style) == (wanted or head)


@up_to(150)
@given(st.lists(TEXTS, max_size=4), st.sampled_from(["minimal", "double", "single"]))
def test_quoting_is_stable_and_keeps_every_reading(texts: list[str], style: str) -> None:
    head = f"a: {write_value(texts, Syntax.YAML)}\n" + "".join(
        f"k{number}: {text}\n" for number, text in enumerate(texts)
    )
    once = formatted(head, quoting=style)

    assert formatted(once, quoting=style) == once


def test_toml_and_json_keep_their_order() -> None:
    draft = "+++\nb = 1 \na = 2\n+++\n\n词\n"
    result = Formatter(Layout(front_matter_order=("a",), quoting="single")).format(Source(draft))

    assert result.text == "+++\nb = 1\na = 2\n+++\n\n词\n"
