"""Dates as feeds, pages and portals write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.ingest.dates import find_date, parse_date

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fri, 06 Feb 2026 08:38:03 +0800", datetime(2026, 2, 6, 8, 38, 3, tzinfo=CHINA)),
        ("6 February 2026", date(2026, 2, 6)),
        ("Feb 6, 2026", date(2026, 2, 6)),
        ("2026-02-06T08:38:03Z", datetime(2026, 2, 6, 8, 38, 3, tzinfo=UTC)),
        ("2026-02-06T08:38:03.250+08:00", datetime(2026, 2, 6, 8, 38, 3, tzinfo=CHINA)),
        ("2026-02-06 08:38", datetime(2026, 2, 6, 8, 38)),
        ("2026/2/6", date(2026, 2, 6)),
        ("2026.02.06", date(2026, 2, 6)),
        ("2026年2月6日 08:38", datetime(2026, 2, 6, 8, 38)),
        ("发布于2026年2月6日", date(2026, 2, 6)),
        ("2026-02-30", None),
        ("版本 12026.13.1", None),
        ("no date", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


def test_the_first_date_counts() -> None:
    found = find_date("来源 2026-02-06，更新于 5 Feb 2026")

    assert found is not None
    assert found.date == date(2026, 2, 6)
    assert found.span == (3, 13)


@given(st.text(alphabet="0123456789-/.: TZ+年月日Feb,", max_size=60))
def test_nothing_is_too_strange(text: str) -> None:
    found = find_date(text)

    assert found is None or 0 <= found.span.start < found.span.end <= len(text)
