"""How the documentation is built: `sphinx-build -W docs build/site`."""

import sys
from pathlib import Path

import postkit

sys.path.insert(0, str(Path(__file__).parent))

project = "postkit"
author = "The postkit authors"
copyright = author  # noqa: A001 - the name that Sphinx reads
version = release = postkit.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "_pages",
]
exclude_patterns = ["_pages"]

# Pages are Markdown; a link to a heading is checked like a link to a page.
myst_heading_anchors = 3
nitpicky = True
# Names of others: their documentation cannot be asked without a network.
nitpick_ignore_regex = [
    ("py:class", r"(collections\.abc|os|frontmatter|datetime|pyarrow)\..+"),
    ("py:class", r"date|Row|YamlVersion|(.+\.)?SchemaSet|.+\.T|(.+\.)?Dialect|::'"),
    ("py:class", r".+\.(DeferredRule|RuleEntry)|(.+\.)?Related"),
]

highlight_language = "none"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
add_module_names = False

# `--fix` stays two hyphens, and quotes are those that were written.
smartquotes = False
# What is copied from a console is the command, without its `$` and its output.
copybutton_prompt_text = "$ "

# See `_pages/search.py`.
html_search_language = "zh"
html_theme = "furo"
html_title = f"postkit {release}"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True}

man_pages = [("reference/commands/index", "postkit", "check and fix Markdown posts", "", 1)]
