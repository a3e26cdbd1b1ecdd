"""Dates as the generators read them.

What is listed was measured: a page with each date was built by Hugo 0.111 and 0.168, Jekyll 4.3,
Eleventy 3.1 and Hexo 8, and given to the `Date` of Node for Astro, to Docusaurus 3.10, and to
MkDocs 1.6, whose blog takes what YAML takes for a date. Left out are days that are in
no calendar, which Jekyll, Hexo and Astro roll over.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import postkit
from postkit.presets import PRESETS

GENERATORS = {
    "hugo": ("H", "content/a.md"),
    "jekyll": ("J", "_posts/2024-05-01-a.md"),
    "eleventy": ("E", "posts/a.md"),
    "hexo": ("X", "source/_posts/a.md"),
    "astro": ("A", "src/content/blog/a.md"),
    "docusaurus": ("D", "blog/a.md"),
    "mkdocs": ("M", "docs/blog/posts/a.md"),
}
READ_BY = {
    "2024-05-01": "HJEXADM",
    '"2024-05-01"': "HJEXADM",
    "2024-05-01 10:00:00": "HJEXADM",
    "2024-05-01T10:00:00": "HJEXADM",
    "2024-05-01T10:00:00Z": "HJEXADM",
    "2024-05-01T10:00:00+08:00": "HJEXADM",
    "2024-05-01T10:00:00+0800": "HJEXAD",
    "2024-05-01 10:00:00 +08:00": "HJEXADM",
    "2024-05-01 10:00:00 +0800": "HJXAD",
    "2024-05-01T10:00": "JEXAD",
    "2024-05-01T10:00+08:00": "JEXAD",
    "2024-5-1 9:05:00": "JEXADM",
    "2024-05-01 10:00:00 Z": "JEXADM",
    "2024-5-1": "JXAD",
    "2024/05/01": "JXAD",
    "2024/5/1 10:00:00": "JXAD",
    "2024.05.01": "JXAD",
    "2024-05-01 10:00": "JXAD",
    "2024-05-01 10:00 +0800": "JXAD",
    "2024-05-01 10:00:00 CST": "JXAD",
    "May 1, 2024": "JXAD",
    "1 May 2024": "JXAD",
    "01 May 2024": "HJXAD",
    "Wed, 01 May 2024 10:00:00 +0800": "HJXAD",
    "Last Modified": "E",
    "git Created": "E",
    "2024-13-01": "",
    "2024-02-30": "",
    "2023-02-29": "",
    "2024-02-29": "HJEXADM",
    "2024-02-30 10:00:00": "",
    "2024-05-01 25:00:00": "",
    "2024年5月1日": "",
    "2024-05-01 上午": "",
    "三月": "",
}


@pytest.mark.parametrize("generator", GENERATORS)
def test_a_preset_takes_the_dates_that_its_generator_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, generator: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in PRESETS[generator].files().items():
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8")
    sign, path = GENERATORS[generator]
    key = "pubDate" if generator == "astro" else "date"
    config = postkit.Configuration()
    found = {}
    for written in READ_BY:
        text = f"---\ntitle: 桥\ndescription: 河上有桥\n{key}: {written}\n---\n\n河上有桥。\n"
        report = postkit.lint_text(text, path=path, config=config)
        found[written] = "FM105" not in {finding.code for finding in report.diagnostics}

    assert found == {written: sign in readers for written, readers in READ_BY.items()}
