// The desk, enhanced. Every act is a form that the server answers with a whole page; this
// script sends the form itself and puts the new parts of that page into the old one.

const PARTS = "[data-part]";
const state = () => document.getElementById("state").dataset;
const find = (id) => document.getElementById(id);
const quiet = matchMedia("(prefers-reduced-motion: reduce)");

// Fetching pages. A document that the browser parsed itself needs no innerHTML.

function ask(method, url, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = "document";
    request.timeout = 15000;
    request.onload = () => resolve(request);
    request.onerror = request.ontimeout = reject;
    if (body) request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.send(body);
  });
}

function offline(words) {
  const place = find("offline");
  place.textContent = words;
  place.hidden = !words;
}

function take(request, forced) {
  if (request.status === 401) return location.assign("/desk");
  const page = request.response;
  if (!page || !page.getElementById("state")) return false;
  put(page, forced);
  return true;
}

function put(page, forced = []) {
  const before = state(), focused = document.activeElement?.id;
  const same = before.case;
  for (const part of page.querySelectorAll(PARTS)) {
    const old = find(part.id);
    if (!old) continue;
    const keyed = part.dataset.key !== undefined && !forced.includes(part.id);
    if (keyed && old.dataset.key === part.dataset.key) continue;
    if (old.isEqualNode(part)) continue;
    old.replaceWith(document.adoptNode(part));
  }
  if (focused && document.activeElement === document.body) find(focused)?.focus();
  arrived(before, same !== state().case);
}

// The newest line stays in sight, unless the consultant has scrolled away from it.

let follows = true;
const sizes = new ResizeObserver(() => follows && toEnd());

function toEnd() {
  follows = true;
  find("lines").scrollTop = find("lines").scrollHeight;
}

document.addEventListener("scroll", ({ target }) => {
  if (target.id === "lines") follows = target.scrollHeight - target.scrollTop - target.clientHeight < 60;
}, true);

let read = Date.now();

function arrived(before, elsewhere) {
  read = Date.now();
  const now = state();
  sizes.disconnect();
  sizes.observe(find("lines"));
  if (elsewhere || follows) toEnd();
  if (Number(now.waiting) > Number(before.waiting) || Number(now.unread) > Number(before.unread)) ring();
  drafted();
  entitle();
  if (before.case !== now.case) listen();
}

// What is open, and going somewhere else.

// Of two pages that come back, only that of what was asked for last is shown.
let turn = 0;

async function show(url, pane) {
  const mine = ++turn;
  try {
    const request = await ask("GET", url.replace("/desk/cases/", "/desk/panes/").replace(/\/desk$/, "/desk/panes"));
    if (mine !== turn) return;
    if (request.status === 404) return show("/desk", "board");
    if (take(request, ["tools", "composer", "presence"]) === false) return;
    history.pushState(null, "", url);
    if (pane) turnTo(pane);
  } catch {
    offline(state().offline);
  }
}

async function refresh() {
  if (busy) return; // the act brings a newer page
  const open = state().case, mine = ++turn;
  try {
    const request = await ask("GET", open === "0" ? "/desk/panes" : `/desk/panes/${open}`);
    if (mine !== turn) return;
    if (request.status === 404 && open !== "0") {
      await show("/desk", "board");
      find("told").textContent = state().gone;
      return;
    }
    take(request);
    offline("");
  } catch {
    offline(state().offline);
  }
}

function turnTo(pane) {
  find("main").dataset.pane = pane;
  for (const tab of document.querySelectorAll(".tabs a")) {
    if (tab.dataset.show === pane) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  if (pane !== "talk") return;
  toEnd();
  if (getComputedStyle(find("lines")).overflowY === "visible") scrollTo(0, document.body.scrollHeight);
}

// Acts.

// Not `form.id`: the forms have a field of that name, which hides it.
const named = (form, id) => form.getAttribute("id") === id;

let busy = false;

async function act(form, button) {
  if (busy) return;
  busy = true;
  const mine = ++turn;
  const sent = new URLSearchParams(new FormData(form, button ?? undefined));
  try {
    const request = await ask("POST", form.action, sent);
    if (mine !== turn) return; // somewhere else by now
    const done = request.status < 400;
    if (done && form.dataset.draft) sessionStorage.removeItem(`draft-${form.dataset.draft}`);
    const writes = named(form, "reply") || form.closest("#note");
    const parts = writes ? ["composer", "presence"] : ["tools", "presence"];
    if (take(request, parts) === false) return location.assign("/desk");
    offline("");
    const there = new URL(request.responseURL);
    if (there.pathname.startsWith("/desk/cases/") && !/\/(act|number)$/.test(there.pathname)) {
      history.replaceState(null, "", there.pathname);
    } else if (there.pathname === "/desk") history.replaceState(null, "", "/desk");
    if (form.action.endsWith("/claim") && done) turnTo(state().case === "0" ? "board" : "talk");
    if (writes || form.action.endsWith("/claim")) find("text")?.focus({ preventScroll: true });
    if (named(form, "reply")) toEnd();
  } catch {
    offline(state().notSent);
  } finally {
    busy = false;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (named(form, "sign-out")) return sessionStorage.clear();
  if (form.dataset.palette !== undefined) {
    event.preventDefault();
    // Enter in the field would press the first button of the form, hidden or not.
    const searching = document.activeElement?.id === "find";
    return choose(searching ? visibleReplies()[0] : event.submitter);
  }
  if (form.dataset.act === undefined) return;
  event.preventDefault();
  act(form, event.submitter);
});

// Drafts live in this tab alone, and die with it or with the sign-out.

function drafted() {
  const form = find("reply");
  if (!form || find("text").value) return;
  const kept = sessionStorage.getItem(`draft-${form.dataset.draft}`);
  if (kept) find("text").value = kept;
}

document.addEventListener("input", (event) => {
  if (event.target.id === "text") {
    sessionStorage.setItem(`draft-${find("reply").dataset.draft}`, event.target.value);
    keepSeen();
  }
  if (event.target.id === "find") filter(event.target.value);
});

// What the person had written when the consultant began to write: from the first letter on it
// stays; while nothing is written yet, it is the newest line on the page.
function keepSeen() {
  const form = find("reply");
  if (!form || form.dataset.begun) return;
  form.dataset.begun = "1";
  form.elements.seen.value = newest();
}

const newest = () => [...document.querySelectorAll(".line.person")].pop()?.dataset.line ?? "0";

// Canned replies: type to find one, Enter takes it, and only then it can be sent.

const visibleReplies = () => [...document.querySelectorAll("#palette li:not([hidden]) button")];
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter(typed) {
  const words = folded(typed).split(/\s+/);
  for (const item of document.querySelectorAll("#palette li")) {
    const text = folded(item.textContent);
    item.hidden = !words.every((word) => text.includes(word));
  }
  find("find-none").hidden = visibleReplies().length > 0;
}

function choose(button) {
  if (!button) return;
  find("canned-id").value = button.value;
  find("canned-theirs").textContent = button.dataset.theirs;
  find("canned-own").textContent = button.dataset.own;
  find("canned-shown").hidden = false;
  find("text").hidden = true;
  keepSeen();
  find("palette").open = false;
  find("send").focus();
}

function drop() {
  find("canned-id").value = "";
  find("canned-shown").hidden = true;
  find("text").hidden = false;
  find("text").focus();
}

// The stream: it says that something changed. Its "beat" is answered with a sign of life, and
// not by a clock of our own: browsers slow down the clocks of pages that nobody looks at.

let stream;

function listen() {
  stream?.close();
  const now = state();
  stream = new EventSource(`/desk/stream?case=${now.case}&after=${now.mark}`);
  stream.addEventListener("changed", (event) => {
    if (event.lastEventId !== state().mark) refresh();
  });
  stream.addEventListener("beat", () => {
    fetch("/desk/beat", { method: "POST" }).then(still, () => {});
    offline("");
  });
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    refresh(); // it tells whether the session is over, or the server away
  };
}

async function again() {
  await refresh();
  listen();
}

function still(response) {
  if (response.status === 401) location.assign("/desk");
}

// Whether somebody is at the keyboard. A session ends after fifteen minutes without that.

const MINUTE = 60000;
let acted = Date.now(), told = Date.now();

function atWork() {
  acted = Date.now();
  if (acted - told < MINUTE) return;
  told = acted;
  offline("");
  fetch("/desk/here", { method: "POST" }).then(still, () => {});
}

for (const kind of ["keydown", "pointerdown", "wheel"]) addEventListener(kind, atWork, { passive: true });

function ticks() {
  for (const place of document.querySelectorAll("[data-since]")) {
    const since = Number(place.dataset.since);
    const now = Number(state().at) + (Date.now() - read) / 1000;
    if (since) place.textContent = place.textContent.replace(/\d+/, Math.floor((now - since) / 60));
  }
  if (Date.now() - acted > 13 * MINUTE) {
    offline(state().still);
    ring();
  }
}
setInterval(ticks, 20000);

// Sound and title tell that there is something, and nothing of what.

let audio;

function ring() {
  if (!find("sound-on").checked || !audio) return;
  const at = audio.currentTime, tone = audio.createOscillator(), level = audio.createGain();
  tone.frequency.setValueAtTime(523, at);
  tone.frequency.setValueAtTime(659, at + 0.16);
  level.gain.setValueAtTime(0.0001, at);
  level.gain.exponentialRampToValueAtTime(0.12, at + 0.03);
  level.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  tone.connect(level).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.55);
}

addEventListener("pointerdown", wakeAudio, { once: true });
addEventListener("keydown", wakeAudio, { once: true });
function wakeAudio() {
  audio ??= new AudioContext();
}

const covered = () => !find("cover").hidden;

function entitle() {
  const count = Number(state().waiting) + Number(state().unread);
  if (covered()) document.title = state().cover;
  else document.title = count ? `(${count}) ${state().title}` : state().title;
}

// The cover: a neutral page, at once.

function cover(on) {
  find("cover").hidden = !on;
  for (const part of document.querySelectorAll(".head, #main > :not(#cover)")) part.inert = on;
  if (on) find("uncover").focus();
  entitle();
}

// Keys. What a key does stands on the element itself, as aria-keyshortcuts.

const typing = (place) => place.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");

function reach(element) {
  if (element.matches("textarea, input")) return element.focus();
  if (element.matches("summary")) return unfold(element.parentElement);
  element.click();
}

function unfold(details) {
  details.open = !details.open;
  if (!details.open) return details.querySelector("summary").focus();
  details.scrollIntoView({ block: "nearest", behavior: quiet.matches ? "auto" : "smooth" });
  (details.querySelector("textarea, input:not([type=hidden]):not([type=radio])") ?? details.querySelector("button"))?.focus();
}

function step(by) {
  const links = [...document.querySelectorAll("#list a[data-open]")];
  if (!links.length) return;
  const at = links.findIndex((link) => link.getAttribute("aria-current"));
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  next.focus();
  if (at !== links.indexOf(next)) next.click();
}

const isShown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

function shortcut(key) {
  const open = document.querySelector("details.sheet[open]");
  const found = [...(/\d/.test(key) ? open ?? document : document).querySelectorAll(`[aria-keyshortcuts="${CSS.escape(key)}"]`)];
  return found.find(isShown);
}

document.addEventListener("keydown", (event) => {
  if (covered()) {
    if (event.key === "c") cover(false);
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    if (event.target.closest("#reply")) {
      event.preventDefault();
      find("reply").requestSubmit();
    }
    return;
  }
  if (event.key === "Escape") return leave(event);
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!find("keys-on").checked || find("keys").open) return;
  const key = event.key.toLowerCase();
  if (busy) return event.preventDefault(); // what is typed too early must not be a command
  if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (key === "?") find("keys").showModal();
  else if (key === "c") cover(true);
  else {
    const element = shortcut(key);
    if (!element) return;
    reach(element);
  }
  event.preventDefault();
});

function leave(event) {
  const details = event.target.closest("details[open]");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
  } else if (typing(event.target)) event.target.blur();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link?.dataset.open) {
    event.preventDefault();
    show(link.getAttribute("href"), "talk");
  } else if (link?.dataset.show) {
    event.preventDefault();
    turnTo(link.dataset.show);
    find(link.dataset.show).focus();
  }
  const press = { "keys-open": () => find("keys").showModal(), "keys-close": () => find("keys").close(), "cover-on": () => cover(true), uncover: () => cover(false), "canned-drop": drop };
  press[event.target.closest("button")?.id]?.();
});

for (const id of ["keys-on", "sound-on"]) {
  find(id).checked = sessionStorage.getItem(id) !== "off";
  find(id).addEventListener("change", (event) => sessionStorage.setItem(id, event.target.checked ? "on" : "off"));
}

addEventListener("popstate", () => location.reload());
addEventListener("online", again);
document.documentElement.classList.add("enhanced");
turnTo(find("main").dataset.pane);
drafted();
entitle();
listen();
sizes.observe(find("lines"));
toEnd();
