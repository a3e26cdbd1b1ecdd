"""Posts as python-frontmatter gives them."""

from __future__ import annotations

from pathlib import Path

import frontmatter
import pytest

from postkit.errors import FileError
from postkit.front_matter.python_frontmatter import FrontMatterError, load, loads


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: 周报\n---\n\n正文\n", id="plain"),
        pytest.param("\ufeff---\ntitle: 周报\n---\n\n正文\n", id="bom"),
        pytest.param("---\r\ntitle: 周报\r\n---\r\n\r\n正文\r\n", id="crlf"),
        pytest.param("---\\\ntitle: 周报\n---\\\n正文", id="damaged"),
        pytest.param('+++\ntitle = "周报"\n+++\n正文', id="toml"),
        pytest.param('{"title": "周报"}\n正文', id="json"),
    ],
)
def test_a_post_is_read_in_spite_of_its_clothes(text: str) -> None:
    post = loads(text)

    assert isinstance(post, frontmatter.Post)
    assert post.metadata == {"title": "周报"}
    assert post.content == "正文"


def test_yaml_is_read_as_the_site_reads_it() -> None:
    text = "---\nlang: no\n---\n"

    assert loads(text)["lang"] == "no"
    assert loads(text, yaml_version="1.1")["lang"] is False


def test_a_post_without_front_matter_is_all_content() -> None:
    post = loads("\ufeff正文\n")

    assert (post.metadata, post.content) == ({}, "正文")


def test_a_key_may_be_called_content() -> None:
    assert loads("---\ncontent: a\nhandler: b\n---\n").metadata == {"content": "a", "handler": "b"}


def test_a_post_can_be_written_by_python_frontmatter() -> None:
    post = loads("---\ntitle: 周报\n---\n正文")

    assert frontmatter.loads(frontmatter.dumps(post)).metadata == {"title": "周报"}


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: a\r\n---\r\nb")

    assert load(path).metadata == {"title": "a"}


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        load(tmp_path / "none.md")


def test_unreadable_front_matter_says_where_and_why(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: a: b\n---\n", encoding="utf-8")

    with pytest.raises(FrontMatterError, match=r"a\.md: 2:9: .*colon") as caught:
        load(path)

    assert (caught.value.line, caught.value.column) == (2, 9)


def test_real_posts_are_read_as_python_frontmatter_reads_them(corpus: list[Path]) -> None:
    for path in corpus[::20]:
        post, other = load(path, yaml_version="1.1"), frontmatter.load(str(path))

        assert post.metadata == other.metadata
        assert post.content == other.content
