"""The cache remembers, forgets what has changed, and is never in the way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from postkit.engine import cache
from postkit.engine.cache import Cache, Identity, identify, remove

OLD = 1_600_000_000_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / ".postkit_cache")


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.md"
    path.write_text("text")
    os.utime(path, ns=(OLD, OLD))
    return str(path)


def keep(folder: str, post: str, value: bytes = b"value", key: str = "key") -> None:
    store = Cache(folder, key)
    store.put(post, Identity.of(post), value)
    store.close()


def test_what_was_kept_is_found_by_the_next_run(folder: str, post: str) -> None:
    keep(folder, post)

    assert Cache(folder, "key").get(post) == b"value"


@pytest.mark.skipif(os.name == "nt", reason="has no devices among its files")
def test_a_device_has_no_state(folder: str) -> None:
    assert identify(os.devnull) is None


def test_another_key_finds_nothing(folder: str, post: str) -> None:
    keep(folder, post)

    assert Cache(folder, "other").get(post) is None


def test_a_changed_file_is_forgotten(folder: str, post: str) -> None:
    keep(folder, post)
    Path(post).write_text("TEXT")

    assert Cache(folder, "key").get(post) is None


def test_the_same_text_under_another_date_is_known(folder: str, post: str) -> None:
    keep(folder, post)
    os.utime(post, ns=(OLD + 5, OLD + 5))

    assert Cache(folder, "key").get(post) == b"value"


def test_a_file_that_was_just_written_is_known_by_what_it_holds(folder: str, post: str) -> None:
    Path(post).write_text("new!")
    written = os.stat(post).st_mtime_ns
    keep(folder, post)
    found = Cache(folder, "key").get(post)
    # Of the same length and at the same moment, as far as the system can tell.
    Path(post).write_text("else")
    os.utime(post, ns=(written, written))

    assert found == b"value"
    assert Cache(folder, "key").get(post) is None


def test_a_file_that_changed_while_it_was_checked_is_checked_again(folder: str, post: str) -> None:
    store = Cache(folder, "key")
    identity = Identity.of(post)
    Path(post).write_text("else")
    os.utime(post, ns=(OLD, OLD + 7))
    store.put(post, identity, b"value")
    store.close()

    assert Cache(folder, "key").get(post) is None


@pytest.mark.parametrize("damage", [b"", b"no database", None], ids=["empty", "other", "cut"])
def test_a_damaged_cache_is_thrown_away(folder: str, post: str, damage: bytes | None) -> None:
    keep(folder, post)
    file = Path(folder) / "results.sqlite"
    file.write_bytes(file.read_bytes()[:5000] if damage is None else damage)

    assert Cache(folder, "key").get(post) is None
    keep(folder, post, b"again")
    assert Cache(folder, "key").get(post) == b"again"


def test_a_cache_with_a_damaged_statement_is_thrown_away(folder: str, post: str) -> None:
    """SQLite quotes the word, which is no text, in its message."""
    keep(folder, post)
    file = Path(folder) / "results.sqlite"
    file.write_bytes(file.read_bytes().replace(b"TABLE keys", b"\xbbABLE keys"))

    assert Cache(folder, "key").get(post) is None
    keep(folder, post, b"again")
    assert Cache(folder, "key").get(post) == b"again"


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(
            "drop table results; create view results as with recursive r(key, path, size, modified,"
            " inode, digest, value) as (select 1, 1, 1, 1, 1, 1, 1 union all"
            " select 1, 1, 1, 1, 1, 1, 1 from r) select * from r;",
            id="a view without end",
        ),
        pytest.param(
            "create trigger t after insert on results begin delete from results; end;",
            id="a trigger",
        ),
        pytest.param("create table others (a);", id="a table of another program"),
        pytest.param("drop table results; create table results (a);", id="other columns"),
    ],
)
def test_a_database_that_is_not_ours_is_thrown_away(
    folder: str, post: str, statements: str
) -> None:
    keep(folder, post)
    with closing(sqlite3.connect(Path(folder) / "results.sqlite")) as database:
        database.executescript(statements)

    assert Cache(folder, "key").get(post) is None
    keep(folder, post, b"again")
    assert Cache(folder, "key").get(post) == b"again"


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_a_name_that_is_no_text_is_not_kept_and_the_rest_is(folder: str, post: str) -> None:
    odd = f"{post}-\udcff"
    Path(odd).write_text("text")
    store = Cache(folder, "key")
    for path in (odd, post):
        store.put(path, Identity.of(path), b"value")
    store.close()

    assert [Cache(folder, "key").get(path) for path in (odd, post)] == [None, b"value"]


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, post: str) -> None:
    (tmp_path / "file").write_text("")

    keep(str(tmp_path / "file" / "cache"), post)


def test_only_so_many_keys_are_remembered(folder: str, post: str) -> None:
    for number in range(cache._MAX_KEYS + 3):
        keep(folder, post, key=str(number))

    known = [
        number
        for number in range(cache._MAX_KEYS + 3)
        if Cache(folder, str(number)).get(post) is not None
    ]
    assert known == list(range(3, cache._MAX_KEYS + 3))


def test_a_cache_that_has_grown_too_large_starts_again(
    folder: str, post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(folder, post)
    monkeypatch.setattr(cache, "_MAX_BYTES", 1000)

    assert Cache(folder, "key").get(post) is None


@pytest.mark.slow
def test_runs_at_the_same_time_keep_all_they_found(folder: str, tmp_path: Path) -> None:
    posts = []
    for number in range(6):
        path = tmp_path / f"{number}.md"
        path.write_text(str(number))
        os.utime(path, ns=(OLD, OLD))
        posts.append(str(path))
    program = (
        "import sys; from postkit.engine.cache import Cache, Identity; folder, post = sys.argv[1:];"
        "store = Cache(folder, 'key'); store.put(post, Identity.of(post), post.encode());"
        "store.close()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(cache.__file__).parents[2])}
    runs = [
        subprocess.Popen([sys.executable, "-c", program, folder, post], env=environment)
        for post in posts
    ]
    assert [run.wait() for run in runs] == [0] * 6

    store = Cache(folder, "key")
    assert [store.get(post) for post in posts] == [post.encode() for post in posts]


def test_git_and_backups_skip_the_cache(folder: str, post: str) -> None:
    keep(folder, post)

    assert (Path(folder) / ".gitignore").read_text() == "*\n"
    assert (Path(folder) / "CACHEDIR.TAG").read_text().startswith("Signature: ")


def test_only_a_cache_is_removed(folder: str, post: str, tmp_path: Path) -> None:
    keep(folder, post)

    assert remove(folder)
    assert not Path(folder).exists()
    assert not remove(str(tmp_path))
    assert Path(post).exists()
