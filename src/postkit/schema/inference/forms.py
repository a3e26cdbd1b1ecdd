"""Forms that a text may have: dates, addresses, slugs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.named_tuples import NamedTuple

_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*://"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class TextForm(NamedTuple):
    """A form and how a schema asks for it.

    `pattern` means the same in Python and in ECMA 262, whose patterns JSON
    Schema has. It is put next to `format`, which not every validator
    asserts (validation vocabulary, section 7.2). One that `covers_all` is chosen
    only where it leaves out no text of the next wider form.
    """

    name: str
    pattern: str
    format: str | None = None
    covers_all: bool = False

    def keywords(self, *, or_empty: bool) -> dict[str, str]:
        """Return the keywords of JSON Schema that ask for this form.

        Args:
            or_empty: let the empty text through too, which no `format` does.
        """
        if or_empty:
            return {"pattern": f"^(?:{self.pattern})?$"}
        keywords = {"format": self.format} if self.format else {}
        return {**keywords, "pattern": f"^{self.pattern}$"}


FORMS = (
    TextForm("a date", _DAY, "date"),
    TextForm(
        "a date with time and zone",
        _DAY + r"[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})",
        "date-time",
    ),
    # What Hexo and Hugo write by themselves: a space for the `T`, often no zone.
    TextForm(
        "a date, maybe with a time", _DAY + r"(?:[Tt ] ?[0-9]{1,2}:[0-9]{2}[0-9:.+ ZUTCz-]*)?"
    ),
    # The characters of RFC 3986; RFC 3987 adds those of other scripts.
    TextForm("an address", _SCHEME + r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+", "uri", True),
    TextForm("an address in any script", _SCHEME + r"[^\s<>\"{}|\\^`]+", "iri"),
    TextForm("an address, loosely written", _SCHEME + r"\S+"),
    TextForm("an e-mail address", r"[^\s@]+@[^\s@]+\.[^\s@]+", "email"),
)
"""Forms that are plainly meant, the narrower first."""

SLUGS = (
    TextForm("a slug", "[a-z0-9]+(?:-[a-z0-9]+)*", covers_all=True),
    TextForm("a slug in any script", r"[^\sA-Z_\"'“”‘’「」《》#,，、;；:：!！?？-]+"
         r"(?:-[^\sA-Z_\"'“”‘’「」《》#,，、;；:：!！?？-]+)*"),
)  # fmt: skip
"""Forms that a text may have by chance: they say less than a vocabulary does."""

LONGEST = 500
"""Texts longer than this have no form; matching them would be wasted time."""

_PATTERNS = [(form, re.compile(form.pattern)) for form in (*FORMS, *SLUGS)]


def forms_of(text: str) -> Iterator[TextForm]:
    """Yield the forms that `text` has."""
    if len(text) <= LONGEST:
        for form, pattern in _PATTERNS:
            if pattern.fullmatch(text):
                yield form
