"""What Hugo makes of keys that differ in nothing but case."""

from __future__ import annotations

import html
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sites.generators import require

pytestmark = pytest.mark.slow

CONFIG = 'title = "x"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404", "home"]\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    require("hugo")
    (tmp_path / "config.toml").write_text(CONFIG)
    layout = tmp_path / "layouts" / "_default" / "single.html"
    layout.parent.mkdir(parents=True)
    layout.write_text("{{ jsonify .Params }}")
    (tmp_path / "content").mkdir()
    return tmp_path


def params(site: Path, front_matter: str) -> Any:
    """Return what the templates of a Hugo site get from a page."""
    (site / "content" / "a.md").write_text(front_matter)
    subprocess.run(["hugo", "--quiet"], cwd=site, check=True, timeout=600)
    return json.loads(html.unescape((site / "public" / "a" / "index.html").read_text()))


@pytest.mark.parametrize(
    "front_matter",
    [
        "---\nTitle: t\nCover:\n  ALT: a\npages:\n- Name: nn\n---\n",
        '+++\nTitle = "t"\npages = [{Name = "nn"}]\n[Cover]\nALT = "a"\n+++\n',
        '{"Title": "t", "Cover": {"ALT": "a"}, "pages": [{"Name": "nn"}]}\n',
    ],
)
def test_all_keys_but_those_in_lists_are_in_small_letters(site: Path, front_matter: str) -> None:
    found = params(site, front_matter)

    assert {key: found[key] for key in ("title", "cover", "pages")} == {
        "title": "t",
        "cover": {"alt": "a"},
        "pages": [{"Name": "nn"}],
    }


def test_of_two_spellings_of_a_key_it_takes_one(site: Path) -> None:
    found = params(site, "---\nTitle: a\ntitle: b\n---\n")

    assert found["title"] in ("a", "b")
    assert "Title" not in found
