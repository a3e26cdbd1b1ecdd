"""An import into a site that `postkit init` has set up keeps what the source says."""

from __future__ import annotations

import json

import pytest
from shell import Shell

from postkit.presets import PRESETS

FOLDERS = {
    "hugo": "content/posts",
    "hexo": "source/_posts",
    "jekyll": "_posts",
    "eleventy": "posts",
    "astro": "src/content/blog",
    "docusaurus": "blog",
    "mkdocs": "docs/blog/posts",
    "vitepress": "posts",
    "plain": "posts",
}
EXPORT = """\
<?xml version="1.0"?>
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>河边小报</title><link>https://a.example</link><language>zh-CN</language>
<item><title>新桥通车</title><link>https://a.example/bridge/</link><dc:creator>林小满</dc:creator>
<content:encoded><![CDATA[河上的新桥今天通车了。]]></content:encoded>
<excerpt:encoded><![CDATA[桥通车了。]]></excerpt:encoded><wp:post_id>7</wp:post_id>
<wp:post_date>2026-05-01 10:00:00</wp:post_date><wp:status>publish</wp:status>
<wp:post_modified>2026-05-03 11:00:00</wp:post_modified><wp:post_type>post</wp:post_type>
<category domain="category"><![CDATA[城市]]></category>
<category domain="post_tag"><![CDATA[River News]]></category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>
</item>
<item><title>桥</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://a.example/bridge.jpg</wp:attachment_url></item>
</channel></rss>
"""
SAYS = (
    *("新桥通车", "https://a.example/bridge/", "林小满", "河边小报", "桥通车了。", "城市"),
    *("River News", "https://a.example/bridge.jpg", "2026-05-01", "2026-05-03"),
)
PAGE = "<html><title>老桥</title><body><h1>老桥</h1><p>这座桥很老，没有人知道是谁造的。</p></html>"


@pytest.mark.parametrize("preset", PRESETS)
def test_nothing_that_the_source_says_is_lost(shell: Shell, preset: str) -> None:
    shell.run("init", "--preset", preset)
    shell.write("export.xml", EXPORT)

    answer = shell.run("import", "export.xml", "--into", FOLDERS[preset])

    assert "has no place for it" not in answer.out
    path = answer.out.partition(": ")[0]
    front_matter = shell.read(path).partition("\n---\n")[0]
    assert [value for value in SAYS if value not in front_matter] == []
    assert shell.run("lint").status == 0


@pytest.mark.parametrize("preset", PRESETS)
def test_a_second_import_makes_no_second_draft(shell: Shell, preset: str) -> None:
    shell.run("init", "--preset", preset)
    shell.write("export.xml", EXPORT)
    shell.write("page.html", PAGE)
    arguments = ("import", "export.xml", "page.html", "--into", FOLDERS[preset])
    paths = [line.partition(": ")[0] for line in shell.run(*arguments).out.splitlines()]
    posts = [path for path in paths if path.endswith(".md")]
    for path in posts:
        shell.write(path, shell.read(path).replace("桥", "大桥"))

    answer = shell.run(*arguments)

    assert answer.status == 0
    assert answer.out.count("imported before") == 4, "each article, and each summary"
    assert "Wrote 0 drafts from export.xml" in answer.out
    assert "Wrote 0 drafts from page.html" in answer.out


@pytest.mark.parametrize("preset", PRESETS)
def test_a_post_of_ghost_is_updated(shell: Shell, preset: str) -> None:
    post = {"id": "1", "uuid": "8e1f9d0c", "title": "老桥", "html": "<p>桥很老。</p>"}
    export = {"db": [{"data": {"posts": [post]}}]}
    shell.run("init", "--preset", preset)
    shell.write("ghost.json", json.dumps(export))
    path = shell.run("import", "ghost.json", "--into", FOLDERS[preset]).out.partition(": ")[0]
    post["html"] = "<p>桥拆了。</p>"
    shell.write("ghost.json", json.dumps(export))

    answer = shell.run("import", "ghost.json", "--into", FOLDERS[preset], "--update")

    assert "Wrote 1 draft from ghost.json (ghost); 1 updated." in answer.out
    assert shell.read(path).endswith("---\n\n桥拆了。\n")


@pytest.mark.parametrize("preset", PRESETS)
def test_an_imported_post_can_be_published(shell: Shell, preset: str) -> None:
    shell.run("init", "--preset", preset)
    shell.write("export.xml", EXPORT)
    path = shell.run("import", "export.xml", "--into", FOLDERS[preset]).out.partition(": ")[0]
    assert "draft: true" in shell.read(path) or "published: false" in shell.read(path)

    while shell.run("status", "bump", path).out:
        pass

    assert "draft: true" not in shell.read(path)
    assert "published: false" not in shell.read(path)
    assert "\npublished: 1 post\n" in shell.run("status").out


ABSOLUTE = "https://a.example/bridge/"


@pytest.mark.parametrize(
    ("preset", "path", "field"),
    [
        ("hugo", "content/a.md", "url"),
        ("hexo", "source/_posts/a.md", "permalink"),
        ("jekyll", "_posts/2026-05-01-a.md", "permalink"),
        ("eleventy", "posts/a.md", "permalink"),
    ],
)
def test_the_path_of_a_page_is_no_address_of_another_site(
    shell: Shell, preset: str, path: str, field: str
) -> None:
    shell.run("init", "--preset", preset)
    text = f"---\ntitle: 桥\ndate: 2026-05-01\n{field}: {{}}\n---\n\n桥。\n"
    shell.write(path, text.format("/bridge/"))
    assert shell.run("lint").status == 0
    shell.write(path, text.format(ABSOLUTE))

    answer = shell.run("lint", "--output-format", "concise")

    assert f"`{field}` is `{ABSOLUTE}`; it must be the path of the page on this site" in answer.out


@pytest.mark.parametrize(
    ("folder", "is_marked"), [("_posts", True), ("_drafts", False), ("_posts/more", True)]
)
def test_a_draft_of_jekyll_is_kept_off_the_site_once(
    shell: Shell, folder: str, is_marked: bool
) -> None:
    shell.run("init", "--preset", "jekyll")
    shell.write("page.html", PAGE)

    path = shell.run("import", "page.html", "--into", folder).out.partition(": ")[0]

    assert ("published: false" in shell.read(path)) == is_marked


PAGE_WITH_CAPTION = """<html><title>老桥</title><body><h1>老桥</h1>
<p>这座桥很老，没有人知道是谁造的，河边的人每天从它上面走过去。</p>
<figure><img src="https://a.example/i.png"><figcaption>早上的桥</figcaption></figure>
<p>后来在它的旁边造了一座新的桥，老桥就只给走路的人用了。</p></body></html>
"""


@pytest.mark.parametrize(
    ("preset", "tag"), [("jekyll", '\n<figure markdown="1">\n'), ("hexo", "\n<figure>\n")]
)
def test_a_caption_is_written_as_the_engine_needs_it(shell: Shell, preset: str, tag: str) -> None:
    shell.run("init", "--preset", preset)
    shell.write("page.html", PAGE_WITH_CAPTION)

    path = shell.run("import", "page.html", "--into", FOLDERS[preset]).out.partition(": ")[0]

    assert tag in shell.read(path)


def test_a_site_that_leaves_html_out_is_named_once(shell: Shell) -> None:
    shell.run("init", "--preset", "hugo")
    shell.write("page.html", PAGE_WITH_CAPTION)
    shell.write("plain.html", PAGE)
    shell.write("other.html", PAGE_WITH_CAPTION.replace("老桥", "新桥"))

    answer = shell.run("import", "plain.html", "page.html", "other.html", "--into", "content")

    assert answer.err.count("hold HTML, such as captions, which the site leaves out") == 1
    assert answer.err.startswith("postkit: page.html: content/lao-qiao-2.md and maybe others")
    shell.write("hugo.toml", "[markup.goldmark.renderer]\nunsafe = true\n")
    assert shell.run("import", "page.html", "--into", "content/more").err == ""


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("hugo", "看 {{</* x */>}} 和 {{ y }}"),
        ("hexo", "\ndisableNunjucks: true\n"),
        ("jekyll", "\nrender_with_liquid: false\n"),
        ("eleventy", "\ntemplateEngineOverride: md\n"),
        ("docusaurus", "\nmdx: {format: md}\n"),
    ],
)
def test_no_site_runs_what_was_text(shell: Shell, preset: str, expected: str) -> None:
    shell.run("init", "--preset", preset)
    items = [{"title": "桥", "content_html": "<p>看 {{&lt; x &gt;}} 和 {{ y }}</p>"}]
    shell.write("feed.json", json.dumps({"items": items}))

    path = shell.run("import", "feed.json", "--into", FOLDERS[preset]).out.partition(": ")[0]

    assert expected in shell.read(path)
    assert shell.run("lint").status == 0
