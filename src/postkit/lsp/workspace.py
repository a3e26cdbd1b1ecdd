"""Requests about more posts than the open one: fix a rule's findings, rename an item."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from pygls.uris import from_fs_path

from postkit.config import Settings
from postkit.edits import Edit
from postkit.errors import FileError, PostkitError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source
from postkit.lsp.minimal_edits import edits_between
from postkit.lsp.open_draft import OpenDraft
from postkit.named_tuples import NamedTuple
from postkit.source import Span
from postkit.workflow.operations import ReplaceItems


class LocatedPost(NamedTuple):
    """A post at its address, as it is in the editor if it is open there, otherwise on disk."""

    uri: str
    draft: OpenDraft
    is_open: bool


class ListItem(NamedTuple):
    """An item of a list in front matter: `city-life` in `tags`."""

    key: str
    text: str
    span: Span


def posts_below(
    folder: str, drafts: Mapping[str, OpenDraft], settings: Callable[[str], Settings], encoding: str
) -> Iterator[LocatedPost]:
    """Yield the posts below `folder`, those too that are open and not saved yet.

    Posts that cannot be read are skipped.

    Args:
        folder: where the posts are.
        drafts: the open drafts by their addresses.
        settings: gives what is in force for the post at a path.
        encoding: what the editor counts columns in.
    """
    opened = {
        os.path.abspath(draft.source.path): LocatedPost(uri, draft, is_open=True)
        for uri, draft in drafts.items()
        if draft.source.path
    }

    def ignore(error: PostkitError) -> None:
        """Leave the error to the command line: an editor asks about the other posts."""

    for path in find_files([folder], settings, ignore):
        post = opened.get(os.path.abspath(path))
        if post:
            yield post
            continue
        try:
            # Editors keep a byte order mark to themselves.
            text = read_source(path).text.removeprefix("\ufeff")
        except FileError:
            continue
        draft = OpenDraft(text, 0, path, encoding, settings(path))
        yield LocatedPost(from_fs_path(path) or path, draft, is_open=False)
    inside = os.path.join(os.path.abspath(folder), "")
    for path, post in opened.items():
        if path.startswith(inside) and not os.path.exists(path):
            yield post


def fix_findings(
    posts: Iterable[LocatedPost], code: str
) -> Iterator[tuple[LocatedPost, tuple[Edit, ...]]]:
    """Yield the posts that have safe fixes of the rule `code`, with their edits."""
    for post in posts:
        edits = post.draft.fix_all_of(code)
        if edits:
            yield post, edits


def item_at(draft: OpenDraft, offset: int) -> ListItem | None:
    """Return the item of a list in front matter that `offset` is in."""
    front_matter = draft.document.front_matter
    root = front_matter.root if front_matter else None
    for entry in root.entries if root else ():
        if entry.value.kind != "sequence":
            continue
        for item in entry.value.items:
            is_text = item.kind == "scalar" and isinstance(item.value, str)
            if is_text and item.span.start <= offset <= item.span.end:
                return ListItem(entry.key, str(item.value), item.span)
    return None


def rename_item(
    posts: Iterable[LocatedPost], item: ListItem, new: str
) -> Iterator[tuple[LocatedPost, tuple[Edit, ...]]]:
    """Yield the posts that have `item` under its key, with the edits that rename it to `new`.

    A list that has `new` already loses the item. Posts whose front matter cannot be
    changed are skipped.
    """
    operation = ReplaceItems(item.key, {item.text: new})
    for post in posts:
        try:
            after = operation.apply(post.draft.document).text
        except PostkitError:
            continue
        edits = edits_between(post.draft.text, after)
        if edits:
            yield post, edits
