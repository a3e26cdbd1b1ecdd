"""The path of a draft as the host of a CI job knows it."""

from __future__ import annotations

import os
from functools import cache

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
"""Where GitHub, GitLab and Azure Pipelines say the checkout is."""

STDIN = "stdin"
"""The name of a text that has no path, where a format requires one."""


def repository_path(path: str | None) -> str:
    """Return `path` relative to the checkout, with `/`.

    The checkout is where the CI host says it is, the current folder otherwise.
    A path outside of it stays as it is.
    """
    if path is None:
        return STDIN
    full = os.path.abspath(path)
    root = _root(os.getcwd())
    inside = full[len(root) :] if full.startswith(root) else path
    return inside.replace(os.sep, "/")


@cache
def _root(folder: str) -> str:
    """Return the folder of the checkout around `folder`, with a separator at its end."""
    inside = os.path.join(folder, "")
    for name in _ROOTS:
        root = os.path.join(os.path.realpath(os.environ.get(name) or folder), "")
        if inside.startswith(root) and root != inside:
            return root
    return inside
