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


ARTICLES = 300
HELD = f"""
import sys, time
from postkit import cli
from postkit.ingest import importer

written = []
write_text = importer.write_text

def write(*arguments):
    while len(written) == {ARTICLES // 2}:
        time.sleep(1)
    written.append(arguments)
    return write_text(*arguments)

importer.write_text = write
cli.main(sys.argv[1:])
"""
"""An import that does not end before it is killed."""


@pytest.mark.slow
def test_a_killed_import_goes_on_with_the_next_run(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Bridge {number}</title><link>https://a.example/{number}</link>"
        f"<description>&lt;p&gt;The bridge of town {number} is open.&lt;/p&gt;</description></item>"
        for number in range(ARTICLES)
    )
    feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    (tmp_path / "feed.xml").write_text(feed)
    import_it = ("import", "-q", "feed.xml", "--into")
    assert process(tmp_path, "-m", "postkit", *import_it, "whole").returncode == 0
    whole = {path.name: path.read_text() for path in (tmp_path / "whole").iterdir()}
    assert len(whole) == ARTICLES
    drafts = tmp_path / "drafts"

    run = subprocess.Popen(
        [sys.executable, "-c", HELD, *import_it, "drafts"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(postkit.__file__).parents[1])},
        stdout=subprocess.DEVNULL,
    )
    while not drafts.is_dir() or len(list(drafts.iterdir())) < ARTICLES / 10:
        assert run.poll() is None
        time.sleep(0.002)
    run.send_signal(signal.SIGKILL)
    run.wait()
    arrived = {path.name: path.read_text() for path in drafts.glob("*.md")}

    assert ARTICLES / 10 - 1 <= len(arrived) < ARTICLES
    assert arrived.items() <= whole.items()

    assert process(tmp_path, "-m", "postkit", *import_it, "drafts").returncode == 0
    assert {path.name: path.read_text() for path in drafts.iterdir()} == whole
