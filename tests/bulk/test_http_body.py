"""Bodies of answers, as crawlers store them."""

from __future__ import annotations

import gzip
import zlib

import pytest

from postkit.bulk.http_body import decoded_body
from postkit.errors import FileError

TEXT = "桥在河上。\n".encode() * 10
CHUNKS = b"5\r\n" + TEXT[:5] + b"\r\n%X;note=1\r\n" % len(TEXT[5:]) + TEXT[5:] + b"\r\n0\r\n\r\n"
RAW = zlib.compress(TEXT)[2:-4]


@pytest.mark.parametrize(
    ("data", "codings"),
    [
        pytest.param(TEXT, [""], id="in none"),
        pytest.param(TEXT, ["identity"], id="as it is"),
        pytest.param(gzip.compress(TEXT), ["gzip"], id="gzip"),
        pytest.param(gzip.compress(gzip.compress(TEXT)), ["gzip", "x-gzip"], id="twice"),
        pytest.param(zlib.compress(TEXT), ["deflate"], id="deflate"),
        pytest.param(RAW, ["deflate"], id="deflate without a head"),
        pytest.param(CHUNKS, ["chunked"], id="chunks"),
        pytest.param(TEXT, ["gzip"], id="gzip that the crawler has decoded"),
        pytest.param(TEXT, ["deflate"], id="deflate that the crawler has decoded"),
        pytest.param(TEXT, ["br", "chunked"], id="more that the crawler has decoded"),
    ],
)
def test_codings_are_undone(data: bytes, codings: list[str]) -> None:
    assert decoded_body(data, codings, 1000) == TEXT


@pytest.mark.parametrize(
    ("data", "codings", "why"),
    [
        pytest.param(
            gzip.compress(bytes(1001)),
            ["gzip"],
            "has more than 1,000 bytes, which no post has",
            id="large gzip",
        ),
        pytest.param(
            zlib.compress(bytes(1001)),
            ["deflate"],
            "has more than 1,000 bytes, which no post has",
            id="large deflate",
        ),
        pytest.param(
            gzip.compress(TEXT)[:-12], ["gzip"], "is compressed, and cut off", id="cut off"
        ),
        pytest.param(
            CHUNKS[:-20],
            ["chunked"],
            "is in chunks, and the last ones are cut off",
            id="chunks that are cut off",
        ),
        pytest.param(
            b"\xff\x00",
            ["zstd"],
            "is compressed with zstd, which is not read here",
            id="another coding",
        ),
        pytest.param(
            b"\x1f\x8b\x00\x00",
            ["gzip"],
            "is damaged: what is compressed cannot be read",
            id="damaged",
        ),
    ],
)
def test_what_is_wrong_is_said(data: bytes, codings: list[str], why: str) -> None:
    with pytest.raises(FileError) as error:
        decoded_body(data, codings, 1000)

    assert error.value.message == why
