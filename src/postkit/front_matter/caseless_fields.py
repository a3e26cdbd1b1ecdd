"""Fields whose names ignore upper and lower case, as some sites read them."""

from __future__ import annotations

from typing import Any


class CaselessFields(dict[str, Any]):
    """The fields of a mapping, each of which is found under its name in any case.

    They are listed as they are written. Of two that differ in nothing but case, a
    name finds the one written that way, and otherwise the first.
    """

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a field called `key`, in any case."""
        return dict.__contains__(self, self._as_written(key))

    def __getitem__(self, key: str) -> Any:
        """Return the value of `key`; a mapping is one of such fields itself.

        Raises:
            KeyError: there is no such field.
        """
        value = dict.__getitem__(self, self._as_written(key))
        return CaselessFields(value) if type(value) is dict else value

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of `key`, `default` where there is no such field."""
        try:
            return self[key]
        except KeyError:
            return default

    def _as_written(self, key: Any) -> Any:
        if dict.__contains__(self, key) or not isinstance(key, str):
            return key
        folded = key.lower()
        return next((name for name in self if name.lower() == folded), key)
