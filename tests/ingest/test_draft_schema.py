"""The schema that gives imported drafts their fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.ingest import RawInput
from postkit.ingest.importer import Importer

BODY = "---\n\n{{ page.title }} 就是题目。\n"
OURS = "---\ntitle: 桥\nlayout: post.njk\narea: life-family\n---\n\n桥很老。\n"
FREE = "---\nname: 桥\n---\n\n桥很老。\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("sign", "beside", "schema"),
    [
        pytest.param("astro.config.mjs", "", "built-in:astro", id="a known generator"),
        pytest.param("astro.config.mjs", OURS, "built-in:post", id="drafts with our fields"),
        pytest.param("astro.config.mjs", FREE, "built-in:astro", id="drafts with others"),
        pytest.param("eleventy.config.js", "", "built-in:post", id="Eleventy"),
        pytest.param("eleventy.config.js", FREE, "", id="Eleventy, drafts with others"),
        pytest.param("pelicanconf.py", "", "built-in:plain", id="a generator without a preset"),
        pytest.param("readme.txt", "", "built-in:post", id="no generator"),
        pytest.param("readme.txt", FREE, "", id="no generator, drafts with other fields"),
    ],
)
def test_without_a_configuration_it_is_that_of_the_neighbours_or_the_site(
    site: Path, sign: str, beside: str, schema: str
) -> None:
    (site / sign).write_text("")
    (site / "posts").mkdir()
    if beside:
        (site / "posts/a.md").write_text(beside, "utf-8")

    assert Importer("posts").schema_name == schema


def test_a_schema_without_the_field_does_not_let_templates_run(site: Path) -> None:
    (site / "hugo").mkdir()
    (site / "_config.yml").write_text("title: x\n")
    (site / "postkit.toml").write_text('[[schemas]]\npath = "a.json"\n')
    (site / "a.json").write_text('{"properties": {"title": {"type": "string"}}}')

    imported = Importer("_posts").read(RawInput(BODY.encode(), "2026-03-14-a-b.md"))

    (draft,) = imported.drafts
    assert "\nrender_with_liquid: false\n" in draft.text
    assert "render_with_liquid" not in dict(draft.unplaced)
