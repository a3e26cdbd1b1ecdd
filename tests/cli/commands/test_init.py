"""`postkit init`: what it writes, and what it leaves alone."""

from __future__ import annotations

import pytest
import yaml
from shell import Shell

from postkit.presets import PRESETS

HEXO = "---\ntitle: 桥\ndate: 2026-03-14 09:30:00\ntags:\n---\n\n文字。\n"


@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_written_can_be_used_at_once(shell: Shell, preset: str) -> None:
    answer = shell.run("init", "--preset", preset)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("wrote postkit.toml\nwrote schemas/post.schema.json\n")
    assert "Next: `postkit lint`" in answer.out
    assert shell.run("schema", "check", "schemas/post.schema.json").status == 0
    shell.write("a.md")
    assert shell.run("lint").status == 0


def test_the_generator_is_found_out(shell: Shell) -> None:
    shell.write("site/_config.yml", "title: x\n")
    shell.write("site/package.json", '{"dependencies": {"hexo": "^8"}}')
    shell.write("site/source/_posts/a.md", HEXO)

    answer = shell.run("init", "site")

    assert answer.status == 0
    assert "looks like a Hexo site" in answer.err
    assert "wrote site/postkit.toml" in answer.out
    assert shell.run("lint", "site").status == 0
    shell.write("site/source/_posts/b.md", HEXO.replace("title: 桥\n", ""))
    assert shell.codes("site") == ["site/source/_posts/b.md:FM101"]


def test_what_is_built_is_skipped(shell: Shell) -> None:
    for path in ("public/a.md", "content/public/b.md", "themes/x/content/c.md", "archetypes/d.md"):
        shell.write(path)
    shell.run("init", "--preset", "hugo")

    assert shell.run("lint", "--show-files").out == "content/public/b.md\n"


def test_what_is_refused_names_no_generator(shell: Shell) -> None:
    shell.write("postkit.toml", "")

    refused = shell.run("init")

    assert refused.status == 2
    assert refused.err == "postkit: postkit.toml: already exists; use `--force` to overwrite it\n"


def test_nothing_is_written_over_without_force(shell: Shell) -> None:
    shell.write("schemas/post.schema.json", "{}\n")

    refused = shell.run("init", "--preset", "hugo", "--pre-commit")

    assert (refused.status, refused.out) == (2, "")
    assert "schemas/post.schema.json: already exists; use `--force` to overwrite it" in refused.err
    assert sorted(path.name for path in shell.folder.iterdir()) == ["schemas"]
    assert shell.read("schemas/post.schema.json") == "{}\n"
    assert shell.run("init", "--preset", "hugo", "--force").status == 0
    assert "Hugo" in shell.read("schemas/post.schema.json")


def test_a_hidden_configuration_is_not_overruled_unasked(shell: Shell) -> None:
    shell.write(".postkit.toml", "")

    assert shell.run("init").status == 2
    assert not (shell.folder / "postkit.toml").exists()


def test_the_hook_is_added_once(shell: Shell) -> None:
    shell.write(
        ".pre-commit-config.yaml", "repos: # ours\n- repo: meta\n  hooks: [{id: identity}]\n"
    )

    first = shell.run("init", "--pre-commit")
    text = shell.read(".pre-commit-config.yaml")
    second = shell.run("init", "--pre-commit", "--force")

    assert "wrote .pre-commit-config.yaml" in first.out
    assert text.startswith(
        "repos: # ours\n- repo: meta\n  hooks: [{id: identity}]\n- repo: local\n"
    )
    assert "The hook is already there" in second.out
    assert shell.read(".pre-commit-config.yaml") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("postkit.toml", 'site = "quartz"\n'),
        (".postkit.toml", ""),
        ("pyproject.toml", "[tool.postkit]\npreview = true\n"),
    ],
)
def test_only_the_hook_is_added_where_there_is_a_configuration(
    shell: Shell, name: str, text: str
) -> None:
    shell.write(name, text)

    answer = shell.run("init", "--pre-commit")

    assert answer.status == 0
    assert answer.err == f"postkit: {name}: is already the configuration; only the hook is added\n"
    assert answer.out == (
        "wrote .pre-commit-config.yaml\nThen `pre-commit install` runs it before each commit\n"
    )
    assert shell.read(name) == text
    assert not (shell.folder / "schemas").exists()


def test_the_hook_of_a_site_without_a_configuration_comes_with_one(shell: Shell) -> None:
    shell.write("pyproject.toml", "[project]\nname = 'bridges'\n")

    assert "wrote postkit.toml" in shell.run("init", "--pre-commit").out


def test_the_hook_skips_what_the_configuration_excludes(shell: Shell) -> None:
    shell.write("site/postkit.toml", 'exclude = ["/public/"]\n')
    shell.write("site/public/a.md")
    shell.run("init", "site", "--pre-commit")
    hook = yaml.safe_load(shell.read("site/.pre-commit-config.yaml"))["repos"][0]["hooks"][0]
    command = hook["entry"].split()[1:]

    assert shell.run(*command, "--show-files", "site/public/a.md").out == ""


def test_a_hook_that_cannot_be_added_stops_everything(shell: Shell) -> None:
    shell.write(".pre-commit-config.yaml", "repos: [\n")

    answer = shell.run("init", "--pre-commit")

    assert answer.status == 2
    assert ".pre-commit-config.yaml: is not a YAML mapping that can be read" in answer.err
    assert not (shell.folder / "postkit.toml").exists()


def test_a_diff_shows_all_and_writes_nothing(shell: Shell) -> None:
    answer = shell.run("init", "--preset", "jekyll", "--pre-commit", "--diff")

    assert answer.status == 1
    assert '+yaml = "1.1"\n' in answer.out
    assert "+        entry: postkit lint --force-exclude\n" in answer.out
    assert list(shell.folder.iterdir()) == []


def test_two_generators_are_not_guessed_between(shell: Shell) -> None:
    shell.write("hugo.toml", "")
    shell.write("astro.config.mjs", "")

    answer = shell.run("init")

    assert answer.status == 2
    assert "looks like a site of hugo and astro; choose one with `--preset`" in answer.err
    assert shell.run("init", "absent").status == 2


def test_a_known_generator_without_a_preset(shell: Shell) -> None:
    shell.write("pelicanconf.py", "SITENAME = 'x'\n")

    answer = shell.run("init")

    assert answer.status == 0
    assert answer.err.startswith("postkit: .: is a site of pelican: its posts are read as it reads")
    shell.write("docs/a.md", "---\ntitle: 桥\ndraft: yes\n---\n\n桥。\n")
    assert shell.run("lint", "--select", "FM103").status == 0, "`yes` is true in YAML 1.1"


def test_a_generator_that_is_named_as_a_folder_is_reported_with_its_option(shell: Shell) -> None:
    answer = shell.run("init", "Hugo")

    assert answer.status == 2
    assert "Hugo: no such folder; did you mean `--preset hugo`?" in answer.err


def test_the_hook_goes_to_the_top_of_the_repository(shell: Shell) -> None:
    (shell.folder / ".git").mkdir()
    shell.write("web/hugo.toml", "")

    answer = shell.run("init", "web", "--pre-commit")

    assert "wrote .pre-commit-config.yaml" in answer.out
    assert (shell.folder / "web/postkit.toml").exists()
