// A text editor on a plain textarea: colours and line numbers are painted behind it, so that selection, undo, spelling of
// the keyboard, and assistive technology stay the browser's own.

import { h } from "../app/dom.mjs";
import { paint } from "./highlight.mjs";
import { editKey } from "./keys.mjs";
import { Popup } from "./popup.mjs";

/**
 * @typedef {object} Language
 * @property {(text: string) => {marks: object[], problems: object[]}} read
 * @property {(text: string, cursor: number) => {start: number, end: number, items: object[]}} complete
 * @property {string} [comment] what begins a comment
 * @property {RegExp} trigger characters after which completion opens by itself
 */

export class Editor extends EventTarget {
  /** @param {HTMLElement} host an empty element @param {{label: string, language: Language, placeholder?: string}} options */
  constructor(host, { label, language, placeholder = "" }) {
    super();
    this.language = language;
    this.problems = [];
    const id = host.id || "editor";
    this.numbers = h("div", { class: "numbers", "aria-hidden": "true" });
    this.layer = h("pre", { class: "layer", "aria-hidden": "true" });
    this.area = h("textarea", {
      id: `${id}-text`, class: "area", spellcheck: "false", autocomplete: "off", autocapitalize: "off", autocorrect: "off", wrap: "off",
      "aria-label": label, "aria-autocomplete": "list", placeholder,
    });
    host.classList.add("editor");
    host.append(this.numbers, h("div", { class: "sheet" }, this.layer, this.area));
    this.popup = new Popup(this, `${id}-completions`);
    this.area.addEventListener("input", (event) => this.onInput(event));
    this.area.addEventListener("keydown", (event) => this.onKey(event));
    this.area.addEventListener("scroll", () => this.follow());
    this.area.addEventListener("blur", () => this.popup.close());
    for (const name of ["click", "keyup", "focus"]) this.area.addEventListener(name, () => this.dispatchEvent(new Event("move")));
    this.refresh();
  }

  get value() {
    return this.area.value;
  }

  /** Replaces the whole text and keeps it undoable where it was shown before. */
  set value(text) {
    if (text === this.area.value) return;
    this.replace(0, this.area.value.length, text);
    this.area.setSelectionRange(0, 0);
    this.area.scrollTop = 0;
    this.popup.close();
  }

  get cursor() {
    return this.area.selectionStart;
  }

  /** Puts text in place of a range, as if typed. */
  replace(start, end, text, caret = text.length) {
    this.area.setSelectionRange(start, end);
    this.inserting = true;
    // the old command is the only one that keeps the browser's undo; it needs the focus
    const done = document.activeElement === this.area && document.execCommand(text === "" ? "delete" : "insertText", false, text);
    if (!done) {
      this.area.setRangeText(text, start, end, "end");
      this.changed();
    }
    this.inserting = false;
    this.area.setSelectionRange(start + caret, start + caret);
  }

  select(start, end = start) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const line = this.area.value.slice(0, start).split("\n").length;
    const height = this.lineHeight();
    const top = (line - 1) * height;
    if (top < this.area.scrollTop || top > this.area.scrollTop + this.area.clientHeight - 2 * height) this.area.scrollTop = Math.max(0, top - 3 * height);
    this.dispatchEvent(new Event("move"));
  }

  lineHeight() {
    return parseFloat(getComputedStyle(this.area).lineHeight);
  }

  onInput(event) {
    this.changed();
    const typing = event.inputType === "insertText" || event.inputType === "insertCompositionText";
    const deleting = event.inputType?.startsWith("delete");
    if (event.isComposing || this.inserting) return;
    if (typing && event.data && this.language.trigger.test(event.data.at(-1))) this.popup.show();
    else if (deleting && this.popup.isOpen) this.popup.show();
    else this.popup.close();
  }

  changed() {
    this.refresh();
    this.dispatchEvent(new Event("change"));
  }

  onKey(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if (this.popup.onKey(event)) {
      event.preventDefault();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.code === "Space") {
      event.preventDefault();
      this.popup.show(true);
      return;
    }
    if (editKey(this, event)) event.preventDefault();
  }

  /** Reads the text anew: after it, or what is known about it, changed. */
  refresh() {
    const text = this.value;
    const { marks, problems } = this.language.read(text);
    this.problems = problems;
    paint(this.layer, text, marks, problems);
    this.paintNumbers(text.split("\n").length, problems, text);
    this.area.setAttribute("aria-invalid", problems.some((p) => p.severity === "error") ? "true" : "false");
    this.follow();
    this.dispatchEvent(new Event("problems"));
  }

  paintNumbers(count, problems, text) {
    const bad = new Map();
    for (const problem of problems) {
      const line = text.slice(0, problem.start).split("\n").length;
      if (bad.get(line) !== "error") bad.set(line, problem.severity);
    }
    this.numbers.replaceChildren(...Array.from({ length: count }, (_, i) =>
      h("div", { class: bad.has(i + 1) ? `number n-${bad.get(i + 1)}` : "number" }, String(i + 1))));
  }

  follow() {
    this.layer.style.transform = `translate(${-this.area.scrollLeft}px, ${-this.area.scrollTop}px)`;
    this.numbers.scrollTop = this.area.scrollTop;
    this.popup?.close();
  }

  /** Where a position of the text is on the screen. */
  pointOf(position) {
    const walker = document.createTreeWalker(this.layer, NodeFilter.SHOW_TEXT);
    let left = position;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (left < node.data.length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const box = range.getClientRects()[0];
        if (box) return { x: box.left, y: box.bottom };
        break;
      }
      left -= node.data.length;
    }
    const box = this.area.getBoundingClientRect();
    return { x: box.left, y: box.top };
  }
}
