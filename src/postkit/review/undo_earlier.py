"""Take back what was decided before the board was opened, by what the decisions file says."""

from __future__ import annotations

from postkit.review.board import Board
from postkit.review.decision_log import Decision
from postkit.review.files import take_back_patches
from postkit.review.refusals import DecisionError


def take_back_earlier(board: Board, editor: str, before: str) -> str:
    """Take back the last decision of `editor` about a post of the board; return its path.

    Only posts of the board are written, whatever the file says: it may come from others.

    Args:
        board: the posts and decisions.
        editor: who decided.
        before: when the board was opened, as decisions have it.

    Raises:
        RefusedError: there is none.
        FileError: the post has changed at that place since.
    """
    for decision in board.decisions.undoable(before):
        path = board.path(decision.path)
        if decision.by == editor and path is not None:
            if decision.changes:
                take_back_patches(path, decision.changes)
            undo = Decision.now(decision.path, "undo", of=decision.id, by=editor)
            board.decisions.add([undo])
            return path
    are_others = board.decisions.are_any_besides(editor)
    raise DecisionError("only_of_others" if are_others else "nothing_to_undo")
