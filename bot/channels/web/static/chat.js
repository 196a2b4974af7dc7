// The same page, enriched: what is pressed is sent without leaving the page, what was not
// delivered is sent again with the same id, and what arrives is shown and told.
// The forms of the page stay the only interface, so the page without this script, the page
// with it and the widget are one. Texts are put in as text, never as markup.
import { Line, uuid } from "/static/line.js";
import { el, message, mine, sameScreen, update } from "/static/message.js";
import { Stream } from "/static/stream.js";

const KEY = "chat";
const KEYBOARDS = { number: "decimal", phone: "tel", date: "numeric" };
const SLOW = 700;
const NEAR = 99; // pixels from the end: who reads further up is left there
const SURE = 8000; // milliseconds in which a second press erases
const ALWAYS = ["human", "help", "forget"]; // these wait for no answer that is on its way

const $ = (id) => document.getElementById(id);
const $$ = (selector) => [...document.querySelectorAll(selector)];
const root = document.documentElement;
const [start, log, foot, field, status] = ["start", "log", "foot", "text", "status"].map($);
const words = JSON.parse($("words").textContent);
const own = root.lang; // of the page, and so of the way in
const settle = Number(document.body.dataset.settle);
const kept = storage();
const tabs = self.BroadcastChannel && new BroadcastChannel(KEY);

let cursor = 0; // nothing up to here is missing
let seen = new Set(); // the ids that stand in the log
let unread = 0; // what came while nobody looked
let last = null; // the newest message, and the element that shows it
let byKeyboard = false;
let slow = 0;
let settling = 0;
let armed = 0; // when erasing was asked for

const line = new Line({
  token,
  answered,
  troubled,
  language: () => root.lang,
  healed: () => tell("healed"),
});
const stream = new Stream({ token, came, cursor: () => cursor, ended: catchUp });

document.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (event.target === $("write")) write();
  else if (event.target === $("press")) press(pressed);
  else return;
  event.preventDefault();
});
document.addEventListener("open", () => {
  (start.hidden ? field : start.querySelector("button")).focus({ preventScroll: true });
});
document.addEventListener("leave", () => {
  line.close();
  stream.keep(false);
  tabs?.close();
});
document.addEventListener("keydown", (event) => {
  byKeyboard = true;
  if (event.repeat && event.key === "Enter") event.preventDefault();
}, true);
document.addEventListener("pointerdown", () => { byKeyboard = false; }, true);
document.addEventListener("click", once, true);
document.addEventListener("click", ({ target }) => copy(target.closest("[data-copy]")));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) entitle(unread = 0);
  catchUp();
});
addEventListener("online", catchUp);
addEventListener("pageshow", catchUp);
tabs?.addEventListener("message", ({ data }) => { if (data && data === token()) end("ended"); });
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("write").requestSubmit();
});

tell("", history.state?.said ?? status.textContent); // of the page that this one replaces
history.replaceState(null, "");
remember(token() || kept?.getItem(KEY) || "");
if (token()) {
  enter();
  line.send({ method: "GET", path: "chat/messages", afresh: true });
}

// The second tap of a double tap was not meant for what has appeared under the finger.
function once(event) {
  const pressed = event.target.closest("[form=press]");
  const early = pressed?.name === "choice" && log.matches(".fresh");
  if (early || (pressed && event.detail > 1)) event.preventDefault();
}

function press(button) {
  const { name, value } = button;
  const beginning = !token() && log.hidden;
  if (beginning) begin(name === "language" ? value : own);
  if (name === "choice") choose(button);
  else if (value === "forget") forget(button);
  else if (name === "command") act({ kind: "command", command: value });
  else if (!beginning) act({ kind: "command", command: "language", language: value });
}

function begin(language) {
  enter();
  log.replaceChildren();
  log.focus({ preventScroll: true });
  line.send({ method: "POST", path: "chats", body: { language } });
}

function choose(button) {
  const tick = button.getAttribute("aria-pressed");
  const said = ticked(button) || button.textContent;
  if (!act({ kind: "choose", choice: button.value }, tick ? { tick: said } : { said })) return;
  if (tick) button.setAttribute("aria-pressed", tick !== "true");
  else mark(button);
}

// Erasing takes two presses: the first asks.
function forget(button) {
  const early = performance.now() - armed < settle;
  if (button.matches(".sure")) return early || act({ kind: "command", command: "forget" });
  armed = performance.now();
  button.classList.add("sure");
  button.textContent = words[root.lang].sure;
  tell("erase");
  setTimeout(() => {
    if (status.dataset.word === "erase") tell("");
    if (last) offer(last.data);
  }, SURE);
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
  const said = field.value.trim();
  if (said && act({ kind: "write", text: said }, { said })) field.value = "";
}

// One answer at a time: what is pressed or written before the last has arrived is kept back.
// A tick is no answer yet, and `said` is what the person sees of their own.
function act(event, { said, tick } = {}) {
  if (blocked(event)) return tell("pending");
  const body = { id: uuid(), ...event };
  line.send({ method: "POST", path: "chat/events", body, tick, bubble: said && say(said) });
  slow ||= setTimeout(() => tell("waiting"), SLOW);
  return true;
}

// To a human one writes line after line.
function blocked({ command, kind }) {
  if (kind === "write" && talking()) return false;
  const ahead = line.open.filter(({ body, tick }) => body && !tick);
  const again = ahead.some(({ body }) => body.command === command);
  return ahead.length && (again || !ALWAYS.includes(command));
}

function catchUp() {
  if ((document.hidden && !talking()) || !cursor || !token() || !line.idle) return;
  line.send({ method: "GET", path: `chat/messages?after=${cursor}`, unasked: talking() });
}

function answered(call, got) {
  clearTimeout(slow);
  slow = 0;
  if (status.dataset.word !== "healed") tell("");
  delete call.bubble?.dataset.unsent;
  if (got.status === 404) return end("ended");
  if (got.status >= 400) return tell("refused");
  if (got.token) remember(got.token);
  if (got.language) speak(got.language);
  if (got.erased) tabs?.postMessage(token());
  if (got.erased) return end("", got.messages?.at(-1)?.text);
  if (call.afresh) log.replaceChildren(); // what the server had put there
  const whole = call.method === "GET" || got.messages[0]?.id <= cursor + 1;
  show(fresh(got.messages), call);
  if (call.afresh && got.messages[0]?.id > 1) resume();
  if (whole) cursor = Math.max(cursor, got.cursor);
}

// What a human writes while an answer is on its way stands in no answer: the cursor waits for it.
function came(one) {
  if (one.id <= cursor + 1) cursor = Math.max(cursor, one.id);
  const [news] = fresh([one]);
  if (!news) return;
  if (document.hidden) entitle(unread += 1);
  show([news], { unasked: true });
}

function fresh(messages) {
  const made = messages.filter(({ id }) => !seen.has(id));
  for (const { id } of made) seen.add(id);
  return made;
}

function talking() {
  return last?.data.input?.kind === "talk";
}

function troubled({ bubble }, got, tries) {
  clearTimeout(slow);
  if (got.messages && !tries) show(got.messages);
  tell(got.messages ? "waiting" : "lost");
  for (const { bubble: late } of line.open) if (late) late.dataset.unsent = words[root.lang].unsent;
  if (bubble) reveal(bubble, { block: "nearest" });
}

function show(messages, { afresh, tick, unasked } = {}) {
  if (!messages.length) return;
  const newest = messages.at(-1);
  const below = root.scrollHeight - innerHeight - scrollY < NEAR;
  speak(languageOf(newest.bar));
  if (last && sameScreen(last.data, newest)) {
    update(last.made, newest);
    last.data = newest;
    return;
  }
  if (tick) say(tick); // it has answered by itself, as "none of these" does
  const ours = log.lastElementChild?.matches(".person") ? log.lastElementChild : null;
  const made = messages.map((data) => message(data, root.lang, words[root.lang].human));
  for (const past of log.children) past.classList.add("past");
  ours?.classList.remove("past");
  log.append(...made);
  last = { data: newest, made: made.at(-1) };
  offer(newest);
  freshen();
  stream.keep(talking());
  if (unasked) below && reveal(last.made, { block: "nearest" });
  else if (!afresh) attend(ours || made[0], made, newest);
}

function freshen() {
  log.classList.add("fresh");
  clearTimeout(settling);
  settling = setTimeout(() => log.classList.remove("fresh"), settle);
}

// What was said before is not shown to whoever opens the page now.
function resume() {
  log.prepend(el("p", { className: "resumed" }, words[root.lang].resumed));
}

// The eye is led to the beginning of what is new; the focus only where there is a keyboard:
// to the answers of a question, and to the beginning of what is more than that.
function attend(first, made, { input }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lead = () => reveal(first, { block: "start", behavior: calm ? "auto" : "smooth" });
  lead();
  made.at(-1).querySelector("img")?.addEventListener("load", lead, { once: true });
  if (document.activeElement === field) return;
  const typing = input && (byKeyboard || matchMedia("(hover: hover)").matches);
  const more = byKeyboard && made.length > 1;
  const answer = typing ? field : byKeyboard && (made[0].querySelector("button") ?? made[0]);
  if (answer) (more ? made[0] : answer).focus({ preventScroll: true });
}

// The lines below cover what stands behind them.
function reveal(node, how) {
  root.style.scrollPaddingBottom = `${status.parentElement.offsetHeight + 8}px`;
  node.scrollIntoView(how);
}

function offer({ bar, input }) {
  field.inputMode = KEYBOARDS[input?.kind] ?? "text";
  for (const node of $$("[data-kind]")) {
    const item = bar.find(({ kind }) => kind === node.dataset.kind);
    if (node.closest(".tools")) node.hidden = !item;
    if (!item) continue;
    (node.querySelector("span") ?? node).textContent = item.label;
    node.classList.remove("sure");
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
  entitle();
  for (const node of $$("[data-word]")) node.textContent = said[node.dataset.word] ?? "";
  for (const node of $$("[data-word-label]")) node.ariaLabel = said[node.dataset.wordLabel];
  field.placeholder = said.placeholder;
}

function entitle() {
  document.title = (unread ? `(${unread}) ` : "") + words[root.lang].title;
}

function say(text) {
  const made = mine(text, words[root.lang].you);
  log.append(made);
  reveal(made, { block: "nearest" });
  return made;
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
  stream.keep(false);
  remember("");
  [cursor, last, seen] = [0, null, new Set()];
  log.replaceChildren();
  [start.hidden, log.hidden, foot.hidden] = [root.lang !== own, true, true];
  root.classList.remove("talking");
  tell(word, text);
  scrollTo(0, 0);
  if (root.lang !== own) again(status.textContent);
}

// The way in was made in one language: in another the server makes it.
function again(said) {
  const path = document.body.matches(".framed") ? "/widget" : "/";
  history.replaceState({ said }, "", `${path}?lang=${root.lang}`);
  location.reload();
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
