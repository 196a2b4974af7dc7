// The loader: one line on somebody's page brings a button and, behind it, a frame of ours.
// The page learns nothing of what is said there. Everything stands in a shadow root, so that
// neither side's styles touch the other; its sheet is made by script, which a strict
// policy of the page allows.
"use strict";
(() => {
  const WORDS = {};
  const SHEET = `
:host { all: initial; --sea: #0f5e5c; --sun: #f2c14e; font: 600 1rem/1.3 system-ui, sans-serif; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { font: inherit; cursor: pointer; min-height: 2.75rem; border: 0; }
button:focus-visible { outline: 3px solid #fff; outline-offset: -5px; box-shadow: 0 0 0 3px #10302f; }
.open, .panel { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; display: flex;
  background: var(--sea); box-shadow: 0 .5rem 2rem rgb(9 40 39 / .4); }
.open { gap: .625rem; align-items: center; padding: .75rem 1.25rem .75rem .875rem;
  border-radius: 2rem; color: #fff; }
.open:hover { background: #0b4a49; }
.open::before { content: ""; width: 1.75rem; height: 1.75rem; flex: none; background:
  radial-gradient(circle at 50% 34%, var(--sun) 24%, #0000 26%),
  radial-gradient(circle at 30% 130%, #0000 52%, #fff 54% 61%, #0000 63%); }
.panel { flex-direction: column; width: min(25rem, 100vw - 2rem); overflow: hidden;
  height: min(44rem, 100vh - 2rem); height: min(44rem, 100dvh - 2rem); border-radius: 1rem; }
.close { align-self: flex-end; padding: 0 1.125rem; color: #fff; background: none; }
.close:hover { text-decoration: underline; }
.card { display: grid; gap: .625rem; padding: 0 1.125rem 1.125rem; color: #fff; font-weight: 500; }
.panel:has(.card) { height: auto; top: auto; }
p { margin: 0; }
a { padding: .75rem 1rem; border-radius: .75rem; background: #fff; color: var(--sea); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--sun); outline-offset: 2px; }
iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: #fbf6ec; }
@media (max-width: 30rem), (max-height: 30rem) {
  .panel { inset: 0; width: auto; height: auto; border-radius: 0; }
}
@media (forced-colors: active) { .open, .panel { border: 2px solid; } }`;

  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const language = script.dataset.language || document.documentElement.lang.slice(0, 2);
  const words = WORDS[language] ?? WORDS.lv;
  const listed = [origin, ...WORDS.origins].includes(location.origin);
  let left = false;
  let line; // to the frame, and to nobody else on this page
  let alone = false;
  let shifts = []; // three times Shift leaves, as it does inside the frame

  function element(tag, props, ...children) {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children);
    return made;
  }

  const frame = element("iframe", { title: words.open, allow: "clipboard-write" });
  const close = element("button", { className: "close", type: "button" }, words.close);
  const panel = element("section", { className: "panel", hidden: true }, close, listed ? frame : card());
  const host = element("div", {});
  const open = element("button", { className: "open", type: "button" }, words.open);
  panel.setAttribute("aria-label", words.open);
  open.setAttribute("aria-expanded", "false");

  // A page that may not frame us shows what helps without us.
  function card() {
    const calls = WORDS.numbers.map((number) => (
      element("a", { href: `tel:${number.replaceAll(" ", "")}` }, `☎ ${number}`)
    ));
    const page = { href: `${origin}/?lang=${language}`, target: "_blank", rel: "noopener noreferrer" };
    return element("div", { className: "card" }, element("p", {}, words.elsewhere), ...calls, element("a", page, words.page));
  }

  function connect() {
    const { port1, port2 } = new MessageChannel();
    line = port1;
    frame.contentWindow.postMessage("", origin, [port2]);
    line.postMessage("open");
  }

  // The frame is made at the first press: until then nothing of ours is asked for.
  function show(shown) {
    panel.hidden = !shown;
    open.hidden = shown;
    open.setAttribute("aria-expanded", String(shown));
    if (!shown) return open.focus();
    if (!listed) return panel.querySelector("a").focus();
    if (frame.src) return line?.postMessage("open");
    frame.addEventListener("load", connect);
    frame.src = `${origin}/widget?lang=${encodeURIComponent(language)}`;
  }

  // The frame leads the whole page away by itself; where the browser forbids it, we do.
  // It is hidden and not taken out, because it has yet to send what erases the conversation.
  function leave(after = 0) {
    left = panel.hidden = open.hidden = true;
    document.head.replaceChildren();
    for (const node of [...document.body.childNodes]) if (node !== host) node.remove();
    setTimeout(() => location.replace(words.away), after);
  }

  open.addEventListener("click", () => show(true));
  close.addEventListener("click", () => show(false));
  addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.origin === origin && event.data?.type === "exit") leave(1000);
  });
  addEventListener("pageshow", () => { if (left) leave(); });
  addEventListener("keydown", ({ key }) => {
    alone = key === "Shift";
    if (!alone) shifts = [];
  }, true);
  addEventListener("keyup", ({ key, timeStamp }) => {
    if (key !== "Shift" || !alone || !line) return;
    shifts = [...shifts.filter((then) => timeStamp - then < 5000), timeStamp];
    if (shifts.length < 3) return;
    line.postMessage("exit");
    leave(300);
  }, true);

  function put() {
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(open, panel);
    document.body.append(host);
  }

  if (document.body) put();
  else addEventListener("DOMContentLoaded", put, { once: true });
})();
