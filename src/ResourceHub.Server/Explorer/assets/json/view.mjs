// Shows JSON as a coloured tree whose objects and arrays fold. Children are made when they are first seen.

import { h } from "../app/dom.mjs";
import { parseJson, unquote } from "./parse.mjs";

const OPEN_NODES = 1500;
const PAGE = 200;

/** @returns {HTMLElement|null} null where the text is not JSON */
export function jsonView(text) {
  const { root, problems } = parseJson(text);
  if (!root || problems.length > 0) return null;
  // what opens by itself is bounded, so that a large answer shows at once
  const budget = { left: OPEN_NODES };
  return h("div", { class: "json" }, entry(null, root, true, 0, budget));
}

/** Opens or closes every object and array that has been shown so far, and those that this shows. */
export function foldAll(view, open) {
  const budget = { left: 20_000 };
  const visit = (node) => {
    for (const details of node.querySelectorAll(":scope > details, :scope > .members > details")) {
      if (budget.left-- <= 0) return;
      details.open = open;
      if (open) details.fill?.();
      visit(details);
    }
  };
  const top = view.querySelector("details");
  if (!top) return;
  top.fill?.();
  visit(top);
  top.open = true;
}

function entry(key, node, last, depth, budget) {
  const label = key === null ? [] : [h("span", { class: "t-property" }, key), h("span", { class: "t-punctuator" }, ": ")];
  const comma = last ? "" : ",";
  const children = node.members ?? node.items;
  if (!children) return h("div", { class: "row" }, label, leaf(node), h("span", { class: "t-punctuator" }, comma));
  const [open, close] = node.members ? ["{", "}"] : ["[", "]"];
  if (children.length === 0) return h("div", { class: "row" }, label, h("span", { class: "t-punctuator" }, open + close + comma));

  const count = `${children.length} ${node.members ? (children.length === 1 ? "field" : "fields") : (children.length === 1 ? "item" : "items")}`;
  const members = h("div", { class: "members" });
  const details = h("details", {},
    h("summary", {}, label, h("span", { class: "t-punctuator" }, open), h("span", { class: "folded" }, ` ${count} ${close}${comma}`)),
    members,
    h("div", { class: "row close t-punctuator" }, close + comma));
  details.fill = () => {
    details.fill = null;
    more(members, node, 0, depth, budget);
  };
  details.addEventListener("toggle", () => details.open && details.fill?.());
  budget.left -= Math.min(children.length, PAGE);
  if (depth === 0 || (budget.left > 0 && depth < 12)) {
    details.open = true;
    details.fill();
  }
  return details;
}

function more(members, node, from, depth, budget) {
  const children = node.members ?? node.items;
  const to = Math.min(children.length, from + PAGE);
  for (let i = from; i < to; i++) {
    const child = children[i];
    const last = i === children.length - 1;
    members.append(node.members ? entry(child.key.text, child.value, last, depth + 1, budget) : entry(null, child, last, depth + 1, budget));
  }
  if (to === children.length) return;
  const button = h("button", { class: "more", type: "button" }, `Show ${Math.min(PAGE, children.length - to)} more of ${children.length - to}`);
  button.addEventListener("click", () => {
    const first = members.childElementCount - 1;
    button.remove();
    more(members, node, to, depth, { left: OPEN_NODES });
    members.children[first]?.querySelector("summary")?.focus();
  });
  members.append(button);
}

function leaf(node) {
  if (node.kind !== "string") return h("span", { class: node.kind === "number" ? "t-number" : "t-constant" }, node.text);
  const value = unquote(node.text);
  if (/^https?:\/\/[^\s]+$/.test(value)) {
    return h("span", { class: "t-string" }, '"', h("a", { href: value, target: "_blank", rel: "noopener noreferrer" }, node.text.slice(1, -1)), '"');
  }
  return h("span", { class: "t-string" }, node.text);
}
