"""Real posts: python-frontmatter, where it can read one, reads the same."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import frontmatter
import pytest
import yaml

from postkit.document import Document
from postkit.front_matter import FrontMatter


def read(path: Path) -> str:
    return path.read_bytes().decode()


def test_python_frontmatter_reads_the_same(corpus: list[Path], broken: list[Path]) -> None:
    seen = 0
    for path in [*corpus, *broken]:
        text = read(path)
        try:
            metadata = frontmatter.loads(text).metadata
        except yaml.YAMLError:
            metadata = {}
        if metadata:
            front_matter = Document.parse(text, yaml_version="1.1").front_matter
            assert front_matter is not None, path
            assert front_matter.values == metadata, path
            seen += 1
    assert seen > 800


def test_spans_hold_what_they_stand_for(corpus: list[Path]) -> None:
    for path in corpus:
        text = read(path)
        front_matter = Document.parse(text).front_matter
        assert front_matter is not None
        assert front_matter.root is not None
        for entry in front_matter.root.entries:
            assert entry.key_span.text(text).strip("\"'") == entry.key
            for node in entry.value.walk():
                written = node.span.text(text)
                assert written == written.strip()
                if node.style == "" and isinstance(node.value, str) and "\n" not in written:
                    assert written == node.value


def test_every_damaged_draft_shows_its_damage(shared: Path) -> None:
    for path in (shared / "broken" / "fence").glob("*.md"):
        front_matter = Document.parse(read(path)).front_matter
        assert front_matter is not None
        assert len(front_matter.problems) == 2
        assert len(front_matter.values) > 15
    for kind in ("yaml-parser", "yaml-scanner"):
        for path in (shared / "broken" / kind).glob("*.md"):
            front_matter = Document.parse(read(path)).front_matter
            assert front_matter is not None
            assert all(problem.edits for problem in front_matter.syntax_problems), path
            assert front_matter.syntax_problems


def test_without_libyaml_all_is_the_same(
    corpus: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [read(path) for path in corpus[::80]] + [
        "---\na: \x00\nb: c\n---\n",
        "---\ntitle: 😀 a: b\n---\n",
        "---\na: |\n  x\n\nb: 'c'\n---\n",
    ]
    fast = [found(text) for text in texts]
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    slow = [found(text) for text in texts]

    for one, other in zip(fast, slow, strict=True):
        assert one.values == other.values
        assert one.syntax_problems == other.syntax_problems
        assert [node.span for node in one.scalars()] == [node.span for node in other.scalars()]
    importlib.invalidate_caches()


def found(text: str) -> FrontMatter:
    front_matter = Document.parse(text).front_matter
    assert front_matter is not None
    assert front_matter.syntax_problems is not None
    return front_matter
