"""The package of a new rule: the rule, its test and its entry point."""

from __future__ import annotations

from collections.abc import Iterator

_PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.25"]
build-backend = "hatchling.build"

[project]
name = "postkit-{name}"
version = "0.1.0"
description = "A rule for postkit"
requires-python = ">=3.11"
dependencies = ["postkit-lint"]

[project.entry-points."postkit.rules"]
{name} = "{module}"

[tool.pytest.ini_options]
pythonpath = ["src"]
"""

_RULE = '''\
"""{code}: an exclamation mark that is doubled. Replace all of it with what your rule finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit import Diagnostic, Document, Edit, Fix, Rule, Span

_MARKS = re.compile("！！+")


class {class_name}(Rule):
    """An exclamation mark is doubled.

    Say here why that matters to a reader. This text is the page of the rule, and its
    examples are its test.

    Bad:

        好！！

    Good:

        好！
    """

    code = "{code}"
    name = "{name}"
    summary = "an exclamation mark is doubled"
    fixable = True
    trigger = "text:！！"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of marks in prose."""
        for match in _MARKS.finditer(document.text, document.body.start):
            span = Span(*match.span())
            if document.masked.overlaps(span):
                continue
            fix = Fix("keep one", (Edit(span.start + 1, span.end, ""),))
            yield self.found(document, span, "one exclamation mark is enough", fix)
'''

_TEST = '''\
"""The rule against its own examples, and against what it must leave alone."""

from __future__ import annotations

from postkit.testing import check_examples, findings

from {module} import {class_name}


def test_the_examples_are_true() -> None:
    check_examples({class_name})


def test_code_is_left_alone() -> None:
    assert findings({class_name}, "`好！！`") == []
'''


def rule_package(name: str, code: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the package.

    Args:
        name: the name of the rule, in kebab-case.
        code: its code.
    """
    words = {
        "name": name,
        "code": code,
        "module": "postkit_" + name.replace("-", "_"),
        "class_name": "".join(word.capitalize() for word in name.split("-")),
    }
    yield "pyproject.toml", _PYPROJECT.format(**words)
    yield f"src/{words['module']}/__init__.py", _RULE.format(**words)
    yield f"tests/test_{words['module']}.py", _TEST.format(**words)
