"""What processes of the tests do; those that are not forked import it."""

from __future__ import annotations

import os


def lost(path: str) -> tuple[str, int]:
    return f"lost {path}", 0


def name_and_process(path: str) -> tuple[str, int]:
    return path, os.getpid()


def die_of_some(path: str) -> tuple[str, int]:
    if path.endswith(("17", "40")):
        os._exit(1)
    return path, 0


def fail_at_one(path: str) -> tuple[str, int]:
    if path.endswith("30"):
        raise ValueError(path)
    return path, 0
