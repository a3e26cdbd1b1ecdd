// The server as the extension starts it, through the library that its client is made of.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { test } = require("node:test");
const rpc = require("vscode-jsonrpc/node");
const { serverArguments } = require("../src/commands");

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
