"""`postkit fix -i` asks at each unsafe fix, and applies those that are accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shell import Shell

TWO = "---\ntitle: “桥”\nlead: “河”\ntags: [a, a]\n---\n\n文字。\n"
"""FM009 twice, which is unsafe to fix, and FM011, which is safe."""

Answers = Callable[..., list[str]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Return a function that sets the answers, and returns those that are still to be given."""

    def give(*letters: str) -> list[str]:
        waiting = list(letters)

        def answer(question: str) -> str:
            if not waiting:
                raise EOFError
            return waiting.pop(0)

        monkeypatch.setattr("builtins.input", answer)
        return waiting

    return give


@pytest.mark.parametrize(
    ("letters", "title", "lead", "status"),
    [
        ("yy", '"桥"', '"河"', 0),
        ("ny", "“桥”", '"河"', 1),
        ("yn", '"桥"', "“河”", 1),
        ("a", '"桥"', '"河"', 0),
        ("d", "“桥”", "“河”", 1),
        ("yq", '"桥"', "“河”", 1),
        ("y", '"桥"', "“河”", 1),
        ("?xyy", '"桥"', '"河"', 0),
    ],
)
def test_each_answer_counts(
    shell: Shell, answers: Answers, letters: str, title: str, lead: str, status: int
) -> None:
    shell.write("a.md", TWO)
    waiting = answers(*letters)

    answer = shell.run("fix", "-i", "--select", "FM009,FM011", "a.md")

    assert shell.read("a.md") == f"---\ntitle: {title}\nlead: {lead}\ntags: [a]\n---\n\n文字。\n"
    assert (answer.status, waiting) == (status, [])
    assert "FM009 quotes-in-value" in answer.out
    assert '-title: “桥”\n+title: "桥"\n' in answer.out


def test_after_q_other_posts_stay(shell: Shell, answers: Answers) -> None:
    shell.write("a.md", TWO)
    shell.write("b.md", TWO)
    answers("q")

    answer = shell.run("lint", "--fix", "-i", "--select", "FM009,FM011")

    assert shell.read("b.md") == TWO
    assert "stopped; the other posts are unchanged" in answer.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["lint", "-i"], "--interactive needs --fix"),
        (["fix", "-i", "--diff"], "--interactive cannot be combined with --diff"),
        (["fix", "-i", "--unsafe-fixes"], "--interactive cannot be combined with --unsafe-fixes"),
        (["fix", "-i", "-"], "--interactive reads answers from standard input"),
        (["lint", "--watch", "--fix"], "--watch reads files and writes no posts"),
        (["lint", "--watch", "-"], "--watch reads files and writes no posts"),
    ],
)
def test_what_does_not_go_together(shell: Shell, arguments: list[str], problem: str) -> None:
    answer = shell.run(*arguments)

    assert answer.status == 2
    assert problem in answer.err


def test_a_place_at_the_start_of_a_post_is_distinguished_from_the_next(
    shell: Shell, answers: Answers
) -> None:
    rest = "后面还有很长的一段文字，说的是桥和河，还有路。" * 3
    shell.write("a.md", f"桥。。河。。{rest}\n")
    answers(*"ny")

    shell.run("fix", "-i", "--isolated", "--select", "SM106", "a.md")

    assert shell.read("a.md") == f"桥。。河。{rest}\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["fix", "-i"], 1), (["lint", "--fix", "-i", "--exit-zero"], 0)],
)
def test_what_is_left_is_found_by_lint(
    shell: Shell, answers: Answers, arguments: list[str], status: int
) -> None:
    shell.write("a.md", TWO)
    answers("y", "n")

    answer = shell.run(*arguments, "--select", "FM009", "a.md")

    assert answer.out.endswith("Fixed 1 finding; 1 finding left; `postkit lint` shows them.\n")
    assert answer.status == status
