from __future__ import annotations

import subprocess
import sys

import pytest

from postkit.script.opencc_converters import convert, convert_part


@pytest.mark.parametrize(
    ("text", "config", "converted"),
    [
        pytest.param("這個軟體", "t2s", "这个软体", id="t2s"),
        pytest.param("這個軟體", "tw2sp", "这个软件", id="tw2sp"),
        pytest.param("甚麼都甚好", "t2s", "什么都甚好", id="a word of its own"),
        pytest.param("甚麼", "hk2s", "什么", id="of Hong Kong"),
        pytest.param("第一行\n第二個\n", "t2s", "第一行\n第二个\n", id="newlines"),
        pytest.param("", "t2s", "", id="empty"),
        pytest.param("個\udc80個", "t2s", "个\udc80个", id="lone surrogate"),
        pytest.param("個\x00個", "t2s", "个\x00个", id="NUL"),
    ],
)
def test_convert(text: str, config: str, converted: str) -> None:
    assert convert(text, config) == converted


@pytest.mark.parametrize(
    ("text", "char", "converted"),
    [
        pytest.param("她剪了头发。", "发", "髮", id="hair"),
        pytest.param("与頭发有關", "发", "髮", id="hair, half converted"),
        pytest.param("經濟的发展", "发", "發", id="development"),
    ],
)
def test_the_words_around_decide(text: str, char: str, converted: str) -> None:
    at = text.index(char)

    assert convert_part(text, at, at + 1, "s2tw") == converted


def test_a_clean_draft_does_not_load_opencc() -> None:
    code = (
        "import sys\n"
        "from postkit.document import Document\n"
        "from postkit.rules import find_rules\n"
        "document = Document.parse('我们认真说话。\\n\\nPlain English.\\n')\n"
        "rules = [rule() for rule in find_rules('SM') if rule.default]\n"
        "assert not [one for rule in rules for one in rule.check(document)]\n"
        "print('opencc' in sys.modules)\n"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "False\n"
