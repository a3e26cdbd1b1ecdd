"""What the BI rules say of one damage in a whole post, and of nothing else."""

from __future__ import annotations

import pytest
from bilingual_post import HEAD, ORIGINALS, PASSAGES, WHOLE, block, post

import postkit
from postkit import Configuration

CONFIGURATION = Configuration({"select": ["BI"]}, isolated=True)


def found(text: str) -> list[tuple[str, str]]:
    report = postkit.lint_text(text, config=CONFIGURATION)
    assert report.failures == ()
    return [(finding.code, finding.message) for finding in report.diagnostics]


def pair(passage: str, original: str) -> str:
    return f"{passage}\n\n{block(original)}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            HEAD
            + pair(
                "港口的主人是 Elisabeth 女士，她今年八十岁。",
                "It is the harbour of Elizabeth.",
            ),
            [("BI002", "`Elisabeth` is spelt `Elizabeth` in the original; use one spelling")],
            id="a name",
        ),
        pytest.param(
            HEAD
            + pair(
                "港口的主人是 Elizabeth 女士，她今年八十岁。",
                "It is Elizabeth's harbour.",
            ),
            [],
            id="a name in the genitive",
        ),
        pytest.param(
            HEAD
            + pair(
                "那家咖啡馆叫 Zoë，就在码头的旁边。",
                "The café is called Zoe, beside the pier.",
            ),
            [],
            id="an accent",
        ),
        pytest.param(
            HEAD
            + pair(
                "港口去年花了 55 亿美元修防波堤。",
                "Last year the harbour spent 5.5 billion dollars.",
            ),
            [],
            id="the same number in other words",
        ),
        pytest.param(
            HEAD
            + pair(
                "港口去年花了 5.5 亿美元修防波堤。",
                "Last year the harbour spent 5.5 billion dollars.",
            ),
            [("BI009", "`5.5 亿` is `5.5 billion` in the original: check the scale")],
            id="another scale",
        ),
        pytest.param(
            HEAD
            + pair(
                "两艘船分别花了 5.5 亿和 55 亿。",
                "The ships cost 550 million and 5.5 billion.",
            ),
            [],
            id="two numbers with the same digits",
        ),
        pytest.param(
            WHOLE + "第三天的早上，雾比昨天还要大得多。\n\n工人们只好坐在仓库里等太阳出来。\n",
            [
                (
                    "BI007",
                    (
                        "the last 2 paragraphs have no original, although all before have one: add "
                        "the originals"
                    ),
                )
            ],
            id="an end without original",
        ),
        pytest.param(WHOLE + "第三天的早上，雾比昨天还要大得多。\n", [], id="one last paragraph"),
    ],
)
def test_a_damage_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("original", "advice"),
    [
        pytest.param("Bo: It rains.", "check who speaks", id="another speaker"),
        pytest.param(
            "Bo: It rains. Ada: Indeed.", "their words are missing before these", id="two speakers"
        ),
    ],
)
def test_another_speaker_is_quoted_with_both_sides(original: str, advice: str) -> None:
    talk = "".join(pair(f"{name}: 今天有雨。", f"{name}: It rains.") for name in ["Ada", "Bo"] * 3)

    ((code, message),) = found(HEAD + talk + pair("Ada: 今天有雨。", original))

    assert code == "BI006"
    assert message == (
        f"`Ada` speaks here (`Ada: 今天有雨。`), but `Bo` in the original (`{original}`): {advice}"
    )


def test_originals_below_their_passages_that_have_slipped() -> None:
    originals = [str(ORIGINALS[0]), *map(str, ORIGINALS[:-1])]
    text = HEAD + "\n\n".join(
        f"{passage}\n\n{original}" for passage, original in zip(PASSAGES, originals, strict=True)
    )

    report = found(f"{text}\n")

    assert {code for code, _ in report} == {"BI001"}
    assert len(report) >= 5


def test_an_original_that_lost_its_end() -> None:
    passage = "港口的历史很长。" * 10

    report = found(post([*PASSAGES, passage], [*ORIGINALS, "The harbour."]))

    assert [code for code, _ in report] == ["BI004"]


def test_a_passage_that_lost_its_end() -> None:
    original = "The harbour has a long history that nobody in this town has ever written down. " * 5

    report = found(post([*PASSAGES, "港口的历史。"], [*ORIGINALS, original]))

    assert [code for code, _ in report] == ["BI005"]


def test_paragraphs_that_are_not_translated_are_quoted_with_the_passage_before() -> None:
    left = "The council met all day to discuss who should build the new warehouses of the harbour."
    text = f"{WHOLE}{left} It was late in the day.\n\n{left} It was cold in the hall.\n"

    ((code, message),) = found(text)

    assert code == "BI008"
    assert message.startswith(
        "2 paragraphs from here on (`The council met all day to discuss who s…`), after the "
        f"passage `{PASSAGES[-1][:5]}"
    )


def test_a_suppressed_finding_is_not_reported() -> None:
    text = HEAD + "<!-- postkit-disable BI -->\n\n"
    text += pair("港口去年花了 5.5 亿美元修防波堤。", "The harbour spent 5.5 billion dollars.")

    assert found(text) == []
