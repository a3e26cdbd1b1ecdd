"""The formats of strings that postkit reads in its own way: dates, moments and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from postkit.lazy_patterns import lazy_compile
from postkit.schema.generator_dates import GENERATOR_DATES

_DATE = lazy_compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = lazy_compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
_LOOSE_TIME = lazy_compile(
    r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r" ?(?:[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_ENCODED = r"[^\x00-\x7f\s]|%[0-9A-Fa-f]{2}"
_CHAR = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|{_ENCODED})"
_NAME = rf"(?:[A-Za-z0-9._~!$&'()*+,;=-]|{_ENCODED})"
_HOST = rf"(?:(?:{_NAME}|:)*@)?(?:\[([^\]]*)\]|{_NAME}*)(?::[0-9]*)?"
_END = rf"(?:\?(?:{_CHAR}|[/?])*)?(?:#(?:{_CHAR}|[/?])*)?"
_URI = lazy_compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?=.)(?://{_HOST}(?:/(?:{_CHAR}|/)*)?|(?!//)(?:{_CHAR}|/)*){_END}"
)
_RELATIVE = lazy_compile(
    rf"(?://{_HOST}(?:/(?:{_CHAR}|/)*)?|(?!//)(?:(?!:){_CHAR})*(?:/(?:{_CHAR}|/)*)?){_END}"
)
_SCHEME = lazy_compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://")
_IP_FUTURE = lazy_compile(rf"[Vv][0-9A-Fa-f]+\.(?:{_NAME}|:)+")
_MINUTES_A_DAY = 24 * 60


def is_date(text: str) -> bool:
    """Tell whether `text` is a `full-date` of RFC 3339, such as 2026-03-14."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Tell whether `text` is a `full-time` of RFC 3339; a leap second ends a day of UTC."""
    match = _TIME.fullmatch(text)
    if match is None:
        return False
    hour, minute, second = (int(part) for part in match.group(1, 2, 3))
    sign, hours, minutes = match.group(4, 5, 6)
    offset = int(f"{sign}{int(hours) * 60 + int(minutes)}") if sign else 0
    if hour > 23 or minute > 59 or (sign and (int(hours) > 23 or int(minutes) > 59)):
        return False
    is_last_minute = (hour * 60 + minute - offset) % _MINUTES_A_DAY == _MINUTES_A_DAY - 1
    return second < 60 or (second == 60 and is_last_minute)


def is_date_time(text: str) -> bool:
    """Tell whether `text` is a `date-time` of RFC 3339, such as 2026-03-14T09:30:00+08:00."""
    return text[10:11] in ("T", "t") and is_date(text[:10]) and is_time(text[11:])


def is_loose_date_time(text: str) -> bool:
    """Tell whether `text` is a day and a time of day as site generators read them.

    A space may be between them; seconds and the offset from UTC may be left out.
    """
    match = _LOOSE_TIME.fullmatch(text[10:].strip("Tt "))
    if match is None or not is_date(text[:10]) or not re.match(r"[Tt ]", text[10:]):
        return False
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    return hour < 24 and minute < 60 and second <= 60


def is_uri(text: str) -> bool:
    """Tell whether `text` is an address with a scheme (RFC 3986, and RFC 3987 for Chinese)."""
    return _is_address(_URI.fullmatch(text))


def is_site_path(text: str) -> bool:
    """Tell whether `text` is a path on the site itself: no address with `https://` or the like.

    Hugo builds no site with `url: https://…` (run with 0.111).
    """
    return not _SCHEME.match(text)


def is_reference(text: str) -> bool:
    """Tell whether `text` is an address, with or without a scheme."""
    return is_uri(text) or _is_address(_RELATIVE.fullmatch(text))


def _is_address(match: re.Match[str] | None) -> bool:
    """Tell whether the host in brackets, where there is one, is an address of IPv6."""
    if match is None:
        return False
    host = match[1]
    if host is None or _IP_FUTURE.fullmatch(host):
        return True
    # Hardly any address has one, and the import takes longer than all other formats.
    from ipaddress import IPv6Address

    try:
        return "%" not in host and bool(IPv6Address(host))
    except ValueError:
        return False


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "date-time": is_date_time,
    "time": is_time,
    "loose-date-time": is_loose_date_time,
    **GENERATOR_DATES,
    "uri": is_uri,
    "iri": is_uri,
    "uri-reference": is_reference,
    "iri-reference": is_reference,
    "site-path": is_site_path,
}
"""`loose-date-time`, the dates of generators and `site-path` are postkit's own."""

STANDARD_FORMATS = frozenset(
    [
        *("date", "date-time", "time", "duration", "email", "idn-email", "hostname"),
        *("idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri", "iri-reference"),
        *("uuid", "uri-template", "json-pointer", "relative-json-pointer", "regex"),
    ]
)
"""The formats of JSON Schema 2020-12 (validation vocabulary, section 7.3)."""
