"""The export of a Substack publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput, Reading, read
from postkit.ingest.kinds import detect

HEAD = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"


@pytest.fixture(name="export")
def _export(tmp_path: Path) -> Path:
    """A folder with the texts of an export, without its table."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "12.new-bridge.html").write_text("<p>一段。</p>", encoding="utf-8")
    (tmp_path / "secret.html").write_text("<p>别处。</p>", encoding="utf-8")
    return tmp_path


def parse(export: Path, *rows: str) -> Reading:
    text = HEAD + "\n".join(rows) + "\n"
    raw = RawInput(text.encode(), str(export / "posts.csv"))
    assert detect(raw) == "substack"
    return read(raw)


def test_a_post(export: Path) -> None:
    row = '12.new-bridge,2026-04-10T08:00:00.000Z,true,,newsletter,everyone,"新桥, 通车",十分钟,'

    (article,) = parse(export, row).articles

    assert (article.title, article.summary, article.body) == ("新桥, 通车", "十分钟", "一段。")
    assert (article.id, article.status, article.line) == ("new-bridge", "", 2)
    assert str(article.date) == "2026-04-10 08:00:00+00:00"


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        ("true,,newsletter,everyone", ""),
        ("false,,newsletter,everyone", "draft"),
        ("TRUE,,podcast,only_paid", "for paying readers only"),
        ("false,,page,everyone", "page, draft"),
    ],
)
def test_what_is_no_published_post(export: Path, columns: str, status: str) -> None:
    (article,) = parse(export, f"12.new-bridge,,{columns},新桥,,").articles

    assert article.status == status


def test_a_talk_without_words(export: Path) -> None:
    address = "https://example.org/a.mp3?a=1&b=2"

    (article,) = parse(export, f"13.talk,,true,,podcast,everyone,访谈,,{address}").articles

    assert article.body == '<audio controls src="https://example.org/a.mp3?a=1&amp;b=2"></audio>'


@pytest.mark.parametrize("post_id", ["13.gone", "../secret", ""])
def test_a_post_without_a_text(export: Path, post_id: str) -> None:
    reading = parse(export, f"{post_id},,false,,newsletter,everyone,旧稿,,")

    assert reading.articles == ()
    assert reading.notes == ("not imported, because the export has no text of them: 旧稿",)


def test_the_table_alone(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="unpack the whole export"):
        parse(tmp_path, "12.new-bridge,,true,,newsletter,everyone,新桥,,")


def test_a_table_that_is_none(export: Path) -> None:
    with pytest.raises(FileError, match="is not a table"):
        parse(export, '12.new-bridge,"' + "长" * 200_000)
