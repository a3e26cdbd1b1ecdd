"""Text that a site would run as a template is shown."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.ingest import Article
from postkit.ingest.template_syntax import shown_as_written, without_templates

TEMPLATE = "写 {{ page.title }} 就是题目。"
_AS_MARKDOWN = {"mdx": {"format": "md"}}


@pytest.mark.parametrize(
    ("site", "body", "field"),
    [
        ("jekyll", TEMPLATE, {"render_with_liquid": False}),
        ("hexo", TEMPLATE, {"disableNunjucks": True}),
        ("hexo", "一个 {% note %} 标签", {"disableNunjucks": True}),
        ("hexo", "一个 {# 注释 #} 标签", {"disableNunjucks": True}),
        ("hexo", "## 桥 {#bridge}", {}),
        ("eleventy", TEMPLATE, {"templateEngineOverride": "md"}),
        ("astro", TEMPLATE, {}),
        ("docusaurus", TEMPLATE, _AS_MARKDOWN),
        ("docusaurus", "集合 {甲}", _AS_MARKDOWN),
        ("docusaurus", "一<br>二", _AS_MARKDOWN),
        ("docusaurus", "import 是一个词", _AS_MARKDOWN),
        ("docusaurus", "词 import", {}),
        ("jekyll", "没有模板：{ 1 }", {}),
    ],
)
def test_templates_are_switched_off_where_there_are_some(
    site: str, body: str, field: dict[str, object]
) -> None:
    assert without_templates(body, find_dialect(site)) == field


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{{< figure src="a.png" >}}', '{{</* figure src="a.png" */>}}'),
        ("甲 {{% note %}}乙{{% /note %}}", "甲 {{%/* note */%}}乙{{%/* /note */%}}"),
        ("{{</* figure */>}}", "{{</* figure */>}}"),
        (TEMPLATE, TEMPLATE),
    ],
)
def test_shortcodes_of_hugo_are_shown(body: str, expected: str) -> None:
    assert shown_as_written(Article("桥", body), find_dialect("hugo")).body == expected
