"""How an example looks in a browser, before and after."""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt

from postkit import Document, Source

_STYLE = "body{font:15px/1.6 sans-serif;margin:.8em;color:#222;background:#fff}"
_FRAME = (
    '<iframe title="{title}" sandbox="" loading="lazy" srcdoc="{page}" '
    'style="width:100%;height:11em;border:1px solid #bbb;background:#fff"></iframe>'
)
_BLOCKS = """\
```{{raw}} html
<div style="display:flex;flex-wrap:wrap;gap:1em">
<div style="flex:1 1 16em"><p>Before</p>{before}</div>
<div style="flex:1 1 16em"><p>After</p>{after}</div>
</div>
```
"""


def side_by_side(bad: str, good: str) -> str:
    """Return both texts as pages beside each other; empty where a browser shows the same.

    They are rendered by CommonMark with tables. The frames run no scripts.
    """
    before, after = _rendered(bad), _rendered(good)
    if _shown(before) == _shown(after):
        return ""
    frames = [
        _FRAME.format(title=title, page=html.escape(f"<style>{_STYLE}</style>{page}", quote=True))
        for title, page in (("before", before), ("after", after))
    ]
    # A blank line or a fence in an example must not end the block of HTML.
    frames = [frame.replace("\n", "&#10;").replace("`", "&#96;") for frame in frames]
    return _BLOCKS.format(before=frames[0], after=frames[1])


def _rendered(text: str) -> str:
    body = Document(Source(text)).body
    return str(MarkdownIt("commonmark").enable("table").render(body.text(text)))


def _shown(page: str) -> str:
    """Return what a browser makes of `page`, without comments and white space between tags."""
    return re.sub(r"\s+", " ", re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)).strip()
