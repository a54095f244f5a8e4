import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../src/ResourceHub.Server/Explorer/assets/language/parser.mjs";

const messages = (text) => parse(text).problems.map((problem) => problem.message);

test("a document with everything in it has no problem", () => {
  const text = `
    query Q($id: ID! = "x" @d, $list: [[Int!]!] = [[1], []]) @live {
      alias: node(id: $id, on: {a: [ENUM, null, true], b: {}}) @include(if: true) { id ... on Book @skip(if: false) { pages } ... { id } ...F @d }
    }
    mutation { rename(to: """block""") { query fragment on } }
    subscription S { x }
    fragment F on Node { id }`;
  assert.deepEqual(messages(text), []);
  const { definitions } = parse(text).document;
  assert.deepEqual(definitions.map((d) => d.operation ?? d.typeCondition.name), ["query", "mutation", "subscription", "Node"]);
});

test("a brace that is not closed is said where it opens", () => {
  const { problems } = parse("{ a { b }");
  assert.equal(problems.length, 1);
  assert.equal(problems[0].message, 'This "{" has no closing "}".');
  assert.equal(problems[0].start, 0);
});

test("a definition at the start of a line ends a selection that was left open", () => {
  const { document } = parse("query A { a {\nquery B { b }");
  assert.deepEqual(document.definitions.map((d) => d.name.value), ["A", "B"]);
});

test("an argument without a value does not swallow the next one", () => {
  const { document, problems } = parse("{ a(first: after: 1) }");
  const names = document.definitions[0].selectionSet.selections[0].arguments.map((a) => a.name.value);
  assert.deepEqual(names, ["first", "after"]);
  assert.equal(problems.length, 1);
});

test("what cannot be read is reported and skipped", () => {
  const { document, problems } = parse("{ a = b }");
  assert.equal(problems.length, 1);
  assert.deepEqual(document.definitions[0].selectionSet.selections.map((s) => s.name.value), ["a", "b"]);
});

test("empty braces and parentheses are problems", () => {
  assert.deepEqual(messages("{ a() }"), ["Give at least one argument, or leave the parentheses out."]);
  assert.deepEqual(messages("{ a { } }"), ["Select at least one field."]);
});

test("every text ends, however broken or deep it is", () => {
  const pieces = ["{", "}", "(", ")", "[", "]", "...", "on", "$", "@", ":", "!", "=", "a", "query", "fragment", '"', "1", "#", "\n", "|", "&"];
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let i = 0; i < 2000; i++) {
    const text = Array.from({ length: 1 + Math.floor(next() * 25) }, () => pieces[Math.floor(next() * pieces.length)]).join(" ");
    parse(text, Math.floor(next() * text.length));
  }
  for (const open of ["{a", "{a(b:[", "{a(b:{c:", "query($a:["]) {
    assert.ok(parse(open.repeat(5000)).problems.length > 0);
  }
});
