"""An installed package in which drafts end the process that lints them."""

from __future__ import annotations

from pathlib import Path

LOG = "linted"
"""The file, in the folder of a run, in which the environment may ask for the paths of drafts."""

_MODULE = """
import ctypes
import os
import signal
import time

from postkit.engine.linter import Linter

parse = Linter.parse
log = os.environ.get("POISON_LOG")


def poisoned(self, source):
    if log and source.path:
        with open(log, "a") as file:
            file.write(source.path + "\\n")
    if "kill" in source.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "crash" in source.text:
        ctypes.string_at(0)
    if "hang" in source.text:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        time.sleep(1000)
    if "print" in source.text:
        print("x" * 100_000)
    return parse(self, source)


Linter.parse = poisoned
"""
"""It has no rule: one would run only where it is selected."""


def install_poison(folder: Path) -> None:
    """Write the package into `folder`, which is to be on the path for modules."""
    (folder / "poison-1.0.dist-info").mkdir(parents=True)
    (folder / "poison.py").write_text(_MODULE)
    entry = "[postkit.rules]\npoison = poison\n"
    (folder / "poison-1.0.dist-info/entry_points.txt").write_text(entry)
