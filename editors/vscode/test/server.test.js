// The server as the extension starts it, through the library that its client is made of.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync, spawn } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const rpc = require("vscode-jsonrpc/node");
const { serverArguments, convertArguments, newArguments, writtenPath } = require("../src/commands");

const POSTKIT = process.env.POSTKIT || "postkit";
const URI = "file:///posts/a.md";
const TEXT = "---\ntags: [a, a]\n---\n\n字。\n";

test("a finding is shown, and fixing all is offered", async () => {
  const server = spawn(POSTKIT, serverArguments({ allowPlugins: false }));
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  const found = new Promise((resolve) =>
    connection.onNotification("textDocument/publishDiagnostics", resolve),
  );
  connection.listen();
  try {
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification("initialized", {});
    const textDocument = { uri: URI, languageId: "markdown", version: 1, text: TEXT };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    const { diagnostics } = await found;
    assert.ok(diagnostics.some((one) => one.code === "FM011"));

    const [action] = await connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
      context: { diagnostics: [], only: ["source.fixAll.postkit"] },
    });
    assert.equal(action.kind, "source.fixAll.postkit");
    assert.match(JSON.stringify(action.edit), /newText/);
  } finally {
    connection.dispose();
    server.kill();
  }
});

const DENIED = { allowPlugins: false };
const ALLOWED = { allowPlugins: true };

test("plugins are allowed by the setting alone, in every command", () => {
  for (const words of [serverArguments, (s) => convertArguments("zh-Hant", "a.md", s), (s) => newArguments("桥", s)]) {
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
