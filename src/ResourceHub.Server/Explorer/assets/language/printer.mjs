// Prints a document in the usual layout: two spaces, one selection a line, arguments on one line while they fit. Comments stay.

import { parse } from "./parser.mjs";

const WIDTH = 90;

/** @returns {string|null} the document laid out anew; null where it has syntax errors and is better left alone */
export function prettify(source) {
  const { document, problems, tokens } = parse(source);
  if (problems.length > 0) return null;
  return new Printer(source, tokens.filter((token) => token.kind === "comment")).print(document);
}

class Printer {
  constructor(source, comments) {
    this.source = source;
    this.comments = comments;
    this.seen = 0;
    this.lines = [];
  }

  print(document) {
    let end = 0;
    for (const definition of document.definitions) {
      if (this.lines.length > 0) this.lines.push("");
      this.comment(definition.start, "", end);
      this.definition(definition);
      end = definition.end;
    }
    this.comment(this.source.length + 1, "", end);
    return `${this.lines.join("\n").trim()}\n`;
  }

  /** Puts out the comments before a position: the first stays behind what it followed on its line. */
  comment(before, indent, previousEnd) {
    for (; this.seen < this.comments.length && this.comments[this.seen].start < before; this.seen++) {
      const comment = this.comments[this.seen];
      const text = comment.text.trimEnd();
      const trails = previousEnd > 0 && this.lines.length > 0 && !this.source.slice(previousEnd, comment.start).includes("\n") && this.lines.at(-1) !== "";
      if (trails) this.lines[this.lines.length - 1] += ` ${text}`;
      else this.lines.push(indent + text);
    }
  }

  hasComment(node) {
    return this.comments.some((comment) => comment.start > node.start && comment.start < node.end);
  }

  definition(node) {
    const directives = this.directives(node);
    if (node.kind === "FragmentDefinition") {
      this.lines.push(`fragment ${node.name.value} on ${node.typeCondition.name}${directives}`);
    } else {
      const name = node.name ? ` ${node.name.value}` : "";
      const anonymous = node.operation === "query" && !name && node.variables.length === 0 && !directives;
      this.lines.push(anonymous ? "" : node.operation + name);
      if (node.variables.length > 0) this.group("(", ")", node.variables, "", (v, indent) => this.variable(v, indent));
      this.append(directives);
    }
    this.selectionSet(node.selectionSet, "");
  }

  append(text) {
    this.lines[this.lines.length - 1] += text;
  }

  selectionSet(set, indent) {
    this.append(this.lines.at(-1).trim() === "" ? "{" : " {");
    const inner = `${indent}  `;
    let end = set.start + 1;
    for (const selection of set.selections) {
      this.comment(selection.start, inner, end);
      this.selection(selection, inner);
      end = selection.end;
    }
    this.comment(set.end, inner, end);
    this.lines.push(`${indent}}`);
  }

  selection(node, indent) {
    if (node.kind === "FragmentSpread") this.lines.push(`${indent}...${node.name.value}${this.directives(node)}`);
    if (node.kind === "InlineFragment") {
      this.lines.push(`${indent}...${node.typeCondition ? ` on ${node.typeCondition.name}` : ""}${this.directives(node)}`);
    }
    if (node.kind === "Field") {
      this.lines.push(`${indent}${node.alias ? `${node.alias.value}: ` : ""}${node.name.value}`);
      if (node.arguments.length > 0) this.group("(", ")", node.arguments, indent, (a, inner) => this.named(a, inner));
      this.append(this.directives(node));
    }
    if (node.selectionSet) this.selectionSet(node.selectionSet, indent);
  }

  /** Items in brackets: on the current line where they fit and hold no comment, else one a line. */
  group(open, close, items, indent, print) {
    const inline = items.map((item) => this.inline(item));
    const pad = open === "{" ? " " : "";
    const text = `${open}${pad}${inline.join(", ")}${pad}${close}`;
    const plain = !items.some((item) => this.hasComment(item)) && !this.between(items) && !text.includes("\n");
    if (plain && this.lines.at(-1).length + text.length <= WIDTH) {
      this.append(text);
      return;
    }
    this.append(open);
    const inner = `${indent}  `;
    let end = 0;
    for (const item of items) {
      this.comment(item.start, inner, end);
      this.lines.push(inner);
      print(item, inner);
      end = item.end;
    }
    this.lines.push(indent + close);
  }

  between(items) {
    const pending = this.comments[this.seen];
    return Boolean(pending) && pending.start < items.at(-1).end;
  }

  named(node, indent) {
    this.append(`${node.name.value}: `);
    this.value(node.value, indent);
  }

  variable(node, indent) {
    this.append(`$${node.name.value}: ${type(node.type)}`);
    if (node.default) {
      this.append(" = ");
      this.value(node.default, indent);
    }
    this.append(this.directives(node));
  }

  value(node, indent) {
    if (node.kind === "ListValue" && node.values.length > 0) this.group("[", "]", node.values, indent, (v, inner) => this.value(v, inner));
    else if (node.kind === "ObjectValue" && node.fields.length > 0) this.group("{", "}", node.fields, indent, (f, inner) => this.named(f, inner));
    else this.append(this.inline(node));
  }

  directives(node) {
    return node.directives.map((directive) => {
      const list = directive.arguments.map((argument) => this.inline(argument)).join(", ");
      return ` @${directive.name.value}${list ? `(${list})` : ""}`;
    }).join("");
  }

  inline(node) {
    switch (node.kind) {
      case "VariableDefinition":
        return `$${node.name.value}: ${type(node.type)}${node.default ? ` = ${this.inline(node.default)}` : ""}${this.directives(node)}`;
      case "Argument":
      case "ObjectField":
        return `${node.name.value}: ${this.inline(node.value)}`;
      case "ListValue":
        return `[${node.values.map((value) => this.inline(value)).join(", ")}]`;
      case "ObjectValue":
        return node.fields.length === 0 ? "{}" : `{ ${node.fields.map((field) => this.inline(field)).join(", ")} }`;
      default:
        return this.source.slice(node.start, node.end);
    }
  }
}

function type(node) {
  if (node.kind === "NamedType") return node.name;
  return node.kind === "ListType" ? `[${type(node.of)}]` : `${type(node.of)}!`;
}
