"""The posts that are open in a browser, checked once for each version."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from postkit.engine.one_change import CheckedDraft
from postkit.files.read_write import read_source
from postkit.named_tuples import NamedTuple
from postkit.review.post_proposals import PostVersion

if TYPE_CHECKING:
    from postkit.review.board import Board

_MOST_POSTS = 8
"""How many posts are kept parsed."""


class _Versions(NamedTuple):
    """A post as it is, and as it was before the last change: an undo leads back there."""

    now: PostVersion
    before: PostVersion | None = None


class OpenPosts:
    """Gives posts as they are now. Any thread may use it.

    Args:
        board: the posts.
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        self._known: OrderedDict[str, _Versions] = OrderedDict()

    def get(self, path: str, checked: CheckedDraft | None = None) -> PostVersion:
        """Return the post at `path` as it is now.

        Args:
            path: the post.
            checked: what is known already of the text that it should have.

        Raises:
            FileError: it cannot be read.
        """
        source = read_source(path)
        settings = self._board.configuration.settings(path)
        with self._board.lock:
            known = self._known.pop(path, None)
            if known and known.now.settings is not settings:
                known = None
            if not known or known.now.source.fingerprint != source.fingerprint:
                earlier = [post.checked for post in known or () if post and post.is_checked]
                found = (
                    version
                    for version in (checked, *earlier)
                    if version and version.document.text == source.text
                )
                converters = self._board.converters
                converter = converters.of(settings) if converters else None
                post = PostVersion(source, settings, converter, next(found, None))
                known = _Versions(post, known.now if known else None)
            self._known[path] = known
            while len(self._known) > _MOST_POSTS:
                self._known.popitem(last=False)
            known.now.compared = self._board.comparison.findings(path, source)
            return known.now

    def forget(self) -> None:
        """Check all posts again when they are next asked for."""
        with self._board.lock:
            self._known.clear()
