// The client of `postkit lsp`: findings, fixes and completion come from the server.
"use strict";

const { execFile } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient, State } = require("vscode-languageclient/node");
const { serverArguments, convertArguments, newArguments, writtenPath } = require("./commands");

let client;
let status;

function settings() {
  const values = vscode.workspace.getConfiguration("postkit");
  return { path: values.get("path"), allowPlugins: values.get("allowPlugins") };
}

async function start() {
  const run = { command: settings().path, args: serverArguments(settings()) };
  client = new LanguageClient("postkit", "postkit", run, {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", language: "mdx" },
    ],
  });
  client.onDidChangeState(({ newState }) => {
    status.text = newState === State.Running ? "$(check) postkit" : "$(sync~spin) postkit";
  });
  try {
    await client.start();
  } catch (error) {
    status.text = "$(warning) postkit";
    const advice = "Install it with `pipx install 'postkit-lint[lsp]'`, or set `postkit.path`.";
    vscode.window.showErrorMessage(`postkit cannot be started: ${error.message}. ${advice}`);
  }
}

async function restart() {
  await client?.dispose();
  await start();
}

/** Run postkit beside `file` and return what it prints. */
function runPostkit(words, folder) {
  return new Promise((resolve, reject) => {
    execFile(settings().path, words, { cwd: folder }, (error, out, err) =>
      error ? reject(new Error(err.trim() || error.message)) : resolve(out),
    );
  });
}

async function fixAll() {
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.postkit",
    apply: "first",
  });
}

async function convert() {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || document.isUntitled) return;
  const targets = ["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"];
  const target = await vscode.window.showQuickPick(targets, { title: "Convert to" });
  if (!target || !(await document.save())) return;
  const words = convertArguments(target, document.fileName, settings());
  await runPostkit(words, path.dirname(document.fileName));
}

/** The folder of the open post, or that of the workspace. */
function currentFolder() {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const isPost = uri?.scheme === "file" && vscode.workspace.getWorkspaceFolder(uri);
  return isPost ? path.dirname(uri.fsPath) : vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

async function newPost() {
  const folder = currentFolder();
  if (!folder) return;
  const title = await vscode.window.showInputBox({ title: "Title of the post" });
  if (!title) return;
  const written = writtenPath(await runPostkit(newArguments(title, settings()), folder));
  if (written) await vscode.window.showTextDocument(vscode.Uri.file(path.resolve(folder, written)));
}

/** Return a command that shows what goes wrong in it. */
function shown(command) {
  return () => command().catch((error) => vscode.window.showErrorMessage(error.message));
}

exports.activate = async (context) => {
  status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.command = "postkit.restart";
  status.tooltip = "postkit: restart the language server";
  status.text = "$(sync~spin) postkit";
  status.show();
  const commands = { fixAll, convert, newPost, restart };
  context.subscriptions.push(
    status,
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`postkit.${name}`, shown(command)),
    ),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("postkit")) shown(restart)();
    }),
  );
  await start();
};

exports.deactivate = () => client?.dispose();
