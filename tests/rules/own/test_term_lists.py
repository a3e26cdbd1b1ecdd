"""Lists of terms that other tools read too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

import postkit

HEAD = 'code = "HT001"\nname = "house-term"\n'


def config(folder: Path, toml: str) -> postkit.Configuration:
    file = folder / "postkit.toml"
    file.write_text('select = ["HT"]\n' + toml, encoding="utf-8")
    return postkit.Configuration(file=str(file))


def fixed(folder: Path, toml: str, text: str) -> str:
    path = str(folder / "a.md")
    return postkit.fix_text(text, path=path, config=config(folder, toml), unsafe=True).text


def count(folder: Path, toml: str, text: str) -> int:
    report = postkit.lint_text(text, path=str(folder / "a.md"), config=config(folder, toml))
    assert report.failures == ()
    return len(report.diagnostics)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("words.txt", "a = b\n\n= c\n", "words.txt:3: `= c`: nothing to search for"),
        ("words.txt", "\n", "words.txt: has no terms"),
        (
            "words.yml",
            "rules:\n- expected: b\n- pattern: x\n",
            "words.yml:3: a rule without `expected`",
        ),
        (
            "words.yml",
            "rules:\n- expected: b\n  pattern: /(/\n",
            "words.yml:2: `(` is not a regular expression",
        ),
        (
            "words.yml",
            "rules:\n\n- expected: $2\n  pattern: /a/\n",
            "words.yml:3: `$2` names the group `2`",
        ),
        ("words.yml", "rules: [\n", "words.yml:2: is not a list of terms in YAML"),
        ("words.yml", "- a\n", "words.yml:1: is not a list of terms in YAML"),
        ("words.yml", "imports:\n- none.yml\n", "words.yml:2: "),
        (".autocorrectrc", 'spellcheck:\n  words:\n  - "=b"\n', ".autocorrectrc:3: `=b`"),
    ],
)
def test_a_mistake_in_a_list_is_placed_in_the_list(
    tmp_path: Path, name: str, text: str, problem: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(postkit.ConfigError) as raised:
        config(tmp_path, f'[[terms]]\n{HEAD}path = "{name}"\n')

    assert problem in str(raised.value)
    assert "postkit.toml" not in str(raised.value)


def test_no_list_is_read_from_outside_of_the_archive(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret.txt").write_text("password\n", encoding="utf-8")
    (site / "words.yml").write_text("imports: [../secret.txt]\n", encoding="utf-8")
    (site / "link.txt").symlink_to("../secret.txt")

    for path in ("../secret.txt", str(tmp_path / "secret.txt"), "words.yml", "link.txt"):
        with pytest.raises(postkit.ConfigError, match="is outside of the archive"):
            config(site, f"[[terms]]\n{HEAD}path = '{path}'\n")


def test_a_repository_is_one_archive(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "words.txt").write_text("旧桥 = 新桥\n", encoding="utf-8")

    assert fixed(site, f'[[terms]]\n{HEAD}path = "../words.txt"\n', "旧桥\n") == "新桥\n"


PRH = r"""
version: 1
imports:
  - path: more.yml
rules:
  - expected: Cookie
  - expected: js
    options:
      wordBoundary: true
  - expected: Tea$1
    pattern: /tea(pot)?/i
    options:
      wordBoundary: true
  - expected: 硬件
    patterns: [硬體, 硬设备]
  - expected: （$1）
    pattern: /\(([^)]+)\)/
  - expected: ソフトウェア
    pattern: /(日経)?ソフトウエア/
    regexpMustEmpty: $1
  - expected: サーバー
    pattern: /サーバ(?!ー)/
"""


AUTOCORRECT = 'spellcheck:\n  words:\n    - "webmvc = WebMVC"\n    - AutoCorrect\n'


LINES = "# names\nwifi = Wi-Fi\niOS\n"


@pytest.mark.parametrize(
    ("name", "text", "before", "after"),
    [
        ("prh.yml", PRH, "ＣＯＯＫＩＥ cookie", "Cookie Cookie"),
        ("prh.yml", PRH, "今日もJS祭り altJS", "今日もjs祭り altJS"),
        ("prh.yml", PRH, "TEA、teapot、teahouse", "Tea、Teapot、teahouse"),
        ("prh.yml", PRH, "硬體和硬设备", "硬件和硬件"),
        ("prh.yml", PRH, "字(注)", "字（注）"),
        ("prh.yml", PRH, "ソフトウエア、日経ソフトウエア", "ソフトウェア、日経ソフトウエア"),
        ("prh.yml", PRH, "サーバとサーバー", "サーバーとサーバー"),
        ("prh.yml", PRH, "旧桥", "新桥"),
        (".autocorrectrc", AUTOCORRECT, "用webmvc和autocorrect", "用WebMVC和AutoCorrect"),
        ("words.txt", LINES, "WIFI，ios，curiosity", "Wi-Fi，iOS，curiosity"),
    ],
)  # fmt: skip
def test_term_lists_of_other_tools_are_read_as_they_are(
    tmp_path: Path, name: str, text: str, before: str, after: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    more = "rules:\n- expected: 新桥\n  pattern: 旧桥\nimports: [prh.yml]\n"
    (tmp_path / "more.yml").write_text(more, encoding="utf-8")
    toml = f'[[terms]]\n{HEAD}path = "{name}"\n'

    once = fixed(tmp_path, toml, before)

    assert once == after
    assert count(tmp_path, toml, once) == 0


def test_a_changed_list_is_another_configuration(tmp_path: Path) -> None:
    toml = f'[[terms]]\n{HEAD}path = "words.txt"\n'
    prints = set()
    for line in ("a = b", "a = c"):
        (tmp_path / "words.txt").write_text(line)
        prints.add(config(tmp_path, toml).settings().fingerprint())

    assert len(prints) == 2


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        pytest.param(["桥" * 2001], "has more than 2,000 characters", id="a long term"),
        pytest.param(map(str, range(20_001)), "has more than 20,000 terms", id="many terms"),
    ],
)
def test_a_list_that_takes_too_long_is_refused(
    tmp_path: Path, lines: Iterable[str], message: str
) -> None:
    (tmp_path / "terms.txt").write_text("\n".join(lines), encoding="utf-8")
    toml = f'[[terms]]\n{HEAD}path = "terms.txt"\n'

    with pytest.raises(postkit.ConfigError, match=message):
        postkit.lint_text("桥", config=config(tmp_path, toml))
