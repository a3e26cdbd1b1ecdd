"""Why a conversion is not certain."""

from __future__ import annotations

from enum import StrEnum


class ReviewReason(StrEnum):
    """Why a person should review what a character becomes."""

    CUT_IN_WORD = "cut-in-word"
    """The phrase by which OpenCC converts it starts or ends within a word."""
    SEVERAL_FORMS = "several-forms"
    """It has several forms, and no word decides which."""
