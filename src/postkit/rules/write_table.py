"""Write `table.py` from the rules that there are: `python -m postkit.rules.write_table`."""

from __future__ import annotations

import inspect
import json
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import postkit.rules
from postkit.rules.base import Rule
from postkit.rules.entry import FAMILIES

TABLE = Path(__file__).with_name("table.py")

_HEAD = '''"""Every rule, in order. Written by `python -m postkit.rules.write_table`."""

from __future__ import annotations

from postkit.rules.entry import RuleEntry

TABLE = (
'''


def find_rules() -> Iterator[type[Rule]]:
    """Yield the class of each rule below `postkit.rules`, in no order."""
    for module_info in pkgutil.walk_packages(postkit.rules.__path__, "postkit.rules."):
        module = import_module(module_info.name)
        for _, found in inspect.getmembers(module, inspect.isclass):
            is_own = found.__module__ == module.__name__
            if is_own and issubclass(found, Rule) and "code" in vars(found):
                yield found


def table() -> str:
    """Return the source code of `table.py`."""
    families = list(FAMILIES)
    rules = sorted(
        find_rules(), key=lambda rule: (families.index(rule.code.rstrip("0123456789")), rule.code)
    )
    return _HEAD + "".join(map(_entry, rules)) + ")\n"


def _entry(rule: type[Rule]) -> str:
    fields = [json.dumps(rule.code), json.dumps(rule.name)]
    fields += ["default=False"] if not rule.default else []
    fields += ["preview=True"] if rule.preview else []
    fields += [f"trigger={_quoted(rule.trigger)}"] if rule.trigger else []
    flags = ("depends_on_day", "fixable", "always_unsafe")
    fields += [f"{flag}=True" for flag in flags if getattr(rule, flag)]
    return f"    RuleEntry({', '.join(fields)}),\n"


def _quoted(text: str) -> str:
    """Return `text` as a literal, in the quotes that the formatter chooses."""
    if '"' in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=not text.isprintable())


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
