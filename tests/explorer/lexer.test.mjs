import assert from "node:assert/strict";
import { test } from "node:test";
import { lex } from "../../src/ResourceHub.Server/Explorer/assets/language/lexer.mjs";

const kinds = (text) => lex(text).map((token) => `${token.kind}:${token.text}`);

test("commas and white space separate tokens and are none", () => {
  assert.deepEqual(kinds("a,\n\tb"), ["name:a", "name:b", "end:"]);
});

test("numbers are whole or fractional", () => {
  assert.deepEqual(kinds("-1 0.5 1e3"), ["int:-1", "float:0.5", "float:1e3", "end:"]);
});

test("a string ends at its line, a block string at its closing quotes", () => {
  const [open, name] = lex('"abc\nd');
  assert.equal(open.problem, "This string has no closing quote.");
  assert.equal(name.text, "d");
  assert.deepEqual(kinds('"""a "b" \\""" c""" d'), ['block:"""a "b" \\""" c"""', "name:d", "end:"]);
});

test("an escaped quote does not end a string", () => {
  assert.deepEqual(kinds('"a\\"b" c'), ['string:"a\\"b"', "name:c", "end:"]);
});

test("what is no token is an error of one character, emoji included", () => {
  assert.deepEqual(kinds("a ; 😀 b"), ["name:a", "error:;", "error:😀", "name:b", "end:"]);
});

test("every character belongs to one token or to none, in order", () => {
  const text = 'query Q($a: [Int!] = [1, -2.5]) { x(y: {z: "s"}) ...F @d # c\n }';
  let end = 0;
  for (const token of lex(text)) {
    assert.ok(token.start >= end);
    assert.equal(text.slice(token.start, token.end), token.text);
    end = token.end;
  }
});
