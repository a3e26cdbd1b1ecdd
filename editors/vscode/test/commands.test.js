// What is typed for each command. Needs no package, so that it runs wherever Node.js does.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { serverArguments, convertArguments, newArguments, writtenPath } = require("../src/commands");

const POSTKIT = process.env.POSTKIT || "postkit";
const DENIED = { allowPlugins: false };
const ALLOWED = { allowPlugins: true };

test("plugins are allowed by the setting alone, in every command", () => {
  const commands = [
    serverArguments,
    (settings) => convertArguments("zh-Hant", "a.md", settings),
    (settings) => newArguments("桥", settings),
  ];
  for (const words of commands) {
    assert.ok(!words(DENIED).includes("--allow-plugins"));
    assert.ok(words(ALLOWED).includes("--allow-plugins"));
  }
});

test("a file name or a title is never an option", () => {
  assert.deepEqual(convertArguments("zh-Hant", "-x.md", ALLOWED).slice(-2), ["--", "-x.md"]);
  assert.deepEqual(newArguments("--help", ALLOWED).slice(-2), ["--", "--help"]);
});

test("the new post is found in what `postkit new` prints", () => {
  assert.equal(writtenPath("posts/a b.md\n  to fill in: tags\n"), "posts/a b.md");
  for (const name of ["posts/a.md", "posts/a.mdx", "posts/a.markdown"]) {
    assert.equal(writtenPath(`${name}\n`), name);
  }
  assert.equal(writtenPath("nothing\n"), undefined);
});

test("postkit takes the words of both commands", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "postkit-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const run = (words) => execFileSync(POSTKIT, words, { cwd: folder, encoding: "utf8" });
  const written = writtenPath(run(newArguments("-河边的桥", ALLOWED)));
  run(convertArguments("zh-Hant", written, ALLOWED));
  assert.match(readFileSync(path.join(folder, written), "utf8"), /河邊的橋/);
});
