// Splits GraphQL text into tokens. Never throws: what is no token becomes one of kind "error".

const PUNCTUATORS = new Set(["!", "$", "&", "(", ")", ":", "=", "@", "[", "]", "{", "|", "}"]);
const NAME = /[_A-Za-z][_0-9A-Za-z]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const IGNORED = /[\s,\uFEFF]+/y;

/**
 * @typedef {object} Token
 * @property {"punctuator"|"name"|"int"|"float"|"string"|"block"|"comment"|"error"|"end"} kind
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {string} [problem]
 * @property {string} [role] what the parser found it to be, for colouring
 */

/** @returns {Token[]} the tokens in order, comments included, the last of kind "end" */
export function lex(source) {
  const tokens = [];
  let at = 0;
  const add = (kind, end, problem) => {
    const token = { kind, start: at, end, text: source.slice(at, end) };
    if (problem) token.problem = problem;
    tokens.push(token);
    at = end;
  };
  while (at < source.length) {
    const ignored = match(IGNORED, source, at);
    if (ignored) {
      at += ignored.length;
      continue;
    }
    const char = source[at];
    if (char === "#") add("comment", lineEnd(source, at));
    else if (PUNCTUATORS.has(char)) add("punctuator", at + 1);
    else if (source.startsWith("...", at)) add("punctuator", at + 3);
    else if (source.startsWith('"""', at)) block(source, at, add);
    else if (char === '"') string(source, at, add);
    else word(source, at, add);
  }
  add("end", at);
  return tokens;
}

function word(source, at, add) {
  const name = match(NAME, source, at);
  if (name) return add("name", at + name.length);
  const number = match(NUMBER, source, at);
  if (!number) return add("error", at + (source.codePointAt(at) > 0xffff ? 2 : 1), `Unexpected character ${JSON.stringify(source[at])}.`);
  const end = at + number.length;
  const tail = match(NAME, source, end);
  if (tail) return add("error", end + tail.length, `A name cannot start with a digit.`);
  return add(/[.eE]/.test(number) ? "float" : "int", end);
}

function string(source, start, add) {
  let at = start + 1;
  while (at < source.length && source[at] !== '"' && source[at] !== "\n") at += source[at] === "\\" ? 2 : 1;
  if (source[at] === '"') return add("string", at + 1);
  return add("string", Math.min(at, lineEnd(source, start)), "This string has no closing quote.");
}

function block(source, start, add) {
  let at = start + 3;
  for (;;) {
    at = source.indexOf('"""', at);
    if (at < 0) return add("block", source.length, 'This block string has no closing """.');
    if (source[at - 1] !== "\\") return add("block", at + 3);
    at += 3;
  }
}

function lineEnd(source, from) {
  const at = source.indexOf("\n", from);
  return at < 0 ? source.length : at;
}

function match(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
