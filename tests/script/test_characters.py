"""The generated tables against the installed OpenCC, whichever version that is."""

from __future__ import annotations

import pytest

from postkit.script import characters, generate_characters
from postkit.script.opencc_converters import convert

SHIPPED = generate_characters.Tables(
    characters.TRADITIONAL, characters.SIMPLIFIED, characters.ONE_TO_MANY, characters.BY_PHRASE
)


@pytest.mark.slow
def test_the_tables_agree_with_the_installed_opencc() -> None:
    """Dictionaries change with every release of OpenCC, but by a handful of characters."""
    for name, shipped, built in zip(
        SHIPPED._fields, SHIPPED, generate_characters.build(), strict=True
    ):
        assert len(set(shipped) ^ set(built)) <= 0.02 * len(shipped), name


def test_no_character_belongs_to_both_scripts() -> None:
    assert not set(SHIPPED.traditional) & set(SHIPPED.simplified)
    assert set(SHIPPED.one_to_many) <= set(SHIPPED.simplified)


@pytest.mark.parametrize("char", "个们这说时实国会发")
def test_common_simplified_characters_are_known(char: str) -> None:
    assert char in SHIPPED.simplified
    assert convert(char, "s2tw") in SHIPPED.traditional


@pytest.mark.parametrize("char", "后里干台只面云谷松了吃唇峰床灶痴皂秘粽群着")
def test_what_both_scripts_write_is_in_neither_table(char: str) -> None:
    assert char not in SHIPPED.simplified
    assert char not in SHIPPED.traditional


@pytest.mark.parametrize("char", "乾徵著藉瞭昇捱馀锺钜妳祂喆堃甯")
def test_what_simplified_names_and_words_keep_is_not_traditional(char: str) -> None:
    assert char not in SHIPPED.traditional


def test_the_shipped_file_is_what_the_generator_writes_from_it() -> None:
    with open(characters.__file__, encoding="utf-8", newline="") as file:
        assert file.read() == generate_characters.render(SHIPPED)
