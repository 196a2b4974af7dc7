// The same page, enriched: what is pressed is sent without leaving the page, what was not
// delivered is sent again with the same id, and what arrives is shown and told.
// The forms of the page stay the only interface, so the page without this script, the page
// with it and the widget are one. Texts are put in as text, never as markup.
import { Line, uuid } from "/static/line.js";
import { message, mine, sameScreen, update } from "/static/message.js";

const KEY = "chat";
const KEYBOARDS = { number: "decimal", phone: "tel", date: "numeric" };
const SLOW = 700;

const $ = (id) => document.getElementById(id);
const $$ = (selector) => [...document.querySelectorAll(selector)];
const root = document.documentElement;
const [start, log, foot, field, status] = ["start", "log", "foot", "text", "status"].map($);
const words = JSON.parse($("words").textContent);
const own = root.lang; // of the page, and so of the way in
const kept = storage();

let cursor = 0;
let last = null; // the newest message, and the element that shows it
let byKeyboard = false;
let slow = 0;

const line = new Line({
  token,
  answered,
  troubled,
  language: () => root.lang,
  healed: () => tell("healed"),
});

document.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (event.target === $("write")) write();
  else if (event.target === $("press")) press(pressed);
  else return;
  event.preventDefault();
});
document.addEventListener("leave", () => line.close());
document.addEventListener("keydown", () => { byKeyboard = true; }, true);
document.addEventListener("pointerdown", () => { byKeyboard = false; }, true);
document.addEventListener("click", ({ target }) => copy(target.closest("[data-copy]")));
document.addEventListener("visibilitychange", catchUp);
addEventListener("online", catchUp);
addEventListener("pageshow", catchUp);
addEventListener("message", opened);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("write").requestSubmit();
});

remember(token() || kept?.getItem(KEY) || "");
if (token()) {
  enter();
  line.send({ method: "GET", path: "chat/messages", afresh: true });
}

function press(button) {
  const { name, value } = button;
  if (!token() && !log.hidden) return; // the beginning is still on its way
  if (!token()) begin(name === "language" ? value : own);
  if (name === "choice") choose(button);
  else if (name === "command") act({ kind: "command", command: value });
  else if (token()) act({ kind: "command", command: "language", language: value });
}

function begin(language) {
  enter();
  log.replaceChildren();
  log.focus({ preventScroll: true });
  line.send({ method: "POST", path: "chats", body: { language } });
}

function choose(button) {
  if (button.hasAttribute("aria-pressed")) {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
  } else {
    mark(button);
    say(ticked(button) || button.textContent);
  }
  act({ kind: "choose", choice: button.value });
}

function mark(button) {
  for (const other of button.parentElement.children) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
}

function ticked(done) {
  const chosen = done.parentElement.querySelectorAll("[aria-pressed=true]");
  return done.value.includes("|+done|") && [...chosen].map((one) => one.textContent).join(", ");
}

function write() {
  const text = field.value.trim();
  if (!text || (!token() && line.idle)) return;
  field.value = "";
  say(text);
  act({ kind: "write", text });
}

function act(event) {
  line.send({ method: "POST", path: "chat/events", body: { id: uuid(), ...event } });
  slow ||= setTimeout(() => tell("waiting"), SLOW);
}

function catchUp() {
  if (document.hidden || !cursor || !token() || !line.idle) return;
  line.send({ method: "GET", path: `chat/messages?after=${cursor}` });
}

function answered(call, got) {
  clearTimeout(slow);
  slow = 0;
  if (status.dataset.word !== "healed") tell("");
  if (got.status === 404) return end("ended");
  if (got.status >= 400) return tell("refused");
  if (got.token) remember(got.token);
  if (got.language) speak(got.language);
  if (got.erased) return end("", got.messages?.at(-1)?.text);
  if (call.afresh) log.replaceChildren(); // what the server had put there
  show(got.messages.filter(({ id }) => id > cursor), call.afresh);
  cursor = Math.max(cursor, got.cursor);
}

function troubled(got, tries) {
  clearTimeout(slow);
  if (got.messages && !tries) show(got.messages);
  tell(got.messages ? "waiting" : "lost");
}

function show(messages, quietly = false) {
  if (!messages.length) return;
  const newest = messages.at(-1);
  const ours = log.lastElementChild?.matches(".person") ? log.lastElementChild : null;
  speak(languageOf(newest.bar));
  if (last && sameScreen(last.data, newest)) {
    update(last.made, newest);
    last.data = newest;
    return;
  }
  const made = messages.map((data) => message(data, root.lang));
  for (const past of log.children) past.classList.add("past");
  ours?.classList.remove("past");
  log.append(...made);
  last = { data: newest, made: made.at(-1) };
  offer(newest);
  if (quietly) return;
  attend(ours || made[0], made.at(-1), newest);
}

// The eye is led to the beginning of what is new; the focus only where there is a keyboard.
function attend(first, made, { input }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lead = () => first.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  lead();
  made.querySelector("img")?.addEventListener("load", lead, { once: true });
  if (document.activeElement === field) return;
  const typing = input && (byKeyboard || matchMedia("(hover: hover)").matches);
  const there = typing ? field : byKeyboard && (made.querySelector("button") ?? made);
  if (there) there.focus({ preventScroll: true });
}

function offer({ bar, input }) {
  field.inputMode = KEYBOARDS[input?.kind] ?? "text";
  for (const node of $$("[data-kind]")) {
    const item = bar.find(({ kind }) => kind === node.dataset.kind);
    if (node.closest(".tools")) node.hidden = !item;
    if (!item) continue;
    (node.querySelector("span") ?? node).textContent = item.label;
    if (item.kind === "call") node.href = `tel:${item.value}`;
    if (item.kind === "language") Object.assign(node, { value: item.value, lang: item.value });
  }
}

// The bar offers the language after the one that is spoken.
function languageOf(bar) {
  const all = Object.keys(words);
  const next = all.indexOf(bar.find(({ kind }) => kind === "language")?.value);
  return next < 0 ? root.lang : all.at(next - 1);
}

function speak(language) {
  if (language === root.lang) return;
  root.lang = language;
  const said = words[language];
  document.title = said.title;
  for (const node of $$("[data-word]")) node.textContent = said[node.dataset.word] ?? "";
  for (const node of $$("[data-word-label]")) node.ariaLabel = said[node.dataset.wordLabel];
  field.placeholder = said.placeholder;
}

function say(text) {
  const made = mine(text, words[root.lang].you);
  log.append(made);
  made.scrollIntoView({ block: "nearest" });
}

function tell(word, text = words[root.lang][word] ?? "") {
  status.dataset.word = word;
  status.textContent = text;
}

function enter() {
  [start.hidden, log.hidden, foot.hidden] = [true, false, false];
  root.classList.add("talking");
}

function end(word, text) {
  line.drop();
  remember("");
  [cursor, last] = [0, null];
  log.replaceChildren();
  [start.hidden, log.hidden, foot.hidden] = [false, true, true];
  root.classList.remove("talking");
  tell(word, text);
  speak(own);
  scrollTo(0, 0);
}

function token() {
  return $("press").elements.token.value;
}

function remember(value) {
  for (const hidden of $$("input[name=token]")) hidden.value = value;
  if (value) kept?.setItem(KEY, value);
  else kept?.removeItem(KEY);
}

function storage() {
  try {
    sessionStorage.getItem(KEY);
    return sessionStorage;
  } catch {
    return null; // blocked: the token lives in this page only
  }
}

async function copy(button) {
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    tell("copied");
  } catch {
    getSelection().selectAllChildren(button.querySelector("b")); // then by hand
  }
}

// The host may say one thing to the widget: that it was opened.
function opened({ source, origin, data }) {
  const hosts = [location.origin, ...document.body.dataset.origins.split(" ")];
  if (source !== window.parent || source === window || !hosts.includes(origin)) return;
  if (data?.type === "open") {
    (start.hidden ? field : start.querySelector("button")).focus({ preventScroll: true });
  }
}
