"""VuePress: what VitePress reads, with the same plugins of markdown-it.

https://vuepress.vuejs.org/guide/markdown.html
"""

from __future__ import annotations

from postkit.dialects import vitepress

DIALECT = vitepress.DIALECT._replace(name="vuepress", title="VuePress")
