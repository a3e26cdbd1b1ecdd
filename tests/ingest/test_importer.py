"""What arrives becomes drafts: named, cleaned, written all or not at all, and only once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from examples import up_to
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postkit.api import format_text
from postkit.config import Configuration
from postkit.document import Document
from postkit.errors import FileError, PostkitError
from postkit.ingest import FORMATS, RawInput
from postkit.ingest import importer as importing
from postkit.ingest.draft import Import
from postkit.ingest.importer import Importer

FEED = """\
晨光小报 https://example.org zh-hans <![CDATA[ 河边新桥通车 ]]> https://a.example/news/101 \
桥在周五通车,人很多.

本文来自晨光小报,欢迎下载APP查看更多

]]>
晨光小报 2026-04-11
<![CDATA[ 图书馆延长开放 ]]> https://a.example/news/102 周末开到十点。 ]]> 晨光小报 2026-04-12
"""
ISOLATED = Configuration(isolated=True)


def arrive(text: str, name: str = "feed.txt") -> RawInput:
    return RawInput(text.encode(), name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def importer(folder: Path) -> Importer:
    return Importer(str(folder), ISOLATED)


def names(imported: Import) -> list[str]:
    return [Path(draft.path).name for draft in imported.drafts]


def test_drafts_are_named_by_their_titles(folder: Path) -> None:
    imported = importer(folder).read(arrive(FEED))

    assert names(imported) == ["he-bian-xin-qiao-tong-che.md", "tu-shu-guan-yan-chang-kai-fang.md"]
    assert not folder.exists(), "reading writes nothing"


def test_an_article_without_text_is_a_draft_that_is_formatted(folder: Path) -> None:
    page = '{"db":[{"data":{"posts":[{"title":"空","html":""}]}}]}'

    (draft,) = importer(folder).read(arrive(page, "export.json")).drafts

    assert draft.text.endswith("\n---\n")
    assert not format_text(draft.text, config=ISOLATED).is_changed


def test_drafts_are_named_by_what_the_source_calls_them(folder: Path) -> None:
    imported = Importer(str(folder), ISOLATED, naming="id").read(arrive(FEED))

    assert names(imported) == ["101.md", "102.md"]


def test_a_draft_is_clean_but_for_what_a_person_fills_in(folder: Path) -> None:
    first = importer(folder).read(arrive(FEED)).drafts[0]

    assert first.text.endswith("---\n\n桥在周五通车，人很多。\n")
    assert [(removal.code, removal.text) for removal in first.removed] == [
        ("RS003", "本文来自晨光小报,欢迎下载APP查看更多")
    ]
    assert {finding.code for finding in first.findings} == {"FM102"}


def test_equal_titles_get_different_names(folder: Path) -> None:
    imported = importer(folder).read(arrive(FEED.replace("图书馆延长开放", "河边新桥通车")))

    assert names(imported) == ["he-bian-xin-qiao-tong-che.md", "he-bian-xin-qiao-tong-che-2.md"]


def test_what_was_imported_before_is_recognised(folder: Path) -> None:
    first = importer(folder)
    first.write(first.read(arrive(FEED)))

    again = importer(folder).read(arrive(FEED.replace("河边新桥通车", "新标题", 1)))

    assert again.drafts == ()
    assert [Path(path).name for _, path in again.known] == [
        *("he-bian-xin-qiao-tong-che.md", "tu-shu-guan-yan-chang-kai-fang.md"),
    ]


def test_a_text_without_an_address_is_recognised(folder: Path) -> None:
    first = importer(folder)
    first.write(first.read(arrive("# 桥\n\n文。\n", "桥.md")))

    assert importer(folder).read(arrive("# 桥\n\n文。\n", "桥.md")).drafts == ()


def test_the_same_text_twice_in_a_run(folder: Path) -> None:
    run = importer(folder)
    run.write(run.read(arrive(FEED, "a.txt")))

    assert run.read(arrive(FEED, "b.txt")).drafts == ()


def test_articles_that_share_an_address_are_all_kept(folder: Path) -> None:
    imported = importer(folder).read(arrive(FEED.replace("news/102", "news/101")))

    assert len(imported.drafts) == 2


def test_an_article_that_is_twice_in_a_feed(folder: Path) -> None:
    imported = importer(folder).read(arrive(FEED + FEED[FEED.index("<![CDATA[ 图") :]))

    assert (len(imported.drafts), len(imported.known)) == (2, 1)


def test_a_file_that_is_in_the_way(folder: Path) -> None:
    folder.mkdir()
    (folder / "tu-shu-guan-yan-chang-kai-fang.md").write_text("---\ntitle: x\n---\n")

    run = importer(folder)
    imported = run.read(arrive(FEED))
    run.write(imported)

    (_, second) = imported.drafts
    assert Path(second.path).name == "tu-shu-guan-yan-chang-kai-fang-2.md"
    assert Path(second.in_the_way).name == "tu-shu-guan-yan-chang-kai-fang.md"
    assert Path(second.in_the_way).read_text() == "---\ntitle: x\n---\n"
    assert importer(folder).read(arrive(FEED)).drafts == ()


WEEKS = json.dumps(
    {"items": [{"title": "周记", "content_text": text} for text in ("下雨。", "天晴。")]}
)


def test_a_text_is_recognised_if_the_schema_has_no_field_for_what_tells_it_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "site.json").write_text('{"properties": {"title": {}}}')
    (tmp_path / "postkit.toml").write_text('[[schemas]]\npath = "site.json"\n')
    first = Importer(str(tmp_path))
    first.write(first.read(arrive(WEEKS, "feed.json")))
    post = tmp_path / "zhou-ji.md"
    post.write_text(post.read_text().replace("title: 周记", "title: 周记\nmood: 好"))

    again = Importer(str(tmp_path)).read(arrive(WEEKS, "feed.json"))

    assert again.drafts == ()
    assert [Path(path).name for _, path in again.known] == ["zhou-ji.md", "zhou-ji-2.md"]


@pytest.mark.parametrize(
    ("folder_name", "name"),
    [("_posts", "2026-04-11-he-bian"), ("_drafts", "he-bian"), ("source/_posts", "he-bian")],
)
def test_posts_of_jekyll_are_named_by_their_day(
    tmp_path: Path, folder_name: str, name: str
) -> None:
    imported = importer(tmp_path / folder_name).read(arrive(FEED))

    assert names(imported)[0] == f"{name}-xin-qiao-tong-che.md"


def test_a_write_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = importing.write_text

    def refuse(path: str, text: str, expected: None) -> None:
        if "tu-shu" in path:
            raise FileError("cannot be written: no space left on device", path=path)
        write(path, text, expected)

    monkeypatch.setattr(importing, "write_text", refuse)
    run = importer(folder)

    with pytest.raises(FileError, match="no space left"):
        run.write(run.read(arrive(FEED)))

    assert list(folder.iterdir()) == []


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(FileError, match="is not a folder"):
        importer(tmp_path / "file")


def test_the_schema_of_the_site(tmp_path: Path) -> None:
    schema = {"properties": {"title": {}, "sourceUrl": {}, "lang": {}, "mood": {}}}
    schema["required"] = ["mood"]  # type: ignore[assignment]
    (tmp_path / "site.json").write_text(json.dumps(schema))
    (tmp_path / "postkit.toml").write_text(
        '[[schemas]]\npath = "site.json"\nfiles = ["drafts/**"]\n'
    )

    draft = Importer(str(tmp_path / "drafts")).read(arrive(FEED)).drafts[1]

    assert draft.text.startswith(
        "---\ntitle: 图书馆延长开放\nsourceUrl: https://a.example/news/102\n"
        'lang: zh-Hans\nmood: ""\n---\n'
    )


def test_no_schema_where_the_drafts_in_the_folder_have_none(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: x\ncover: a.jpg\n---\n")

    front_matter = Document.parse(importer(folder).read(arrive(FEED)).drafts[0].text).front_matter

    assert front_matter is not None
    assert list(front_matter.values) == ["title", "date", "publisher", "source", "lang", "draft"]


def test_half_a_character_is_no_obstacle(folder: Path) -> None:
    feed = '{"items": [{"title": "a \\ud800", "content_text": "b \\udc41 c"}]}'
    run = importer(folder)

    run.write(run.read(arrive(feed, "feed.json")))

    assert "b \ufffd c" in next(folder.iterdir()).read_text()


PIECES = st.sampled_from(
    [
        *("<![CDATA[", "]]>", " https://a.example/x ", "\n", "---\n", "# ", "title: ", "桥,人"),
        *("00:00:01,000 --> 00:00:02,000\n", "\0", "\ud800", "<rss>", "</item>", "<item>"),
        *('"items"', "{", "<p>"),
    ]
)


@settings(
    up_to(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([None, *FORMATS]))
def test_any_input_is_read_or_refused(folder: Path, text: str, form: str | None) -> None:
    data = text.encode("utf-8", "surrogatepass")

    try:
        imported = importer(folder).read(RawInput(data, "x.txt"), form)
    except PostkitError:
        return

    for draft in imported.drafts:
        assert Document.parse(draft.text).front_matter is not None


@pytest.mark.parametrize(
    ("seed", "number"), [("001", 1), ("003", 53), ("004", 1)], ids=["clipping", "feed", "report"]
)
def test_the_documents_that_arrive(shared: Path, folder: Path, seed: str, number: int) -> None:
    (path,) = (shared / "seeds").glob(f"{seed}_*")

    imported = importer(folder).read(RawInput(path.read_bytes(), path.name))

    assert len(imported.drafts) == number
    # Empty fields, and half-width marks whose sentence a person has to read.
    assert {finding.code for draft in imported.drafts for finding in draft.findings} <= {
        "FM102",
        "SM101",
    }
    if number > 1:
        for draft in imported.drafts:
            article = draft.article
            assert article.title
            assert article.url.startswith("https://wallstreetcn.com/articles/")
            assert article.publisher == "华尔街见闻"
            assert str(article.date)[:8] == "2026-02-"
        assert [fragment.line for fragment in imported.unplaced] == [1]


def test_no_line_of_a_feed_is_lost(shared: Path, folder: Path) -> None:
    (path,) = (shared / "seeds").glob("003_*")
    text = path.read_text()

    imported = importer(folder).read(RawInput(path.read_bytes(), path.name))

    placed = {line.strip() for draft in imported.drafts for line in draft.article.body.split("\n")}
    placed |= {fragment.text for fragment in imported.unplaced}
    for line in text.split("\n"):
        # The others hold a title and an address, or a source and a date.
        if "]]>" not in line and "+0800" not in line:
            assert line.strip() in placed
