"""The generators that build the small sites of these tests, and where to find them.

Hugo and Jekyll are searched for in `PATH`, MkDocs in this Python. The others are npm packages:
run `npm install` with `package.json` of this folder in a folder of your own, and name it in
the environment variable `POSTKIT_SITE_PACKAGES`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from sites.built_pages import VERSIONS

HERE = Path(__file__).parent
PACKAGES = "POSTKIT_SITE_PACKAGES"


class Generator(NamedTuple):
    """How one generator builds its site.

    Args:
        content: the folder of its pages.
        command: what builds them into `out`; of an npm package its path in `node_modules`.
        head: the front matter that the common pages get.
        package: the npm package that it is, empty if it is none.
    """

    content: str
    command: tuple[str, ...]
    head: str = "---\ntitle: 桥\n---\n\n"
    package: str = ""


_LAID_OUT = "---\nlayout: page\ntitle: 桥\n---\n\n"

GENERATORS = {
    "eleventy": Generator(
        "content", ("@11ty/eleventy/cmd.cjs", "--quiet"), package="@11ty/eleventy"
    ),
    "hugo": Generator("content", ("hugo", "--quiet", "--destination", "out")),
    "hexo": Generator("source", ("hexo/bin/hexo", "generate", "--silent"), _LAID_OUT, "hexo"),
    "jekyll": Generator(".", ("jekyll", "build", "--quiet", "--destination", "out"), _LAID_OUT),
    "astro": Generator("src/pages", ("astro/astro.js", "build"), package="astro"),
    "mkdocs": Generator("docs", (sys.executable, "-m", "mkdocs", "build", "-q", "-d", "out")),
    "vitepress": Generator(
        "docs", ("vitepress/bin/vitepress.js", "build", "docs"), package="vitepress"
    ),
}


def require(name: str) -> None:
    """Skip the test where the generator is not installed."""
    generator = GENERATORS[name]
    if generator.package:
        if not shutil.which("node"):
            pytest.skip("node is not installed")
        packages = os.environ.get(PACKAGES)
        if not packages:
            pytest.skip(f"{PACKAGES} does not name a folder with npm packages")
        if not (Path(packages) / "node_modules" / generator.package).is_dir():
            pytest.skip(f"{generator.package} is not installed in {packages}")
    elif generator.command[0] == sys.executable:
        if not importlib.util.find_spec("mkdocs"):
            pytest.skip("mkdocs is not installed")
    elif not shutil.which(generator.command[0]):
        pytest.skip(f"{generator.command[0]} is not installed")


def build(name: str, site: Path) -> Path:
    """Build the site as it is, as postkit fixes it and as it formats it; return where to.

    The three are folders of one site, so that it is built once.
    """
    generator = GENERATORS[name]
    shutil.copytree(HERE / name, site)
    content = site / generator.content
    pages = {path: path.read_text("utf-8") for path in content.glob("*.md*")}
    for common in (HERE / "common").glob("*.md"):
        pages[content / common.name] = generator.head + common.read_text("utf-8")
    for path, text in pages.items():
        path.unlink(missing_ok=True)
        for version in VERSIONS:
            (content / version).mkdir(exist_ok=True)
            (content / version / path.name).write_text(text, "utf-8")
    for version in VERSIONS[1:]:
        _run(site, sys.executable, "-m", "postkit", version, str(content / version))
    return generate(name, site)


def build_with_import(name: str, site: Path, source: str, folder: str) -> Path:
    """Build the site with only the drafts that `source` becomes, published; return where to."""
    generator = GENERATORS[name]
    shutil.copytree(HERE / name, site)
    for page in (site / generator.content).glob("*.md*"):
        page.unlink()
    (site / "source.json").write_text(source, "utf-8")
    _run(site, sys.executable, "-m", "postkit", "init", "--preset", name)
    _run(site, sys.executable, "-m", "postkit", "import", "source.json", "--into", folder)
    for draft in (site / folder).glob("*.md"):
        text = draft.read_text("utf-8").replace("draft: true\n", "")
        draft.write_text(text.replace("published: false\n", ""), "utf-8")
    return generate(name, site)


def generate(name: str, site: Path) -> Path:
    """Let the generator build the site; return where to."""
    generator = GENERATORS[name]
    command = generator.command
    if generator.package:
        packages = Path(os.environ[PACKAGES]) / "node_modules"
        (site / "node_modules").symlink_to(packages)
        command = ("node", str(packages / command[0]), *command[1:])
    done = _run(site, *command)
    assert (site / "out").is_dir(), done.stdout + done.stderr
    return site / "out"


def _run(site: Path, *command: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        cwd=site,
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done
