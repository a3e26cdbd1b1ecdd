"""Named tuples that take a sixth of the time to define.

To a type checker `NamedTuple` is that of `typing`. At run time `typing` and `collections`
compile some code for each class and for each annotation. The fifty named tuples that a
command loads at its start share what is the same in all of them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: TID251 - this is the one
else:
    from collections import _tuplegetter
    from functools import cache

    class _Record(tuple):
        """What all named tuples have; documented for `collections.namedtuple`."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    @cache
    def _creator(count):
        """Return the code of a `__new__` with so many fields, which are called something."""
        fields = ", ".join(f"_{number}" for number in range(count))
        made = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))")
        return made.__code__.replace(co_name="__new__", co_qualname="__new__")

    @cache
    def _getter(index):
        return _tuplegetter(index, f"Alias for field number {index}")

    _NAMES = {"__builtins__": {}, "_new": tuple.__new__}
    _Function = type(lambda: None)

    class _Definition(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            annotations = namespace.get("__annotations__", {})
            fields = tuple(annotations)
            defaults = {field: namespace[field] for field in fields if field in namespace}
            code = _creator(len(fields)).replace(co_varnames=("_cls", *fields))
            new = _Function(code, _NAMES, "__new__", tuple(defaults.values()))
            new.__annotations__ = dict(annotations)
            namespace.update((field, _getter(index)) for index, field in enumerate(fields))
            namespace.update(
                __slots__=(),
                __new__=new,
                __match_args__=fields,
                _fields=fields,
                _field_defaults=defaults,
            )
            return type(name, (_Record, *bases[1:]), namespace)

    class NamedTuple(metaclass=_Definition):
        """A tuple whose values have names, as `typing.NamedTuple`."""
