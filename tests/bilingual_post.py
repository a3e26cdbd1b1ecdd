"""A made-up bilingual post, whole, and ways to damage it."""

from __future__ import annotations

PAIRS = (
    (
        "早上的港口很安静，只有几只海鸥在栏杆上休息。",
        "The harbour is quiet in the morning, a few gulls rest on the railing.",
    ),
    (
        "工人们六点上班，先喝一杯热茶再开始装船。",
        "The workers start at six and drink hot tea before they load the ships.",
    ),
    (
        "第一艘船带来了水果和鲜花，买家在岸边等候。",
        "The first ship brings fruit and flowers, buyers wait on the shore.",
    ),
    (
        "中午太阳很大，大家都躲到仓库的影子里吃饭。",
        "At noon the sun is strong, everybody eats in the shadow of the warehouse.",
    ),
    (
        "下午风大了起来，船长决定推迟两小时出发。",
        "In the afternoon the wind rises, the captain delays departure by two hours.",
    ),
    (
        "傍晚灯塔亮了，孩子们沿着防波堤跑回家去。",
        "At dusk the lighthouse is lit, children run home along the breakwater.",
    ),
    (
        "夜里下起了小雨，老人在窗边给孙女写信。",
        "At night a light rain falls, an old man writes letters to his granddaughter.",
    ),
    (
        "第二天银行开门的时候，门口已经排起了长队。",
        "When the bank opens the next day, a long queue is at the door.",
    ),
)
HEAD = "---\ntitle: 港口\n---\n\n"


def block(original: str) -> str:
    return f"<details>\n<summary>Original</summary>\n\n{original}\n\n</details>\n"


def post(passages: list[str], originals: list[str | None]) -> str:
    """Return a post with an original under each passage, none where it is None."""
    parts = [HEAD]
    for passage, original in zip(passages, originals, strict=True):
        parts.append(f"{passage}\n\n")
        if original is not None:
            parts.append(block(original) + "\n")
    return "".join(parts)


PASSAGES = [passage for passage, _ in PAIRS]
ORIGINALS: list[str | None] = [original for _, original in PAIRS]
WHOLE = post(PASSAGES, ORIGINALS)
