// What comes unasked: a stream that is open only while a human may write, and that begins
// again where it ended. What it brings may have come by another way too: the page knows.
import { WAITS, pause } from "/static/line.js";

const SILENT = 40_000; // milliseconds without a sign of life, of which one is due every 15 s

export class Stream {
  #page;
  #open = null;

  constructor(page) {
    this.#page = page;
  }

  keep(wanted) {
    if (wanted === Boolean(this.#open)) return;
    this.#open?.abort();
    this.#open = wanted ? new AbortController() : null;
    if (wanted) this.#run(this.#open);
  }

  async #run(own) {
    for (let tries = 0; this.#open === own; tries += 1) {
      if (await this.#read(own.signal)) tries = 0;
      if (this.#open !== own) return;
      this.#page.ended(); // what came meanwhile is asked for, and whether there is a conversation
      await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
    }
  }

  async #read(signal) {
    let came = false;
    let watch;
    try {
      const response = await fetch(`/api/v1/chat/stream?after=${this.#page.cursor()}`, {
        headers: { Authorization: `Bearer ${this.#page.token()}` },
        cache: "no-store",
        signal,
      });
      if (!response.ok) return false;
      const reader = response.body.getReader();
      const alive = () => {
        clearTimeout(watch);
        watch = setTimeout(() => reader.cancel(), SILENT);
      };
      alive();
      const decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return came;
        alive();
        const events = (rest + decoder.decode(value, { stream: true })).split("\r\n\r\n");
        rest = events.pop();
        for (const event of events) {
          const data = event.match(/^data: (.*)$/m);
          if (data && !signal.aborted) this.#page.came(JSON.parse(data[1]));
        }
        came = true;
      }
    } catch {
      return came; // no network, or it was closed
    } finally {
      clearTimeout(watch);
    }
  }
}
