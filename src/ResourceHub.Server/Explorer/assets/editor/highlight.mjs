// Paints text into coloured spans, with the ranges of problems underlined.

import { h } from "../app/dom.mjs";

/**
 * @param {{start: number, end: number, role: string}[]} marks in order, not overlapping
 * @param {{start: number, end: number, severity: string}[]} problems
 */
export function paint(layer, text, marks, problems) {
  const cuts = new Set([0, text.length]);
  for (const range of [...marks, ...problems]) {
    cuts.add(Math.min(range.start, text.length));
    cuts.add(Math.min(range.end, text.length));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    while (next < marks.length && marks[next].end <= start) next++;
    const role = next < marks.length && marks[next].start <= start ? `t-${marks[next].role}` : "";
    const problem = worst(problems, start, end);
    const name = [role, problem && `p-${problem}`].filter(Boolean).join(" ");
    const piece = text.slice(start, end);
    pieces.push(name ? h("span", { class: name }, piece) : document.createTextNode(piece));
  }
  // a last empty line has height only with something in it
  pieces.push(document.createTextNode("\n"));
  layer.replaceChildren(...pieces);
}

function worst(problems, start, end) {
  let found = null;
  for (const problem of problems) {
    if (problem.start >= end || problem.end <= start) continue;
    if (problem.severity === "error") return "error";
    found = problem.severity;
  }
  return found;
}

/** The marks of a GraphQL document's tokens. */
export function documentMarks(tokens) {
  return tokens
    .filter((token) => token.kind !== "end")
    .map((token) => ({ start: token.start, end: token.end, role: token.role ?? (token.kind === "block" ? "string" : token.kind) }));
}
