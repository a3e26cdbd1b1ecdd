// What is typed for each command; apart from VS Code, so that it can be tested without it.
"use strict";

/** The options that every command gets from the settings. */
function common(settings) {
  return settings.allowPlugins ? ["--allow-plugins"] : [];
}

/** The arguments that start the language server. */
function serverArguments(settings) {
  return ["lsp", ...common(settings)];
}

/** The arguments that convert the post at `path`, in place. */
function convertArguments(target, path, settings) {
  return ["convert", "--to", target, ...common(settings), "--", path];
}

/** The arguments that write a new post. */
function newArguments(title, settings) {
  return ["new", ...common(settings), "--", title];
}

/** The path of the post that `postkit new` says it has written, or undefined. */
function writtenPath(output) {
  const match = /(\S.*\.(?:md|mdx|markdown))\s*$/m.exec(output);
  return match ? match[1] : undefined;
}

module.exports = { serverArguments, convertArguments, newArguments, writtenPath };
