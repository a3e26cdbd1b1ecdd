// What is typed for each command; apart from VS Code, so that it can be tested without it.
"use strict";

/** The arguments that start the language server. */
function serverArguments(settings) {
  return settings.allowPlugins ? ["lsp", "--allow-plugins"] : ["lsp"];
}

/** The arguments that convert the post at `path`, in place. */
function convertArguments(target, path) {
  return ["convert", "--to", target, "--", path];
}

/** The arguments that write a new post. */
function newArguments(title) {
  return ["new", title];
}

/** The path of the post that `postkit new` says it has written, or undefined. */
function writtenPath(output) {
  const match = /(\S.*\.mdx?)\s*$/m.exec(output);
  return match ? match[1] : undefined;
}

module.exports = { serverArguments, convertArguments, newArguments, writtenPath };
