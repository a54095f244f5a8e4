import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "../../src/ResourceHub.Server/Explorer/assets/json/parse.mjs";
import { checkVariables, completeVariables, definedVariables } from "../../src/ResourceHub.Server/Explorer/assets/json/variables.mjs";
import { parse } from "../../src/ResourceHub.Server/Explorer/assets/language/parser.mjs";
import { cursor, schema } from "./schema.mjs";

const message = (text) => parseJson(text).problems.map((p) => p.message);
const variables = (document) => definedVariables(parse(document).document.definitions, schema);

test("JSON that the platform reads has no problem, and the other way round", () => {
  const good = ["{}", "[]", '{"a": [1, -2.5e3, true, null, "x\\n\\u00e9"]}', "1", ' "a" ', "[[[]]]"];
  const bad = ["{", "[", '{"a"}', '{"a":}', "{a: 1}", "[1,]", '{"a":1,}', "'a'", "01", "1 2", '"\\x"', "tru", "{,}", '{"a" 1}', "[1 2]", '"a\tb"', "-", "1."];
  for (const text of good) {
    JSON.parse(text);
    assert.deepEqual(message(text), [], text);
  }
  for (const text of bad) {
    assert.throws(() => JSON.parse(text), text);
    assert.equal(message(text).length, 1, text);
  }
});

test("a mistake is said in plain words at its place", () => {
  assert.deepEqual(message("{a: 1}"), ['A key needs double quotes: "a".']);
  assert.deepEqual(message("{'a': 1}"), ["Expected a key in double quotes, found \"'\"."]);
  assert.deepEqual(message('{"a": x}'), ['A string needs double quotes: "x".']);
  assert.deepEqual(message('{"a": 1,}'), ["No comma may stand before the closing brace."]);
  const [problem] = parseJson('{"a": 1 "b": 2}').problems;
  assert.equal(problem.message, 'Expected "," or "}", found "\\"".');
  assert.equal(problem.start, 8);
});

test("numbers keep their digits", () => {
  assert.equal(parseJson("12345678901234567890.10").root.text, "12345678901234567890.10");
});

test("deep JSON is refused, not a crash", () => {
  assert.equal(message("[".repeat(100000)).length, 1);
});

test("variables are checked against the operation", () => {
  const defined = variables("query($id: ID!, $first: Int, $by: Search, $order: Order) { x }");
  const check = (text) => checkVariables(text, defined, schema).map((p) => p.message);
  assert.deepEqual(check('{"id": "a", "first": 3, "by": {"orders": ["NEWEST"], "skills": {"anyOf": ["x"]}}, "order": null}'), []);
  assert.deepEqual(check("{}"), ['Needed: "id" of type ID!.']);
  assert.deepEqual(check(""), ['Needed: "id" of type ID!.']);
  assert.deepEqual(check('{"id": "a", "frist": 1}'), ['No operation here has a variable "$frist". Did you mean "first"?']);
  assert.deepEqual(check('{"id": null}'), ["null is not allowed: the type is ID!."]);
  assert.deepEqual(check('{"id": "a", "first": "3"}'), ["Int takes a whole number."]);
  assert.deepEqual(check('{"id": "a", "order": "NEWST"}'), ['Order has no value "NEWST". Did you mean "NEWEST"?']);
  assert.deepEqual(check('{"id": "a", "by": {"skills": {}}}'), ['SkillFilter needs "anyOf" of type [String!]!.']);
  assert.deepEqual(check("[]"), ['The variables are one JSON object, such as { "id": "…" }.']);
});

test("a variable with a default is not needed", () => {
  assert.deepEqual(checkVariables("", variables("query($a: Int! = 1) { x }"), schema), []);
});

test("names, input fields and values of variables are offered", () => {
  const defined = variables("query($id: ID!, $by: Search, $orders: [Order!]) { x }");
  const offers = (marked) => {
    const { text, at } = cursor(marked);
    return completeVariables(text, at, defined, schema).items.map((item) => item.label);
  };
  assert.deepEqual(offers("|"), ["{ }"]);
  assert.deepEqual(offers("{ | }"), ["id", "by", "orders"]);
  assert.deepEqual(offers('{ "id": "x", | }'), ["by", "orders"]);
  assert.deepEqual(offers('{ "b|" }'), ["by"]);
  assert.deepEqual(offers("{ o|"), ["orders"]);
  assert.deepEqual(offers('{ "by": { | } }'), ["text", "skills", "free", "orders"]);
  assert.deepEqual(offers('{ "by": { "free": | } }'), ["true", "false", "null"]);
  assert.deepEqual(offers('{ "orders": [|] }'), ["NEWEST", "SHORTEST", "OLDEST"]);
  assert.deepEqual(offers('{ "orders": ["NEWEST", "sh|"] }'), ["SHORTEST"]);
  assert.deepEqual(offers('{ "by": { "skills": { "roles": [ "a|" ] } } }')[0], "ASSESSES");
});

test("every cursor of the variables can be asked", () => {
  const text = '{ "by": { "skills": { "roles": [ "TEACHES" ], "anyOf": [] } }, "id": 1 ';
  for (let at = 0; at <= text.length; at++) completeVariables(text, at, variables("query($by: Search) { x }"), schema);
});
