"""Named tuples that take a fifth of the time to define.

To a type checker `NamedTuple` is that of `typing`. At run time that one, and the one of
`collections`, compile a constructor for each class, and a command defines forty at its start.
Here all share one that looks up the names of the values when it is called.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: TID251 - this is the one
else:
    from collections import namedtuple
    from operator import itemgetter

    _Values = namedtuple("_Values", [f"value{place}" for place in range(12)])
    _READERS = [getattr(_Values, field) for field in _Values._fields]
    """What reads the value at each place of a tuple."""
    # To compile a tuple of forty or more takes longer than these, which read more slowly; one
    # class has so many fields.
    _READERS += [property(itemgetter(place)) for place in range(len(_READERS), 48)]

    class _Definition(type):
        def __new__(cls, name, bases, namespace):
            if bases:
                fields = tuple(namespace["__annotations__"])
                defaults = {field: namespace[field] for field in fields if field in namespace}
                namespace |= zip(fields, _READERS[: len(fields)], strict=True)
                namespace |= {
                    "__slots__": (),
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                }
            return super().__new__(cls, name, bases or (tuple,), namespace)

        @property
        def __signature__(cls):
            """How a tuple is made, for `inspect.signature` and `help`."""
            from inspect import Parameter, Signature

            return Signature(
                Parameter(
                    field,
                    Parameter.POSITIONAL_OR_KEYWORD,
                    default=cls._field_defaults.get(field, Parameter.empty),
                    annotation=kind,
                )
                for field, kind in cls.__annotations__.items()
            )

    class NamedTuple(metaclass=_Definition):
        """A tuple whose values have names, as `typing.NamedTuple`."""

        __slots__ = ()

        def __new__(cls, /, *values, **named):
            """Return the tuple of `values` by place, and of `named` and default ones."""
            if named or len(values) != len(cls._fields):
                values = cls._in_order(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _in_order(cls, values, named):
            """Return all values in the order of the fields."""
            rest = cls._fields[len(values) :]
            given = cls._field_defaults | named
            if len(values) > len(cls._fields) or not named.keys() <= set(rest) <= given.keys():
                raise TypeError(f"{cls.__name__} takes the values {', '.join(cls._fields)}")
            return *values, *map(given.__getitem__, rest)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **named):
            unknown = named.keys() - {*self._fields}
            if unknown:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(unknown)}")
            return self._make({**self._asdict(), **named}.values())

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            values = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({values})"
