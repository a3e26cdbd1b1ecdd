"""A run that is killed leaves every draft as it was or as it was to be."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shell import REPEATED, REPEATED_FIXED, process

import postkit

FILES = 500
KILLS = 15


@pytest.mark.slow
def test_a_killed_run_leaves_no_draft_half_written(tmp_path: Path) -> None:
    drafts = [tmp_path / f"{number:03}.md" for number in range(FILES)]
    chance = random.Random(1)
    for draft in drafts:
        draft.write_text(REPEATED)
    started = time.perf_counter()
    assert process(tmp_path, "-m", "postkit", "fix", "-q", "--fix-only").returncode == 0
    whole_run = time.perf_counter() - started

    for _ in range(KILLS):
        for draft in drafts:
            draft.write_text(REPEATED)
        run = subprocess.Popen(
            [sys.executable, "-m", "postkit", "fix", "-q", "--fix-only"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(postkit.__file__).parents[1])},
        )
        time.sleep(chance.uniform(0.1, 1) * whole_run)
        run.send_signal(signal.SIGKILL)
        run.wait()

        assert {draft.read_text() for draft in drafts} <= {REPEATED, REPEATED_FIXED}

    drafts[0].write_text(REPEATED)
    process(tmp_path, "-m", "postkit", "fix", "-q", "--fix-only")
    assert sorted(tmp_path.iterdir()) == drafts
    assert {draft.read_text() for draft in drafts} == {REPEATED_FIXED}
