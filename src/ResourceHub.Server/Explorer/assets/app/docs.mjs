// The schema's documentation: a page for the whole, one for each type, one for each directive, and a search. Goes back and
// forward like a browser.

import { isRequired, nameOf, typeText } from "../language/schema.mjs";
import { $, button, h, prose } from "./dom.mjs";
import { searchSchema, usesOf } from "./docs-search.mjs";

const HOME = { kind: "home" };
const GROUPS = [
  ["OBJECT", "Objects"], ["INTERFACE", "Interfaces"], ["UNION", "Unions"], ["INPUT_OBJECT", "Inputs"], ["ENUM", "Enums"], ["SCALAR", "Scalars"],
];

export class Docs {
  constructor() {
    this.schema = null;
    this.pages = [HOME];
    this.at = 0;
    this.body = $("docs-page");
    this.search = $("docs-search");
    this.back = $("docs-back");
    this.forward = $("docs-forward");
    this.back.addEventListener("click", () => this.go(-1));
    this.forward.addEventListener("click", () => this.go(1));
    $("docs-home").addEventListener("click", () => this.open(HOME));
    this.search.addEventListener("input", () => this.render());
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.search.value) {
        this.search.value = "";
        this.render();
      }
      if (event.key === "ArrowDown") this.body.querySelector("button")?.focus();
    });
    this.render();
  }

  setSchema(schema) {
    this.schema = schema;
    this.render();
  }

  /** @param {string} type @param {string|null} member a field or value of it to point at */
  show(type, member = null) {
    this.open({ kind: "type", type, member });
  }

  open(page) {
    this.search.value = "";
    this.pages = [...this.pages.slice(0, this.at + 1), page];
    this.at = this.pages.length - 1;
    this.render();
  }

  go(step) {
    this.search.value = "";
    this.at = Math.max(0, Math.min(this.pages.length - 1, this.at + step));
    this.render();
  }

  render() {
    this.back.disabled = this.at === 0;
    this.forward.disabled = this.at === this.pages.length - 1;
    if (!this.schema) {
      this.body.replaceChildren(h("p", { class: "empty" }, "The schema is not loaded."));
      return;
    }
    const words = this.search.value.trim();
    const page = this.pages[this.at];
    if (words) this.body.replaceChildren(...this.results(words));
    else if (page.kind === "type") this.body.replaceChildren(...this.typePage(page));
    else if (page.kind === "directive") this.body.replaceChildren(...this.directivePage(page));
    else this.body.replaceChildren(...this.home());
    this.body.scrollTop = 0;
    const target = this.body.querySelector(".target");
    target?.scrollIntoView({ block: "center" });
  }

  home() {
    const { roots } = this.schema;
    const parts = [h("h2", {}, "Schema")];
    if (this.schema.description) parts.push(...prose(this.schema.description));
    parts.push(h("h3", {}, "Operations"), h("ul", { class: "plain" }, Object.entries(roots).filter(([, name]) => name)
      .map(([operation, name]) => h("li", {}, `${operation}: `, this.link(name)))));
    const names = new Set(Object.values(roots));
    for (const [kind, title] of GROUPS) {
      const types = [...this.schema.types.values()].filter((t) => t.kind === kind && !names.has(t.name) && !t.name.startsWith("__"));
      if (types.length === 0) continue;
      types.sort((a, b) => a.name.localeCompare(b.name));
      parts.push(h("h3", {}, title), h("ul", { class: "plain columns" }, types.map((type) => h("li", {}, this.link(type.name)))));
    }
    parts.push(h("h3", {}, "Directives"), h("ul", { class: "plain" }, [...this.schema.directives.values()].map((directive) =>
      h("li", {}, button(`@${directive.name}`, () => this.open({ kind: "directive", name: directive.name }), { class: "link t-directive" })))));
    return parts;
  }

  typePage({ type: name, member }) {
    const type = this.schema.type(name);
    if (!type) return [h("p", { class: "empty" }, `The schema has no type ${name}.`)];
    const kind = type.kind.toLowerCase().replace("_", " ");
    const parts = [h("h2", {}, type.name, " ", h("span", { class: "kind" }, type.isOneOf ? `${kind}, exactly one field` : kind))];
    if (type.description) parts.push(...prose(type.description));
    if (type.specifiedByURL) parts.push(h("p", {}, "Specified by ", h("a", { href: type.specifiedByURL, target: "_blank", rel: "noopener noreferrer" }, type.specifiedByURL)));
    if (type.interfaces.length > 0) parts.push(h("p", {}, "Implements ", this.links(type.interfaces)));
    if (type.possibleTypes.length > 0) parts.push(h("p", {}, type.kind === "UNION" ? "One of " : "Implemented by ", this.links(type.possibleTypes)));
    const entries = (title, list, render) => list.size > 0 && parts.push(h("h3", {}, title), h("dl", {}, [...list.values()].map((entry) => render(entry, entry.name === member))));
    entries("Fields", type.fields, (field, target) => this.field(field, target));
    entries("Input fields", type.inputFields, (field, target) => this.input(field, target));
    entries("Values", type.enumValues, (value, target) => this.definition(value, [h("span", { class: "t-enum" }, value.name)], target));
    const uses = usesOf(this.schema, type.name);
    if (uses.length > 0) {
      parts.push(h("h3", {}, "Used by"), h("ul", { class: "plain" }, uses.slice(0, 60).map((use) => h("li", {}, this.memberLink(use.type, use.member, use.label)))));
    }
    return parts;
  }

  directivePage({ name }) {
    const directive = this.schema.directives.get(name);
    if (!directive) return [h("p", { class: "empty" }, `The schema has no directive @${name}.`)];
    const parts = [h("h2", {}, `@${name} `, h("span", { class: "kind" }, directive.isRepeatable ? "directive, repeatable" : "directive"))];
    if (directive.description) parts.push(...prose(directive.description));
    if (directive.args.size > 0) parts.push(h("h3", {}, "Arguments"), h("dl", {}, [...directive.args.values()].map((arg) => this.input(arg, false))));
    parts.push(h("h3", {}, "Where it can stand"), h("p", {}, directive.locations.map((l) => l.toLowerCase().replaceAll("_", " ")).join(", ")));
    return parts;
  }

  field(field, target) {
    const args = [...field.args.values()];
    const signature = [h("span", { class: "t-field" }, field.name)];
    if (args.length > 0) signature.push("(", args.flatMap((arg, i) => [i > 0 ? ", " : "", h("span", { class: "t-argument" }, arg.name), ": ", this.ref(arg.type), arg.defaultValue != null ? ` = ${arg.defaultValue}` : ""]), ")");
    signature.push(": ", this.ref(field.type));
    const described = args.filter((arg) => arg.description || arg.isDeprecated);
    const more = described.length > 0 ? [h("dl", { class: "arguments" }, described.map((arg) => this.input(arg, false)))] : [];
    return this.definition(field, signature, target, more);
  }

  input(input, target) {
    const signature = [h("span", { class: "t-argument" }, input.name), ": ", this.ref(input.type)];
    if (input.defaultValue != null) signature.push(h("span", { class: "default" }, ` = ${input.defaultValue}`));
    if (isRequired(input)) signature.push(h("span", { class: "tag" }, "required"));
    return this.definition(input, signature, target);
  }

  definition(entry, signature, target, more = []) {
    return h("div", { class: target ? "entry target" : "entry" }, h("dt", {}, signature), h("dd", {},
      entry.description ? prose(entry.description) : "",
      entry.isDeprecated ? h("p", { class: "deprecation" }, `Deprecated: ${entry.deprecationReason ?? "no reason given"}`) : "",
      more));
  }

  results(words) {
    const found = searchSchema(this.schema, words);
    if (found.length === 0) return [h("p", { class: "empty" }, `Nothing in the schema matches “${words}”.`)];
    return [
      h("h2", { role: "status" }, found.length === 100 ? "The 100 best matches" : `${found.length} ${found.length === 1 ? "match" : "matches"}`),
      h("ul", { class: "plain results" }, found.map((hit) => h("li", {},
        this.memberLink(hit.type, hit.member, hit.label), h("span", { class: "kind" }, ` ${hit.kind}`),
        hit.description ? h("p", {}, shorten(hit.description)) : ""))),
    ];
  }

  ref(ref) {
    const [before, after] = typeText(ref).split(nameOf(ref));
    return [before, this.link(nameOf(ref)), after];
  }

  link(name) {
    return button(name, () => this.show(name), { class: "link t-type" });
  }

  links(names) {
    return names.flatMap((name, i) => [i > 0 ? ", " : "", this.link(name)]);
  }

  memberLink(type, member, label) {
    return button(label, () => this.show(type, member), { class: "link" });
  }
}

function shorten(text) {
  return text.length > 140 ? `${text.slice(0, 140)}…` : text;
}
