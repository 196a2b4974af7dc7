// A message as the page shows it; `templates/message.html` makes the same without a script.
const PHONE = /(\+\d[\d ]{6,}\d|\b(?:112|116\d{3})\b)/;
const BULLET = "• ";
const OWN = "|+"; // the engine's own options
const SKIP = "|+skip|"; // "I'd rather not say" among them
const DONE = "|+done|";

export function message(data, language, human) {
  const id = `said-${data.id}`;
  const who = data.from === "human" ? [el("b", { className: "who" }, human)] : [];
  const parts = [el("div", { className: "said", id }, ...who, ...prose(data.text))];
  if (data.image) {
    parts.push(el("img", {
      className: "picture",
      src: `/static/pictures/${encodeURIComponent(data.image.src)}`,
      alt: data.image.alt,
    }));
  }
  if (data.links) parts.push(el("p", { className: "openers" }, ...data.links.map(opener)));
  if (data.choices) parts.push(choices(data.choices, id));
  const made = el("article", { className: `message ${data.from}`, lang: language }, ...parts);
  made.tabIndex = -1;
  return made;
}

export function mine(text, you) {
  const who = el("span", { className: "unseen" }, `${you}: `);
  return el("article", { className: "message person" }, el("div", { className: "said" }, who, text));
}

// A question with several answers comes back after each tick: it is the same screen.
export function sameScreen(one, other) {
  const ids = ({ text, choices = [] }) => JSON.stringify([text, choices.map(({ id }) => id)]);
  return many(one) && many(other) && ids(one) === ids(other);
}

export function update(made, data) {
  const chosen = new Set(data.choices.filter((choice) => choice.chosen).map(({ id }) => id));
  for (const button of made.querySelectorAll("[aria-pressed]")) {
    button.setAttribute("aria-pressed", chosen.has(button.value));
  }
}

export function el(tag, props = {}, ...children) {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

function many(data) {
  return Boolean(data.choices?.some(({ id }) => id.includes(DONE)));
}

function prose(text) {
  return text.split("\n\n").flatMap((paragraph) => {
    const made = [];
    for (const line of paragraph.split("\n").filter((one) => one.trim())) {
      const listed = line.startsWith(BULLET);
      const open = made.at(-1);
      if (listed && open?.tagName === "UL") open.append(item(line));
      else if (listed) made.push(el("ul", {}, item(line)));
      else if (open?.tagName === "P") open.append(el("br"), ...pieces(line));
      else made.push(el("p", {}, ...pieces(line)));
    }
    return made;
  });
}

function item(line) {
  return el("li", {}, ...pieces(line.slice(BULLET.length)));
}

function pieces(line) {
  return line.split(PHONE).map((piece, number) => (
    number % 2 ? el("a", { href: `tel:${piece.replaceAll(" ", "")}` }, piece) : piece
  ));
}

function opener({ kind, label, value }) {
  if (kind === "phone") return el("a", { className: "opener phone", href: `tel:${value}` }, label);
  if (/^(https?:\/\/|\/)/.test(value)) {
    const safe = { target: "_blank", rel: "noopener noreferrer" };
    return el("a", { className: "opener", href: value, ...safe }, label);
  }
  if (kind !== "copy") return el("span", { className: "opener" }, `${label}: `, el("b", {}, value));
  const button = el("button", { className: "opener copy", type: "button" }, label, " ", el("b", {}, value));
  button.dataset.copy = value;
  return button;
}

function choices(list, id) {
  const group = el("div", { className: "choices", role: "group" });
  group.setAttribute("aria-labelledby", id);
  const ticked = many({ choices: list });
  group.append(...list.map((choice) => button(choice, ticked)));
  return group;
}

function button({ id, label, chosen }, ticked) {
  const made = el("button", { className: "choice", name: "choice", value: id }, label);
  made.setAttribute("form", "press");
  if (id.includes(SKIP)) made.dataset.skip = "";
  if (ticked && !id.includes(OWN)) made.setAttribute("aria-pressed", Boolean(chosen));
  return made;
}
