"""`postkit schema`: infer a schema, check one, list what schemas say, write types."""

from __future__ import annotations

import argparse
from importlib import import_module

_ACTIONS = {
    "infer": "draft a schema from the posts of an archive",
    "check": "find mistakes in schema files",
    "list": "list fields and vocabularies",
    "import": "make schemas from the collections of Astro, Decap, Sveltia, Tina or Front Matter",
    "types": "write types for Python, TypeScript or zod from a schema",
}
_EXAMPLES = """\
examples:
  postkit schema infer posts/ --output-file schemas/post.schema.json
  postkit schema check schemas/*.json
  postkit schema list posts/today.md

`postkit schema infer --help` explains an action.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit schema` takes."""
    parser.epilog = _EXAMPLES
    parsers = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, summary in _ACTIONS.items():
        # `import` is a word of Python.
        module = import_module(f"postkit.cli.commands.schema_{name.replace('import', 'import_')}")
        own = parsers.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(own)
        own.set_defaults(act=module.run)


def run(options: argparse.Namespace) -> int:
    """Do what is asked for; return the exit status."""
    status: int = options.act(options)
    return status
