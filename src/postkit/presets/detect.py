"""Tell which site generator a folder is for."""

from __future__ import annotations

import glob
import json
import os
import re
from collections.abc import Callable

_PACKAGES = {"@11ty/eleventy": "eleventy", "hexo": "hexo", "astro": "astro"}
"""The npm packages of the generators."""


def detect(folder: str) -> list[str]:
    """Return the names of the presets that fit the site in `folder`, none where it is no site."""
    return [name for name, is_site in _SIGNS.items() if is_site(folder)]


def _is_eleventy(folder: str) -> bool:
    # https://www.11ty.dev/docs/config/
    names = (".eleventy.js", "eleventy.config.*js", "eleventy.config.ts")
    return _has(folder, *names) or "eleventy" in _installed(folder)


def _is_hugo(folder: str) -> bool:
    # https://gohugo.io/configuration/introduction/ ; `config.*` is its older name.
    if _has(folder, "hugo.toml", "hugo.y*ml", "hugo.json", "config/_default/hugo.*"):
        return True
    is_configured = _has(folder, "config.toml", "config.y*ml", "config/_default/config.*")
    return is_configured and _has(folder, "archetypes", "content")


def _is_hexo(folder: str) -> bool:
    # https://hexo.io/docs/setup
    return "hexo" in _installed(folder) or (
        _has(folder, "_config.yml") and _has(folder, "scaffolds", "source/_posts")
    )


def _is_jekyll(folder: str) -> bool:
    # https://jekyllrb.com/docs/structure/
    if re.search(r"^\s*gem\s+[\"'](?:jekyll|github-pages)[\"']", _text(folder, "Gemfile"), re.M):
        return True
    return _has(folder, "_config.y*ml", "_config.toml") and not _is_hexo(folder)


def _is_astro(folder: str) -> bool:
    # https://docs.astro.build/en/guides/configuring-astro/
    return _has(folder, "astro.config.*") or "astro" in _installed(folder)


_SIGNS: dict[str, Callable[[str], bool]] = {
    "eleventy": _is_eleventy,
    "hugo": _is_hugo,
    "hexo": _is_hexo,
    "jekyll": _is_jekyll,
    "astro": _is_astro,
}


def _has(folder: str, *patterns: str) -> bool:
    head = glob.escape(folder)
    return any(glob.glob(os.path.join(head, pattern)) for pattern in patterns)


def _installed(folder: str) -> set[str]:
    """Return the generators among the packages that `package.json` asks for."""
    try:
        package = json.loads(_text(folder, "package.json"))
    except (ValueError, RecursionError):
        return set()
    tables = (
        [package.get(key) for key in ("dependencies", "devDependencies")]
        if isinstance(package, dict)
        else []
    )
    return {
        _PACKAGES[name]
        for table in tables
        if isinstance(table, dict)
        for name in table
        if name in _PACKAGES
    }


def _text(folder: str, name: str) -> str:
    """Return the text of a file, empty where it cannot be read."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
