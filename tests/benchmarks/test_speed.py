"""What `benchmarks/run.py` computes and writes; nothing here is timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import speed.process
from shell import process
from speed.page import put_section
from speed.process import CommandError, Cost, measure, measure_memory
from speed.tables import Target, number, ratio, result_table, target_table
from speed.texts import POST, SHAPES, copy_archive
from speed.turns import Job, Patience, Result, in_turn, median

RUN = Path(__file__).parents[2] / "benchmarks" / "run.py"
ONCE = Patience(runs=1, seconds=60, timeout=600)


def python(name: str, code: str, worst: int = 0) -> Job:
    return Job(name, [sys.executable, "-c", code], worst=worst)


def test_medians_are_of_each_time_alone() -> None:
    costs = [Cost(wall=1, cpu=9), Cost(wall=2, cpu=7), Cost(wall=30, cpu=8)]

    assert median(costs) == Cost(wall=2, cpu=8)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(3.0, 2.0, 1.5, id="both known"),
        pytest.param(None, 2.0, None, id="failed"),
        pytest.param(3.0, None, None, id="nothing to compare with"),
        pytest.param(3.0, 0.0, None, id="too short to be measured"),
    ],
)
def test_ratio(part: float | None, whole: float | None, expected: float | None) -> None:
    assert ratio(part, whole) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.02817, "0.028"), (1.0, "1.00"), (28.13, "28.1"), (370.4, "370"), (None, "–")],
)
def test_numbers_have_the_digits_that_count(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("measured", "verdict"), [(1.5, "met"), (1.51, "**missed**"), (None, "not measured")]
)
def test_a_target_is_met_up_to_its_limit(measured: float | None, verdict: str) -> None:
    target = Target("fix : lint", measured, 1.5)

    assert target.verdict == verdict
    assert target_table([target]).endswith(f"| {verdict} |")


def test_a_table_sets_each_command_beside_one_of_them_and_names_failures() -> None:
    results = {
        "a": Result("a", Cost(wall=3, cpu=1), runs=5, memory=12),
        "b": Result("b", Cost(wall=2, cpu=4), runs=5),
        "c": Result("c", None, failure="ended with status 2: no such file"),
    }

    rows = result_table(results, "b").split("\n")[2:]

    assert rows == [
        "| a | 5 | 3.00 | 1.00 | 12.0 | 1.50 | 0.250 |",
        "| b | 5 | 2.00 | 4.00 | – | 1.00 | 1.00 |",
        "| c: ended with status 2: no such file | 0 | – | – | – | – | – |",
    ]


def test_a_table_without_the_command_to_compare_with_has_no_ratios() -> None:
    results = {"a": Result("a", Cost(wall=3, cpu=1), runs=1)}

    assert result_table(results, "rumdl").endswith("| a | 1 | 3.00 | 1.00 | – | – | – |")


def test_a_section_replaces_the_one_of_its_name_and_nothing_else() -> None:
    page = put_section(put_section("# Page\n\nWords.\n", "a", "one\n"), "b", "two\n")

    again = put_section(page, "a", "three\n")

    assert page.startswith("# Page\n\nWords.\n")
    assert again == page.replace("one", "three")
    assert put_section(again, "a", "three\n") == again


def test_commands_take_turns_and_are_prepared_each_time(tmp_path: Path) -> None:
    log: list[str] = []
    jobs = [
        python(name, "pass")._replace(prepare=lambda name=name: log.append(name)) for name in "ab"
    ]

    results = in_turn(jobs, tmp_path, ONCE._replace(runs=2), memory=False)

    assert log == ["a", "b", "a", "b"]
    assert [result.runs for result in results.values()] == [2, 2]


def test_a_command_that_fails_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    bad = python("bad", "import sys; print('one\\nno room', file=sys.stderr); sys.exit(2)", worst=1)

    results = in_turn([bad, python("good", "pass")], tmp_path, ONCE)

    assert results["bad"].failure == "ended with status 2: no room"
    assert results["good"].cost


def test_findings_are_no_failure_where_a_linter_is_run(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit(1)"]

    measure(command, tmp_path, 600, worst=1)
    with pytest.raises(CommandError, match="ended with status 1"):
        measure(command, tmp_path, 600)


def test_a_command_that_hangs_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="took more than"):
        measure([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path, 0.2)


def test_a_program_that_is_not_there_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be started"):
        measure([str(tmp_path / "absent")], tmp_path, 600)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")
def test_memory_is_that_of_all_processes_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_by_session = speed.process._held_by_session

    def note(session: int) -> int:
        held = held_by_session(session)
        if held > 120_000_000:  # The two wait for this, however slow the machine is.
            (tmp_path / "seen").touch()
        return held

    monkeypatch.setattr(speed.process, "_held_by_session", note)
    hold = "held = bytearray(60_000_000)\nwhile not os.path.exists('seen'): time.sleep(0.01)"
    both = f"import os, time\nos.fork()\n{hold}"

    peak = measure_memory([sys.executable, "-c", both], tmp_path, 600)

    assert 120 <= peak < 180


@pytest.mark.parametrize("size", [5_000, 2_500_000])
def test_shapes_have_about_the_size_that_is_asked_for(size: int, tmp_path: Path) -> None:
    file = tmp_path / "shape.md"
    for shape in (POST, *SHAPES.values()):
        shape.write(file, size)

        written, head, end = file.read_bytes(), shape.head.encode(), shape.end.encode()
        assert size - len(shape.unit.encode()) <= len(written) <= size, shape
        assert written.startswith(head), shape
        assert written.endswith(end), shape


def test_copies_have_names_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "posts" / "deep").mkdir(parents=True)
    (tmp_path / "posts" / "deep" / "a.md").write_text("A", encoding="utf-8")

    folders = copy_archive(tmp_path / "posts", tmp_path / "copies", 2)

    copies = [path for folder in folders for path in folder.rglob("*.md")]
    assert len({path.name for path in copies}) == 2
    assert [path.read_text(encoding="utf-8") for path in copies] == ["A", "A"]


def test_the_command_tells_what_it_takes(tmp_path: Path) -> None:
    answer = process(tmp_path, str(RUN), "--help")

    assert answer.returncode == 0
    assert "--copies" in answer.stdout


def test_the_command_refuses_a_folder_without_posts(tmp_path: Path) -> None:
    answer = process(tmp_path, str(RUN), ".")

    assert answer.returncode == 2
    assert "holds no Markdown files" in answer.stderr
