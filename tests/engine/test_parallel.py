"""Files done in several processes: in order, and whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from process_work import die_of_some, fail_at_one, lost, name_and_process

from postkit.engine import parallel
from postkit.engine.parallel import in_order

FILES = 60


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(parallel, "SERIAL_BYTES", 5)
    monkeypatch.setattr(parallel, "_CHUNK_BYTES", 4)
    for number in range(FILES):
        (tmp_path / f"{number:02}").write_text("x")
    return [str(tmp_path / f"{number:02}") for number in range(FILES)]


@pytest.fixture(params=["fork", "spawn", "forkserver"])
def start_method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{request.param} is not to be had here")
    monkeypatch.setattr(parallel, "START_METHOD", request.param)


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_results_come_in_the_order_of_the_files(paths: list[str], processes: int) -> None:
    results = list(in_order(name_and_process, paths, processes, lost))

    assert [path for path, _ in results] == paths


@pytest.mark.slow
@pytest.mark.usefixtures("start_method")
def test_the_first_files_are_done_in_this_process_and_the_others_are_not(
    paths: list[str],
) -> None:
    own = [process == os.getpid() for _, process in in_order(name_and_process, paths, 3, lost)]

    assert own == [True] * 5 + [False] * (FILES - 5)


def test_a_small_run_starts_no_process(paths: list[str]) -> None:
    processes = {process for _, process in in_order(name_and_process, paths[:5], 8, lost)}

    assert processes == {os.getpid()}


def test_files_are_asked_for_only_as_they_are_needed(paths: list[str]) -> None:
    asked: list[str] = []
    results = in_order(name_and_process, (asked.append(path) or path for path in paths), 2, lost)
    for _ in range(6):
        next(results)

    assert len(asked) < FILES
    assert len(list(results)) == FILES - 6


@pytest.mark.slow
@pytest.mark.usefixtures("start_method")
def test_a_process_that_dies_costs_only_the_file_it_died_of(paths: list[str]) -> None:
    results = [path for path, _ in in_order(die_of_some, paths, 2, lost)]

    expected = [f"lost {path}" if path.endswith(("17", "40")) else path for path in paths]
    assert results == expected


@pytest.mark.usefixtures("start_method")
def test_what_the_function_raises_is_raised(paths: list[str]) -> None:
    with pytest.raises(ValueError, match="30"):
        list(in_order(fail_at_one, paths, 2, lost))


def test_a_function_that_cannot_be_handed_over_is_called_here(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "START_METHOD", "spawn")
    done: list[str] = []

    def keep(path: str) -> tuple[str, int]:
        done.append(path)
        return path, 0

    assert [path for path, _ in in_order(keep, paths, 2, lost)] == paths == done


def test_all_cores_are_used_where_a_process_may_not_be_kept_to_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 96)

    assert parallel.usable_processes() == 61
