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
.open { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; display: flex; gap: .625rem;
  align-items: center; padding: .75rem 1.25rem .75rem .875rem; border-radius: 2rem; color: #fff;
  background: var(--sea); box-shadow: 0 .25rem 1.25rem rgb(9 40 39 / .35); }
.open:hover { background: #0b4a49; }
.open svg { width: 1.75rem; height: 1.75rem; flex: none; }
.panel { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; display: flex;
  flex-direction: column; width: min(25rem, 100vw - 2rem); height: min(44rem, 100vh - 2rem);
  height: min(44rem, 100dvh - 2rem); overflow: hidden; border-radius: 1rem; background: var(--sea);
  box-shadow: 0 .75rem 3rem rgb(9 40 39 / .4); }
.close { align-self: flex-end; padding: 0 1.125rem; color: #fff; background: none; }
.close:hover { text-decoration: underline; }
iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: #fbf6ec; }
@media (max-width: 30rem), (max-height: 30rem) {
  .panel { inset: 0; width: auto; height: auto; border-radius: 0; }
}
@media (forced-colors: active) { .open, .panel { border: 2px solid; } }`;

  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const language = script.dataset.language || document.documentElement.lang.slice(0, 2);
  const words = WORDS[language] ?? WORDS.lv;
  let left = false;
  let alone = false;
  let shifts = []; // three times Shift leaves, as it does inside the frame

  function element(tag, props, ...children) {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children);
    return made;
  }

  function sign() {
    const svg = (tag, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      return made;
    };
    const drawn = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
    drawn.append(
      svg("circle", { cx: 12, cy: 8.5, r: 4.5, fill: "#f2c14e" }),
      svg("path", { d: "M2 20c4-7 7 1 11-3.5S18.5 12 22 12", fill: "none", stroke: "#fff", "stroke-width": 2.2, "stroke-linecap": "round" }),
    );
    return drawn;
  }

  const frame = element("iframe", { title: words.open, allow: "clipboard-write" });
  const close = element("button", { className: "close", type: "button" }, words.close);
  const panel = element("section", { className: "panel", hidden: true }, close, frame);
  const open = element("button", { className: "open", type: "button" }, sign(), words.open);
  panel.setAttribute("aria-label", words.open);
  open.setAttribute("aria-expanded", "false");

  function greet() {
    frame.contentWindow.postMessage({ type: "open" }, origin);
  }

  // The frame is made at the first press: until then nothing of ours is asked for.
  function show(shown) {
    panel.hidden = !shown;
    open.hidden = shown;
    open.setAttribute("aria-expanded", String(shown));
    if (!shown) return open.focus();
    if (frame.src) return greet();
    frame.addEventListener("load", greet, { once: true });
    frame.src = `${origin}/widget?lang=${encodeURIComponent(language)}`;
  }

  // The frame leads the whole page away by itself; where the browser forbids it, we do.
  function leave(after = 0) {
    left = true;
    document.documentElement.replaceChildren();
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
  });
  addEventListener("keyup", ({ key, timeStamp }) => {
    if (key !== "Shift" || !alone || panel.hidden) return;
    shifts = [...shifts.filter((then) => timeStamp - then < 5000), timeStamp];
    if (shifts.length === 3) leave();
  });

  function put() {
    const host = element("div", {});
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
