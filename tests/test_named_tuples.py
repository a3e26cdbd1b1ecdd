"""Named tuples of ours behave as those of `typing`."""

from __future__ import annotations

import inspect
import pickle
import typing

import pytest

from postkit.named_tuples import NamedTuple


class Ours(NamedTuple):
    """A place."""

    start: int
    end: int = 7

    @property
    def length(self) -> int:
        return self.end - self.start

    @classmethod
    def of(cls, start: int) -> Ours:
        return cls(start, start)


class Theirs(typing.NamedTuple):
    """A place."""

    start: int
    end: int = 7


def test_values_are_given_by_place_by_name_and_by_default():
    assert Ours(1, 2) == Ours(start=1, end=2) == (1, 2)
    assert Ours(1) == (1, 7)


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"start": 1}), ((1,), {"middle": 2})]
)
def test_what_is_missing_or_too_much_is_an_error(values, named):
    with pytest.raises(TypeError):
        Ours(*values, **named)


def test_methods_and_properties_are_kept():
    assert Ours(2).length == 5
    assert Ours.of(3) == (3, 3)


@pytest.mark.parametrize(
    "name", ["__doc__", "__module__", "_fields", "_field_defaults", "__slots__", "__match_args__"]
)
def test_a_class_says_of_itself_what_theirs_says(name):
    assert getattr(Ours, name) == getattr(Theirs, name)


def test_it_is_a_tuple_that_cannot_be_changed():
    place = Ours(1)
    assert isinstance(place, tuple)
    assert repr(place) == "Ours(start=1, end=7)"
    assert place._replace(end=2) == (1, 2)
    assert place._asdict() == {"start": 1, "end": 7}
    assert Ours._make([1, 2]) == (1, 2)
    with pytest.raises(AttributeError):
        place.start = 2
    with pytest.raises(AttributeError):
        place.middle = 2


def test_a_field_that_it_does_not_have_cannot_be_replaced():
    with pytest.raises(ValueError, match="middle"):
        Ours(1)._replace(middle=2)


def test_those_with_as_many_fields_keep_their_own_names():
    class Other(NamedTuple):
        first: int
        last: int

    assert Other(first=1, last=2) == (1, 2)
    assert repr(Other(1, 2)) == "Other(first=1, last=2)"
    assert Ours(start=1).end == 7
    with pytest.raises(TypeError):
        Other(1)


def test_it_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(Ours(1))) == Ours(1)
    assert type(pickle.loads(pickle.dumps(Ours(1)))) is Ours


def test_the_types_of_its_values_can_be_asked():
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert str(inspect.signature(Ours)) == "(start: 'int', end: 'int' = 7)"


def test_a_class_may_not_have_more_fields_than_there_are_readers():
    fields = {f"field{number}": int for number in range(49)}

    with pytest.raises(ValueError, match="shorter"):
        type(NamedTuple)("Long", (NamedTuple,), {"__annotations__": fields})
