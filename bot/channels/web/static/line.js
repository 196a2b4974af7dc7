// The line to the server: one call after the other, each repeated until it is answered.
// A call keeps its body, and so its id, so that repeating it never does anything twice.
export const WAITS = [1, 2, 4, 8, 15, 30];
const PATIENCE = 20_000;

export class Line {
  #queue = [];
  #busy = false;
  #closed = false;
  #page;

  constructor(page) {
    this.#page = page;
  }

  get idle() {
    return !this.#busy;
  }

  // What is not answered yet.
  get open() {
    return this.#queue;
  }

  send(call) {
    this.#queue.push(call);
    if (!this.#busy) this.#work();
  }

  drop() {
    this.#queue.length = 0;
  }

  close() {
    this.#closed = true;
    this.drop();
  }

  async #work() {
    this.#busy = true;
    while (this.#queue.length) {
      const call = this.#queue[0];
      const got = await this.#deliver(call);
      if (this.#closed) return;
      if (this.#queue[0] === call) this.#queue.shift();
      this.#page.answered(call, got);
    }
    this.#busy = false;
  }

  async #deliver(call) {
    for (let tries = 0; !this.#closed; tries += 1) {
      const got = await this.#attempt(call);
      if (got.status && got.status < 500 && got.status !== 429) {
        if (tries) this.#page.healed();
        return got;
      }
      if (!this.#closed) this.#page.troubled(call, got, tries);
      await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
    }
    return null;
  }

  async #attempt({ method, path, body }) {
    try {
      const response = await fetch(`/api/v1/${path}`, {
        method,
        headers: this.#headers(body),
        body: body && JSON.stringify(body),
        cache: "no-store",
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      const erased = response.headers.has("Chat");
      return { status: response.status, erased, ...(await response.json()) };
    } catch {
      return { status: 0 }; // no network, or somebody else answered in our place
    }
  }

  #headers(body) {
    const headers = { "Accept-Language": this.#page.language() };
    const token = this.#page.token();
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    return headers;
  }
}

// A browser on a page without TLS has no randomUUID.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function pause(seconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
    addEventListener("online", resolve, { once: true });
  });
}
