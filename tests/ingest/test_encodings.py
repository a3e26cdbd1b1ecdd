"""Texts without a declaration are recognised where that is certain."""

from __future__ import annotations

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput
from postkit.ingest.encodings import guess_encoding

SIMPLIFIED = "河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟。"
TRADITIONAL = "河邊的新橋在週五通車。過去兩岸居民要繞行五公里，現在步行只要十分鐘。"
JAPANESE = "新しい橋は金曜日に開通した。今まで住民は五キロも回り道をしなければならなかった。"
KOREAN = "새 다리는 금요일에 개통되었다. 지금까지 주민들은 오 킬로미터를 돌아가야 했다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED + "\n", "utf-16-le"),
        (SIMPLIFIED + "\n", "utf-16-be"),
        (SIMPLIFIED + "一", "utf-16-le"),
        (SIMPLIFIED + "一", "utf-16-be"),
        (KOREAN, "utf-16-le"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert RawInput(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("桥".encode("gb18030"), id="too short"),
        pytest.param("Un café à l'été, déjà près de l'église.".encode("cp1252"), id="Western"),
        pytest.param(bytes(range(128, 256)) * 4, id="no text"),
    ],
)
def test_where_it_is_uncertain_the_user_is_asked(data: bytes) -> None:
    assert guess_encoding(data).certainty == 0
    with pytest.raises(FileError, match="name its encoding with --encoding"):
        _ = RawInput(data, "a.txt").text
