// The menus that hang from buttons of the bar: examples and history.

import { $, button, h } from "./dom.mjs";
import { history } from "./store.mjs";

/** Places a popover under its button each time that it opens. */
export function hang(buttonId, popoverId, fill) {
  const opener = $(buttonId);
  const popover = $(popoverId);
  popover.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    fill?.(popover);
    const box = opener.getBoundingClientRect();
    popover.style.top = `${box.bottom + 4}px`;
    popover.style.left = `${Math.max(8, Math.min(box.left, innerWidth - Math.min(448, innerWidth - 16) - 8))}px`;
  });
  popover.addEventListener("toggle", (event) => {
    opener.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open") popover.querySelector("button")?.focus();
  });
  popover.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...popover.querySelectorAll("button")];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
  });
}

function entry(title, detail, choose, popover) {
  return h("li", {}, button([h("span", { class: "title" }, title), detail ? h("span", { class: "detail" }, detail) : ""], () => {
    popover.hidePopover();
    choose();
  }));
}

export function fillExamples(examples, choose) {
  const popover = $("examples");
  $("show-examples").hidden = examples.length === 0;
  popover.replaceChildren(h("ul", {}, examples.map((example) => entry(example.title, example.description, () => choose(example), popover))));
}

export function fillHistory(popover, choose) {
  const entries = history.read();
  if (entries.length === 0) {
    popover.replaceChildren(h("p", { class: "empty" }, "What you run is listed here, in this browser only and without the key."));
    return;
  }
  const clear = button("Clear the history", () => {
    history.clear();
    popover.hidePopover();
  }, { class: "clear" });
  popover.replaceChildren(h("ul", {}, entries.map((past) => {
    const when = new Date(past.at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
    return entry(past.operationName ?? summary(past.query), past.ok ? when : `${when}, with errors`, () => choose(past), popover);
  })), clear);
}

/** The first words of a document without its comments. */
function summary(query) {
  const text = query.replace(/^\s*#.*$/gm, "").replace(/\s+/g, " ").trim();
  return text.length > 60 ? `${text.slice(0, 60)}…` : text || "(empty)";
}
