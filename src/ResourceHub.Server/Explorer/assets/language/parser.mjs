// A tolerant recursive descent parser of executable GraphQL documents. It always returns a tree, says what is wrong in
// `problems`, and, where a cursor is given, which names could stand there (`slots`, each with the nodes around it).

import { lex } from "./lexer.mjs";

const OPERATIONS = new Set(["query", "mutation", "subscription"]);
const MAX_DEPTH = 200;

/** @returns {{document: object, problems: object[], tokens: import("./lexer.mjs").Token[], slots: object[]}} */
export function parse(source, cursor = -1) {
  return new Parser(source, cursor).run();
}

class Parser {
  constructor(source, cursor) {
    this.source = source;
    this.tokens = lex(source);
    this.stream = this.tokens.filter((token) => token.kind !== "comment");
    this.position = 0;
    this.problems = this.tokens.filter((t) => t.problem).map((t) => problem(t.start, t.end, t.problem));
    this.slots = [];
    this.stack = [];
    const quiet = this.tokens.some((t) =>
      (t.kind === "comment" && t.start < cursor && cursor <= t.end) ||
      ((t.kind === "string" || t.kind === "block") && t.start < cursor && cursor < t.end));
    this.cursor = quiet ? -1 : cursor;
  }

  run() {
    const document = { kind: "Document", start: 0, end: this.source.length, definitions: [] };
    while (this.next.kind !== "end") {
      this.slot("definition");
      const definition = this.definition();
      if (definition) document.definitions.push(definition);
    }
    this.slot("definition");
    return { document, problems: this.problems, tokens: this.tokens, slots: this.slots };
  }

  get next() {
    return this.stream[this.position];
  }

  ahead(count) {
    return this.stream[Math.min(this.position + count, this.stream.length - 1)];
  }

  get previousEnd() {
    return this.position === 0 ? 0 : this.stream[this.position - 1].end;
  }

  is(text) {
    return this.next.text === text && (this.next.kind === "punctuator" || this.next.kind === "name");
  }

  take(role) {
    const token = this.next;
    if (role && !token.role) token.role = role;
    if (token.kind !== "end") this.position++;
    return token;
  }

  skip(text, role) {
    return this.is(text) ? this.take(role) : null;
  }

  expect(text, after) {
    const token = this.skip(text);
    if (!token) this.fail(`Expected "${text}"${after ? ` ${after}` : ""}, found ${shown(this.next)}.`);
    return token;
  }

  name(role, what) {
    if (this.next.kind === "name") {
      const token = this.take(role);
      return { kind: "Name", value: token.text, start: token.start, end: token.end };
    }
    this.fail(`Expected ${what}, found ${shown(this.next)}.`);
    return null;
  }

  fail(message, token = this.next) {
    if (token.problem) return;
    // at the end of the text there is nothing to underline but what came before
    const start = token.kind === "end" ? Math.max(0, this.previousEnd - 1) : token.start;
    const end = token.kind === "end" ? this.previousEnd : token.end;
    this.problems.push(problem(start, end, message));
  }

  /** Notes that a name of this kind may stand here, where "here" is the cursor. */
  slot(kind, extra) {
    const { cursor, next } = this;
    if (cursor < 0) return;
    const inWord = (next.kind === "name" || next.kind === "error") && next.start < cursor && cursor <= next.end;
    const before = this.position > 0 ? this.stream[this.position - 1] : null;
    const touches = before && before.end === cursor && before.kind !== "punctuator";
    const inGap = this.previousEnd <= cursor && cursor <= next.start && !touches;
    if (!inWord && !inGap) return;
    const word = inWord ? next : { start: cursor, end: cursor };
    this.slots.push({ kind, start: word.start, end: word.end, stack: [...this.stack], ...extra });
  }

  /** Runs the body with the node on the stack, then closes the node behind the last token taken. */
  within(node, body) {
    this.stack.push(node);
    if (this.stack.length > MAX_DEPTH) {
      this.fail(`Nested more than ${MAX_DEPTH} levels deep.`);
      this.position = this.stream.length - 1;
    } else {
      body();
    }
    this.stack.pop();
    node.end = Math.max(node.start, this.previousEnd);
    return node;
  }

  definition() {
    const token = this.next;
    if (this.is("{")) {
      const node = { kind: "OperationDefinition", operation: "query", name: null, variables: [], directives: [], start: token.start };
      return this.within(node, () => { node.selectionSet = this.selectionSet(); });
    }
    if (token.kind === "name" && OPERATIONS.has(token.text)) return this.operation();
    if (this.is("fragment")) return this.fragment();
    this.fail(`Expected query, mutation, subscription, fragment or "{", found ${shown(token)}.`);
    this.take();
    while (this.next.kind !== "end" && !this.startsDefinition() && !this.is("{")) this.take();
    return null;
  }

  startsDefinition() {
    const token = this.next;
    return token.kind === "name" && (OPERATIONS.has(token.text) || token.text === "fragment") &&
      (token.start === 0 || this.source[token.start - 1] === "\n");
  }

  operation() {
    const keyword = this.take("keyword");
    const node = { kind: "OperationDefinition", operation: keyword.text, name: null, variables: [], directives: [], start: keyword.start };
    return this.within(node, () => {
      if (this.next.kind === "name") node.name = this.name("definition");
      if (this.is("(")) this.variableDefinitions(node);
      this.directives(node);
      if (this.is("{")) node.selectionSet = this.selectionSet();
      else this.fail(`Expected "{" and the fields to ask for, found ${shown(this.next)}.`);
    });
  }

  fragment() {
    const keyword = this.take("keyword");
    const node = { kind: "FragmentDefinition", name: null, typeCondition: null, directives: [], start: keyword.start };
    return this.within(node, () => {
      if (!this.is("on")) node.name = this.name("definition", "a name for the fragment");
      else this.fail("Expected a name for the fragment.");
      this.slot("on");
      if (this.skip("on", "keyword")) node.typeCondition = this.typeName("compositeType");
      else this.fail(`Expected "on" and a type, found ${shown(this.next)}.`);
      this.directives(node);
      if (this.is("{")) node.selectionSet = this.selectionSet();
      else this.fail(`Expected "{" and the fields of the fragment, found ${shown(this.next)}.`);
    });
  }

  variableDefinitions(operation) {
    this.take();
    this.list(")", "the variables", () => this.is("$"), () => {
      const start = this.take("variable").start;
      const node = { kind: "VariableDefinition", name: null, type: null, default: null, directives: [], start };
      operation.variables.push(this.within(node, () => {
        node.name = this.name("variable", "the variable's name");
        if (this.expect(":", "and the variable's type")) node.type = this.type();
        if (this.skip("=")) node.default = this.value();
        this.directives(node);
      }));
    }, "a variable such as $id: ID!");
  }

  type() {
    this.slot("inputType");
    const start = this.next.start;
    let type;
    if (this.skip("[")) {
      type = { kind: "ListType", start, of: this.type() };
      this.expect("]", "after the type");
    } else {
      type = this.typeName();
    }
    if (type && this.skip("!")) type = { kind: "NonNullType", start, of: type };
    if (type) type.end = this.previousEnd;
    return type;
  }

  typeName(slot) {
    if (slot) this.slot(slot);
    const name = this.name("type", "a type");
    return name && { kind: "NamedType", name: name.value, start: name.start, end: name.end };
  }

  directives(owner) {
    while (this.is("@")) {
      const node = { kind: "Directive", name: null, arguments: [], owner, start: this.take("directive").start };
      this.slot("directive", { owner });
      owner.directives.push(this.within(node, () => {
        node.name = this.name("directive", "a directive's name");
        this.arguments(node);
      }));
    }
  }

  selectionSet() {
    const open = this.take();
    const node = { kind: "SelectionSet", selections: [], start: open.start };
    return this.within(node, () => {
      for (;;) {
        this.slot("selection");
        if (this.skip("}")) {
          if (node.selections.length === 0) this.problems.push(problem(open.start, this.previousEnd, "Select at least one field."));
          return;
        }
        if (this.next.kind === "end" || this.startsDefinition()) {
          this.problems.push(problem(open.start, open.end, 'This "{" has no closing "}".'));
          return;
        }
        const selection = this.selection();
        if (selection) node.selections.push(selection);
      }
    });
  }

  selection() {
    if (this.is("...")) return this.spread();
    if (this.next.kind === "name") return this.field();
    this.fail(`Expected a field, "..." or "}", found ${shown(this.next)}.`);
    this.take();
    return null;
  }

  field() {
    const node = { kind: "Field", alias: null, name: null, arguments: [], directives: [], selectionSet: null, start: this.next.start };
    if (this.ahead(1).text === ":" && this.ahead(1).kind === "punctuator") {
      node.alias = this.name("alias");
      this.take();
      this.slot("selection", { aliased: true });
      // "alias: }" while typing; and "a: b: c" is a missing name, not a field named b
      node.name = this.name("field", "a field after the alias");
    } else {
      node.name = this.name("field");
    }
    return this.within(node, () => {
      this.arguments(node);
      this.directives(node);
      if (this.is("{")) node.selectionSet = this.selectionSet();
    });
  }

  spread() {
    const start = this.take("keyword").start;
    this.slot("spread");
    if (this.next.kind === "name" && !this.is("on")) {
      const node = { kind: "FragmentSpread", name: this.name("fragment"), directives: [], start };
      return this.within(node, () => this.directives(node));
    }
    const node = { kind: "InlineFragment", typeCondition: null, directives: [], selectionSet: null, start };
    return this.within(node, () => {
      if (this.skip("on", "keyword")) node.typeCondition = this.typeName("compositeType");
      this.directives(node);
      if (this.is("{")) node.selectionSet = this.selectionSet();
      else this.fail(`Expected a fragment's name, or "on", a type and "{", found ${shown(this.next)}.`);
    });
  }

  arguments(owner) {
    if (!this.is("(")) return;
    const open = this.take();
    this.list(")", "the arguments", () => this.next.kind === "name", () => {
      owner.arguments.push(this.named("Argument", "argument"));
    }, "an argument such as first: 10", "argument");
    if (owner.arguments.length === 0) this.problems.push(problem(open.start, this.previousEnd, "Give at least one argument, or leave the parentheses out."));
    owner.argumentsEnd = this.previousEnd;
  }

  named(kind, role) {
    const node = { kind, name: null, value: null, start: this.next.start };
    node.name = this.name(role);
    return this.within(node, () => {
      if (this.expect(":", `after ${node.name.value}`)) node.value = this.value();
    });
  }

  /** Items up to the closing bracket; stops early where an outer construct goes on. */
  list(close, what, begins, item, expected, slot) {
    for (;;) {
      if (slot) this.slot(slot);
      if (this.skip(close)) return;
      if (begins()) {
        item();
        continue;
      }
      const outer = this.next.kind === "end" || this.startsDefinition() || ["{", "}", ")", "]"].includes(this.next.text);
      this.fail(outer ? `Expected "${close}" after ${what}, found ${shown(this.next)}.` : `Expected ${expected}, found ${shown(this.next)}.`);
      if (outer) return;
      this.take();
    }
  }

  value() {
    this.slot("value");
    const token = this.next;
    const leaf = (kind, role) => {
      this.take(role);
      return { kind, value: token.text, start: token.start, end: token.end };
    };
    if (this.is("$")) return this.variable();
    if (this.is("[")) return this.listValue();
    if (this.is("{")) return this.objectValue();
    if (token.kind === "int") return leaf("IntValue", "number");
    if (token.kind === "float") return leaf("FloatValue", "number");
    if (token.kind === "string" || token.kind === "block") return leaf("StringValue", "string");
    // a name before ":" is the next argument: this one has no value yet
    if (token.kind === "name" && this.ahead(1).text !== ":") {
      if (token.text === "true" || token.text === "false") return leaf("BooleanValue", "constant");
      if (token.text === "null") return leaf("NullValue", "constant");
      return leaf("EnumValue", "enum");
    }
    this.fail(`Expected a value, found ${shown(token)}.`);
    if (token.kind === "error") this.take();
    return null;
  }

  variable() {
    const start = this.take("variable").start;
    this.slot("variable");
    const name = this.name("variable", "a variable's name");
    return { kind: "Variable", name: name?.value ?? null, start, end: this.previousEnd };
  }

  listValue() {
    const node = { kind: "ListValue", values: [], start: this.take().start };
    return this.within(node, () => {
      for (;;) {
        this.slot("value");
        if (this.skip("]")) return;
        if (this.next.kind === "end" || this.is(")") || this.is("}") || this.is(":")) {
          this.fail(`Expected "]" after the list, found ${shown(this.next)}.`);
          return;
        }
        const before = this.position;
        const value = this.value();
        if (value) node.values.push(value);
        if (this.position === before) return;
      }
    });
  }

  objectValue() {
    const node = { kind: "ObjectValue", fields: [], start: this.take().start };
    return this.within(node, () => {
      this.list("}", "the input's fields", () => this.next.kind === "name", () => {
        node.fields.push(this.named("ObjectField", "argument"));
      }, "an input field such as text: \"…\"", "inputField");
    });
  }
}

function problem(start, end, message) {
  return { start, end: Math.max(end, start + 1), message, severity: "error", syntax: true };
}

function shown(token) {
  return token.kind === "end" ? "the end of the text" : `"${token.text.length > 30 ? `${token.text.slice(0, 30)}…` : token.text}"`;
}
