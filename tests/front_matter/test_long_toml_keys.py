"""A dotted TOML key of very many parts is refused before `tomllib` sees it."""

import tomllib

import pytest

from postkit.front_matter.readers.toml_reader import read_toml
from postkit.source import Span


@pytest.mark.parametrize("joint", [".", " . "])
def test_overlong_key_is_refused_unread(monkeypatch: pytest.MonkeyPatch, joint: str) -> None:
    monkeypatch.setattr(tomllib, "loads", lambda text: pytest.fail("the key was read"))
    text = joint.join(["a"] * 30_000) + " = 1\n"
    failure = read_toml(text, Span(0, len(text))).failure
    assert failure is not None
    assert "more than 100 parts" in failure.problem


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
    assert read_toml(text, Span(0, len(text))).failure is None
