"""The posts of a small archive to review."""

from __future__ import annotations

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
