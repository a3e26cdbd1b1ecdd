"""Transcripts, a word on each line or in captions, become paragraphs without losing a word."""

from __future__ import annotations

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st

from postkit.engine.linter import Linter
from postkit.formatting import Formatter, Layout
from postkit.rules.details.raw_transcript import RawTranscript
from postkit.source import Source

SENTENCE = "Good day and hello to our show about the rain in the hills."
WORDS = SENTENCE.split()
WORD = st.sampled_from([*WORDS, "six.", ">>", "[Music]", "Dr.", "-", "1.", "#", "你", "好。"])


def block(content: str) -> str:
    return f"<details>\n<summary>Original English</summary>\n{content}\n</details>\n"


def content_of(text: str, layout: Layout | None = None) -> str:
    result = Formatter(layout or Layout()).format(Source(block(text)))
    assert result.withheld == ()
    return result.text.removeprefix(block("").split("\n\n")[0] + "\n").removesuffix("</details>\n")


@pytest.mark.parametrize("gap", ["\n", "\n ", "\n\n"], ids=["lines", "indented", "blank lines"])
def test_words_become_paragraphs_of_five_sentences(gap: str) -> None:
    text = gap.join(WORDS * 7)

    assert content_of(text) == f"\n{' '.join([SENTENCE] * 5)}\n\n{SENTENCE} {SENTENCE}\n\n"


def test_a_speaker_starts_a_paragraph() -> None:
    text = "\n".join([*WORDS, ">>", *WORDS])

    assert content_of(f"\n{text}\n") == f"\n{SENTENCE}\n\n>> {SENTENCE}\n\n"


def test_between_chinese_words_no_space_is_put() -> None:
    text = "\n".join(["今天", "我们", "来", "谈", "AI", "和", "雨。"] * 4)

    assert content_of(text) == f"\n{'今天我们来谈 AI 和雨。' * 4}\n\n"


def test_captions_are_joined_and_their_paragraphs_stay() -> None:
    captions = (
        "We talk about\nthe rain in\nthe hills and\non the coast.\nThen the\nwind came\nback."
    )

    assert content_of(f"\n{captions}\n\n{captions}\n") == (
        f"\n{' '.join(captions.split())}\n\n{' '.join(captions.split())}\n\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(["床前明月光，", "疑是地上霜。"] * 12), id="poem"),
        pytest.param("\n".join(f"- {word}" for word in WORDS * 3), id="list"),
        pytest.param(
            "\n".join(["Roses are red,\\", "and I am blue\\"] * 12), id="broken on purpose"
        ),
        pytest.param("\n".join(["```", *WORDS * 3, "```"]), id="code"),
        pytest.param(
            "\n".join(
                [
                    "The rain comes from the hills in the west, where the clouds that the wind",
                    "has brought from the sea cannot pass, and so they give up their water.",
                ]
                * 4
            ),
            id="prose with broken lines",
        ),
        pytest.param("\n".join(["run `make`", "and see the", "result of it"] * 4), id="with code"),
        pytest.param("\n".join(["Rain falls.", "Wind blows.", "Night comes."] * 8), id="sentences"),
    ],
)
def test_what_is_no_transcript_stays(text: str) -> None:
    assert content_of(f"\n{text}\n") == f"\n{text}\n\n"


def test_it_can_be_switched_off() -> None:
    text = "\n".join(WORDS * 3)

    assert content_of(text, Layout(reflow_transcripts=False)) == text + "\n"


@up_to(60)
@given(
    st.lists(st.tuples(WORD, st.sampled_from(["\n", "\n ", "\n\n\n"])), min_size=30, max_size=90)
)
def test_every_word_stays_in_its_order_and_the_rule_is_content(
    words: list[tuple[str, str]],
) -> None:
    draft = block("".join(word + gap for word, gap in words))
    result = Formatter().format(Source(draft))

    assert "".join(result.text.replace("\\", "").split()) == "".join(draft.split())
    assert Linter([RawTranscript()]).lint(Source(result.text)).diagnostics == ()


@pytest.mark.parametrize("lines", [WORDS * 7, [" ".join(WORDS[:6]), " ".join(WORDS[6:])] * 9])
def test_what_a_template_tag_encloses_keeps_its_lines(lines: list[str]) -> None:
    tagged = "\n{% set code %}\n" + "\n".join(lines).lower() + "\n{% endset %}\n\n"

    assert content_of(tagged) == tagged
