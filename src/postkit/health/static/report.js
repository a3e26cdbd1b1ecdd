"use strict";
const words = document.getElementById("words").dataset;
const find = name => document.getElementById(name);
const size = 50;

const read = name => JSON.parse(find(name).textContent);
const archive = read("archive");
const place = find("archive").dataset;
const base = place.base.split("/").map(encodeURIComponent).join("/");

const posts = archive.rows.map(([folder, name, title, stage, author, month, added, original, findings, values]) => {
  const names = archive.names, inFolder = names[folder];
  return {
    path: inFolder === "." ? name : `${inFolder}/${name}`, folder: inFolder, title, stage: names[stage],
    author: names[author], month: names[month], added: names[added], original, findings,
    values: values.map(number => names[number]),
  };
});
const byPath = new Map(posts.map(post => [post.path, post]));

// What cannot be seen is shown as an escape: it would turn the line around.
function shown(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu,
    char => `<U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
}

function cell(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = shown(text);
  if (name) made.className = name;
  return made;
}

// What a message quotes is between backticks.
function withCode(message) {
  return message.split(/`([^`]+)`/).map((part, at) => (at % 2 ? cell("code", part) : shown(part)));
}

function link(address, content, label) {
  const made = document.createElement("a");
  made.href = address;
  made.append(content);
  if (label) made.setAttribute("aria-label", shown(label));
  return made;
}

// Where a post is opened: as the user wants it, or the file itself.
function address(path, line) {
  const to = path.split("/").map(encodeURIComponent).join("/");
  if (place.link) return place.link.replaceAll("{path}", to).replaceAll("{line}", line);
  return path.startsWith("/") ? to : `${base}/${to}`;
}

function head(path, title, line) {
  const made = cell("th", title);
  made.scope = "row";
  if (title) made.append(document.createElement("br"));
  const shown = cell("span", "", "path");
  shown.append(link(address(path, line), cell("code", path)));
  made.append(shown);
  return made;
}

// A list of rows that is searched, chosen from by a link, and paged.
class List {
  constructor(name, all, { draw, has, texts }) {
    Object.assign(this, { name, all, draw, has, texts, page: 0, kind: "", value: "" });
    this.search = find(`${name}-search`);
    this.level = find(`${name}-severity`);
    this.chip = find(`${name}-chosen`);
    this.previous = find(`${name}-previous`);
    this.next = find(`${name}-next`);
    this.search.addEventListener("input", () => this.choose());
    this.level?.addEventListener("change", () => this.choose());
    this.chip.addEventListener("click", () => { this.lead({}); this.search.focus(); });
    this.previous.addEventListener("click", () => this.turn(-1));
    this.next.addEventListener("click", () => this.turn(1));
    find(`${name}-controls`).hidden = false;
    find(`${name}-note`).hidden = true;
    this.choose();
  }

  // Show what a number of the page stands for.
  lead({ kind = "", value = "", severity = "", label = "" }) {
    Object.assign(this, { kind, value });
    this.search.value = "";
    if (this.level) this.level.value = severity;
    this.chip.hidden = !kind;
    this.chip.textContent = `${shown(label || value)} ×`;
    this.chip.setAttribute("aria-label", shown(`${words.clear}: ${label || value}`));
    this.choose();
  }

  choose() {
    const wanted = this.search.value.toLowerCase(), level = this.level?.value;
    this.chosen = this.all.filter(row =>
      (!level || row.severity === level) && (!this.kind || this.has(row, this.kind, this.value))
      && (!wanted || this.texts(row).some(text => text.toLowerCase().includes(wanted))));
    this.page = 0;
    this.show();
  }

  turn(step) {
    this.page += step;
    this.show();
    find(this.name).scrollIntoView();
  }

  show() {
    const pages = Math.max(1, Math.ceil(this.chosen.length / size));
    this.page = Math.min(Math.max(this.page, 0), pages - 1);
    const rows = this.chosen.slice(this.page * size, (this.page + 1) * size);
    find(`${this.name}-rows`).replaceChildren(...rows.map(this.draw));
    find(`${this.name}-count`).textContent = this.chosen.length
      ? `${this.chosen.length.toLocaleString("en")} · ${words.page} ${this.page + 1} / ${pages}` : words.none;
    this.previous.disabled = this.page === 0;
    this.next.disabled = this.page >= pages - 1;
  }
}

const lists = {};

if (posts.length) {
  lists.posts = new List("posts", posts, {
    draw(post) {
      const row = document.createElement("tr");
      const count = cell("td", "", "number");
      const to = link("#findings", String(post.findings), `${words.findings}: ${post.findings}`);
      Object.assign(to.dataset, { kind: "post", value: post.path });
      count.append(post.findings ? to : "0");
      row.append(head(post.path, post.title, 1), cell("td", post.stage), count);
      return row;
    },
    has(post, kind, value) {
      if (kind === "clean") return !post.findings;
      if (kind === "rule") return codes.get(value)?.has(post.path);
      if (kind === "original") return post.original && (!value || post.folder === value || post.author === value);
      if (kind === "value") return post.values.includes(value);
      return post[kind] === value;
    },
    texts: post => [post.path, post.title],
  });
}

// The paths of the posts with findings of each rule.
const codes = new Map();

if (find("data")) {
  const data = read("data"), levels = ["error", "warning", "info"];
  const findings = data.findings.map(([post, line, rule, level, message, excerpt]) => {
    const [path, title] = data.posts[post], [code, name, summary] = data.rules[rule];
    if (!codes.has(code)) codes.set(code, new Set());
    codes.get(code).add(path);
    return { path, title, line, code, name, summary, severity: levels[level], message: data.messages[message], excerpt };
  });
  lists.findings = new List("findings", findings, {
    draw(finding) {
      const row = document.createElement("tr");
      const line = cell("td", "", "number"), rule = cell("td", ""), text = cell("td", "");
      if (finding.summary) text.append(...withCode(finding.summary), document.createElement("br"));
      text.append(...withCode(finding.message));
      line.append(link(address(finding.path, finding.line), String(finding.line), `${finding.path}, ${words.line} ${finding.line}`));
      const named = `${finding.code} ${finding.name}`;
      rule.append(cell("span", words[finding.severity], `level ${finding.severity}`), document.createElement("br"),
        find(`rule-${finding.code}`) ? link(`#rule-${finding.code}`, named) : named);
      if (finding.excerpt) text.append(cell("code", finding.excerpt, "excerpt"));
      row.append(head(finding.path, finding.title, finding.line), line, rule, text);
      return row;
    },
    has(finding, kind, value) {
      if (kind === "rule") return finding.code === value;
      if (kind === "family") return finding.code.replace(/[0-9]+$/, "") === value;
      if (kind === "post") return finding.path === value;
      return byPath.get(finding.path)?.[kind] === value;
    },
    texts: finding => [finding.path, finding.title, `${finding.code} ${finding.name}`, finding.summary, finding.message],
  });
}

function openRule() {
  const rule = location.hash.startsWith("#rule-") && find(decodeURIComponent(location.hash.slice(1)));
  if (rule) rule.open = true;
}

document.addEventListener("click", event => {
  const number = event.target.closest("a[data-kind]");
  const list = number && lists[number.hash.slice(1)];
  if (list) list.lead({ ...number.dataset });
});
window.addEventListener("hashchange", openRule);
window.addEventListener("beforeprint", () => {
  for (const table of document.querySelectorAll("details.more")) table.open = true;
});
openRule();
