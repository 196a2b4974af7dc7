// The way out. It is loaded first and alone, so that it works whatever else does not.
// The page is blank before anything that could take time is begun, and the network is
// never waited for. A classic script: a module would wait for the whole page.
"use strict";
(() => {
  const WITHIN = 5000;
  const TIMES = 3;
  let left = false;
  let shifts = [];
  let alone = false; // Shift by itself, not a capital letter
  let loader; // what the page around us may say

  function leave() {
    const { away = "/exit", origins = "" } = document.body?.dataset ?? {};
    let token = document.querySelector("input[name=token]")?.value;
    left = true;
    document.body?.replaceChildren();
    try {
      token ||= sessionStorage.getItem("chat"); // a page beside the conversation has no form
      sessionStorage.clear();
      new BroadcastChannel("chat").postMessage(token);
    } catch {
      // Storage is blocked, so there is nothing in it.
    }
    document.dispatchEvent(new Event("leave"));
    if (token) navigator.sendBeacon?.("/exit", new URLSearchParams({ token }));
    go(away, origins);
  }

  function go(away, origins) {
    if (window.top === window) return location.replace(away);
    for (const origin of hosts(origins)) window.parent.postMessage({ type: "exit" }, origin);
    try {
      window.top.location.replace(away);
    } catch {
      // The browser forbids it: then the loader does it, which was told.
    }
  }

  // The frame can only be in one of these, but not every browser tells in which.
  function hosts(origins) {
    const above = location.ancestorOrigins;
    return above?.length ? [above[0]] : [location.origin, ...origins.split(" ").filter(Boolean)];
  }

  function count() {
    const now = performance.now();
    shifts = [...shifts.filter((then) => now - then < WITHIN), now];
    if (shifts.length >= TIMES) leave();
  }

  addEventListener("keydown", ({ key, repeat }) => {
    alone = key === "Shift" && (alone || !repeat);
    if (key !== "Shift") shifts = [];
  }, true);
  addEventListener("keyup", ({ key }) => {
    if (key === "Shift" && alone) count();
    alone = false;
  }, true);
  addEventListener("pointerdown", () => { alone = false; }, true);

  for (const kind of ["click", "submit"]) {
    addEventListener(kind, (event) => {
      const pressed = event.target.closest?.("[data-kind=exit]");
      if (!pressed && event.target.id !== "leave") return;
      event.preventDefault();
      leave();
    }, true);
  }

  // The loader hands over a line of its own, on which it says that the widget was opened or the
  // page is left. Only the first counts: nothing else on that page holds the other end of it.
  addEventListener("message", ({ source, origin, ports: [port] }) => {
    if (loader || !port || source === window || source !== window.parent) return;
    if (!hosts(document.body.dataset.origins).includes(origin)) return;
    loader = port;
    loader.onmessage = ({ data }) => (data === "exit" ? leave() : document.dispatchEvent(new Event(data)));
  });

  // A page that comes back from the browser's memory after it was left stays empty.
  addEventListener("pageshow", () => { if (left) leave(); });
  document.documentElement.classList.add("scripted");
})();
