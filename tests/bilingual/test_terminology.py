"""Glossaries of terms: how they are read, and where a translation departs from them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from postkit.bilingual.term_files import read_terms
from postkit.bilingual.terminology import (
    SlipKind,
    TermEntry,
    TermIndex,
    find_glosses,
    find_term_slips,
    terms_of,
)
from postkit.document import Document
from postkit.errors import ConfigError

PATTERN = TermEntry("pattern", ("模式", "样式"), ("形态",))
TBX = """<tbx type="TBX-Basic"><text><body><conceptEntry id="1">
<langSec xml:lang="en"><termSec><term>pattern</term></termSec></langSec>
<langSec xml:lang="zh-CN">
<termSec><term>模式</term></termSec><termSec><term>样式</term></termSec>
<termSec><term>形态</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
</termSec></langSec></conceptEntry></body></text></tbx>"""

TBX_DCT = TBX.replace(
    "<tbx", '<tbx style="dct" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
).replace(
    '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
    "<basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus>",
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "source,target,forbidden\npattern,模式|样式,形态\n"),
        ("a.tsv", "target\tsource\tforbidden\n模式|样式\tpattern\t形态\n"),
        ("a.yaml", "- source: pattern\n  target: [模式, 样式]\n  forbidden: 形态\n"),
        ("a.tbx", TBX),
        ("dct.tbx", TBX_DCT),
    ],
)
def test_a_glossary_is_read(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert read_terms(str(path), "postkit.toml") == (PATTERN,)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "word,wort\na,b\n", "must name the columns"),
        ("a.csv", "source,target\n", "holds no terms"),
        ("a.yaml", "a: b\n", "must be a list"),
        ("a.yaml", "- [", "is not valid YAML on line"),
        ("a.tbx", "<tbx>", "is not XML"),
        ("a.tbx", '<!DOCTYPE t [<!ENTITY a "b">]><tbx/>', "entities are not read"),
        ("a.txt", "a", "ends in .csv"),
        ("a.yml", "rules: [{expected: 模式, pattern: /形./}]", "is a regular expression"),
    ],
)
def test_what_is_no_glossary_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=message):
        read_terms(str(path), "postkit.toml")


def test_the_rules_of_prh_are_read(tmp_path: Path) -> None:
    path = tmp_path / "prh.yml"
    path.write_text("version: 1\nrules:\n  - expected: 登录\n    patterns: [登陆]\n", "utf-8")

    terms = read_terms(str(path), "postkit.toml")

    assert terms == (TermEntry("", ("登录",), ("登陆",)),)
    found = find_term_slips(post("先登陆，再写文章。", "Sign in, then write."), TermIndex(terms))
    assert [(slip.kind, slip.written) for slip in found] == [(SlipKind.FORBIDDEN, "登陆")]


def test_a_part_of_a_longer_term_is_no_term() -> None:
    terms = TermIndex(
        [
            TermEntry("mode", ("模式",), ("样",)),
            TermEntry("business model", ("商业模式", "样式")),
        ]
    )

    assert not [*find_term_slips(post("这种商业模式和样式很常见。", "That is common."), terms)][1:]
    business = "The business model of this mode is common."
    assert not [*find_term_slips(post("这种商业模式和样式很常见。", business), terms)]


def post(passage: str, original: str) -> Document:
    return Document.parse(
        f"{passage}\n\n<details><summary>Original</summary>{original}</details>\n"
    )


@pytest.mark.parametrize(
    ("passage", "original", "expected"),
    [
        pytest.param("这种模式很常见。", "This pattern is common.", [], id="the best"),
        pytest.param("这种样式很常见。", "This Pattern is common.", [], id="another right one"),
        pytest.param("这种形态很常见。", "This pattern is common.", ["形态"], id="forbidden"),
        pytest.param("这种东西很常见。", "This pattern is common.", [""], id="none of them"),
        pytest.param("这种形态很常见。", "This shape is common.", [], id="another word"),
        pytest.param("这种东西很常见。", "These patternless things.", [], id="part of a word"),
        pytest.param("这些东西很常见。", "These patterns are common.", [""], id="the plural"),
        pytest.param("这种模式很常见。", "This shape is common.", ["模式"], id="only here"),
        pytest.param("这种样式很常见。", "This shape is common.", [], id="not the best"),
        pytest.param("这种模式很常见。", "This is patterned.", [], id="another form of it"),
        pytest.param("这种模式 `形态` 很常见。", "This pattern is common.", [], id="in code"),
    ],
)
def test_a_passage_is_held_against_the_glossary(
    passage: str, original: str, expected: list[str]
) -> None:
    slips = find_term_slips(post(passage, original), TermIndex([PATTERN]))

    assert [slip.written for slip in slips] == expected


def test_terms_are_extracted_from_brackets() -> None:
    texts = [
        "这是框架（framework）。",
        "用了框架（framework: 一种结构）。",
        "叫做构架（framework）。",
    ]

    glosses = Counter(gloss for text in texts for gloss in find_glosses(Document.parse(text)))

    assert dict(terms_of(glosses)) == {"framework": Counter({"框架": 2, "构架": 1})}
