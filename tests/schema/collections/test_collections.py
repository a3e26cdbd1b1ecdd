"""Collections of site tools, read into JSON Schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from examples import size
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError
from postkit.schema import Schema
from postkit.schema.collections import Collection, read_collections
from postkit.schema.collections.javascript import read_program
from postkit.schema.schema import built_in_schema
from postkit.schema.types import write_zod

ASTRO = """\
import { defineCollection, reference, z } from "astro:content";
import { glob } from "astro/loaders";
import { plainText } from "./helpers";

const seasons = ["spring", "autumn"] as const;
const shared = { draft: z.boolean().default(false), title: z.string().min(1).max(80) };

/* posts, with what all pages share */
const blog = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./src/posts" }),
  schema: ({ image }) =>
    z.object({
      ...shared,
      pubDate: z.coerce.date(),
      updated: z.coerce.date().optional(), // now and then
      season: z.enum(seasons).nullable(),
      cover: z.object({ src: image(), alt: z.string() }).strict().optional(),
      tags: z.array(z.string().regex(/^[a-z/\\]"-]+$/)).nonempty().default([]),
      author: reference("people"),
      'read-time': z.number().int().positive().nullish(),
      kind: z.union([z.literal("note"), z.literal(1)]),
      summary: z.string().refine((text) => text.includes("。"), { message: "no, {really}" }),
      other: plainText(),
    }),
});
const notes = defineCollection({ type: "content", schema: z.object({ title: z.string() }) });

export const collections = { blog, 'short-notes': notes, ...more };
"""
DECAP = """\
backend: {name: git-gateway, branch: main}
collections:
  - name: blog
    folder: content/blog/
    fields:
      - {name: title, label: Title, widget: string}
      - {name: date, widget: datetime}
      - {name: rating, widget: number, value_type: int, min: 1, max: 5, required: false}
      - {name: mood, widget: select, options: [calm, {label: Loud, value: loud}]}
      - {name: tags, widget: list, required: false}
      - {name: cover, widget: object, fields: [{name: src, widget: image}]}
      - {name: slug, widget: string, pattern: ['^[a-z-]+$', lower case]}
      - {name: chart, widget: graph, required: false}
      - {name: body, widget: markdown}
  - name: pages
    files:
      - {name: about, file: content/about.md, fields: [{name: title, widget: string}]}
"""
TINA = """\
import { defineConfig, type TinaField } from "tinacms";
const seo: TinaField[] = [{ type: "string", name: "seoTitle" }];
export default defineConfig({
  branch: process.env.HEAD || "main",
  build: { outputFolder: "admin", publicFolder: "public" },
  schema: {
    collections: [
      {
        name: "post",
        path: "content/posts",
        fields: [
          { type: "string", name: "title", isTitle: true, required: true },
          { type: "datetime", name: "date", required: true },
          { type: "string", name: "tags", list: true },
          { type: "object", name: "links", list: true, fields: [{ type: "string", name: "url", required: true }] },
          { type: "string", name: "mood", options: [{ value: "calm", label: "Calm" }] },
          { type: "rich-text", name: "text", isBody: true },
          ...seo,
        ],
        ui: { router: ({ document }) => `/posts/${document._sys.filename}` },
      },
    ],
  },
});
"""  # noqa: E501
FRONT_MATTER = {
    "frontMatter.content.pageFolders": [
        {"title": "Blog", "path": "[[workspace]]/content/blog", "contentTypes": ["blog"]}
    ],
    "frontMatter.taxonomy.contentTypes": [
        {
            "name": "blog",
            "fields": [
                {"title": "Title", "name": "title", "type": "string", "required": True},
                {"name": "date", "type": "datetime", "required": True},
                {
                    "name": "mood",
                    "type": "choice",
                    "choices": ["calm", {"id": "loud", "title": "L"}],
                },
                {"name": "tags", "type": "tags"},
                {"name": "seo", "type": "fields", "fields": [{"name": "index", "type": "boolean"}]},
                {"title": "Look", "name": "look", "type": "heading"},
            ],
        }
    ],
}


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def read_text(name: str, text: str) -> dict[str, Collection]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return {collection.name: collection for collection in read_collections(str(path))}

    return read_text


def failing(collection: Collection, values: dict[str, Any]) -> set[str]:
    failures = Schema(collection.schema, "s").failures(values)
    return {".".join(map(str, failure.path)) for failure in failures}


BLOG = {
    "title": "桥",
    "pubDate": "Jul 08 2026",
    "season": None,
    "author": "ana",
    "kind": 1,
    "summary": "短。",
    "tags": ["a/b"],
}


def test_astro(read: Any) -> None:
    found = read("content.config.ts", ASTRO)

    assert {name: one.files for name, one in found.items()} == {
        "blog": ("src/posts/**/*.md",),
        "short-notes": ("src/content/short-notes/**",),
    }
    assert failing(found["blog"], BLOG) == set()
    assert failing(found["short-notes"], {}) == {"title"}
    assert found["blog"].left_out == (
        "line 28: what `...` adds is not written here",
        "line 22: `.refine()` cannot be said in a JSON Schema",
        "line 23: `plainText()` is not written here",
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": ""}, {"title"}),
        ({"pubDate": "soon"}, {"pubDate"}),
        ({"season": "winter"}, {"season"}),
        ({"cover": {"src": "a.png"}}, {"cover.alt"}),
        ({"cover": {"src": "a.png", "alt": "", "x": 1}}, {"cover.x"}),
        ({"tags": ["A B"]}, {"tags.0"}),
        ({"tags": []}, {"tags"}),
        ({"read-time": 0}, {"read-time"}),
        ({"read-time": None}, set()),
        ({"kind": "x"}, {"kind"}),
        ({"draft": "no"}, {"draft"}),
    ],
)
def test_astro_checks_what_astro_checks(
    read: Any, values: dict[str, Any], expected: set[str]
) -> None:
    blog = read("content.config.ts", ASTRO)["blog"]

    assert failing(blog, {**BLOG, **values}) == expected


@pytest.mark.parametrize(
    ("name", "text", "collection"),
    [
        ("config.yml", DECAP, "blog"),
        ("config.ts", TINA, "post"),
        ("frontmatter.json", json.dumps(FRONT_MATTER), "blog"),
    ],
)
def test_content_managers(read: Any, name: str, text: str, collection: str) -> None:
    found = read(name, text)[collection]
    base = {
        "title": "桥",
        "date": "2026-03-14T09:30:00.000Z",
        "mood": "calm",
        "slug": "a",
        "tags": [],
    }
    base = {**base, "cover": {"src": "a.png"}}

    assert failing(found, base) == set()
    assert failing(found, {"mood": "calm", "cover": {"src": ""}, "slug": "a"}) == {"title", "date"}
    assert failing(found, {**base, "mood": "angry"}) == {"mood"}
    assert failing(found, {**base, "tags": [1]}) == {"tags.0"}
    assert "body" not in found.schema["properties"]


def test_decap_has_limits_files_and_what_is_not_known(read: Any) -> None:
    found = read("config.yml", DECAP)

    assert found["blog"].files == ("content/blog/**",)
    assert found["about"].files == ("content/about.md",)
    assert found["blog"].left_out == ("`chart`: `graph` is not a type that is known",)
    assert found["blog"].schema["properties"]["rating"]["maximum"] == 5
    assert failing(found["about"], {}) == {"title"}


def test_tina_reads_what_is_spread(read: Any) -> None:
    post = read("config.ts", TINA)["post"]

    assert "seoTitle" in post.schema["properties"]
    assert post.files == ("content/posts/**",)
    assert "links.0.url" in failing(post, {"links": [{}]})


@pytest.mark.parametrize("name", ["post", "book-note"])
def test_what_is_written_for_astro_is_read_again(read: Any, name: str) -> None:
    schema = built_in_schema(name)
    text = write_zod(schema.definition, "Post") + (
        "export const collections = { post: defineCollection({ schema: postSchema }) };\n"
    )

    found = read("content.config.ts", text)["post"]

    assert found.left_out == ()
    assert set(found.schema["required"]) == set(schema.required)
    assert list(found.schema["properties"]) == list(schema.properties)
    again = write_zod(found.schema, "Post")
    first = write_zod(schema.definition, "Post")
    assert again.count("z.coerce.date()") == first.count("z.coerce.date()")


@pytest.mark.parametrize("name", ["config.yml", "x.ts", "x.json"])
def test_a_file_without_collections(read: Any, name: str) -> None:
    with pytest.raises(FileError, match="no collections"):
        read(name, "{}" if name == "x.json" else "a: 1\n")


@given(
    st.lists(
        st.sampled_from(
            [
                *("const a = ", "z.object(", "{", "}", "(", ")", "[", "]", ",", "a", ": ", '"x"'),
                *("export const collections = ", "...", "`", "'", "/", "return ", "a.b", "as "),
                *("=> ", "\n"),
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_program_can_be_read(text: str) -> None:
    read_program(text)


@pytest.mark.parametrize("opening", ["/*a", '"\\', "'\\", "`\\", "=/["])
def test_what_is_never_closed_takes_linear_time(opening: str) -> None:
    """It once took quadratic time: minutes for a file of this size."""
    assert not read_program("const a = " + opening * size(100_000)).get("default")
