"""What a text can be converted to, and by which of OpenCC's configurations."""

from __future__ import annotations

from postkit.errors import UsageError, did_you_mean
from postkit.named_tuples import NamedTuple


class Target(NamedTuple):
    """What to convert to.

    `config` is the name of OpenCC's configuration, `tag` the language tag
    (BCP 47) of what it makes.
    """

    config: str
    tag: str

    @property
    def is_from_simplified(self) -> bool:
        """Whether the text to convert is in Simplified script."""
        return self.config.startswith("s2")

    @property
    def is_to_simplified(self) -> bool:
        """Whether the result is in Simplified script."""
        return self.tag == "zh-Hans"

    @property
    def is_between_scripts(self) -> bool:
        """Whether the script changes, and not only the region."""
        return self.is_from_simplified or self.is_to_simplified

    @property
    def is_by_words(self) -> bool:
        """Whether words of a region are replaced too, so that lengths change."""
        return self.is_between_scripts and self.config.endswith("p")

    @property
    def by_characters(self) -> Target:
        """The same target without the words of a region: each character gives one."""
        if self.is_by_words:
            return self._replace(config=self.config.removesuffix("p"))
        return self


_TAGS = {
    "zh-Hans": Target("tw2s", "zh-Hans"),
    "zh-Hant": Target("s2t", "zh-Hant"),
    "zh-Hant-TW": Target("s2tw", "zh-Hant-TW"),
    "zh-Hant-HK": Target("s2hk", "zh-Hant-HK"),
}
_SYNONYMS = {
    "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-hans-cn": "zh-Hans", "zh-hans-sg": "zh-Hans",
    "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK", "zh-mo": "zh-Hant-HK", "zh-hant-mo": "zh-Hant-HK",
}  # fmt: skip
_RESULTS = {
    "s": "zh-Hans", "sp": "zh-Hans", "t": "zh-Hant", "tw": "zh-Hant-TW", "twp": "zh-Hant-TW",
    "hk": "zh-Hant-HK", "hkp": "zh-Hant-HK", "jp": "ja",
}  # fmt: skip
_CONFIGS = (
    "s2t", "s2tw", "s2twp", "s2hk", "s2hkp", "t2s", "tw2s", "tw2sp", "hk2s", "hk2sp",
    "t2tw", "t2hk", "tw2t", "hk2t", "jp2t", "t2jp",
)  # fmt: skip

TARGETS = (*_TAGS, *_CONFIGS)
"""The names that `find_target` knows, without the synonyms for a country's script."""


def find_target(name: str) -> Target:
    """Return the target called `name`: a language tag or one of OpenCC's configurations.

    `zh-Hant-TW` and `zh-Hant-HK` change characters only; the words of the
    region too (`軟體` for `软件`) come with OpenCC's `s2twp` and `s2hkp`. For
    `zh-Hans` the text is read as Taiwan writes it: `t2s` would leave 看著.

    Raises:
        UsageError: there is no such target.
    """
    lowered = name.lower().replace("_", "-")
    if lowered in _CONFIGS:
        return Target(lowered, _RESULTS[lowered.partition("2")[2]])
    for tag, target in _TAGS.items():
        if lowered in (tag.lower(), *(synonym for synonym, of in _SYNONYMS.items() if of == tag)):
            return target
    known = ", ".join(TARGETS)
    near = did_you_mean(name, TARGETS)
    raise UsageError(f"`{name}` is not a target: choose one of {known}{near}")


def names_language(value: str, tag: str) -> bool:
    """Tell whether the language tag `value` means `tag`: `zh_TW` means `zh-Hant-TW`."""
    try:
        return find_target(value).tag == tag
    except UsageError:
        return False
