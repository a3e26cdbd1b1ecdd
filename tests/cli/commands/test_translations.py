"""`postkit translations` as it is typed."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from shell import Shell

ORIGINAL = "# Harbour\n\n## Boats {#boats}\n\n```sh\nsail\n```\n\n## Fish\n\n![Map](/map.png)\n"
SHORT = "# 港口\n\n## 船\n"
WHOLE = "# 港口\n\n## 船 {#boats}\n\n```sh\nsail  # 出海\n```\n\n## 鱼\n\n![地图](/zh/map.png)\n"


def git(shell: Shell, *words: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words]
    done = subprocess.run(command, cwd=shell.folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_what_a_translation_lacks(shell: Shell) -> None:
    shell.write("docs/en/a.md", ORIGINAL)
    shell.write("docs/zh/a.md", SHORT)
    shell.write("docs/ja/a.md", WHOLE)

    answer = shell.run("translations", "docs")

    assert answer.status == 0
    assert answer.out.splitlines() == [
        "docs/ja/a.md  up to date",
        "docs/zh/a.md  lacks 1 section, 1 heading id, 1 code block, 1 image",
    ]


def test_a_finding_names_the_place_in_the_original(shell: Shell) -> None:
    shell.write("a.md", ORIGINAL)
    shell.write("a.zh.md", SHORT)

    def found(output_format: str) -> Any:
        arguments = ("--select", "XP101", "--output-format", output_format, ".")
        return json.loads(shell.run("lint", *arguments).out)

    place = {"line": 9, "column": 1, "end_line": 9, "end_column": 8}
    assert [finding["related"] for finding in found("json")] == [
        [{"path": "a.md", "message": "the original", **place}]
    ]
    related = found("sarif")["runs"][0]["results"][0]["relatedLocations"][0]
    assert related["message"] == {"text": "the original"}
    assert related["physicalLocation"]["artifactLocation"]["uri"].endswith("a.md")
    assert related["physicalLocation"]["region"]["startLine"] == 9


def test_the_original_may_be_chinese(shell: Shell) -> None:
    shell.write("a.md", ORIGINAL)
    shell.write("a.zh.md", WHOLE)

    assert shell.run("translations", "--original", "zh").out == "a.md  up to date\n"


def test_the_age_of_a_translation(shell: Shell) -> None:
    git(shell, "init", "-q")
    shell.write("a.md", ORIGINAL)
    shell.write("a.zh.md", WHOLE)
    git(shell, "add", ".")
    git(shell, "commit", "-qm", "both")
    first = git(shell, "rev-parse", "--short", "HEAD")
    for number in range(2):
        shell.write("a.md", f"{ORIGINAL}\n{number}\n")
        git(shell, "commit", "-qam", str(number))

    answer = shell.run("translations", "--output-format", "jsonl")

    assert json.loads(answer.out) == {
        "path": "a.zh.md", "original": "a.md", "language": "zh", "sections": 0, "ids": 0,
        "code": 0, "images": 0, "commits": 2, "since": first,
    }  # fmt: skip
    assert f"`a.md` changed in 2 commits since {first}" in shell.run("translations").out


def test_pages_without_translations(shell: Shell) -> None:
    shell.write("a.md", ORIGINAL)

    assert shell.run("translations").out == "No page here is the translation of another.\n"
