// Makes elements. Text is always text: nothing here parses HTML.

/** @returns {HTMLElement} */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== "" && child !== null && child !== undefined));
  return element;
}

export const $ = (id) => document.getElementById(id);

export function button(text, onClick, attributes = {}) {
  const element = h("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", onClick);
  return element;
}

/** Descriptions are CommonMark; of it this knows paragraphs, `code` and links in angle brackets or bare. */
export function prose(text) {
  return text.trim().split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph.split(/(`[^`]+`|https?:\/\/[^\s<>)]*[^\s<>).,;])/).map((part) => {
    if (part.startsWith("`") && part.length > 2) return h("code", {}, part.slice(1, -1));
    if (/^https?:\/\//.test(part)) return h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
    return part;
  })));
}
