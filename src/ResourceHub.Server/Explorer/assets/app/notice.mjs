// Short messages at the foot of the page, read out by assistive technology, and copying to the clipboard.

import { $, h } from "./dom.mjs";

let timer = 0;

export function notify(message) {
  const place = $("notice");
  place.replaceChildren(h("span", {}, message));
  place.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => place.classList.remove("shown"), 5000);
}

export async function copy(text, message) {
  if (await toClipboard(text)) notify(message);
  else notify("The browser does not allow copying here.");
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // no clipboard without https, but for localhost: the old way still works there
    const area = h("textarea", { class: "offscreen", "aria-hidden": "true" });
    const focused = document.activeElement;
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus();
    return done;
  }
}
