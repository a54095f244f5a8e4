// The list of completions under the cursor. The focus stays in the text: the list is a listbox that the text's
// aria-activedescendant points into.

import { h } from "../app/dom.mjs";

const SHOWN = 60;

export class Popup {
  constructor(editor, id) {
    this.editor = editor;
    this.id = id;
    this.items = [];
    this.list = h("ul", { id, class: "completions", role: "listbox", "aria-label": "Completions" });
    this.about = h("div", { class: "about", "aria-hidden": "true" });
    this.box = h("div", { class: "popup", hidden: true }, this.list, this.about);
    document.body.append(this.box);
    // mousedown, so that the text never loses the focus
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) this.accept(Number(option.dataset.index));
    });
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** @param {boolean} asked whether the user asked for it; else a list with nothing new in it stays away */
  show(asked = false) {
    const { editor } = this;
    const answer = editor.language.complete(editor.value, editor.cursor);
    const typed = editor.value.slice(answer.start, editor.cursor);
    const idle = !asked && answer.items.length === 1 && answer.items[0].label === typed;
    if (answer.items.length === 0 || idle) {
      this.close();
      return;
    }
    this.range = answer;
    this.items = answer.items.slice(0, SHOWN);
    this.list.replaceChildren(...this.items.map((item, index) => h("li", { id: `${this.id}-${index}`, role: "option", "data-index": String(index), class: item.deprecated ? "deprecated" : "" },
      h("span", { class: "label" }, item.label), h("span", { class: "detail" }, item.detail))));
    if (answer.items.length > SHOWN) this.list.append(h("li", { class: "rest", "aria-disabled": "true", role: "option" }, `${answer.items.length - SHOWN} more: go on typing`));
    this.box.hidden = false;
    editor.area.setAttribute("aria-controls", this.id);
    this.activate(0);
    this.place();
  }

  close() {
    if (!this.isOpen) return;
    this.box.hidden = true;
    this.editor.area.removeAttribute("aria-activedescendant");
    this.editor.area.removeAttribute("aria-controls");
  }

  place() {
    const { x, y } = this.editor.pointOf(this.range.start);
    const width = this.box.offsetWidth;
    const height = this.box.offsetHeight;
    const left = Math.max(4, Math.min(x - 4, innerWidth - width - 4));
    const below = y + 4;
    const top = below + height > innerHeight - 4 ? Math.max(4, y - this.editor.lineHeight() - height - 4) : below;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${top}px`;
  }

  activate(index) {
    this.list.children[this.active]?.removeAttribute("aria-selected");
    this.active = index;
    const option = this.list.children[index];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.editor.area.setAttribute("aria-activedescendant", option.id);
    const item = this.items[index];
    const notes = [
      item.required && "Required.",
      item.default && `Default: ${item.default}.`,
      item.deprecated && `Deprecated: ${item.reason ?? "no reason given"}`,
    ].filter(Boolean).join(" ");
    this.about.replaceChildren(
      h("p", { class: "signature" }, item.label, item.detail ? h("span", { class: "t-type" }, ` ${item.detail}`) : ""),
      item.description ? h("p", {}, item.description) : "",
      notes ? h("p", { class: "notes" }, notes) : "");
  }

  accept(index) {
    const item = this.items[index];
    if (!item) return;
    this.close();
    this.editor.replace(this.range.start, this.range.end, item.insert, item.caret);
    if (item.again) this.show();
  }

  onKey(event) {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey) return false;
    const count = this.items.length;
    switch (event.key) {
      case "ArrowDown": this.activate((this.active + 1) % count); return true;
      case "ArrowUp": this.activate((this.active + count - 1) % count); return true;
      case "PageDown": this.activate(Math.min(count - 1, this.active + 8)); return true;
      case "PageUp": this.activate(Math.max(0, this.active - 8)); return true;
      case "Enter":
      case "Tab":
        if (event.shiftKey) return false;
        this.accept(this.active);
        return true;
      case "Escape": this.close(); return true;
      case "ArrowLeft":
      case "ArrowRight":
      case "Home":
      case "End":
        this.close();
        return false;
      default: return false;
    }
  }
}
