"""The command in a process of its own: what it loads, its encoding, closed streams."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle
from types import ModuleType

import pytest
from shell import QUOTED, REPEATED, Shell, process

import postkit


def test_the_module_runs_as_a_command(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    done = process(shell.folder, "-m", "postkit", "lint", "--output-format=concise", "-q")

    assert done.returncode == 1
    assert done.stdout == "a.md:2:14: FM011 [*] `a` is already in this list; remove it\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp936"])
def test_output_is_utf8_whatever_the_locale(shell: Shell, encoding: str) -> None:
    shell.write("a.md", QUOTED.replace("\n", "\r\n"))

    done = process(
        shell.folder, "-m", "postkit", "lint", LC_ALL="C", PYTHONIOENCODING=encoding, PYTHONUTF8="0"
    )

    assert "2 | title: “桥”" in done.stdout


HEAVY = frozenset(
    [
        *(
            "jsonschema",
            "jsonschema_rs",
            "referencing",
            "opencc",
            "argparse",
            "contextlib",
            "importlib.util",
            "frontmatter",
            "pathspec",
            "tomllib",
            "difflib",
        ),
        *("html5lib", "markdown_it", "importlib.metadata", "subprocess", "asyncio", "shtab"),
        *(
            "pygls",
            "lsprotocol",
            "yaml",
            "typing",
            "dataclasses",
            "inspect",
            "shutil",
            "postkit.engine.fixer",
        ),
    ]
)


MOST_MODULES = 99
MOST_WITH_ORIGINALS = 115
"""So many modules of ours are loaded for a post: each takes a fourteenth of a millisecond,
whatever is in it."""


def count_ours(modules: set[str]) -> int:
    return sum(name.split(".")[0] == "postkit" for name in modules)


def test_a_clean_draft_loads_nothing_heavy(shell: Shell) -> None:
    shell.write("a.md", "---\ntitle: 桥\ndate: 2026-05-01\ntags: [桥, 河]\n---\n\n文字。\n")
    program = (
        "import sys; from postkit.cli import main; status = main(['lint', 'a.md']);"
        "print(*sorted(sys.modules), sep=','); sys.exit(status)"
    )

    done = process(shell.folder, "-c", program)

    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.splitlines()[-1].split(","))
    assert "postkit.engine.linter" in loaded
    not_for_clean_drafts = {"postkit.engine.doubts", "postkit.schema.plain"}
    assert loaded & {*HEAVY, "json", "postkit.schema.patterns", *not_for_clean_drafts} == set()
    assert count_ours(loaded) <= MOST_MODULES
    # Rules are loaded where a draft may need them.
    for family in ("details", "bilingual"):
        assert not [module for module in loaded if module.startswith(f"postkit.rules.{family}.")], (
            family
        )


@pytest.mark.parametrize("statement", ["import postkit", "from postkit.cli import main"])
def test_importing_costs_next_to_nothing(shell: Shell, statement: str) -> None:
    program = (
        f"import sys; before = set(sys.modules); {statement};"
        "print(*sorted(set(sys.modules) - before))"
    )

    done = process(shell.folder, "-c", program)

    allowed = {"postkit", "postkit.cli"}
    ours = {name for name in done.stdout.split() if name.startswith("postkit")}
    assert ours <= allowed


def test_version_loads_no_parser(shell: Shell) -> None:
    done = process(
        shell.folder,
        "-c",
        "import sys; from postkit.cli import main; main(['--version']); "
        "print('argparse' in sys.modules)",
    )

    assert done.stdout == f"postkit {postkit.__version__}\nFalse\n"


def test_a_profiler_prints_what_it_has_gathered(shell: Shell) -> None:
    shell.write("a.md", QUOTED)

    done = process(shell.folder, "-m", "cProfile", "-m", "postkit", "lint", "a.md")

    assert "function calls" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("arguments", "closed", "status"),
    [
        pytest.param("lint --no-cache a.md", ">&-", 1, id="output"),
        pytest.param("lint --no-cache a.md", ">&- 2>&-", 1, id="output and errors"),
        pytest.param("lint --no-cache a.md", "<&- >&- 2>&-", 1, id="all streams"),
        pytest.param("fix --no-cache a.md", "<&- >&-", 0, id="a file that is written"),
        pytest.param("fix -", "<&-", 0, id="input"),
    ],
)
def test_a_stream_that_the_caller_has_closed(
    shell: Shell, arguments: str, closed: str, status: int
) -> None:
    shell.write("a.md", REPEATED)

    done = subprocess.run(
        ["sh", "-c", f'"$0" -m postkit {arguments} {closed}', sys.executable],
        cwd=shell.folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert done.returncode == status
    assert "bug" not in done.stderr


def test_a_schema_of_plain_keywords_loads_nothing_heavy(shell: Shell) -> None:
    shell.write("postkit.toml", '[[schemas]]\npath = "s.json"\n')
    shell.write(
        "s.json",
        '{"required": ["title"], "properties": {"title": {"type": "string", "minLength": 1},'
        '"date": {"format": "date"}, "tags": {"items": {"pattern": "^[a-z]+(-[a-z]+)*$"}}}}',
    )
    shell.write("a.md", "---\ntitle: 桥\ndate: 2026-05-01\ntags: [bridge]\n---\n\n文字。\n")
    program = (
        "import sys; from postkit.cli import main; status = main(['lint', 'a.md']);"
        "print(*sorted(sys.modules), sep=','); sys.exit(status)"
    )

    done = process(shell.folder, "-c", program)

    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.splitlines()[-1].split(","))
    assert "postkit.schema.plain" in loaded
    assert not loaded & (HEAVY - {"tomllib", "typing", "contextlib", "postkit.config.load"}), (
        loaded & HEAVY
    )


def pairs(*sentences: int, things: str = "桥") -> str:
    """Return a post of passages with as many sentences, and their originals.

    Args:
        sentences: how many each passage has.
        things: what they are about in turn, each a character.
    """
    return "---\ntitle: 桥\ndate: 2026-05-01\n---\n\n" + "".join(
        f"河边的{thing}很老了。" * count
        + "\n\n<details>\n<summary>Original</summary>\n\n"
        + "The bridge over the river is old. " * count
        + "\n\n</details>\n\n"
        for count, thing in zip(sentences, cycle(things))
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("post", "needs_dictionary"),
    [
        pytest.param(pairs(1, 4, 2, 8, 1), False, id="each as long as its original"),
        pytest.param(pairs(2, 2, 2), False, id="all the same"),
        pytest.param(pairs(2, 2, 2, things="桥路塔"), True, id="all of one length"),
    ],
)
def test_a_post_with_originals_loads_nothing_heavy(
    shell: Shell, post: str, needs_dictionary: bool
) -> None:
    shell.write("a.md", post)
    program = (
        "import sys; from postkit.cli import main; status = main(['lint', 'a.md']);"
        "print(*sorted(sys.modules), sep=',')"
    )

    # The first run may make the index of the dictionary, which takes more.
    process(shell.folder, "-c", program, XDG_CACHE_HOME=str(shell.folder))
    done = process(shell.folder, "-c", program, XDG_CACHE_HOME=str(shell.folder))

    loaded = set(done.stdout.splitlines()[-1].split(","))
    assert "postkit.bilingual.pairs" in loaded
    assert count_ours(loaded) <= MOST_WITH_ORIGINALS
    dictionary = {"marisa_trie", "postkit.bilingual.dictionary_index"}
    assert loaded & dictionary == (dictionary if needs_dictionary else set())
    assert not loaded & {*HEAVY, "statistics", "tempfile", "email", "zipfile"}


def test_an_interrupt_while_modules_are_imported_shows_no_traceback(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    name = "postkit.cli.plain_arguments"
    monkeypatch.setitem(sys.modules, name, Interrupted(name))

    assert shell.run("lint") == (130, "", "postkit: interrupted\n")
