"""Converters of OpenCC made from parts of its own configurations."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

from postkit.script.tables import read_table

MARKS = 0xF0000
"""The private-use characters from here on are marks for characters that no phrase decides."""

_TO_HONG_KONG = ("2hk", "2hkp")


@cache
def converter(config: str) -> Any:
    """Return OpenCC's converter of `config`; to Hong Kong, with the forms that OpenCC lacks."""
    import opencc

    if not config.endswith(_TO_HONG_KONG):
        return opencc.OpenCC(config)
    folder, definition = _read(config)
    return _load(definition, folder)


@cache
def marker(config: str, chars: str) -> Any:
    """Return a converter by the phrases of `config` that replaces other `chars` by marks.

    The mark of `chars[n]` is the character `MARKS + n`.
    """
    folder, definition = _read(config)
    marks = {char: chr(MARKS + n) for n, char in enumerate(chars)}
    by_phrase, *_ = definition["conversion_chain"][0]["dict"]["dicts"]
    inline = {"type": "inline", "entries": marks}
    dicts = {"type": "group", "match_policy": "short_circuit", "dicts": [by_phrase, inline]}
    definition["conversion_chain"] = [{"dict": dicts}]
    return _load(definition, folder)


@cache
def regional(config: str) -> Any:
    """Return a converter of OpenCC's standard to the words and variants of `config`'s region."""
    folder, definition = _read(config)
    definition["conversion_chain"] = definition["conversion_chain"][1:]
    definition.pop("segmentation", None)
    return _load(definition, folder)


def _read(config: str) -> tuple[str, dict[str, Any]]:
    import opencc

    folder = os.path.join(os.path.dirname(opencc.__file__), "clib", "share", "opencc")
    with open(os.path.join(folder, f"{config}.json"), encoding="utf-8") as file:
        definition = json.load(file)
    if config.endswith(_TO_HONG_KONG):
        *_, last = definition["conversion_chain"]
        forms = read_table("hong_kong_forms.toml")
        last["dict"]["dicts"].insert(0, {"type": "inline", "entries": forms})
    return folder, definition


def _load(definition: dict[str, Any], folder: str) -> Any:
    # Imported here because only a conversion has a use for it.
    import tempfile

    import opencc

    _locate(definition, folder)
    handle, path = tempfile.mkstemp(suffix=".json")
    try:
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(definition, file)
        return opencc.OpenCC(path)
    finally:
        os.unlink(path)


def _locate(part: Any, folder: str) -> None:
    """Write the files of dictionaries that `part` of a configuration names with their folder."""
    if isinstance(part, dict):
        if isinstance(part.get("file"), str):
            part["file"] = os.path.join(folder, part["file"])
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            _locate(item, folder)
