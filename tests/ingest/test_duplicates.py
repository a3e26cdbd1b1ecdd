"""Articles that were imported before."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.ingest import Article
from postkit.ingest.duplicates import ImportedArticles, identity_of, normalized

HERE = Article("桥", "文。", url="https://a.example/1")
NOWHERE = Article("桥", "文。")


@pytest.mark.parametrize(
    ("front_matter", "article", "is_known"),
    [
        pytest.param("source: https://a.example/1", HERE, True, id="address"),
        pytest.param("link: 'http://A.example/1/#top'", HERE, True, id="same address"),
        pytest.param("source: https://a.example/1?utm_source=x", HERE, True, id="tracking"),
        pytest.param("source: https://a.example/2", HERE, False, id="another address"),
        pytest.param("source: https://a.example/1?id=2", HERE, False, id="another query"),
        pytest.param(f"import_id: {identity_of(NOWHERE)}", NOWHERE, True, id="hash"),
        pytest.param("file_name: a.txt\ntitle: 桥", NOWHERE, True, id="file and title"),
        pytest.param("file_name: a.txt\ntitle: 河", NOWHERE, False, id="another title"),
        pytest.param("file_name: b.txt\ntitle: 桥", NOWHERE, False, id="another file"),
        pytest.param("source: [", HERE, False, id="broken front matter"),
    ],
)
def test_known_articles(
    tmp_path: Path, front_matter: str, article: Article, *, is_known: bool
) -> None:
    draft = tmp_path / "a.md"
    draft.write_text(f"---\n{front_matter}\n---\n\n文。\n")

    found = ImportedArticles(str(tmp_path)).find(article, "a.txt")

    assert found == (str(draft) if is_known else None)


def test_an_address_in_the_text_is_none_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\n---\n\nhttps://a.example/1\n")

    assert ImportedArticles(str(tmp_path)).find(HERE, "a.txt") is None


def test_a_folder_that_is_not_there_knows_nothing(tmp_path: Path) -> None:
    assert ImportedArticles(str(tmp_path / "new")).find(HERE, "a.txt") is None


def test_an_address_that_is_none() -> None:
    assert normalized("http://[") == "http://["
