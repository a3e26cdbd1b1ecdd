"""Which generator a folder is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.config.configuration import Configuration
from postkit.dialects import SiteFinder, detect_sites, find_dialect

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
    "mkdocs": (["mkdocs.yml"], ["mkdocs"]),
    "its successor Zensical": (["zensical.toml"], ["mkdocs"]),
    "mkdocs by its requirements": (["requirements.txt: mkdocs-material"], ["mkdocs"]),
    "docusaurus": (["docusaurus.config.ts"], ["docusaurus"]),
    "vitepress": ([".vitepress/config.mts"], ["vitepress"]),
    "vuepress": ([".vuepress/config.ts"], ["vuepress"]),
    "vuepress by its package": (["package.json: vuepress"], ["vuepress"]),
    "valaxy": (["valaxy.config.ts"], ["valaxy"]),
    "pelican": (["pelicanconf.py"], ["pelican"]),
    "mdbook": (["book.toml"], ["mdbook"]),
    "next": (["next.config.mjs"], ["next"]),
    "gatsby": (["gatsby-config.js"], ["gatsby"]),
    "gatsby by its package": (["package.json: gatsby"], ["gatsby"]),
    "quartz": (["quartz.config.ts", "package.json: @jackyzha0/quartz"], ["quartz"]),
    "myst": (["myst.yml"], ["myst"]),
    "jupyter book": (["_config.yml", "_toc.yml"], ["myst"]),
    "gitbook": ([".gitbook.yaml", "SUMMARY.md"], ["gitbook"]),
    "gitbook's service, with an older file": ([".gitbook.yaml", "book.json"], ["gitbook"]),
    "honkit, or gitbook before": (["book.json", "SUMMARY.md"], ["honkit"]),
    "honkit by its package": (["package.json: honkit", "SUMMARY.md"], ["honkit"]),
    "honkit on GitHub": (["book.json", "_config.yml"], ["honkit"]),
    "bridgetown": (["Gemfile: bridgetown"], ["bridgetown"]),
    "zola": (["config.toml", "content/a.md", "templates/page.html"], ["zola"]),
    "zola with a theme": (["config.toml", "content/a.md", "sass/a.scss"], ["zola"]),
    "hugo that has a folder of Zola's": (["hugo.toml", "content/a.md", "templates/a"], ["hugo"]),
    "hugo or zola": (["config.toml", "content/a.md", "archetypes/a.md", "sass/a.scss"], []),
    "logseq": (["logseq/config.edn", "pages/a.md"], ["logseq"]),
    "obsidian": ([".obsidian/app.json"], ["obsidian"]),
    "a package that tests with one": (["pyproject.toml: mkdocs"], []),
    "two of them": (["hugo.toml", "astro.config.mjs"], ["hugo", "astro"]),
    "none": (["a.md", "package.json: left-pad"], []),
    "a package.json that is none": (["package.json"], []),
}


_MANIFESTS = {
    "Gemfile": 'gem "PACKAGE"\n',
    "package.json": '{"dependencies":{"PACKAGE":"1"}}',
    "pyproject.toml": '[project]\ndependencies = [\n  "PACKAGE>=1",\n]\n',
    "requirements.txt": "PACKAGE>=1\n",
}


@pytest.mark.parametrize("site", SITES)
def test_a_site_is_known_by_its_files(tmp_path: Path, site: str) -> None:
    paths, expected = SITES[site]
    folder = tmp_path / "a [site]"
    for item in paths:
        path, _, package = item.partition(": ")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_MANIFESTS[path].replace("PACKAGE", package) if package else "")

    assert detect_sites(str(folder)) == expected


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site/docs/ja").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(path: str) -> tuple[str, str] | None:
    site = SiteFinder().find(path)
    return site and (site.name, site.evidence)


def test_the_nearest_signs_above_a_post_count(tree: Path) -> None:
    (tree / "package.json").write_text('{"dependencies":{"astro":"5"}}')
    (tree / "site/mkdocs.yml").touch()

    assert found("site/docs/ja/a.md") == ("mkdocs", "site/mkdocs.yml")
    assert found("a.md") == ("astro", "package.json")


def test_a_configuration_file_says_more_than_a_package(tree: Path) -> None:
    (tree / "package.json").write_text('{"devDependencies":{"astro":"5"}}')
    (tree / "hugo.toml").touch()

    assert found("a.md") == ("hugo", "hugo.toml")


def test_of_two_equal_signs_none_counts(tree: Path) -> None:
    for name in ("hugo.toml", "mkdocs.yml"):
        (tree / name).touch()

    assert found("a.md") is None


def test_notes_in_a_site_belong_to_the_site(tree: Path) -> None:
    (tree / "site/docs/.obsidian").mkdir()
    assert found("site/docs/ja/a.md") == ("obsidian", "site/docs/.obsidian")

    (tree / "hugo.toml").touch()
    assert found("site/docs/ja/a.md") == ("hugo", "hugo.toml")


def test_nothing_above_the_repository_counts(tree: Path) -> None:
    (tree / "mkdocs.yml").touch()
    (tree / "site/.git").mkdir()

    assert found("site/docs/a.md") is None


def test_the_whole_repository_counts_from_a_folder_in_it(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "site/mkdocs.yml").touch()
    (tree / "site/.git").mkdir()
    monkeypatch.chdir(tree / "site/docs/ja")

    assert found("a.md") == ("mkdocs", "../../mkdocs.yml")


def test_nothing_above_the_working_folder_counts_outside_of_a_repository(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "mkdocs.yml").touch()
    monkeypatch.chdir(tree / "site")

    assert found("docs/ja/a.md") is None


@pytest.mark.parametrize(
    ("project", "has_site"),
    [
        ('[dependency-groups]\ndocs = [\n    "zensical >=0.0.42",\n]\n', True),
        ('[project.optional-dependencies]\ndocs = ["mkdocs-material[imaging]~=9.5"]\n', True),
        ('[tool.poetry.group.docs.dependencies]\nmkdocs = "^1.5"\n', True),
        ('[dependency-groups]\ndocs = ["mkdocs-macros-plugin"]\n', False),
        ("[dependency-groups]\n# mkdocs is not wanted any more\n", False),
    ],
)
def test_a_python_project_says_what_builds_its_docs_and_nothing_of_its_readme(
    tree: Path, project: str, has_site: bool
) -> None:
    (tree / "site/pyproject.toml").write_text(project)

    assert found("site/docs/ja/a.md") == (("mkdocs", "site/pyproject.toml") if has_site else None)
    assert found("site/README.md") is None


@pytest.mark.parametrize(
    ("path", "text", "has_html"),
    [
        ("hugo.toml", "", False),
        ("hugo.toml", "[markup.goldmark.renderer]\n  unsafe = true\n", True),
        ("hugo.toml", "[markup.goldmark.renderer]\n  unsafe = false\n", False),
        ("hugo.toml", "[markup.goldmark.renderer]\n  # unsafe = true\n", False),
        ("hugo.yaml", "markup:\n  goldmark:\n    renderer:\n      unsafe: true\n", True),
        ("hugo.json", '{"markup": {"goldmark": {"renderer": {"unsafe": true}}}}', True),
        ("config/_default/markup.toml", "[goldmark.renderer]\nunsafe = true\n", True),
    ],
)
def test_hugo_leaves_html_out_unless_configured_otherwise(
    tree: Path, path: str, text: str, has_html: bool
) -> None:
    (tree / "hugo.toml").touch()
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text(text)

    assert find_dialect("hugo", str(tree)).raw_html is has_html
    assert Configuration().settings("a.md").dialect("a.md").raw_html is has_html


@pytest.mark.parametrize(
    ("name", "text", "needs_attribute"),
    [
        ("_config.yml", "title: 桥\n", True),
        ("_config.yml", "markdown: kramdown\nkramdown:\n  input: GFM\n", True),
        ("_config.yml", "kramdown:\n  parse_block_html: true\n", False),
        ("_config.yml", "kramdown:\n  # parse_block_html: true\n", True),
        ("_config.yml", "markdown: CommonMarkGhPages\n", False),
        ("_config.toml", "[kramdown]\nparse_block_html = true\n", False),
        ("_config.toml", 'markdown = "kramdown"\n', True),
    ],
)
def test_jekyll_reads_markdown_in_html_if_configured(
    tree: Path, name: str, text: str, needs_attribute: bool
) -> None:
    (tree / name).write_text(text)

    read_if = {True: "with-attribute", False: "after-blank-line"}
    assert find_dialect("jekyll", str(tree)).markdown_in_html == read_if[needs_attribute]
    assert find_dialect("jekyll").markdown_in_html == "with-attribute"


@pytest.mark.parametrize(
    ("path", "text", "defines_labels"),
    [
        ("mkdocs.yml", "site_name: 桥\nplugins:\n  - search\n", False),
        ("mkdocs.yml", "plugins:\n  - search\n  - autorefs\n", True),
        ("mkdocs.yml", "plugins: [mkdocstrings]\n", True),
        ("mkdocs.yml", "plugins:\n  # - mkdocstrings\n", False),
        ("zensical.toml", "[project.plugins.mkdocstrings]\n", True),
    ],
)
def test_a_plug_in_of_mkdocs_defines_labels(
    tree: Path, path: str, text: str, defines_labels: bool
) -> None:
    (tree / path).write_text(text)

    assert find_dialect("mkdocs", str(tree)).defines_labels is defines_labels
    assert not find_dialect("mkdocs").defines_labels
