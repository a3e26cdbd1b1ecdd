// The board in the browser: keys, decisions, and what other editors change. No library.
"use strict";

const view = document.body.dataset.view;
const words = document.getElementById("words").dataset;
const panes = document.querySelector(".panes");
const path = panes ? panes.dataset.path : "";
const editor = sessionStorage.editor ||= crypto.randomUUID();
const POLL = 500;

let version = Number(document.body.dataset.version);
let blocks = [];
let busy = false;
let later = "";  // A key that opens something, pressed before the last decision was answered.

const find = (selector, root = document) => root.querySelector(selector);
const items = () => [...document.querySelectorAll("[data-item]")];
const current = () => find("[data-item].current");

// ---------------------------------------------------------------- talk to the server

async function load(address) {
  const response = await fetch(address, { headers: { "X-Editor": editor } });
  if (!response.ok) throw new Error(await response.text());
  return response.text();
}

async function send(address, values) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Editor": editor },
    body: JSON.stringify(values),
  });
  return { status: response.status, ...(await response.json()) };
}

function say(message, isProblem = false) {
  const status = document.getElementById("status");
  status.textContent = message;
  status.className = isProblem ? "shown problem" : "shown";
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.className = ""; }, isProblem ? 12000 : 2500);
}

// One request at a time: a key that is held down must not decide about what comes next.
async function alone(act) {
  if (busy) return;
  busy = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    await act();
  } catch (error) {
    say(error instanceof TypeError ? words.failed : error.message, true);
  } finally {
    busy = false;
    document.body.removeAttribute("aria-busy");
    const key = later;
    later = "";
    if (key) KEYS[key]();
  }
}

// ---------------------------------------------------------------- what is selected

function select(item, { focus = true } = {}) {
  for (const other of document.querySelectorAll("[data-item].current")) {
    other.classList.remove("current");
    other.removeAttribute("aria-current");
  }
  if (!item) return;
  item.classList.add("current");
  item.setAttribute("aria-current", "true");
  if (focus) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  if (view === "post") showPlace(Number(item.dataset.line));
}

function move(step) {
  const all = items();
  const at = all.indexOf(current());
  select(all[Math.min(Math.max(at + step, 0), all.length - 1)]);
}

function moveColumn(step) {
  const columns = [...document.querySelectorAll(".column")].filter(column => find("[data-item]", column));
  const at = columns.indexOf(current()?.closest(".column"));
  const column = columns[Math.min(Math.max(at + step, 0), columns.length - 1)];
  if (column) select(find("[data-item]", column));
}

function showPlace(line) {
  for (const old of document.querySelectorAll(".lines .current")) old.classList.remove("current");
  const row = document.getElementById(`T${line}`);
  if (row) {
    row.classList.add("current");
    const pane = document.getElementById("text");
    pane.scrollTop = row.offsetTop - pane.offsetTop - pane.clientHeight / 3;
  }
  const block = blocks.filter(start => start <= line).pop();
  if (block) showPage(`#L${block}`);
}

// The frame is of no origin; `replace` is what it lets others do, and leaves no history.
const page = { frame: document.getElementById("page"), address: "", hash: "", isLoaded: false };

function showPage(hash) {
  page.hash = hash;
  if (page.isLoaded) page.frame.contentWindow.location.replace(page.address + hash);
}

function loadPage() {
  page.isLoaded = false;
  page.address = `/rendered?${new URLSearchParams({ path, now: Date.now() })}`;
  page.frame.contentWindow.location.replace(page.address);
}

page.frame?.addEventListener("load", () => {
  page.isLoaded = Boolean(page.address);
  if (page.isLoaded && page.hash) showPage(page.hash);
});

// ---------------------------------------------------------------- a post

// Nobody's half-written text is taken away by what others do; saving it will ask again.
function isEditing() {
  return Boolean(find("form.edit:not([hidden]), form.whole:not([hidden]), dialog[open]"));
}

async function showProposals(keep = {}) {
  const html = await load(`/proposals?${new URLSearchParams({ path })}`);
  if (keep.unasked && isEditing()) return null;
  document.getElementById("proposals").innerHTML = html;
  document.getElementById("count").textContent = find("#state").dataset.count;
  const all = items();
  const same = all.find(item => item.dataset.id === keep.id);
  select(same || all[Math.min(keep.at ?? 0, all.length - 1)], { focus: keep.focus !== false });
  if (!all.length && keep.focus !== false) find(".done button")?.focus();
  return same;
}

async function showText() {
  const pane = document.getElementById("text");
  const top = pane.scrollTop;
  pane.innerHTML = await load(`/text?${new URLSearchParams({ path })}`);
  blocks = JSON.parse(find(".lines", pane).dataset.blocks);
  pane.scrollTop = top;
  const item = current();
  if (item) showPlace(Number(item.dataset.line));
}

async function showAgain(keep) {
  const same = await showProposals(keep);
  loadPage();
  // Nobody waits for the text and the page to decide the next proposal.
  showText().catch(() => say(words.failed, true));
  return same;
}

function decide(decision, message, values = {}, after = () => {}) {
  const item = current();
  if (!item && decision !== "safe") return Promise.resolve();
  const at = items().indexOf(item);
  return alone(async () => {
    const answer = await send("/decide", {
      path, decision, id: item?.dataset.id || "", version: find("#state").dataset.version, ...values,
    });
    if (answer.status === 200) {
      version = Math.max(version, answer.version);
      say(answer.count > 1 ? words.fixesMade.replace("{count}", answer.count) : message);
      await showAgain({ at });
    } else if (answer.reload) {
      const typed = decision === "edit" ? values.text : null;
      const isThere = typed === null || await isProposed(item.dataset.id);
      // What somebody has typed is kept where its place is gone.
      if (isThere) await showAgain({ at, id: item?.dataset.id });
      if (isThere && typed !== null) startEdit(typed);
      say(answer.message, true);
    } else {
      say(answer.message, true);
    }
    after(answer);
  });
}

async function isProposed(id) {
  const page = new DOMParser().parseFromString(
    await load(`/proposals?${new URLSearchParams({ path })}`), "text/html");
  return [...page.querySelectorAll("[data-item]")].some(item => item.dataset.id === id);
}

function accept() {
  const kind = current()?.dataset.kind;
  if (kind === "open") startEdit();
  else decide("accept", words.accepted);
}

function choose(number) {
  const button = current()?.querySelectorAll("[data-choice]")[number - 1];
  if (button) decide("accept", words.accepted, { choice: button.dataset.choice });
}

function startEdit(typed) {
  const form = current() && find("form.edit", current());
  if (!form) {
    if (current()) say(words.tooLong, true);
    return;
  }
  form.hidden = false;
  const area = find("textarea", form);
  if (typed !== undefined) area.value = typed;
  area.rows = Math.min(Math.max(area.value.split("\n").length + 1, 3), 16);
  area.focus();
}

function stopEdit(form) {
  form.hidden = true;
  form.reset();
  form.closest("[data-item]").focus();
}

function saveEdit(form) {
  select(form.closest("[data-item]"), { focus: false });
  const button = find("[type=submit]", form);
  const force = button.dataset.force || "";
  decide("edit", words.saved, { text: find("textarea", form).value, force }, answer => {
    if (answer.reason === "new_errors") askToForce(form, true);
  });
}

// ---------------------------------------------------------------- the whole post

const whole = document.getElementById("whole");
let base = "";

function startWhole() {
  if (!whole.hidden) return Promise.resolve();
  return alone(async () => {
    base = await load(`/source?${new URLSearchParams({ path })}`);
    const area = find("textarea", whole);
    const line = Number(current()?.dataset.line || 1);
    const at = base.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    document.getElementById("text").hidden = true;
    whole.hidden = false;
    // A text that ends at the line is as high as what is above it.
    area.value = base.slice(0, at);
    const top = area.scrollHeight;
    area.value = base;
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = top - area.clientHeight / 3;
  });
}

function stopWhole() {
  whole.hidden = true;
  document.getElementById("text").hidden = false;
  askToForce(whole, false);
  if (current()) current().focus();
  else find(".done button")?.focus();
}

function saveWhole() {
  const text = find("textarea", whole).value;
  const force = find("[type=submit]", whole).dataset.force || "";
  return alone(async () => {
    const answer = await send("/decide", { path, decision: "rewrite", base, text, force });
    if (answer.status !== 200) {
      if (answer.reason === "new_errors") askToForce(whole, true);
      say(answer.message, true);
      return;
    }
    version = Math.max(version, answer.version);
    say(words.saved);
    stopWhole();
    await showAgain({ id: current()?.dataset.id, at: items().indexOf(current()) });
  });
}

function askToForce(form, isAsked) {
  const button = find("[type=submit]", form);
  button.dataset.force = isAsked ? "yes" : "";
  button.textContent = isAsked ? words.saveAnyway : button.dataset.label;
}

function startAlways() {
  const item = current();
  if (!item) return Promise.resolve();
  return alone(async () => {
    const dialog = document.getElementById("always");
    dialog.innerHTML = await load(`/always?${new URLSearchParams({ path, id: item.dataset.id })}`);
    dialog.showModal();
  });
}

function saveAlways(form) {
  document.getElementById("always").close();
  decide("always", words.settled, { old: "", new: "", ...Object.fromEntries(new FormData(form)) });
}

function showRule(button) {
  const place = find("pre.rule", button.closest("[data-item]"));
  if (!place.hidden) { place.hidden = true; return Promise.resolve(); }
  return alone(async () => {
    place.textContent = await load(`/rule?${new URLSearchParams({ code: button.dataset.code })}`);
    place.hidden = false;
  });
}

// ---------------------------------------------------------------- stages

function bump(item, to = "") {
  const moved = view === "post" ? path : item?.dataset.path;
  if (!moved) return Promise.resolve();
  return alone(async () => {
    const answer = await send("/bump", { path: moved, to });
    if (answer.status !== 200) { say(answer.message, true); return; }
    version = Math.max(version, answer.version);
    say(words.moved.replace("{stage}", answer.stage));
    if (view === "stages") {
      await refreshLive();
      select(items().find(item => item.dataset.path === moved));
    } else {
      document.getElementById("stage").textContent = answer.stage;
      await showAgain({ id: current()?.dataset.id });
    }
  });
}

function bumpBack(item) {
  const to = item?.closest(".column")?.dataset.before;
  return to ? bump(item, to) : Promise.resolve();
}

document.addEventListener("dragstart", event => {
  const ticket = event.target.closest?.(".ticket");
  if (!ticket) return;
  event.dataTransfer.setData("text/x-postkit", ticket.dataset.path);
  event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", event => {
  const column = event.target.closest?.(".column");
  if (column?.dataset.stage && event.dataTransfer.types.includes("text/x-postkit")) {
    event.preventDefault();
    column.classList.add("over");
  }
});
document.addEventListener("dragleave", event => {
  event.target.closest?.(".column")?.classList.remove("over");
});
document.addEventListener("drop", event => {
  const column = event.target.closest?.(".column");
  const dropped = event.dataTransfer.getData("text/x-postkit");
  if (!column || !dropped) return;
  event.preventDefault();
  column.classList.remove("over");
  const ticket = items().find(item => item.dataset.path === dropped);
  if (ticket && ticket.dataset.stage !== column.dataset.stage) bump(ticket, column.dataset.stage);
});

// ---------------------------------------------------------------- lists and filters

let asked = 0;

async function refreshLive() {
  const turn = ++asked;
  const html = await load(location.href);
  if (turn !== asked) return;
  const at = items().indexOf(current());
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const selector of ["#live", ".lead", ".cards"]) {
    const old = find(selector);
    if (old) old.innerHTML = find(selector, fresh).innerHTML;
  }
  const focus = !isTyping(document.activeElement);
  if (at >= 0) select(items()[Math.min(at, items().length - 1)], { focus });
}

function filter(form) {
  const query = new URLSearchParams(new FormData(form));
  for (const [key, value] of [...query]) if (!value) query.delete(key);
  history.replaceState(null, "", `${form.getAttribute("action")}${query.size ? "?" : ""}${query}`);
  if (view === "queue") sessionStorage.queue = location.search;
  return refreshLive().catch(() => say(words.failed, true));
}

const live = find("form[data-live]");
if (live) {
  let timer;
  live.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 150, live); });
}

// ---------------------------------------------------------------- what others change

async function poll() {
  if (busy || document.hidden) return;
  const response = await fetch(`/changes?since=${version}`);
  const found = await response.json();
  if (found.version === version && !found.all) return;
  if (busy) return;
  version = found.version;
  if (view !== "post") { await refreshLive(); return; }
  if (!found.all && !found.paths.includes(path) && !found.paths.includes("")) return;
  if (isEditing()) return;
  const item = current();
  const before = find("#state").dataset.version;
  const focus = document.activeElement?.closest?.("#proposals") !== null;
  await showAgain({ id: item?.dataset.id, at: items().indexOf(item), focus, unasked: true });
  if (find("#state").dataset.version !== before) say(words.changedElsewhere);
}

let isAnswering = true;
async function pollForever() {
  try {
    await poll();
    isAnswering = true;
  } catch {
    if (isAnswering) say(words.failed, true);
    isAnswering = false;
  }
  setTimeout(pollForever, isAnswering ? POLL : 4 * POLL);
}
setTimeout(pollForever, POLL);
document.addEventListener("visibilitychange", () => { poll().catch(() => {}); });

// ---------------------------------------------------------------- buttons, forms and keys

function undo() {
  return alone(async () => {
    const answer = await send("/undo", {});
    if (answer.status !== 200) { say(answer.message, true); return; }
    version = Math.max(version, answer.version);
    say(`${words.undone}: ${answer.path}`);
    if (view !== "post") await refreshLive();
    else await showAgain({ at: items().indexOf(current()) });
  });
}

// The queue is found again as it was filtered.
const queue = () => sessionStorage.queue || "";

function back() {
  location.href = `/${queue()}`;
}

function next() {
  return alone(async () => {
    const query = new URLSearchParams(queue());
    query.set("path", path);
    const found = JSON.parse(await load(`/next?${query}`)).path;
    if (found) location.href = `/post?${new URLSearchParams({ path: found })}`;
    else back();
  });
}

const BUTTONS = {
  accept, back, next, undo,
  alike: () => decide("accept_alike", words.accepted),
  always: startAlways,
  bump: button => bump(button.closest("[data-item]")),
  "bump-back": button => bumpBack(button.closest("[data-item]")),
  cancel: button => stopEdit(button.closest("form")),
  choose: button => decide("accept", words.accepted, { choice: button.dataset.choice }),
  close: button => button.closest("dialog").close(),
  "cancel-post": stopWhole,
  edit: () => startEdit(),
  "edit-post": startWhole,
  help: () => document.getElementById("help").showModal(),
  reject: () => decide("reject", words.rejected),
  rule: showRule,
  safe: () => decide("safe", words.accepted),
};

document.addEventListener("click", event => {
  const button = event.target.closest("[data-do]");
  const item = event.target.closest(".card[data-item], .ticket[data-item]");
  if (item && item !== current()) select(item, { focus: false });
  if (button) BUTTONS[button.dataset.do](button);
});
document.addEventListener("focusin", event => {
  const item = event.target.closest("[data-item]");
  if (item && item !== current()) select(item, { focus: false });
});
document.addEventListener("submit", event => {
  event.preventDefault();
  const form = event.target;
  if (form.matches("form.edit")) saveEdit(form);
  else if (form === whole) saveWhole();
  else if (form.id === "always-form") saveAlways(form);
});

const inPost = act => () => { if (view === "post") act(); };
const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  h: () => moveColumn(-1),
  l: () => moveColumn(1),
  a: () => (view === "stages" ? bump(current()) : view === "post" && accept()),
  A: inPost(BUTTONS.alike),
  r: inPost(BUTTONS.reject),
  e: inPost(BUTTONS.edit),
  E: inPost(BUTTONS["edit-post"]),
  w: inPost(BUTTONS.always),
  s: inPost(() => { if (find("[data-do=safe]")) BUTTONS.safe(); }),
  u: undo,
  n: () => (view === "post" ? next() : find("a[rel=next]")?.click()),
  b: () => bump(current()),
  B: () => bumpBack(current()),
  q: back,
  t: () => { location.href = "/stages"; },
  "/": () => find("#search")?.focus(),
  "?": BUTTONS.help,
};

// Who speaks to the computer, or presses keys by mistake, may turn single keys off.
const keysOn = document.getElementById("keys");
keysOn.checked = localStorage.keys !== "off";
keysOn.addEventListener("change", () => { localStorage.keys = keysOn.checked ? "on" : "off"; });

function isTyping(element) {
  return Boolean(element?.closest?.("input, textarea, select"));
}

document.addEventListener("keydown", event => {
  const target = event.target;
  if (target.matches?.("form.edit textarea, form.whole textarea")) {
    if (event.key === "Escape") {
      event.preventDefault();
      if (target.form === whole) stopWhole();
      else stopEdit(target.form);
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) target.form.requestSubmit();
    return;
  }
  if (isTyping(target)) {
    if (event.key === "Escape" && !find("dialog[open]")) target.blur();
    if (event.key === "Enter" && target.form?.matches("[data-live]")) {
      event.preventDefault();
      alone(() => filter(target.form)).then(() => select(items()[0]));
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || find("dialog[open]")) return;
  if (!keysOn.checked && event.key !== "?") return;
  // What is typed after `e` is text, also while the field for it is not there yet.
  if (busy && (later || ["e", "E", "w"].includes(event.key))) {
    later ||= event.key;
    event.preventDefault();
    return;
  }
  if (event.key === "Enter" && target.matches?.(".ticket")) find("a", target).click();
  if (/^[1-9]$/.test(event.key) && view === "post") choose(Number(event.key));
  if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

if (view === "queue") sessionStorage.queue = location.search;
if (view === "post") {
  select(items()[0]);
  if (!items().length) find(".done button")?.focus();
  loadPage();
  showText().catch(() => say(words.failed, true));
}
