"""Write `characters.py` from the installed OpenCC: `python -m postkit.script.generate_characters`.

Only characters of Unicode's first CJK block (U+4E00-9FFF) take part: the rarer
ones are not met by accident.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from postkit.named_tuples import NamedTuple
from postkit.script.opencc_converters import convert

_HAN = tuple(map(chr, range(0x4E00, 0xA000)))

NEVER_SIMPLIFIED = "後於夥麽菸"
"""GB 2312 holds these Traditional characters, but Simplified prose has no use for them."""

KEPT_IN_SIMPLIFIED = "昇濛頫勣谿"
"""Used in names, mostly by the Table of General Standard Chinese Characters (2013): 昇腾."""

KEPT_IN_TRADITIONAL = "恒熏羡膻栖凄涂蝎跖篱炖肮虮醟沄祢"
"""Standard in Hong Kong, a surname, or the character of another word, which `s2tw` overlooks."""


class Tables(NamedTuple):
    """What `characters.py` holds."""

    traditional: str
    simplified: str
    one_to_many: str
    by_phrase: str


def build() -> Tables:
    """Return the tables as the installed OpenCC gives them.

    Traditional only is what `t2s` replaces and GB 2312, the repertoire of
    Simplified Chinese, does not hold. Simplified only is what `s2tw` and `s2hk`
    replace, `t2s` keeps, and the first level of Big5, the common characters of
    Taiwan, does not hold: 后, 里 and 干 are good Traditional. `s2t` would not do,
    it replaces characters that Taiwan also writes (吃, 唇, 峰).
    """
    to_simplified = _replacements("t2s")
    to_taiwan, to_hong_kong = _replacements("s2tw"), _replacements("s2hk")
    variants = _replacements("t2tw") | _replacements("t2hk")
    traditional = [
        char
        for char in to_simplified
        if char in NEVER_SIMPLIFIED or not (char in KEPT_IN_SIMPLIFIED or _encodes(char, "gb2312"))
    ]
    simplified = [
        char
        for char in to_taiwan
        if char in to_hong_kong
        and not (
            char in to_simplified
            or char in variants
            or char in KEPT_IN_TRADITIONAL
            or _is_common_in_taiwan(char)
        )
    ]
    sources = Counter(
        simple for char, simple in to_simplified.items() if _is_common_in_taiwan(char)
    )
    one_to_many = [char for char in simplified if sources[char] > 1]
    by_phrase = (new + char for char, new in _phrase_forms() if to_simplified.get(new) != char)
    return Tables(
        "".join(traditional), "".join(simplified), "".join(one_to_many), " ".join(sorted(by_phrase))
    )


def render(tables: Tables) -> str:
    """Return the source code of `characters.py`."""
    parts = ['"""Characters of one script only. Written by `generate_characters`."""\n\n# fmt: off']
    docs = {
        "traditional": "Characters that Simplified Chinese does not use.",
        "simplified": "Characters that Traditional Chinese does not use.",
        "one_to_many": "Those of `SIMPLIFIED` that several Traditional characters become.",
        "by_phrase": "Forms that characters take in phrases only, each with its character.",
    }
    for name, doc in docs.items():
        chars = getattr(tables, name)
        lines = [f'    "{chars[at : at + 44]}"' for at in range(0, len(chars), 44)]
        value = "(\n" + "\n".join(lines) + "\n)"
        parts.append(f'{name.upper()} = {value}\n"""{doc}"""\n')
    return "\n".join(parts)


def _replacements(config: str) -> dict[str, str]:
    """Return the characters that OpenCC replaces when they are alone."""
    converted = convert("\n".join(_HAN), config).split("\n")
    return {
        char: new
        for char, new in zip(_HAN, converted, strict=True)
        if new != char and len(new) == 1
    }


def _phrase_forms() -> set[tuple[str, str]]:
    """Return the characters that a phrase of `s2t` makes others of than they become alone."""
    alone = _replacements("s2t")
    return {
        (char, new)
        for name in ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
        for phrase, converted in _phrases(name)
        if len(phrase) == len(converted)
        for char, new in zip(phrase, converted, strict=True)
        if new not in (char, alone.get(char, char)) and {char, new} <= set(_HAN)
    }


def _phrases(name: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of a dictionary of OpenCC as its own program prints them."""
    import opencc

    clib = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "phrases.txt")
        source = clib / "share" / "opencc" / f"{name}.ocd2"
        command = [clib / "bin" / "opencc_dict", "-i", source, "-o", output]
        subprocess.run([*map(str, command), "-f", "ocd2", "-t", "text"], check=True)
        for line in output.read_text("utf-8").splitlines():
            phrase, _, converted = line.partition("\t")
            yield phrase, converted.split(" ")[0]


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_common_in_taiwan(char: str) -> bool:
    """Tell whether `char` is in the first level of Big5 (0xA440 to 0xC67E)."""
    return _encodes(char, "big5") and b"\xa4\x44" <= char.encode("big5") <= b"\xc6\x7e"


if __name__ == "__main__":
    target = Path(__file__).with_name("characters.py")
    target.write_text(render(build()), encoding="utf-8")
