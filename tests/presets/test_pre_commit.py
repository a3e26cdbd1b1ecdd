"""The hook that is put into pre-commit's configuration."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import UsageError
from postkit.presets.pre_commit import add_hook

HOOK = {
    "repo": "local",
    "hooks": [
        {
            "id": "postkit",
            "name": "postkit lint",
            "entry": "postkit lint --force-exclude",
            "language": "system",
            "types": ["markdown"],
        }
    ],
}
RUFF = "repo: https://example.org/ruff\n    rev: v1  # pinned\n    hooks:\n      - id: ruff"
FILES = {
    "indented": f"# ours\nrepos:\n  - {RUFF}\n",
    "not indented": "repos:\n- repo: https://example.org/ruff\n  rev: v1\n  hooks:\n  - id: ruff\n",
    "no newline at the end": f"repos:\n  - {RUFF}",
    "with Windows newlines": f"repos:\n  - {RUFF}\n".replace("\n", "\r\n"),
    "with settings after": f"repos:\n  - {RUFF}  # last\n\n# and\nfail_fast: true\n",
    "with a comment at the end": f"repos:\n  - {RUFF}\n  # more to come\n",
    "with a block of text at the end": f"repos:\n  - {RUFF}\n        entry: |\n          a\n",
    "in flow style": "repos: [{repo: https://example.org/ruff, rev: v1, hooks: [{id: ruff}]}]\n",
    "empty list": "repos: []\n",
    "no list": "repos:\n",
    "no list, settings after": "repos:\nfail_fast: true\n",
    "no repos": "fail_fast: true\n",
    "after a byte order mark": f"\ufeffrepos:\n  - {RUFF}\n",
}


@pytest.mark.parametrize("case", FILES)
def test_the_hook_joins_the_others(case: str) -> None:
    text = FILES[case]
    before: dict[str, Any] = yaml.safe_load(text)

    changed = add_hook(text)

    expected = {**before, "repos": [*(before.get("repos") or []), HOOK]}
    assert yaml.safe_load(changed) == expected
    assert set(text.splitlines()) - set(changed.splitlines()) <= {"repos: []", text.strip()}
    assert ("\r\n" in changed) == ("\r\n" in text)
    assert add_hook(changed) == changed


def test_the_published_hook_is_enough() -> None:
    text = "repos:\n  - repo: https://git.example.org/postkit\n    hooks: [{id: postkit-lint}]\n"

    assert add_hook(text) == text


@pytest.mark.parametrize("text", [None, "", "\n"])
def test_a_new_configuration(text: str | None) -> None:
    assert yaml.safe_load(add_hook(text)) == {"repos": [HOOK]}


@pytest.mark.parametrize(
    "text", ["repos: [", "- a list", "repos: 3\n", "a: 1\n---\nb: 2\n", "# x\n"]
)
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(UsageError, match="by hand"):
        add_hook(text)


LINES = st.lists(
    st.sampled_from(
        [
            "repos:",
            "  - repo: a",
            "- repo: a",
            "    hooks: []",
            "  hooks: [{id: b}]",
            "x: 1",
            "",
            "# c",
        ]
    ),
    max_size=6,
)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_no_configuration_loses_anything(lines: list[str], newline: str, ends: bool) -> None:
    text = newline.join(lines) + newline * ends
    try:
        changed = add_hook(text)
    except UsageError:
        return
    values = yaml.safe_load(changed)
    before = yaml.safe_load(text) or {}

    assert values == {**before, "repos": [*(before.get("repos") or []), HOOK]}
