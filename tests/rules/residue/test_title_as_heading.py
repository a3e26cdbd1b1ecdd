"""RS012: the first heading repeats the title, on the sites that show the title above it."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.rules.residue.title_as_heading import TitleAsHeading

POST = "---\ntitle: 潮水与船\n---\n\n# 潮水与船\n\n潮水退了。\n"


@pytest.mark.parametrize(
    ("site", "is_found"),
    [
        ("hugo", True),
        # It takes a missing title from the name of the file, and shows one that is there.
        ("quartz", True),
        ("docusaurus", False),
        ("gitbook", False),
        ("mdbook", False),
        ("mkdocs", False),
        ("myst", False),
        ("obsidian", False),
        ("vitepress", False),
    ],
)
def test_it_is_found_where_the_site_shows_the_title(site: str, is_found: bool) -> None:
    document = Document.parse(POST, dialect=find_dialect(site))

    assert bool(list(TitleAsHeading().check(document))) is is_found
