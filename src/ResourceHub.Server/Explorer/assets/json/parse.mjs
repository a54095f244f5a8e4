// A tolerant JSON parser that keeps positions and the exact text of numbers, says what is wrong in plain words, and, where a
// cursor is given, what could stand there.

const LITERAL = /[A-Za-z_$][\w$]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
const MAX_DEPTH = 500;

/**
 * @typedef {object} JsonNode
 * @property {"object"|"array"|"string"|"number"|"boolean"|"null"} kind
 * @property {number} start
 * @property {number} end
 * @property {string} [text] of a leaf, as it is written
 * @property {JsonNode[]} [items]
 * @property {{key: JsonNode, value: JsonNode|null}[]} [members]
 */

/** @returns {{root: JsonNode|null, problems: {start: number, end: number, message: string, severity: string}[], marks: object[], slot: object|null}} */
export function parseJson(source, cursor = -1) {
  const parser = new Parser(source, cursor);
  parser.space();
  const root = parser.at < source.length ? parser.value([]) : null;
  parser.space();
  if (parser.at < source.length) parser.fail(parser.at, source.length, "Nothing may follow the JSON value.");
  return { root, problems: parser.problems, marks: parser.marks, slot: parser.slot };
}

class Parser {
  constructor(source, cursor) {
    this.source = source;
    this.cursor = cursor;
    this.at = 0;
    this.problems = [];
    this.marks = [];
    this.slot = null;
  }

  get char() {
    return this.source[this.at];
  }

  fail(start, end, message) {
    // one mistake often breaks all that follows: only the first is worth reading
    if (this.problems.length === 0) this.problems.push({ start, end: Math.max(end, start + 1), message, severity: "error" });
  }

  space() {
    while (" \t\n\r".includes(this.char ?? "x")) this.at++;
  }

  offer(kind, path, start, end, quoted, siblings) {
    if (!this.slot && start <= this.cursor && this.cursor <= end) this.slot = { kind, path, start, end, quoted, siblings };
  }

  value(path) {
    const start = this.at;
    if (path.length > MAX_DEPTH) {
      this.fail(start, start + 1, `Nested more than ${MAX_DEPTH} levels deep.`);
      this.at = this.source.length;
      return null;
    }
    if (this.char === "{") return this.object(path);
    if (this.char === "[") return this.array(path);
    if (this.char === '"') {
      const node = this.string("string");
      if (this.cursor > start && this.cursor < node.end) this.offer("value", path, start, node.end, true);
      return node;
    }
    const number = this.match(NUMBER);
    if (number) return this.leaf("number", number);
    const word = this.match(LITERAL);
    if (word) {
      if (this.cursor > start) this.offer("value", path, start, start + word.length, false);
      if (word === "true" || word === "false") return this.leaf("boolean", word, "constant");
      if (word === "null") return this.leaf("null", word, "constant");
      this.fail(start, start + word.length, `A string needs double quotes: "${word}".`);
      return this.leaf("string", word, "string");
    }
    this.offer("value", path, start, start, false);
    if (this.char === "'") this.fail(start, start + 1, "JSON strings take double quotes, not single ones.");
    else this.fail(start, start + 1, `Expected a value, found ${this.found()}.`);
    return null;
  }

  found() {
    return this.at >= this.source.length ? "the end of the text" : JSON.stringify(this.char);
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source)?.[0];
  }

  leaf(kind, text, role = kind) {
    const node = { kind, text, start: this.at, end: this.at + text.length };
    this.at = node.end;
    this.mark(node, role);
    return node;
  }

  mark(node, role) {
    this.marks.push({ start: node.start, end: node.end, role });
  }

  string(role) {
    const start = this.at++;
    while (this.at < this.source.length && this.char !== '"' && this.char !== "\n") {
      if (this.char === "\\") {
        const rest = ESCAPE.exec(this.source.slice(this.at + 1, this.at + 6));
        if (!rest) this.fail(this.at, this.at + 2, "This escape is not one that JSON knows.");
        this.at += 1 + (rest?.[0].length ?? 1);
      } else {
        if (this.char < " ") this.fail(this.at, this.at + 1, "A control character must be escaped.");
        this.at++;
      }
    }
    if (this.char === '"') this.at++;
    else this.fail(start, this.at, "This string has no closing quote.");
    const node = { kind: "string", text: this.source.slice(start, this.at), start, end: this.at };
    this.mark(node, role);
    return node;
  }

  object(path) {
    const node = { kind: "object", members: [], start: this.at++, end: 0 };
    const keys = new Set();
    for (;;) {
      const gap = this.at;
      this.space();
      if (this.char === "}") {
        this.offer("key", path, this.cursor, this.cursor >= gap && this.cursor <= this.at ? this.cursor : -1, false, node);
        if (node.trailingComma) this.fail(node.trailingComma, node.trailingComma + 1, "No comma may stand before the closing brace.");
        this.at++;
        break;
      }
      if (this.at >= this.source.length) {
        if (this.cursor >= gap) this.offer("key", path, this.cursor, this.cursor, false, node);
        this.fail(node.start, node.start + 1, 'This "{" has no closing "}".');
        break;
      }
      if (this.cursor >= gap && this.cursor < this.at) this.offer("key", path, this.cursor, this.cursor, false, node);
      const key = this.key(path, node);
      if (!key) break;
      if (keys.has(key.text)) this.fail(key.start, key.end, `The key ${key.text} is given twice.`);
      keys.add(key.text);
      const member = { key, value: null };
      node.members.push(member);
      this.space();
      if (this.char !== ":") {
        this.fail(key.end, this.at + 1, `Expected ":" after ${key.text}, found ${this.found()}.`);
        if (this.char === "," || this.char === "}") { this.comma(node, "}"); continue; }
        break;
      }
      this.at++;
      this.member(member, [...path, unquote(key.text)]);
      this.space();
      if (!this.comma(node, "}")) break;
    }
    node.end = this.at;
    return node;
  }

  member(member, path) {
    const gap = this.at;
    this.space();
    if (this.cursor >= gap && this.cursor < this.at) this.offer("value", path, this.cursor, this.cursor, false);
    member.value = this.value(path);
  }

  key(path, siblings) {
    const start = this.at;
    if (this.char === '"') {
      const key = this.string("property");
      if (this.cursor > start && this.cursor < key.end) this.offer("key", path, start, key.end, true, siblings);
      return key;
    }
    const word = this.match(LITERAL);
    if (!word) {
      this.fail(start, start + 1, `Expected a key in double quotes, found ${this.found()}.`);
      return null;
    }
    if (this.cursor > start) this.offer("key", path, start, start + word.length, false, siblings);
    this.fail(start, start + word.length, `A key needs double quotes: "${word}".`);
    const key = this.leaf("string", word, "property");
    return { ...key, text: JSON.stringify(word) };
  }

  array(path) {
    const node = { kind: "array", items: [], start: this.at++, end: 0 };
    for (let index = 0; ; index++) {
      const gap = this.at;
      this.space();
      if (this.cursor >= gap && this.cursor <= this.at && (this.cursor < this.at || this.char === "]")) {
        this.offer("value", [...path, index], this.cursor, this.cursor, false);
      }
      if (this.char === "]") {
        if (node.trailingComma) this.fail(node.trailingComma, node.trailingComma + 1, "No comma may stand before the closing bracket.");
        this.at++;
        break;
      }
      if (this.at >= this.source.length) {
        this.fail(node.start, node.start + 1, 'This "[" has no closing "]".');
        break;
      }
      const value = this.value([...path, index]);
      if (value) node.items.push(value);
      this.space();
      if (!this.comma(node, "]")) break;
    }
    node.end = this.at;
    return node;
  }

  /** Whether another entry, or the closing bracket, may follow. */
  comma(node, close) {
    node.trailingComma = 0;
    if (this.char === ",") {
      node.trailingComma = this.at++;
      return true;
    }
    if (this.char === close) return true;
    if (this.at >= this.source.length) return true;
    this.fail(this.at, this.at + 1, `Expected "," or "${close}", found ${this.found()}.`);
    return this.char === '"';
  }
}

/** The text of a string as it is written, without quotes and escapes. */
export function unquote(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text.replace(/^"|"$/g, "");
  }
}
