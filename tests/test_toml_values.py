"""TOML that `tomllib` reads in a time out of proportion is refused before it is read."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from postkit.config.load import load_file
from postkit.conversion import load_glossary
from postkit.errors import ConfigError
from postkit.front_matter.readers.toml_reader import read_toml
from postkit.script.conversion_targets import find_target
from postkit.source import Span
from postkit.toml_values import read_toml_values, toml_problem

OVERLONG = "a key has more than 100 parts joined by dots; use tables instead"


@pytest.mark.parametrize("joint", [".", " . "])
@pytest.mark.parametrize("form", ["{} = 1\n", "[{}]\n", "x = {{ {} = 1 }}\n"])
def test_an_overlong_key_is_refused_unread(
    monkeypatch: pytest.MonkeyPatch, joint: str, form: str
) -> None:
    monkeypatch.setattr(tomllib, "loads", lambda text: pytest.fail("the key was read"))
    text = form.format(joint.join(["a"] * 30_000))

    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        read_toml_values(text)

    assert str(caught.value) == OVERLONG


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a = " + "[" * 10_000, "nested too deeply", id="nested"),
        pytest.param("a = " + "1" * 10_000, "integer string conversion", id="a long number"),
        pytest.param("a = \n", "line 1, column 5", id="no value"),
    ],
)
def test_all_that_cannot_be_read_is_one_error(text: str, message: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match=message):
        read_toml_values(text)


@pytest.mark.parametrize(
    "text",
    [
        'title = "' + "a." * 300 + '"\n',
        "numbers = [" + "1.5, " * 300 + "]\n",
        "".join(f"a.b{number} = 1\n" for number in range(300)),
        "# " + "a." * 300 + "\n",
    ],
)
def test_other_dots_are_read(text: str) -> None:
    assert read_toml_values(text) is not None


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        pytest.param('a = ["x",\nb = ["y"]\n', "Never closed: [", (1, 5), id="a key follows"),
        pytest.param('a = ["x"\n\n[b]\nc = 1\n', "Never closed: [", (1, 5), id="a table"),
        pytest.param('b = 1\na = ["x"', "Never closed: [", (2, 5), id="the end follows"),
        pytest.param('a = ["]"\n', "Never closed: [", (1, 5), id="closed in a text only"),
        pytest.param("a = {b = 1\nc = 2\n", "Never closed: {", (1, 5), id="a table of one line"),
        pytest.param('a = ["x"\n"y"]\n', "Unclosed array", (2, 1), id="closed, without comma"),
        pytest.param("a = x\nb = [1\n", "Invalid value", (1, 5), id="opened after the problem"),
        pytest.param('a = 1\nb = """x\n', "Unterminated string", (3, 1), id="a text"),
    ],
)
def test_a_bracket_that_nothing_closes_is_named_where_it_opens(
    text: str, words: str, at: tuple[int, int]
) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)

    problem = toml_problem(text, caught.value)

    assert problem.offset is not None
    before = text[: problem.offset].split("\n")
    assert (problem.words, (len(before), len(before[-1]) + 1)) == (words, at)


def test_front_matter_is_reported_where_the_key_is_refused() -> None:
    text = ".".join("a" * 1000) + " = 1\n"

    failure = read_toml(text, Span(0, len(text))).failure

    assert failure is not None
    assert (failure.offset, failure.problem) == (0, OVERLONG)


@pytest.mark.parametrize(
    "load",
    [
        pytest.param(load_file, id="settings"),
        pytest.param(lambda path: load_glossary(path, find_target("zh-Hant")), id="glossary"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(".".join("a" * 30_000) + " = 1\n", id="an overlong key"),
        pytest.param("a = " + "1" * 10_000 + "\n", id="a long number"),
    ],
)
def test_files_of_toml_name_themselves(
    tmp_path: Path, load: Callable[[str], object], text: str
) -> None:
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=r"site.toml(:1)?: is not valid TOML"):
        load(str(path))
