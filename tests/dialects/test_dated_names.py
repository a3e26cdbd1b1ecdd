"""Which folders hold posts that are named by their day."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.dialects.dated_names import has_dated_names


@pytest.mark.parametrize(
    ("folder", "site", "expected"),
    [
        ("_posts", "", True),
        ("blog/_posts", "jekyll", True),
        ("source/_posts", "jekyll", True),
        ("source/_posts", "", False),
        ("source/_posts", "hexo", False),
        ("texts/_posts", "hexo", False),
        ("_drafts", "jekyll", False),
        ("posts", "jekyll", False),
    ],
)
def test_the_folders_of_jekyll(folder: str, site: str, expected: bool) -> None:
    found = has_dated_names(folder, find_dialect(site), is_site_known=bool(site))

    assert found is expected
