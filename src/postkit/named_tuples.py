"""Named tuples that take a tenth of the time to define.

To a type checker `NamedTuple` is that of `typing`. At run time that one, and the one of
`collections`, compile a constructor for each class. A command defines sixty named tuples at
its start, so here those with as many fields share one, in which only the names differ.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: TID251 - this is the one
else:
    from collections import _tuplegetter  # What reads a field of `collections.namedtuple`.
    from functools import cache
    from types import FunctionType

    @cache
    def _constructor(count):
        """Return what makes a tuple of a class and `count` values."""
        values = "".join(f"value{index}, " for index in range(count))
        return eval(f"lambda _cls, {values}: new(_cls, ({values}))", {"new": tuple.__new__})

    @cache
    def _getter(index):
        return _tuplegetter(index, f"Value {index} of the tuple.")

    class _Definition(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return type.__new__(cls, name, bases, namespace)
            types = namespace.get("__annotations__", {})
            fields = tuple(types)
            defaults = {field: namespace[field] for field in fields if field in namespace}
            shared = _constructor(len(fields))
            code = shared.__code__.replace(co_name="__new__", co_varnames=("_cls", *fields))
            new = FunctionType(code, shared.__globals__, "__new__", tuple(defaults.values()))
            new.__annotations__ = types
            namespace.update(zip(fields, map(_getter, range(len(fields))), strict=True))
            return type(
                name,
                (_NamedTuple,),
                {
                    **namespace,
                    "__slots__": (),
                    "__new__": new,
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )

    class _NamedTuple(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **values):
            made = tuple.__new__(type(self), map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(values)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            values = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({values})"

    class NamedTuple(metaclass=_Definition):
        """A tuple whose values have names, as `typing.NamedTuple`."""
