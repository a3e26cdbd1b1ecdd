"""What all tests share: the real posts beside the checkout."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from examples import FEW
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
_PARTS = 6

# The gate gives the same answer to the same commit; elsewhere every run tries other inputs.
# No deadline: a slow machine, or the first use of a dictionary, is no failure.
settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("fast tests", settings.get_profile("any machine"), max_examples=FEW)


def pytest_configure(config: pytest.Config) -> None:
    """Try all examples of a property where the slow tests run too, and a few otherwise."""
    is_fast = config.getoption("markexpr") == "not slow"
    settings.load_profile("fast tests" if is_fast else "any machine")
    # As the program does it: what pytest keeps is much, and is not garbage.
    gc.set_threshold(100_000, 50, 50)


def pytest_collection_finish() -> None:
    """Have no search for garbage walk through the collected tests."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs the real posts."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real posts; the test is skipped where there is none."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared with the real posts is missing")
        pytest.skip("../shared with the real posts is not here")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path) -> list[Path]:
    """Return the paths of the real posts."""
    return sorted((shared / "corpus").rglob("*.md"))


@pytest.fixture(scope="session")
def broken(shared: Path) -> list[Path]:
    """Return the paths of the real broken drafts."""
    return sorted((shared / "broken").rglob("*.md"))


@pytest.fixture(scope="session")
def real_drafts(shared: Path, corpus: list[Path], broken: list[Path]) -> list[Path]:
    """Return the paths of all real texts: posts, broken drafts and the five seeds."""
    return [*sorted((shared / "seeds").glob("*.txt")), *corpus, *broken]


@pytest.fixture(params=range(_PARTS), ids=lambda part: f"part {part + 1}")
def part_of_real_drafts(request: pytest.FixtureRequest, real_drafts: list[Path]) -> list[Path]:
    """Return some of the real texts: a test of them all would hold one processor for minutes."""
    return real_drafts[request.param :: _PARTS]
