"""Why a decision was not carried out."""

from __future__ import annotations


class ChangedError(Exception):
    """The post is not what the editor saw: the decision is asked again."""


class DecisionError(Exception):
    """A decision cannot be carried out.

    Args:
        reason: the key of the message among the board's texts.
        values: what the message names.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
