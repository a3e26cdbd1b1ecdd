"""A rule that ends its process, which other processes find as that of an installed package."""

from __future__ import annotations

from pathlib import Path

_RULE = '''
import ctypes
import os
import signal
import time

from postkit.rules.base import Rule


class Poison(Rule):
    """A draft that ends its process, or never ends."""

    code = "ZZ001"
    name = "poison"
    summary = "ends its process"

    def check(self, document):
        if "kill" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "crash" in document.text:
            ctypes.string_at(0)
        if "hang" in document.text:
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            time.sleep(1000)
        if "print" in document.text:
            print("x" * 100_000)
        return iter(())
'''


def install_poison(folder: Path) -> None:
    """Write the package into `folder`, which is to be on the path for modules."""
    (folder / "poison-1.0.dist-info").mkdir(parents=True)
    (folder / "poison.py").write_text(_RULE)
    entry = "[postkit.rules]\npoison = poison\n"
    (folder / "poison-1.0.dist-info/entry_points.txt").write_text(entry)
