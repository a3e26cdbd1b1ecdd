"""The dialects of engines and generators."""

from __future__ import annotations

from pathlib import Path

import pytest

import postkit.dialects
from postkit.dialects import ENGINES, PLAIN, SITES, dialect_of_file, find_dialect

NO_DIALECTS = {
    *("__init__", "dialect", "registry", "find_site", "site_configuration"),
    *("date_formats", "dated_names", "id_rules", "translation_folders"),
}


def test_each_module_of_a_dialect_is_registered() -> None:
    folder = Path(postkit.dialects.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - NO_DIALECTS

    assert modules == {*SITES, *ENGINES.values()} - {"plain"}


@pytest.mark.parametrize("name", [*SITES, *ENGINES])
def test_a_dialect_has_the_name_it_is_found_by(name: str) -> None:
    dialect = find_dialect(name)

    assert dialect.name == ("plain" if name == "commonmark" else name)
    assert dialect.is_known == (name != "commonmark")
    assert dialect.engine in ENGINES


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_called_by_its_name(name: str) -> None:
    title = find_dialect(name).title

    assert title.removesuffix(".js").lower() == name


def test_an_unknown_name_has_the_plain_dialect() -> None:
    assert find_dialect("left-pad") is find_dialect("plain") is PLAIN


def test_a_site_may_use_another_engine() -> None:
    dialect = find_dialect("hexo").with_engine(find_dialect("kramdown"))

    assert (dialect.name, dialect.engine, dialect.emphasis) == ("hexo", "kramdown", "spaces")
    assert dialect.yaml_version == "1.2"
    assert PLAIN.with_engine(find_dialect("mdx")) == find_dialect("mdx")


def test_the_suffix_of_mdx_says_how_a_body_is_read() -> None:
    jekyll = find_dialect("jekyll")
    dialect = dialect_of_file(jekyll, "a.mdx")

    assert (dialect.name, dialect.engine, dialect.yaml_version) == ("jekyll", "mdx", "1.1")
    assert dialect_of_file(jekyll, "a.md") is jekyll
    assert dialect_of_file(PLAIN, "a.mdx") == find_dialect("mdx")


@pytest.mark.parametrize(
    ("text", "engine"),
    [
        ("---\nmdx:\n  format: md\n---\n", "commonmark"),
        ("---\ntitle: 桥\nmdx: {format: 'md'}\n---\n", "commonmark"),
        ("---\nmdx: {format: mdx}\n---\n", "mdx"),
        ("---\ntitle: 桥\n---\n\n\nmdx: {format: md}\n---\n", "mdx"),
        ("\nmdx: {format: md}\n", "mdx"),
    ],
)
def test_a_file_may_tell_docusaurus_that_it_is_no_mdx(text: str, engine: str) -> None:
    site = find_dialect("docusaurus")

    assert dialect_of_file(site, "a.md", text).engine == engine
    assert dialect_of_file(site, "a.mdx", text).engine == engine

    other = site.with_engine(find_dialect("kramdown"))
    assert dialect_of_file(other, "a.md", text) is other


def test_docusaurus_may_read_markdown_in_md_and_mdx_in_mdx(tmp_path: Path) -> None:
    config = "export default {\n  // format: 'detect'\n};\n"
    (tmp_path / "docusaurus.config.js").write_text(config, encoding="utf-8")
    assert find_dialect("docusaurus", str(tmp_path)).engine == "mdx"
    config = "export default { markdown: { format: 'detect' } };\n"
    (tmp_path / "docusaurus.config.js").write_text(config, encoding="utf-8")
    site = find_dialect("docusaurus", str(tmp_path))

    assert dialect_of_file(site, "a.md").engine == "commonmark"
    assert dialect_of_file(site, "a.mdx").engine == "mdx"
