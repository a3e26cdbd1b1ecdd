"""The table of rules in Chinese, and what each of them finds in Chinese words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from _pages.markdown import table
from postkit.rules import RULES, Rule
from postkit.rules.chinese_summaries import CHINESE_SUMMARIES

FAMILIES = {
    "FM": "Front matter：文章开头两条分隔线之间的字段",
    "DB": "Details 块：折叠原文和注释的 `<details>`",
    "SM": "混用：不该出现的简体字、繁体字、字母和标点",
    "MD": "Markdown：读者看到的和作者想的不一样",
    "RS": "残留：机器留在文章里的东西",
    "BI": "双语：译文与原文对不上",
    "XP": "文章之间：互相比较才看得出来",
    "PK": "给 postkit 的注释",
}
"""The title of each family."""

_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_FIXES = {"safe": "安全", "unsafe": "要看", "none": "手工"}

_INTRODUCTION = """\
# 规则一览

每条规则只找一种问题。编号和名字指的是同一条规则，写哪个都行；`postkit explain MD001` 在终端里解释
其中一条。链接指向英文的规则页，那里有修复前后的例子。

- **程度**：页面一定会坏的是错误，其余是警告或提示。
- **运行**：默认运行，还是要用 `select` 选上才运行。预览中的规则是新的，误报多少还不清楚；选上它的
  编号或名字，或者设置 `preview = true`，它才运行。
- **修复**：“安全”的由 `postkit fix` 修复；同一条规则在有疑问的地方，修复也要有人看，前面是 `[~]`
  而不是 `[*]`。“要看”的加上 `--unsafe-fixes` 才修复，之后要有人看一眼。“手工”的只能由人来写。
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page with all rules."""
    parts = [_INTRODUCTION]
    for head, family in groupby(RULES, lambda rule: rule.code.rstrip("0123456789")):
        rows = [_row(rule) for rule in family]
        parts += [
            f"## {FAMILIES[head]}",
            table(["编号", "名字", "找什么", "程度", "运行", "修复"], rows),
        ]
    yield "zh-hans/rules.md", "\n\n".join(parts) + "\n"


def _row(rule: type[Rule]) -> list[str]:
    page = f"../reference/rules/{rule.name}.md"
    return [
        f"[{rule.code}]({page})",
        f"[{rule.name}]({page})",
        CHINESE_SUMMARIES.get(rule.code, rule.summary),
        _SEVERITIES[rule.severity.value],
        "预览" if rule.preview else "默认" if rule.default else "选上才运行",
        _FIXES[rule.fix_kind()],
    ]
