"""The kept index says what the dictionary says, and a bad one is not taken."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from postkit.bilingual.dictionary_index import DictionaryIndex

MEANINGS = {"港口": "port harbor", "港": "harbor", "仓库": "warehous", "大学城": "colleg", "吗": ""}
STATE = "0.0.3 100 200"


def saved(folder: Path) -> Path:
    path = folder / "cache" / "dictionary.index"
    DictionaryIndex.of(MEANINGS, frozenset({"port", "harbor"})).save(str(path), STATE)
    return path


def test_what_is_loaded_is_what_was_saved(tmp_path: Path) -> None:
    index = DictionaryIndex.load(str(saved(tmp_path)), STATE)

    assert index is not None
    assert {word: " ".join(index.meaning(word)) for word in MEANINGS} == MEANINGS
    assert index.meaning("大学") == []
    assert index.is_common("port")
    assert not index.is_common("港口")
    assert not index.is_common("college")


@pytest.mark.parametrize(
    ("start", "words"),
    [("港", {"港", "港口"}), ("港口", {"港口"}), ("大学", {"大学城"}), ("城", set())],
)
def test_the_words_with_one_start_are_found(start: str, words: set[str]) -> None:
    assert set(DictionaryIndex.of(MEANINGS, ()).words(start)) == words


def test_the_words_that_a_text_starts_with_are_found() -> None:
    index = DictionaryIndex.of(MEANINGS, {"port"})

    assert index.prefixes("港口城") == ["港", "港口"]
    assert index.prefixes("城") == []


def test_the_index_of_another_dictionary_is_not_taken(tmp_path: Path) -> None:
    path = saved(tmp_path)

    assert DictionaryIndex.load(str(path), "0.0.4 100 200") is None
    assert DictionaryIndex.load(str(tmp_path / "nothing"), STATE) is None


def test_a_damaged_index_is_not_taken(tmp_path: Path) -> None:
    path = saved(tmp_path)
    whole = path.read_bytes()
    trailer = whole.rindex(b"\n")
    *_, trie, ends, _ = whole[trailer:].split(b"\t")
    with path.open("r+b", buffering=0) as file:
        # What words mean is not looked through at each start, and a wrong time does no harm.
        time = whole.index(STATE.encode(), trailer) + len(STATE) + 1
        after = whole.index(b"\t", time)
        places = range(int(trie) + int(ends)), range(trailer, time), range(after, len(whole))
        for at in (at for place in places for at in place[::3]):
            file.seek(at)
            file.write(bytes([whole[at] ^ 1]))
            assert DictionaryIndex.load(str(path), STATE) is None, at
            file.seek(at)
            file.write(whole[at : at + 1])
    assert DictionaryIndex.load(str(path), STATE) is not None
    for at in reversed(range(len(whole))):
        os.truncate(path, at)
        assert DictionaryIndex.load(str(path), STATE) is None, at


def test_only_an_index_that_was_written_to_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path)
    looked_through: list[int] = []

    def note(data: bytes, start: int = 0) -> int:
        looked_through.append(len(data))
        return start

    monkeypatch.setattr(zlib, "crc32", note)

    assert DictionaryIndex.load(str(path), STATE) is not None
    assert not looked_through
    os.utime(path, ns=(0, 0))
    assert DictionaryIndex.load(str(path), STATE) is None
    assert looked_through


@pytest.mark.skipif(os.name != "posix", reason="needs file modes and links")
def test_an_index_that_others_may_write_is_not_taken(tmp_path: Path) -> None:
    path = saved(tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    link = tmp_path / "link"
    link.symlink_to(path)
    assert DictionaryIndex.load(str(link), STATE) is None
    path.chmod(0o666)
    assert DictionaryIndex.load(str(path), STATE) is None


@pytest.mark.skipif(os.name != "posix", reason="needs a named pipe")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert DictionaryIndex.load(str(tmp_path / "pipe"), STATE) is None


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")

    DictionaryIndex.of(MEANINGS, frozenset()).save(str(file / "dictionary.index"), STATE)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]
