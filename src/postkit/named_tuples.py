"""Named tuples that take a third of the time to define.

To a type checker `NamedTuple` is that of `typing`. At run time `typing` compiles each
annotation, which nothing here asks for, and a command defines sixty of them at its start.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: TID251 - this is the one
else:
    from collections import namedtuple

    _OF_THE_CLASS = frozenset({"__annotations__", "__module__", "__classcell__"})

    class _Definition(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace.get("__annotations__", ())
            made = namedtuple(
                name,
                fields,
                defaults=[namespace[field] for field in fields if field in namespace],
                module=namespace["__module__"],
            )
            made.__annotations__ = made.__new__.__annotations__ = dict(fields)
            for key, value in namespace.items():
                if key not in _OF_THE_CLASS and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Definition):
        """A tuple whose values have names, as `typing.NamedTuple`."""
