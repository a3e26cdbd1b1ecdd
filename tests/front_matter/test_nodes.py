"""Values know their places."""

from __future__ import annotations

import datetime

from postkit.document import Document
from postkit.front_matter import FrontMatter


def parse(text: str, yaml_version: str = "1.2") -> FrontMatter | None:
    return Document.parse(text, yaml_version="1.1" if yaml_version == "1.1" else "1.2").front_matter


def found(text: str) -> FrontMatter:
    front_matter = parse(text)
    assert front_matter is not None
    return front_matter


def test_every_value_knows_its_place() -> None:
    text = (
        '\ufeff---\r\n标题: 你好😀 # c\r\ntags: [甲, "乙"]\r\n'
        "more:\r\n- x: |\r\n    一\r\n    二\r\n\r\nnone:\r\n---\r\n"
    )
    front_matter = found(text)

    def at(*path: str | int) -> str:
        node = front_matter.locate(path)
        assert node is not None
        return node.span.text(text)

    assert at("标题") == "你好😀"
    assert at("tags") == '[甲, "乙"]'
    assert at("tags", 1) == '"乙"'
    assert at("more") == "- x: |\r\n    一\r\n    二"
    assert at("more", 0, "x") == "|\r\n    一\r\n    二"
    assert at("none") == ""
    assert front_matter.root is not None
    assert [entry.key_span.text(text) for entry in front_matter.root.entries] == [
        "标题",
        "tags",
        "more",
        "none",
    ]
    missing = front_matter.locate(("none",))
    assert missing is not None
    assert text[missing.span.start - 5 : missing.span.start] == "none:"


def test_locate_finds_nothing_off_the_paths() -> None:
    front_matter = found("---\na: [1]\n---\n")

    assert front_matter.locate(("a", 1)) is None
    assert front_matter.locate(("a", "b")) is None
    assert front_matter.locate(("b", "c")) is None
    assert front_matter.entry("b") is None


def test_duplicate_keys_are_kept_and_the_last_one_counts() -> None:
    front_matter = found("---\na: 1\na: 2\n---\n")

    assert front_matter.root is not None
    assert [entry.value.value for entry in front_matter.root.entries] == [1, 2]
    assert front_matter.values == {"a": 2}
    entry = front_matter.entry("a")
    assert entry is not None
    assert entry.value.value == 2


def test_keys_stay_texts() -> None:
    assert set(found("---\n2024: a\non: b\nnull: c\n'x y': d\n---\n").values) == {
        "2024",
        "on",
        "null",
        "x y",
    }


def test_scalars_come_in_the_order_of_the_text() -> None:
    front_matter = found("---\na: &x [1, {b: 2}]\nc: *x\nd: 3\n---\n")

    assert [node.value for node in front_matter.scalars()] == [1, 2, 3]


def test_a_toml_key_of_very_many_parts_is_refused_without_a_crash() -> None:
    front_matter = Document.parse(f"+++\n{'.'.join('a' * 3000)} = 1\n+++\n").front_matter

    assert front_matter is not None
    assert front_matter.root is None
    assert front_matter.error is not None


def test_toml_values_know_their_places() -> None:
    text = (
        '+++\r\ntitle = "a\\n" # c\r\nd = 1979-05-27 07:32:00\r\ntags = [\r\n  "x", 1.5,\r\n]\r\n'
        "a.\"b c\" = {k = '''v'''}\r\n[[n]]\r\ni = 1\r\n[[n]]\r\ni = 2\r\n"
        "[t.u]\r\nv = true\r\n+++\r\nbody"
    )
    front_matter = found(text)

    assert front_matter.values["d"] == datetime.datetime(1979, 5, 27, 7, 32)
    assert front_matter.root is not None
    for path, written in {
        ("title",): '"a\\n"',
        ("d",): "1979-05-27 07:32:00",
        ("tags", 1): "1.5",
        ("a", "b c", "k"): "'''v'''",
        ("n", 1, "i"): "2",
        ("t", "u", "v"): "true",
    }.items():
        node = front_matter.locate(path)
        assert node is not None, path
        assert node.span.text(text) == written


def test_json_values_know_their_places() -> None:
    text = '{\n  "标题": "\\ud83d\\ude00", "n": [1, -2.5e3, null, {}],\n  "e": []\n}\nbody'
    front_matter = found(text)

    assert front_matter.values == {"标题": "😀", "n": [1, -2500.0, None, {}], "e": []}
    node = front_matter.locate(("n", 1))
    assert node is not None
    assert node.span.text(text) == "-2.5e3"
