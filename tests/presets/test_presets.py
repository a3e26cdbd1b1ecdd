"""The presets: their schemas are right, and posts as the generators document them pass."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

import postkit
from postkit import cli
from postkit.cli.lint_schema import review_schema
from postkit.dialects import detect_sites
from postkit.presets import PRESETS

SITES = Path(__file__).parent / "sites"
"""A small site for each preset, its posts written as the generator documents them."""
BAD = {
    "hugo: one tag where a list belongs": (
        "hugo",
        "content/a.md",
        "---\ntitle: 桥\ntags: 河\n---\n",
        "FM103",
    ),
    "hugo: no title": ("hugo", "content/a.md", "+++\ndraft = true\n+++\n", "FM101"),
    "hexo: a date in words": (
        "hexo",
        "source/_posts/a.md",
        "---\ntitle: 桥\ndate: 三月\n---\n",
        "FM105",
    ),
    "jekyll: published in words": (
        "jekyll",
        "_posts/a.md",
        "---\ntitle: 桥\npublished: later\n---\n",
        "FM103",
    ),
    "eleventy: a draft in words": (
        "eleventy",
        "posts/a.md",
        "---\ntitle: 桥\ndraft: maybe\n---\n",
        "FM103",
    ),
    "astro: a title that is a number": (
        "astro",
        "src/content/blog/a.md",
        "---\ntitle: 2026\n---\n",
        "FM103",
    ),
    "docusaurus: a field without a value": (
        "docusaurus",
        "blog/a.md",
        "---\ntitle: 桥\ndescription:\n---\n",
        "FM103",
    ),
    "docusaurus: an image that is no address": (
        "docusaurus",
        "blog/a.md",
        "---\ntitle: 桥\nimage: 桥.png\n---\n",
        "FM106",
    ),
    "mkdocs: a date as in a letter": (
        "mkdocs",
        "docs/blog/posts/a.md",
        "---\ntitle: 桥\ndate: March 14, 2026\n---\n",
        "FM105",
    ),
    "mkdocs: one tag where a list belongs": (
        "mkdocs",
        "docs/a.md",
        "---\ntitle: 桥\ntags: 河\n---\n",
        "FM103",
    ),
    "vitepress: a title that is a number": (
        "vitepress",
        "posts/a.md",
        "---\ntitle: 2026\n---\n",
        "FM103",
    ),
    "vitepress: one tag where a list of tags belongs": (
        "vitepress",
        "posts/a.md",
        "---\ntitle: 桥\nhead: [meta, {name: robots}]\n---\n",
        "FM103",
    ),
    "plain: no title": ("plain", "a.md", "---\ntags: [河]\n---\n", "FM101"),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(site: Path, preset: str, path: str, text: str) -> set[str]:
    """Return the codes of what is found in a post of a site set up with a preset."""
    for name, content in PRESETS[preset].files().items():
        target = site / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return {
        finding.code
        for finding in postkit.lint_text(f"{text}\n河上有桥。\n", path=path).diagnostics
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_a_site_is_known_and_its_posts_are_clean(
    site: Path, capsys: pytest.CaptureFixture[str], preset: str
) -> None:
    shutil.copytree(SITES / preset, site, dirs_exist_ok=True)

    assert detect_sites(".") == ([] if preset == "plain" else [preset])
    assert cli.main(["init"]) == 0
    assert cli.main(["lint"]) == 0, capsys.readouterr().out
    assert "No problems found" in capsys.readouterr().out


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_found(site: Path, case: str) -> None:
    preset, path, text, code = BAD[case]

    assert lint(site, preset, path, text) == {code}


def test_jekyll_reads_yaml_as_ruby_does(site: Path) -> None:
    text = "---\ntitle: 桥\npublished: no\n---\n"

    assert "FM103" not in lint(site, "jekyll", "_posts/a.md", text)
    assert "FM103" in lint(site, "hexo", "source/_posts/a.md", text)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_files_of_a_preset_are_right_and_cite_their_source(preset: str) -> None:
    files = PRESETS[preset].files()

    assert review_schema(files["schemas/post.schema.json"]) == []
    settings = tomllib.loads(files["postkit.toml"])
    assert [schema["path"] for schema in settings["schemas"]] == ["schemas/post.schema.json"]
    if preset != "plain":
        assert "# https://" in files["postkit.toml"]
        assert "https://" in files["schemas/post.schema.json"].partition("$comment")[2]


@pytest.mark.parametrize(
    ("preset", "path"), [("hexo", "source/_drafts/a.md"), ("jekyll", "_drafts/a.md")]
)
def test_a_post_in_the_folder_of_drafts_is_a_draft(
    site: Path, capsys: pytest.CaptureFixture[str], preset: str, path: str
) -> None:
    post = site / path
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: 桥\n---\n", encoding="utf-8")
    cli.main(["init", "--preset", preset])

    cli.main(["status"])

    assert "draft: 1 post\n" in capsys.readouterr().out
