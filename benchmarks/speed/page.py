"""The page of results, `benchmarks/README.md`: sections are replaced, the rest stays."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from pathlib import Path


def put_section(page: str, key: str, text: str) -> str:
    """Return `page` with `text` as its section `key`, in the place of the old one or at the end.

    Args:
        page: in Markdown; comments mark where a section begins and ends.
        key: the section's name in these comments.
        text: the new section, comments not included.
    """
    begin, end = f"<!-- begin {key} -->\n", f"<!-- end {key} -->\n"
    before, found, rest = page.partition(begin)
    if not found:
        return f"{page.rstrip()}\n\n{begin}\n{text}\n{end}"
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{text}\n{end}{after}"


def machine(versions: Mapping[str, str], missing: list[str]) -> str:
    """Return a section about the machine and the tools.

    Args:
        versions: of each tool.
        missing: the tools that are not installed.
    """
    facts = {
        "processor": f"{_processor()}, {_cores()} cores",
        "memory": f"{_memory() / 1e9:.0f} GB",
        "system": f"{_system()}, {platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        **versions,
        **dict.fromkeys(missing, "not installed"),
    }
    lines = "\n".join(f"- {name}: {fact}" for name, fact in facts.items())
    return f"## Machine and versions\n\n{lines}\n"


def _processor() -> str:
    try:
        info = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in info.split("\n") if "model name" in line)
    return next(names, platform.machine())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)
