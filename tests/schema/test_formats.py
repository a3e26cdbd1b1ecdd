"""Formats of JSON Schema: dates, addresses and what is left to the validator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import FormatChecker

from postkit.schema import Schema
from postkit.schema.formats import (
    is_date,
    is_date_time,
    is_loose_date_time,
    is_reference,
    is_time,
    is_uri,
)
from postkit.schema.json_values import as_json


@given(
    st.one_of(
        st.text(max_size=12),
        st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
        st.dates().map(str),
    )
)
def test_dates_are_those_of_jsonschema(text: str) -> None:
    assert is_date(text) is FormatChecker().conforms(text, "date")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-14", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-3-14", False),
        ("20260314", False),
        ("2026-W11-6", False),
        ("２０２６-03-14", False),
        ("2026-03-14\n", False),
        ("", False),
    ],
)
def test_dates(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-14T09:30:00Z", True),
        ("2026-03-14t09:30:00z", True),
        ("2026-03-14T09:30:00.123456789+08:00", True),
        ("2016-12-31T23:59:60Z", True),
        ("2017-01-01T07:59:60+08:00", True),
        ("2016-12-31T22:59:60Z", False),
        ("2026-03-14T09:30:61Z", False),
        ("2026-03-14 09:30:00+08:00", False),
        ("2026-03-14T09:30", False),
        ("2026-03-14T09:30:00", False),
        ("2026-03-14T09:30:00+08", False),
        ("2026-03-14T09:30:00+0800", False),
        ("2026-03-14T09:30:00+08:60", False),
        ("2026-03-14T09:30:00+24:00", False),
        ("2026-03-14T０9:30:00Z", False),
        ("2026-03-14", False),
        ("2026-03-14T25:00:00Z", False),
        ("soon", False),
    ],
)
def test_moments(text: str, expected: bool) -> None:
    assert is_date_time(text) is expected
    assert is_time(text[11:]) is expected or text[10:11] not in ("T", "t")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-14 09:30", True),
        ("2026-03-14 9:30:00", True),
        ("2026-03-14T09:30:00", True),
        ("2026-03-14 09:30:00 +0800", True),
        ("2026-03-14 09:30:00+08", True),
        ("2026-03-14T09:30:00Z", True),
        ("2026-03-14", False),
        ("2026-03-1409:30", False),
        ("2026-03-14 24:30", False),
        ("2026-02-30 09:30", False),
        ("", False),
    ],
)
def test_moments_as_generators_read_them(text: str, expected: bool) -> None:
    assert is_loose_date_time(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/talks?v=1#t", True),
        ("https://example.org/桥", True),
        ("mailto:ana@example.org", True),
        ("example.org/talks", False),
        ("https://example.org/a b", False),
        ("https:", False),
        ("：//x", False),
        ("https://example.org:8080/a%20b?c[]=1", False),
        ("https://example.org:8080/a%20b?c%5B%5D=1", True),
        ("https://example.org:port/", False),
        ("https://example.org/100%", False),
        ("https://example.org/<a>", False),
        ("https://[2001:db8::1]/桥", True),
        ("https://[2001:db8::桥]/", False),
        ("https://2001:db8::1/", False),
    ],
)
def test_addresses(text: str, expected: bool) -> None:
    assert is_uri(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/桥", True),
        ("//example.org/a", True),
        ("../图/桥.png?v=1#上", True),
        ("#桥", True),
        ("", True),
        ("图/桥 1.png", False),
        ("图\\桥.png", False),
        ("桥:1.png", False),
    ],
)
def test_references(text: str, expected: bool) -> None:
    assert is_reference(text) is expected


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("hostname", "no host!"),
        ("email", "ana"),
        ("uuid", "x"),
        ("ipv4", "1.2.3"),
        ("uri-reference", "/a b"),
    ],
)
def test_other_formats_are_left_to_the_validator(name: str, wrong: str) -> None:
    schema = Schema({"properties": {"a": {"format": name}}}, "s")

    assert [failure.keyword for failure in schema.failures({"a": wrong})] == ["format"]


def test_an_unknown_format_only_describes() -> None:
    assert Schema({"properties": {"a": {"format": "color"}}}, "s").failures({"a": "x"}) == []


def test_dates_of_yaml_count_as_text() -> None:
    from datetime import date, datetime

    value = {1: [date(2026, 3, 14), datetime(2026, 3, 14, 9, 30)]}

    assert as_json(value) == {"1": ["2026-03-14", "2026-03-14T09:30:00Z"]}
