"""What `postkit init` writes for each site generator.

A preset is a folder here with the files that it writes: `postkit.toml`, and a
schema with the fields that the generator's documentation names. `postkit new-rule` finds
here the package that it writes. Nothing here looks at a site or writes a file.
"""

from __future__ import annotations

import json
import os
from typing import Any

from postkit.named_tuples import NamedTuple

__all__ = ["PRESETS", "Preset"]

_FOLDER = os.path.dirname(os.path.abspath(__file__))


class Preset(NamedTuple):
    """A preset: its name on the command line, and what it is for.

    `built-in:post`, with its layout `post.njk`, is made for such a site too if `has_built_in`.
    """

    name: str
    title: str
    has_built_in: bool = False

    def files(self) -> dict[str, str]:
        """Return the files that the preset writes: texts by path, relative to the site."""
        return {
            "postkit.toml": self._read("postkit.toml"),
            "schemas/post.schema.json": self._read("post.schema.json"),
        }

    def schema(self) -> dict[str, Any]:
        """Return the schema that the preset writes, as JSON values."""
        found: dict[str, Any] = json.loads(self._read("post.schema.json"))
        return found

    def _read(self, name: str) -> str:
        with open(os.path.join(_FOLDER, self.name, name), encoding="utf-8") as file:
            return file.read()


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset("eleventy", "an Eleventy site", has_built_in=True),
        Preset("hugo", "a Hugo site"),
        Preset("hexo", "a Hexo site"),
        Preset("jekyll", "a Jekyll site"),
        Preset("astro", "an Astro site"),
        Preset("docusaurus", "a Docusaurus site"),
        Preset("mkdocs", "a MkDocs site"),
        Preset("vitepress", "a VitePress site"),
        Preset("plain", "a folder of posts"),
    )
}
"""The presets by name."""
