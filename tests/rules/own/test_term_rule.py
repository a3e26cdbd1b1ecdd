"""Rules without Python: what a pattern or a term list finds, writes and leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import postkit
from postkit.rules.own import term, term_rule

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


def pattern(pattern: str, *more: str) -> str:
    return f"[[patterns]]\n{HEAD}pattern = '{pattern}'\n" + "".join(f"{line}\n" for line in more)


@pytest.mark.parametrize(
    ("search", "replacement", "before", "after"),
    [
        ("旧桥", "新桥", "去旧桥。", "去新桥。"),
        ("旧(桥|路)", "新$1", "旧桥旧路", "新桥新路"),
        ("(?P<what>桥)头", "${what}边", "桥头", "桥边"),
        ("桥", "$$$&", "桥", "$桥"),
        (" +$", "", "桥  \n\n路\n", "桥\n\n路\n"),
        ("服务", "服务器", "服务和服务器", "服务器和服务器"),
        ("旧桥", "新桥", "`旧桥` <旧桥.md> [桥](旧桥.md) {{ 旧桥 }}", None),
        ("旧桥", "新桥", "```\n旧桥\n```\n", None),
        ("桥(?=头)", "路", "桥头桥尾", "路头桥尾"),
    ],
)
def test_a_pattern_is_replaced_in_prose_alone(
    tmp_path: Path, search: str, replacement: str, before: str, after: str | None
) -> None:
    toml = pattern(search, f"replacement = '{replacement}'")

    once = fixed(tmp_path, toml, before)

    assert once == (after or before)
    assert fixed(tmp_path, toml, once) == once


POST = "---\ntitle: 旧桥\nslug: 旧桥\n---\n\n# 旧桥\n\n旧桥 [字](旧桥.md)\n"


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ('"prose"', 2),
        ('"headings"', 1),
        ('"front-matter"', 1),
        ('"links"', 1),
        ('["links", "prose"]', 3),
    ],
)
def test_where_a_pattern_is_searched_for(tmp_path: Path, where: str, found: int) -> None:
    assert count(tmp_path, pattern("旧桥", f"where = {where}"), POST) == found


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("title: 去旧桥", "title: 去新桥"),
        ("title: 旧桥/新桥", "title: 新桥/新桥"),
        ("title: 看 https://旧桥.cn/旧桥 和 旧桥", "title: 看 https://旧桥.cn/旧桥 和 新桥"),
        ("tags: [旧桥, 河]", "tags: [新桥, 河]"),
        (
            "cover:\n  image: 旧桥.png\n  caption: 旧桥",
            "cover:\n  image: 旧桥.png\n  caption: 新桥",
        ),
        ("slug: 旧桥", None),
        ("url: 旧桥", None),
        ("import-id: 旧桥", None),
        ("heroImage: 旧桥", None),
        ("aliases:\n- 旧桥", None),
        ("redirect_from: [旧桥]", None),
        ("menu:\n  main:\n    identifier: 旧桥", None),
        ("related: posts/旧桥", None),
        ("related: 旧桥.md", None),
        ("feed: https://a.cn/旧桥", None),
        ("layout: 旧桥", None),
        ("title: &name 旧桥\nslug: *name", None),
        ('旧桥: "1"', None),
    ],
)
def test_identifiers_addresses_and_paths_of_front_matter_stay(
    tmp_path: Path, field: str, after: str | None
) -> None:
    toml = pattern("旧桥", 'replacement = "新桥"', 'where = "front-matter"')

    assert fixed(tmp_path, toml, f"---\n{field}\n---\n") == f"---\n{after or field}\n---\n"


def test_a_date_of_front_matter_stays(tmp_path: Path) -> None:
    toml = pattern("2024", 'replacement = "2025"', 'where = "front-matter"')
    text = '---\nday: "2024-05-01"\nat: "2024-05-01T10:00:00+08:00"\n---\n'

    assert fixed(tmp_path, toml, text) == text


@pytest.mark.parametrize(
    ("field", "is_safe"), [("title: 旧桥", True), ("tags: [旧桥]", False), ("shown: 旧桥", False)]
)
def test_a_value_that_may_be_an_address_is_replaced_only_when_asked_for(
    tmp_path: Path, field: str, is_safe: bool
) -> None:
    toml = pattern("旧桥", 'replacement = "新桥"', 'where = "front-matter"', "safe = true")
    text = f"---\n{field}\n---\n"
    path = str(tmp_path / "a.md")

    safe = postkit.fix_text(text, path=path, config=config(tmp_path, toml)).text

    assert safe == (text.replace("旧桥", "新桥") if is_safe else text)
    assert fixed(tmp_path, toml, text) == text.replace("旧桥", "新桥")


def test_a_schema_says_which_fields_are_prose(tmp_path: Path) -> None:
    marked = '{"properties": {"shown": {"type": "string", "x-postkit": {"prose": true}}}}'
    (tmp_path / "post.schema.json").write_text(marked, encoding="utf-8")
    toml = pattern("旧桥", 'replacement = "新桥"', 'where = "front-matter"', "safe = true")
    toml += '[[schemas]]\npath = "post.schema.json"\n'
    path, text = str(tmp_path / "a.md"), "---\nshown: 旧桥\n---\n"

    assert postkit.fix_text(text, path=path, config=config(tmp_path, toml)).text == (
        "---\nshown: 新桥\n---\n"
    )


def test_a_replacement_is_safe_only_where_the_configuration_says_so(tmp_path: Path) -> None:
    for safe, expected in (("true", "新桥\n"), ("false", "旧桥\n")):
        toml = pattern("旧桥", 'replacement = "新桥"', f"safe = {safe}")
        assert postkit.fix_text("旧桥\n", config=config(tmp_path, toml)).text == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("看[这里](http://old.com/a)。", "看[这里](https://new.com/a)。"),
        (
            "[一](http://old.com/a)和[二](http://old.com/b)",
            "[一](https://new.com/a)和[二](https://new.com/b)",
        ),
        ("![图](http://old.com/a.png)", "![图](https://new.com/a.png)"),
        ("正文 http://old.community 和 `http://old.com`", None),
    ],
)
def test_the_targets_of_links_are_replaced(tmp_path: Path, before: str, after: str | None) -> None:
    toml = pattern(r"http://old\.com\b", 'replacement = "https://new.com"', 'where = "links"')

    assert fixed(tmp_path, toml, before) == (after or before)


def test_a_replacement_in_prose_makes_no_heading(tmp_path: Path) -> None:
    toml = pattern("桥", 'replacement = "\\n\\n# 路"', 'where = ["links", "prose"]')

    assert fixed(tmp_path, toml, "- 老桥。\n") == "- 老桥。\n"


def test_front_matter_keeps_its_meaning(tmp_path: Path) -> None:
    toml = pattern("桥", "replacement = ': ['", 'where = "front-matter"')

    assert fixed(tmp_path, toml, "---\ntitle: 桥\n---\n") == "---\ntitle: 桥\n---\n"


SLOW = "(x+x+)+y"


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        (pattern(SLOW), "postkit.toml:2: "),
        (f'[[terms]]\n{HEAD}path = "words.yml"\n', "words.yml:3: "),
    ],
)
def test_a_pattern_that_backtracks_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toml: str, place: str
) -> None:
    for module in (term, term_rule):
        monkeypatch.setattr(module, "SECONDS", 0.05)
    words = f"rules:\n- expected: 桥\n- expected: z\n  pattern: /{SLOW}/\n"
    (tmp_path / "words.yml").write_text(words, encoding="utf-8")
    settings = config(tmp_path, toml)

    for path in ("a.md", "b.md"):
        report = postkit.lint_text("x" * 50_000, path=path, config=settings)

        [failure] = report.failures
        assert isinstance(failure, postkit.LimitError)
        assert place in str(failure)
        assert f"HT001 house-term: the pattern `{SLOW}` takes more than 0.05 s in a.md" in str(
            failure
        )


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        (pattern("("), "2: `(` is not a regular expression"),
        (pattern("x*"), "2: `x*` also matches an empty text"),
        (pattern("x", 'replacement = "$1"'), "names the group `1`, which is missing"),
        (pattern("x", 'where = "code"'), "`where`: `code` must be one of `prose`"),
        (pattern("x", 'severity = "loud"'), "`severity` must be one of"),
        (pattern("x", "safe = 1"), "`safe` must be true or false"),
        (pattern("x", "saef = true"), "`saef` is not a key of `patterns`"),
        ("patterns = [1]\n", "write [[patterns]]"),
        ('[[patterns]]\npattern = "x"\n', "each of `patterns` needs a `code`"),
        (pattern("x").replace("HT001", "SM901"), "2: SM901: the codes of `SM` are postkit's own"),
        (pattern("x").replace("house-term", "House"), "2: HT001: `name` must be lower-case words"),
        (pattern("x") + pattern("y"), "`HT001` is taken by HT001 house-term"),
        (f'[[terms]]\n{HEAD}path = "none.yml"\n', "none.yml: no such file"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, toml: str, problem: str) -> None:
    with pytest.raises(postkit.ConfigError) as raised:
        config(tmp_path, toml)

    assert problem in str(raised.value)
    assert "postkit.toml" in str(raised.value)
