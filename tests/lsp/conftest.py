"""An editor with a server that is started as a user starts it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lsp_client import Editor, editing


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Return an editor for all tests that need nothing special of it, started as by a user."""
    with editing(tmp_path_factory.mktemp("drafts"), is_forked=False) as editor:
        yield editor
