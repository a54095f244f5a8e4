// The answer: a line about the response, its errors first, then the JSON as a tree.

import { foldAll, jsonView } from "../json/view.mjs";
import { $, button, h } from "./dom.mjs";
import { copy } from "./notice.mjs";

const LARGEST_TREE = 8_000_000;

export class ResultPane {
  /** @param {(location: {line: number, column: number}) => void} goTo shows a place of the operation */
  constructor(goTo) {
    this.goTo = goTo;
    this.status = $("status");
    this.body = $("result");
    this.text = "";
    this.events = 0;
    $("copy-result").addEventListener("click", () => copy(this.text, "The answer is copied."));
    $("unfold").addEventListener("click", () => this.view && foldAll(this.view, true));
    $("fold").addEventListener("click", () => this.view && foldAll(this.view, false));
    this.tools(false);
  }

  tools(shown) {
    for (const id of ["copy-result", "unfold", "fold"]) $(id).disabled = !shown;
  }

  running(what = "Running …") {
    this.events = 0;
    this.status.className = "status";
    this.status.textContent = what;
    this.body.setAttribute("aria-busy", "true");
  }

  /** What stopped the request before any answer. */
  failed(message) {
    this.done(message, "bad", "");
    this.body.replaceChildren(h("p", { class: "empty" }, message));
  }

  /** @returns {boolean} whether the answer is without errors */
  show(answer) {
    const text = answer.text;
    const view = text.length <= LARGEST_TREE ? jsonView(text) : null;
    const errors = view ? errorsOf(text) : [];
    const ok = answer.status < 400 && errors.length === 0 && view !== null;
    const facts = [`${answer.status} ${answer.statusText}`.trim(), time(answer.milliseconds), size(answer.bytes)];
    if (errors.length > 0) facts.splice(1, 0, errors.length === 1 ? "1 error" : `${errors.length} errors`);
    this.done(facts.join(" · "), ok ? "good" : "bad", text);
    this.view = view;
    this.body.replaceChildren(...this.errors(errors), view ?? h("pre", { class: "plain" }, text || "The answer is empty."));
    this.body.scrollTop = 0;
    return ok;
  }

  /** The newest event of a subscription; those before it are counted. */
  showEvent(answer) {
    this.events++;
    const ok = this.show(answer);
    this.body.setAttribute("aria-busy", "true");
    this.status.textContent = `Event ${this.events} at ${new Date().toLocaleTimeString()} · ${size(answer.bytes)} · listening …`;
    return ok;
  }

  /** No more events come; the last one stays. */
  ended() {
    this.body.removeAttribute("aria-busy");
    this.status.textContent = this.events === 1 ? "Ended after 1 event." : `Ended after ${this.events} events.`;
    if (this.events === 0) this.failed("The stream ended without an event.");
  }

  done(status, kind, text) {
    this.text = text;
    this.view = null;
    this.status.className = `status ${kind}`;
    this.status.textContent = status;
    this.body.removeAttribute("aria-busy");
    this.tools(text !== "");
  }

  errors(errors) {
    if (errors.length === 0) return [];
    return [h("ul", { class: "errors", "aria-label": "Errors" }, errors.slice(0, 50).map((error) => h("li", {},
      h("span", { class: "message" }, String(error?.message ?? "An error without a message.")),
      error?.extensions?.code ? h("code", {}, String(error.extensions.code)) : "",
      Array.isArray(error?.path) ? h("span", { class: "path" }, `at ${error.path.join(" › ")}`) : "",
      (Array.isArray(error?.locations) ? error.locations : []).slice(0, 5).map((location) =>
        button(`line ${location.line}`, () => this.goTo(location), { class: "link" })))))];
  }
}

function errorsOf(text) {
  try {
    const { errors } = JSON.parse(text);
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}

function time(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
