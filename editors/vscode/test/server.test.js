// The server as the extension starts it, through the library that its client is made of.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { test } = require("node:test");
const rpc = require("vscode-jsonrpc/node");
const { serverArguments, convertArguments, newArguments, writtenPath } = require("../src/commands");

const URI = "file:///posts/a.md";
const TEXT = "---\ntags: [a, a]\n---\n\n字。\n";

test("a finding is shown, and fixing all is offered", async () => {
  const server = spawn(process.env.POSTKIT || "postkit", serverArguments({ allowPlugins: false }));
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

test("plugins are allowed by the setting alone", () => {
  assert.deepEqual(serverArguments({ allowPlugins: false }), ["lsp"]);
  assert.deepEqual(serverArguments({ allowPlugins: true }), ["lsp", "--allow-plugins"]);
});

test("a file name is never an option", () => {
  assert.deepEqual(convertArguments("zh-Hant", "-x.md").slice(-2), ["--", "-x.md"]);
});

test("the new post is found in what `postkit new` prints", () => {
  assert.deepEqual(newArguments("河边的桥"), ["new", "河边的桥"]);
  assert.equal(writtenPath("posts/a b.md\n  to fill in: tags\n"), "posts/a b.md");
  assert.equal(writtenPath("posts/a.md\n"), "posts/a.md");
  assert.equal(writtenPath("nothing\n"), undefined);
});
