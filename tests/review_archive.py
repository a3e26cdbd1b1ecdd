"""A small archive to review, and the decisions that editors make about it."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from postkit.archive.post_entry import ProposalKind
from postkit.review.decide import Editors
from postkit.review.post_proposals import Proposal

PORT = 8123
HOME = f"http://127.0.0.1:{PORT}"
TOKEN = "the-token"
LI, MEI = "Li", "Mei"
BRIDGE_PATH = "posts/bridge.md"

BRIDGE = """\
---
title: 河上的桥
date: 2026-05-01
draft: true
tags: [桥, 河, 桥]
---

第一段说桥。

>> 第二段是引用。

>> 第三段也是。

后来他说:好。

<details>
<summary>Original</summary>

</details>
"""
"""Two unsafe fixes (MD002), a finding without a fix (DB009), two safe fixes."""

HOSTILE = """\
---
title: </title><script>document.title = "owned"</script>
date: 2026-05-02
draft: true
---

<script>document.title = "owned"</script>
<img src=x onerror="document.title = 'owned'">
<a href="javascript:alert(1)" onclick="alert(2)" style="inset:0">[x](javascript:3)</a>
<form action="https://example.org"><input name=q></form>
<iframe src="https://example.org"></iframe><style>body { display: none }</style>

![地图](https://example.org/map.png)

>> \u202e反过来的字\u2066</h3><b onmouseover=alert(4)>
"""

CLEAN = "---\ntitle: 山\ndate: 2026-04-01\ndraft: true\n---\n\n一座山。\n"
AMBIGUOUS = "---\ntitle: 书\ndate: 2026-04-02\ndraft: true\n---\n\n书\n\n后说好。\n"

PICTURED = {
    "ferry": ("渡口的早晨", "review", "船夫说:今天风大。\n\n>> 你几点来？\n\n>> 六点。\n"),
    "market": (
        "雨后的集市",
        "draft",
        "**“新鲜”**的菜。\n\n<details>\n<summary>Original</summary>\n\n",
    ),
    "lamp": ("点灯的人", "published", "他每天点灯。\n"),
    "letters": ("三封旧信", "draft", "第一封。\n\n>> 第二封没有寄出。\n\nCopyright © [您的姓名]\n"),
    "tower": ("钟楼", "published", "钟楼修好了。\n"),
}
"""More posts, for the pictures of the documentation: title, stage and body by name."""


def pictured(title: str, stage: str, body: str) -> str:
    """Return one of them as a post."""
    state = "draft: false" if stage == "published" else f"draft: true\nstatus: {stage}"
    return f"---\ntitle: {title}\ndate: 2026-04-20\n{state}\n---\n\n{body}"


def text(path: str = BRIDGE_PATH) -> str:
    return Path(path).read_text("utf-8")


def first(editors: Editors, kind: ProposalKind, path: str = BRIDGE_PATH) -> tuple[Proposal, str]:
    """Return the first proposal of a kind, and the version of the post."""
    post = editors.post(path)
    return next(item for item in editors.proposals(post) if item.kind is kind), post.version


def decide(editors: Editors, decision: str) -> None:
    """Decide about the first unsafe fix, or all of the post, in one of the ways there are."""
    proposal, version = first(editors, ProposalKind.UNSAFE)
    where = (LI, BRIDGE_PATH, proposal.id, version)
    match decision:
        case "accept":
            editors.accept(*where)
        case "reject":
            editors.reject(*where)
        case "edit":
            editors.edit(*where, "改了。")
        case "comment":
            editors.always(*where, "comment", "", "")
        case "safe":
            editors.fix_safely(LI, BRIDGE_PATH, version)
        case "bump":
            editors.bump(LI, BRIDGE_PATH, "review")


def state(browser: TestClient, kind: str = "unsafe") -> dict[str, str]:
    """Return what a decision about the first proposal of a kind has to name."""
    page = browser.get("/proposals", params={"path": BRIDGE_PATH}).text
    version = re.search(r'data-version="(\w+)"', page)
    name = re.search(rf'data-id="([\w-]+)" data-kind="{kind}"', page)
    assert version
    assert name
    return {"path": BRIDGE_PATH, "version": version[1], "id": name[1]}
