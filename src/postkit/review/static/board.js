// The board in the browser: keys, decisions, and what other editors change. No library.
"use strict";

const view = document.body.dataset.view;
const words = document.getElementById("words").dataset;
const panes = document.querySelector(".panes");
const path = panes ? panes.dataset.path : "";
const POLL = 500;
const YEAR = 365 * 24 * 3600;
const editor = nameEditor();

let version = Number(document.body.dataset.version);
let blocks = [];

const find = (selector, root = document) => root.querySelector(selector);
const items = () => [...document.querySelectorAll("[data-item]")];
const current = () => find("[data-item].current");

// A browser goes by one name, also after the board was started again at another port.
function nameEditor() {
  const known = document.cookie.match(/(?:^|; )postkit_editor=([0-9a-f-]+)/)?.[1];
  const name = known || crypto.randomUUID();
  document.cookie = `postkit_editor=${name}; path=/; samesite=strict; max-age=${YEAR}`;
  return name;
}

// ---------------------------------------------------------------- talk to the server

// Why the server did not do what it was asked for; `answer` is what it said.
class Refusal extends Error {
  constructor(answer) {
    super(answer.message);
    this.answer = answer;
  }
}

async function ask(address, options = {}) {
  const headers = { "X-Editor": editor, ...options.headers };
  const response = await fetch(address, { ...options, headers });
  if (response.status === 401) throw new Refusal({ message: words.restarted });
  if (response.status === 410 && view === "post") showGone();
  return response;
}

async function load(address) {
  const response = await ask(address);
  const text = await response.text();
  if (!response.ok) throw new Refusal({ message: text, isGone: response.status === 410 });
  return text;
}

async function send(address, values) {
  const response = await ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(answer);
  version = Math.max(version, answer.version);
  return answer;
}

function say(message, isProblem = false) {
  const status = document.getElementById("status");
  status.textContent = message;
  status.className = isProblem ? "shown problem" : "shown";
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.className = ""; }, isProblem ? 12000 : 2500);
}

function sayError(error, more = "") {
  // A browser that reaches nobody throws a TypeError.
  say([error instanceof TypeError ? words.failed : error.message, more].join(" ").trim(), true);
}

// ---------------------------------------------------------------- one after the other

// What is asked for while an answer is on its way waits for its turn. A decision is about the
// card that was selected when its key was pressed; that is marked, and the next one selected.
const waiting = [];
let busy = false;
let leaving = false;
let opening = 0;  // How many steps that open a field are not done.
let typed = "";  // What was typed for the field in the meantime.

function inTurn(act, { card = null, covers = null, opens = false, form = null } = {}) {
  const open = unsaved().find(other => other !== form);
  if (open) {
    say(words.saveFirst, true);
    find("textarea", open).focus();
    return Promise.resolve();
  }
  const step = { act, card, about: card && describe(card), covers, opens };
  waiting.push(step);
  opening += opens;
  if (covers) mark(step);
  if (covers) selectNext();
  return carryOut();
}

async function carryOut() {
  if (busy) return;
  busy = true;
  document.body.setAttribute("aria-busy", "true");
  while (waiting.length) {
    const step = waiting.shift();
    try {
      if (step.about && !step.card) say(words.settledBefore);
      else await step.act(step);
    } catch (error) {
      const more = waiting.length ? words.dropped : "";
      drop();
      if (step.card?.isConnected && step.card !== current()) select(step.card);
      sayError(error, more);
    }
    if (step.opens) endOpening();
  }
  busy = false;
  document.body.removeAttribute("aria-busy");
}

// What was pressed after a decision that failed was pressed for what would have come next.
function drop() {
  opening -= waiting.filter(step => step.opens).length;
  waiting.length = 0;
  for (const card of items()) card.classList.remove("pending");
}

function endOpening() {
  opening -= 1;
  const area = document.activeElement;
  if (area.matches("textarea")) area.setRangeText(typed, area.selectionStart, area.selectionEnd, "end");
  typed = "";
}

function typeAhead(event) {
  if (event.key === "Backspace") typed = typed.slice(0, -1);
  else if (event.key === "Enter") typed += "\n";
  else if (event.key.length === 1) typed += event.key;
  event.preventDefault();
}

async function leave(address) {
  leaving = true;
  location.href = address;
  // Nothing is shown yet that the keys pressed in the meantime could be about.
  await new Promise(resolve => { setTimeout(resolve, 3000); });
  leaving = false;
  drop();
}

// ---------------------------------------------------------------- what is selected

function select(item, { focus = true, scroll = true } = {}) {
  for (const other of document.querySelectorAll("[data-item].current")) {
    other.classList.remove("current");
    other.removeAttribute("aria-current");
  }
  if (!item) return;
  item.classList.add("current");
  item.setAttribute("aria-current", "true");
  if (focus) item.focus({ preventScroll: true });
  if (scroll) item.scrollIntoView({ block: "nearest" });
  if (view === "post") showPlace(Number(item.dataset.line));
}

// The cards that nothing is decided about, not even in a step that waits.
const free = () => items().filter(item => !item.classList.contains("pending"));

function move(step) {
  const all = free();
  const at = all.indexOf(current());
  select(all[Math.min(Math.max(at + step, 0), all.length - 1)]);
}

// Findings that are alike have the same id but for a number at its end, which is another once
// one of them is settled.
const stem = item => item.dataset.id?.replace(/-[0-9]+$/, "");

// What finds a card again in a list that was loaded again.
function describe(card) {
  const alike = free().filter(other => stem(other) === stem(card));
  return { stem: stem(card), number: alike.indexOf(card) };
}

function locate(about) {
  return free().filter(card => stem(card) === about.stem)[about.number];
}

function mark(step) {
  for (const card of step.covers(step.card)) card.classList.add("pending");
}

function selectNext() {
  const all = items();
  const after = all.slice(all.indexOf(current()));
  select(after.find(card => free().includes(card)) ?? free().pop());
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

function isChanged(form) {
  const area = find("textarea", form);
  return !form.hidden && area.value !== area.defaultValue;
}

function unsaved() {
  return [...document.querySelectorAll("form.edit, form.whole")].filter(isChanged);
}

let asked = 0;

async function showProposals({ at, unasked = false, focus = true } = {}) {
  const turn = ++asked;
  const html = await load(`/proposals?${new URLSearchParams({ path })}`);
  // The answer to a later question is newer.
  if (turn !== asked || (unasked && (isEditing() || busy))) return false;
  const selected = current();
  const place = at ?? free().indexOf(selected);
  const about = at === undefined && selected ? describe(selected) : null;
  document.getElementById("proposals").innerHTML = html;
  document.getElementById("count").textContent = find("#state").dataset.count;
  for (const step of waiting.filter(one => one.about)) {
    step.card = locate(step.about);
    if (step.card && step.covers) mark(step);
  }
  const all = free();
  const last = all.length - 1;
  select((about && locate(about)) || all[place < 0 ? last : Math.min(place, last)], { focus });
  if (!items().length && focus) find(".done button")?.focus();
  return true;
}

// Said once, when it is news: later answers say the same again, and may come after other messages.
function showGone() {
  if (find("#proposals .gone")) return;
  const gone = document.getElementById("gone").content.cloneNode(true);
  say(find("p", gone).textContent, true);
  document.getElementById("proposals").replaceChildren(gone);
  document.getElementById("count").textContent = "";
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

// Whether the proposals are shown that were asked for here.
async function showAgain(keep) {
  const isShown = await showProposals(keep);
  loadPage();
  // Nobody waits for the text and the page to decide the next proposal.
  showText().catch(sayError);
  return isShown;
}

const isSafe = card => card.dataset.kind === "safe";
// The cards that a decision settles; where there is a field or a dialog, they stay till the answer.
const COVERS = {
  accept: card => [card],
  reject: card => [card],
  accept_alike: card => free().filter(
    other => other.dataset.code === card.dataset.code && other.dataset.kind === card.dataset.kind),
  safe: () => free().filter(isSafe),
};

function decide(decision, message, values = {}, form = null) {
  const card = decision === "safe" ? null : current();
  if (!card && decision !== "safe") return Promise.resolve();
  const at = free().indexOf(card);
  const covers = COVERS[decision];
  return inTurn(async step => {
    const about = { id: step.card?.dataset.id || "", version: find("#state").dataset.version };
    try {
      const answer = await send("/decide", { path, decision, ...about, ...values });
      say(answer.count > 1 ? words.fixesMade.replace("{count}", answer.count) : message);
      await showAgain(covers ? {} : { at });
    } catch (error) {
      if (error.answer?.reload) await askAgain(step, form && values.text);
      if (error.answer?.reason === "new_errors") askToForce(form, true);
      throw error;
    }
  }, { card, covers, form });
}

// The post has changed: show it as it is now, with what somebody has typed, if its place is there.
async function askAgain(step, text) {
  const isTyped = typeof text === "string";
  if (isTyped && !(await isProposed(step.card.dataset.id))) return;
  drop();
  select(step.card, { focus: false });
  await showAgain();
  step.card = current();
  if (isTyped) startEdit(text);
}

async function isProposed(id) {
  const page = new DOMParser().parseFromString(
    await load(`/proposals?${new URLSearchParams({ path })}`), "text/html");
  return [...page.querySelectorAll("[data-item]")].some(item => item.dataset.id === id);
}

function accept() {
  const kind = current()?.dataset.kind;
  if (kind === "open") edit();
  else decide("accept", words.accepted);
}

function choose(number) {
  const button = current()?.querySelectorAll("[data-choice]")[number - 1];
  if (button) decide("accept", words.accepted, { choice: button.dataset.choice });
}

function edit() {
  const card = current();
  if (!card) return;
  inTurn(step => { select(step.card); startEdit(); }, { card, opens: true });
}

function startEdit(text) {
  const form = current() && find("form.edit", current());
  if (!form) {
    if (current()) say(words.tooLong, true);
    return;
  }
  form.hidden = false;
  const area = find("textarea", form);
  if (text !== undefined) area.value = text;
  area.rows = Math.min(Math.max(area.value.split("\n").length + 1, 3), 16);
  area.focus();
}

function stopEdit(form) {
  if (isChanged(form) && !confirm(words.discard)) return;
  form.hidden = true;
  form.reset();
  askToForce(form, false);
  form.closest("[data-item]").focus();
}

function saveEdit(form) {
  select(form.closest("[data-item]"), { focus: false });
  const force = find("[type=submit]", form).dataset.force || "";
  decide("edit", words.saved, { text: find("textarea", form).value, force }, form);
}

// ---------------------------------------------------------------- the whole post

const whole = document.getElementById("whole");
let base = "";

function startWhole() {
  if (!whole.hidden) return Promise.resolve();
  return inTurn(async () => {
    base = await load(`/source?${new URLSearchParams({ path })}`);
    const area = find("textarea", whole);
    const line = Number(current()?.dataset.line || 1);
    const at = base.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    document.getElementById("text").hidden = true;
    whole.hidden = false;
    // A text that ends at the line is as high as what is above it.
    area.value = base.slice(0, at);
    const top = area.scrollHeight;
    area.value = area.defaultValue = base;
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = top - area.clientHeight / 3;
  }, { opens: true });
}

function stopWhole() {
  if (isChanged(whole) && !confirm(words.discard)) return;
  closeWhole();
}

function closeWhole() {
  whole.hidden = true;
  document.getElementById("text").hidden = false;
  askToForce(whole, false);
  if (current()) current().focus();
  else find(".done button")?.focus();
}

function saveWhole() {
  const text = find("textarea", whole).value;
  const force = find("[type=submit]", whole).dataset.force || "";
  return inTurn(async () => {
    try {
      await send("/decide", { path, decision: "rewrite", base, text, force });
    } catch (error) {
      if (error.answer?.reason === "new_errors") askToForce(whole, true);
      throw error;
    }
    say(words.saved);
    closeWhole();
    await showAgain();
  }, { form: whole });
}

function askToForce(form, isAsked) {
  const button = find("[type=submit]", form);
  button.dataset.force = isAsked ? "yes" : "";
  button.textContent = isAsked ? words.saveAnyway : button.dataset.label;
}

function startAlways() {
  const card = current();
  if (!card) return Promise.resolve();
  return inTurn(async step => {
    select(step.card);
    const dialog = document.getElementById("always");
    const query = new URLSearchParams({ path, id: step.card.dataset.id });
    dialog.innerHTML = await load(`/always?${query}`);
    dialog.showModal();
  }, { card, opens: true });
}

function saveAlways(form) {
  document.getElementById("always").close();
  decide("always", words.settled, { old: "", new: "", ...Object.fromEntries(new FormData(form)) });
}

function showRule(button) {
  const place = find("pre.rule", button.closest("[data-item]"));
  if (!place.hidden) { place.hidden = true; return Promise.resolve(); }
  return inTurn(async step => {
    const shown = find("pre.rule", step.card);
    shown.textContent = await load(`/rule?${new URLSearchParams({ code: button.dataset.code })}`);
    shown.hidden = false;
  }, { card: button.closest("[data-item]") });
}

// ---------------------------------------------------------------- stages

const ticketOf = moved => items().find(item => item.dataset.path === moved);

// `choose` says where a ticket goes, seen from where it is when it is its turn.
function bump(item, choose = () => "") {
  const moved = view === "post" ? path : item?.dataset.path;
  if (!moved) return Promise.resolve();
  return inTurn(async () => {
    const to = choose(ticketOf(moved));
    if (to === undefined) return;
    const answer = await send("/bump", { path: moved, to });
    say(words.moved.replace("{stage}", answer.stage));
    if (view === "stages") {
      await refreshLive();
      select(ticketOf(moved));
    } else {
      document.getElementById("stage").textContent = answer.stage;
      await showAgain();
    }
  });
}

function bumpBack(item) {
  return bump(item, ticket => ticket?.closest(".column")?.dataset.before || undefined);
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
  const { stage } = column.dataset;
  if (ticket && ticket.dataset.stage !== stage) bump(ticket, () => stage);
});

// ---------------------------------------------------------------- lists and filters

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
  return refreshLive().catch(sayError);
}

const live = find("form[data-live]");
if (live) {
  let timer;
  live.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 150, live); });
}

// ---------------------------------------------------------------- what others change

async function poll() {
  if (busy || document.hidden) return;
  const found = await (await ask(`/changes?since=${version}`)).json();
  if (found.version === version && !found.all) return;
  if (busy) return;
  version = found.version;
  if (view !== "post") { await refreshLive(); return; }
  if (!found.all && !found.paths.includes(path) && !found.paths.includes("")) return;
  if (isEditing()) return;
  const before = find("#state")?.dataset.version;
  const focus = document.activeElement?.closest?.("#proposals") !== null;
  const isShown = await showAgain({ focus, unasked: true }).catch(passIfGone);
  const after = find("#state")?.dataset.version;
  // What was shown in the meantime, after a decision, has a message of its own.
  if (isShown && after && after !== before) say(words.changedElsewhere);
}

let problem = "";
async function pollForever() {
  try {
    await poll();
    problem = "";
  } catch (error) {
    if (problem !== error.message) sayError(error);
    problem = error.message;
  }
  setTimeout(pollForever, problem ? 4 * POLL : POLL);
}
setTimeout(pollForever, POLL);
document.addEventListener("visibilitychange", () => { poll().catch(() => {}); });

// ---------------------------------------------------------------- buttons, forms and keys

function undo() {
  return inTurn(async () => {
    const answer = await send("/undo", {});
    if (view === "post") await showAgain({ at: free().indexOf(current()) }).catch(passIfGone);
    else if (find("#live")) await refreshLive();
    say(`${words.undone}: ${answer.path}`);
  });
}

// The page says so itself; and an undo may be about another post than the one that is gone.
function passIfGone(error) {
  if (!error.answer?.isGone) throw error;
}

// The queue is found again as it was filtered.
const queue = () => sessionStorage.queue || "";

function back() {
  return inTurn(() => leave(`/${queue()}`));
}

function next() {
  return inTurn(async () => {
    const query = new URLSearchParams(queue());
    query.set("path", path);
    const found = JSON.parse(await load(`/next?${query}`)).path;
    await leave(found ? `/post?${new URLSearchParams({ path: found })}` : `/${queue()}`);
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
  edit,
  "edit-post": startWhole,
  help: () => document.getElementById("help").showModal(),
  reject: () => decide("reject", words.rejected),
  rule: showRule,
  safe: () => decide("safe", words.accepted),
};

document.addEventListener("click", event => {
  const button = event.target.closest("[data-do]");
  const item = event.target.closest(".card[data-item], .ticket[data-item]");
  if (item?.classList.contains("pending")) return;
  if (item && item !== current()) select(item, { focus: false, scroll: false });
  if (button) BUTTONS[button.dataset.do](button);
});
document.addEventListener("focusin", event => {
  const item = event.target.closest("[data-item]:not(.pending)");
  // What moves between the two halves of a click is not clicked.
  if (item && item !== current()) select(item, { focus: false, scroll: false });
});
document.addEventListener("submit", event => {
  event.preventDefault();
  const form = event.target;
  if (form.matches("form.edit")) saveEdit(form);
  else if (form === whole) saveWhole();
  else if (form.id === "always-form") saveAlways(form);
});

window.addEventListener("beforeunload", event => {
  if (unsaved().length || (waiting.length && !leaving)) event.preventDefault();
});

const REPEATED = ["j", "k", "h", "l"];
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
  t: () => inTurn(() => leave("/stages")),
  "/": () => find("#search")?.focus(),
  "?": BUTTONS.help,
};

// Who speaks to the computer, or presses keys by mistake, may turn single keys off.
const keysOn = document.getElementById("keys");
keysOn.checked = localStorage.keys !== "off";
keysOn.addEventListener("change", () => { localStorage.keys = keysOn.checked ? "on" : "off"; });

// A dialog that was closed keeps the focus until the next frame is drawn.
function isTyping(element) {
  return Boolean(element?.closest?.("input, textarea, select")) && !element.closest("dialog:not([open])");
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
      inTurn(async () => { await filter(target.form); select(items()[0]); });
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || find("dialog[open]")) return;
  if (!keysOn.checked && event.key !== "?") return;
  // What is typed after `e` is text, also while the field for it is not there yet.
  if (opening) {
    typeAhead(event);
    return;
  }
  // A key that is held down must not decide about what comes next.
  if (event.repeat && !REPEATED.includes(event.key)) return;
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
  showText().catch(sayError);
}
