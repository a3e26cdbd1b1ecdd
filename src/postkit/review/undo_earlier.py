"""Take back what was decided before the board was opened, by what the decisions file says."""

from __future__ import annotations

from postkit.review.board import Board
from postkit.review.decision_log import Decision
from postkit.review.files import take_back_patches
from postkit.review.refusals import RefusedError


def take_back_earlier(board: Board, before: str) -> str:
    """Take back the last decision of this clone of the archive; return the path of its post.

    Only posts of the board are written, whatever the file says: it may come from others.

    Args:
        board: the posts and decisions.
        before: when the board was opened, as decisions have it.

    Raises:
        RefusedError: there is none.
        FileError: the post has changed at that place since.
    """
    decision = board.decisions.undoable(board.clone, before)
    path = board.path(decision.path) if decision else None
    if decision is None or path is None:
        raise RefusedError("nothing_to_undo")
    if decision.changes:
        take_back_patches(path, decision.changes)
    board.decisions.add([Decision.now(decision.path, "undo", of=decision.id)])
    return path
