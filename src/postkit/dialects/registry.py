"""Which engines and generators there are, and the signs of a generator's site.

A row costs nothing until its site is found: the module of that name is loaded then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from postkit.dialects.dialect import PLAIN, Dialect
from postkit.named_tuples import NamedTuple


class Signs(NamedTuple):
    """What shows that a folder is the top of a generator's site.

    Args:
        files: files or folders in it; one is enough.
        packages: the npm packages that its `package.json` asks for.
        requirements: the Python packages that its requirements ask for.
        gems: the gems that its `Gemfile` asks for.
        shared: configuration files whose names others use too.
        beside: what makes them this generator's; nothing is needed where this is empty.
        not_beside: what makes them another generator's.
    """

    files: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    gems: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()


def _scripts(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{suffix}" for suffix in ("js", "mjs", "cjs", "ts", "mts", "cts"))


def _data(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{suffix}" for suffix in ("toml", "yaml", "yml", "json"))


_HEXO = ("scaffolds", "source/_posts")
_JUPYTER_BOOK = ("_toc.yml",)
_HONKIT = ("book.json",)
_ZOLA = ("templates", "sass")

SITES: Mapping[str, Signs] = {
    # https://www.11ty.dev/docs/config/
    "eleventy": Signs((".eleventy.js", *_scripts("eleventy.config")), ("@11ty/eleventy",)),
    # https://gohugo.io/configuration/introduction/ ; `config.*` is its older name.
    "hugo": Signs(
        (*_data("hugo"), *_data("config/_default/hugo")),
        shared=(*_data("config"), *_data("config/_default/config")),
        beside=("archetypes", "content"),
        not_beside=_ZOLA,
    ),
    # https://www.getzola.org/documentation/getting-started/directory-structure/
    "zola": Signs(shared=("config.toml",), beside=_ZOLA, not_beside=("archetypes", "layouts")),
    # https://hexo.io/docs/setup
    "hexo": Signs(packages=("hexo",), shared=("_config.yml",), beside=_HEXO),
    # https://jekyllrb.com/docs/structure/
    "jekyll": Signs(
        gems=("jekyll", "github-pages"),
        shared=("_config.yml", "_config.yaml", "_config.toml"),
        not_beside=(*_HEXO, *_JUPYTER_BOOK, *_HONKIT),
    ),
    # https://www.bridgetownrb.com/docs/structure
    "bridgetown": Signs(("bridgetown.config.yml",), gems=("bridgetown",)),
    # https://docs.astro.build/en/guides/configuring-astro/
    "astro": Signs(_scripts("astro.config"), ("astro",)),
    # https://www.mkdocs.org/user-guide/configuration/
    # https://zensical.org/docs/ is its successor for one theme, with the same engine.
    "mkdocs": Signs(
        ("mkdocs.yml", "mkdocs.yaml", "zensical.toml"),
        requirements=("mkdocs", "mkdocs-material", "zensical"),
    ),
    # https://docusaurus.io/docs/configuration
    "docusaurus": Signs(_scripts("docusaurus.config"), ("@docusaurus/core",)),
    # https://vitepress.dev/guide/getting-started
    "vitepress": Signs((".vitepress",), ("vitepress",)),
    # https://vuepress.vuejs.org/guide/getting-started.html
    "vuepress": Signs((".vuepress",), ("vuepress",)),
    # https://valaxy.site/guide/config
    "valaxy": Signs(_scripts("valaxy.config"), ("valaxy",)),
    # https://docs.getpelican.com/en/latest/settings.html
    "pelican": Signs(("pelicanconf.py",), requirements=("pelican",)),
    # https://rust-lang.github.io/mdBook/format/configuration/
    "mdbook": Signs(("book.toml",)),
    # https://nextjs.org/docs/app/guides/mdx
    "next": Signs(_scripts("next.config"), ("next",)),
    # https://www.gatsbyjs.com/docs/reference/config-files/gatsby-config/
    "gatsby": Signs(_scripts("gatsby-config"), ("gatsby",)),
    # https://mystmd.org/guide/frontmatter ; Jupyter Book had two files of other names.
    "myst": Signs(
        ("myst.yml",),
        requirements=("jupyter-book", "mystmd"),
        shared=("_config.yml",),
        beside=_JUPYTER_BOOK,
    ),
    # https://gitbook.com/docs/getting-started/git-sync/content-configuration
    "gitbook": Signs((".gitbook.yaml",)),
    # https://honkit.netlify.app/config.html ; GitBook had the same files before it was a service.
    "honkit": Signs(
        packages=("honkit", "gitbook-cli"), shared=_HONKIT, not_beside=(".gitbook.yaml",)
    ),
    # https://quartz.jzhao.xyz/configuration
    "quartz": Signs(("quartz.config.ts",)),
    # https://github.com/logseq/docs
    "logseq": Signs(("logseq/config.edn",)),
    # Notes are often written with it for a site that another generator builds.
    "obsidian": Signs((".obsidian",)),
}
"""The generators, and the signs of their sites."""

ENGINES: Mapping[str, str] = {
    "commonmark": "plain",
    "markdown-it": "markdown_it",
    "goldmark": "goldmark",
    "marked": "marked",
    "kramdown": "kramdown",
    "mdx": "mdx",
    "python-markdown": "python_markdown",
}
"""The Markdown engines, and the modules of their dialects."""


def find_dialect(name: str, folder: str | None = None) -> Dialect:
    """Return the dialect of a generator or an engine; `PLAIN` for any other name.

    Args:
        name: its name.
        folder: the top folder of the site, whose configuration may differ from the usual.
    """
    module = ENGINES.get(name, name if name in SITES else "")
    if module in ("", "plain"):
        return PLAIN
    from postkit.load_module import load_module

    found = load_module(f"postkit.dialects.{module}")
    configured = getattr(found, "configured", None)
    dialect: Dialect = found.DIALECT if folder is None or not configured else configured(folder)
    return dialect


def dialect_of_file(site: Dialect, path: str | None, text: str = "") -> Dialect:
    """Return the dialect of the file at `path`: MDX reads `.mdx`, whatever reads the rest.

    Args:
        site: the dialect of the site that the file belongs to.
        path: the path of the file; None where it has none.
        text: what is in the file; its front matter may say that it is no MDX.
    """
    if path is not None and not site.has_jsx and path.endswith(".mdx"):
        # What a file is called says how its body is read, but not who reads its front matter.
        site = site.with_engine(find_dialect("mdx"))
    if not (site.has_jsx and site.says_markdown):
        return site
    head = text[: max(text.find("\n---", 3), 0)]
    if re.search(site.says_markdown, head):
        from postkit.dialects import mdx

        return mdx.as_markdown(site)
    return site
