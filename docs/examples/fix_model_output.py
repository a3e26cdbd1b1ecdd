"""Fix what a language model has written before it becomes a draft.

    python docs/examples/fix_model_output.py drafts/today.md < answer.txt

Nothing is written to disk unless the text is fit to be a draft: exit status 0.
"""

from __future__ import annotations

import sys
from pathlib import Path

import postkit


class NotFitError(Exception):
    """The model has to try again; the message says why."""


def to_draft(answer: str, path: str, config: postkit.Configuration | None = None) -> str:
    """Return `answer` as a draft for `path`, with safe fixes applied.

    Raises:
        NotFitError: something is wrong that postkit cannot fix.
    """
    result = postkit.fix_text(answer, path=path, config=config)
    errors = [
        finding
        for finding in result.remaining.diagnostics
        if finding.severity is postkit.Severity.ERROR
    ]
    if errors:
        lines = (f"line {error.line}: {error.message}" for error in errors)
        raise NotFitError("fix these, and give the whole text again:\n" + "\n".join(lines))
    return result.text


def main() -> int:
    """Read an answer from standard input, write a draft or say what is wrong."""
    if len(sys.argv) != 2:
        print("usage: python fix_model_output.py DRAFT < ANSWER", file=sys.stderr)
        return 2
    path = sys.argv[1]
    try:
        draft = to_draft(sys.stdin.read(), path)
    except NotFitError as error:
        print(error, file=sys.stderr)
        return 1
    except postkit.PostkitError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        Path(path).write_text(draft, encoding="utf-8", newline="")
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
