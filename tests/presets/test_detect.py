"""Which generator a folder is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.presets import detect

SITES = {
    "hugo": (["hugo.toml"], ["hugo"]),
    "hugo, older": (["config.toml", "archetypes/default.md"], ["hugo"]),
    "hugo, with a folder of settings": (["config/_default/hugo.yaml"], ["hugo"]),
    "a config.toml of something else": (["config.toml"], []),
    "hexo": (["_config.yml", "package.json: hexo", "source/_posts/a.md"], ["hexo"]),
    "hexo without its package.json": (["_config.yml", "scaffolds/post.md"], ["hexo"]),
    "jekyll": (["_config.yml", "Gemfile: jekyll"], ["jekyll"]),
    "jekyll without a Gemfile": (["_config.yml", "_posts/a.md"], ["jekyll"]),
    "jekyll on GitHub": (["Gemfile: github-pages"], ["jekyll"]),
    "eleventy": (["eleventy.config.js"], ["eleventy"]),
    "eleventy, older": ([".eleventy.js"], ["eleventy"]),
    "eleventy without settings": (["package.json: @11ty/eleventy"], ["eleventy"]),
    "astro": (["astro.config.mjs", "package.json: astro"], ["astro"]),
    "two of them": (["hugo.toml", "astro.config.mjs"], ["hugo", "astro"]),
    "none": (["a.md", "package.json: left-pad"], []),
    "a package.json that is none": (["package.json"], []),
}


@pytest.mark.parametrize("site", SITES)
def test_a_site_is_known_by_its_files(tmp_path: Path, site: str) -> None:
    paths, expected = SITES[site]
    folder = tmp_path / "a [site]"
    for one in paths:
        path, _, package = one.partition(": ")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (
            f'gem "{package}"\n' if path == "Gemfile" else f'{{"dependencies":{{"{package}":"1"}}}}'
        )
        target.write_text(text if package else "")

    assert detect(str(folder)) == expected
