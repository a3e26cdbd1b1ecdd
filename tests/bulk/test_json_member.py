"""One value of a line of JSON is replaced; all else keeps its bytes."""

from __future__ import annotations

import json

import pytest

from postkit.bulk.json_member import replace_member


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param('{"t":"old"}', '{"t":"new"}', id="the only member"),
        pytest.param(
            '{"f":0.12345678901234567890123,"e":1E5,"t":"old","h":1e400,"n":-0}\n',
            '{"f":0.12345678901234567890123,"e":1E5,"t":"new","h":1e400,"n":-0}\n',
            id="numbers",
        ),
        pytest.param(
            ' { "a" : "\\u6865\\/" ,\t"t" :  "o\\"}ld" , "z":[ 1 ,2] } \r\n',
            ' { "a" : "\\u6865\\/" ,\t"t" :  "new" , "z":[ 1 ,2] } \r\n',
            id="spaces, escapes and the end of the line",
        ),
        pytest.param('{"\\u0074":"old"}', '{"\\u0074":"new"}', id="an escaped name"),
        pytest.param('{"t":1,"t":"old","x":{}}', '{"t":1,"t":"new","x":{}}', id="the last counts"),
        pytest.param('{"x":{"t":"a"},"t":"old"}', '{"x":{"t":"a"},"t":"new"}', id="not within"),
        pytest.param('\ufeff{"t":"old"}', '\ufeff{"t":"new"}', id="a byte order mark"),
        pytest.param('{"桥":"𝄞","t":"旧"}', '{"桥":"𝄞","t":"new"}', id="not ASCII"),
    ],
)
def test_only_the_value_is_replaced(line: str, expected: str) -> None:
    assert replace_member(line.encode(), "t", "new") == expected.encode()


@pytest.mark.parametrize("value", ['"\n\\', "桥\u2028", "\ud83d"])
def test_the_new_value_is_read_again(value: str) -> None:
    assert json.loads(replace_member(b'{"t":"old","z":0}', "t", value)) == {"t": value, "z": 0}
