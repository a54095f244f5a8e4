import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../../src/ResourceHub.Server/Explorer/assets/language/complete.mjs";
import { describe as about } from "../../src/ResourceHub.Server/Explorer/assets/language/describe.mjs";
import { cursor, schema } from "./schema.mjs";

function offers(marked) {
  const { text, at } = cursor(marked);
  return complete(text, at, schema).items.map((item) => item.label);
}

function accept(marked, label) {
  const { text, at } = cursor(marked);
  const { start, end, items } = complete(text, at, schema);
  const item = items.find((offer) => offer.label === label) ?? items[0];
  return text.slice(0, start) + item.insert + text.slice(end);
}

test("at the start of a document: the operations and fragments", () => {
  assert.deepEqual(offers("|"), ["query", "mutation", "subscription", "fragment", "{"]);
  assert.deepEqual(offers("mu|"), ["mutation"]);
});

test("in a selection: the fields of its type", () => {
  assert.deepEqual(offers("{ skill(ref: 1) { | } }"), ["id", "name", "code", "parents", "...", "__typename"]);
  assert.deepEqual(offers("{ skill { parents { na| } } }"), ["name", "__typename"]);
  assert.deepEqual(offers("mutation { re| }"), ["rename"]);
});

test("an unclosed document completes all the same", () => {
  assert.deepEqual(offers("{ skill(ref: \"x\") { co|"), ["code"]);
  assert.deepEqual(offers("query A { skill { c|\n\nquery B { node { id } }"), ["code"]);
});

test("deprecated fields come last", () => {
  assert.equal(offers("{ sk|").at(-1), "oldSkill");
});

test("an alias is followed by a field", () => {
  assert.deepEqual(offers("{ skill { title: na| } }"), ["name", "__typename"]);
});

test("in parentheses: the arguments that are not given yet, required ones first", () => {
  assert.deepEqual(offers("{ skill(|) { id } }"), ["ref", "framework"]);
  assert.deepEqual(offers("{ skill(framework: 1, |) { id } }"), ["ref"]);
  assert.deepEqual(offers("{ search(fi|"), ["first"]);
});

test("an argument is inserted with its colon unless there is one", () => {
  assert.equal(accept("{ skill(re|) }"), "{ skill(ref: ) }");
  assert.equal(accept("{ skill(re|: 1) }"), "{ skill(ref: 1) }");
});

test("an enum argument takes its values", () => {
  assert.deepEqual(offers("{ search(orderBy: |)"), ["NEWEST", "SHORTEST", "OLDEST"]);
  assert.deepEqual(offers("{ search(orderBy: SH|) }"), ["SHORTEST"]);
});

test("an input object takes its fields, at every depth and in lists", () => {
  assert.deepEqual(offers("{ search(by: { | }) }"), ["text", "skills", "free", "orders"]);
  assert.deepEqual(offers("{ search(by: { skills: { | } }) }"), ["anyOf", "roles"]);
  assert.deepEqual(offers("{ search(by: { skills: { roles: [TEACHES, |] } }) }"), ["TEACHES", "ASSESSES"]);
  assert.deepEqual(offers("{ search(by: { free: | }) }"), ["true", "false", "null"]);
});

test("an input of which exactly one field is given takes no second", () => {
  assert.deepEqual(offers("{ one(by: { | }) }"), ["id", "url"]);
  assert.deepEqual(offers("{ one(by: { id: 1, | }) }"), []);
});

test("variables are offered where their type fits", () => {
  assert.deepEqual(offers("query($a: ID!, $b: Int) { node(id: $|) { id } }"), ["a"]);
  assert.deepEqual(offers("query($a: ID!, $b: Int) { search(first: |) }"), ["$b"]);
  assert.deepEqual(offers("query($s: Search) { search(by: |) }"), ["{ }", "$s", "null"]);
});

test("a variable's type is an input type", () => {
  assert.deepEqual(offers("query($a: Sea|) { x }"), ["Search"]);
  assert.ok(!offers("query($a: |) { x }").includes("Skill"));
});

test("after on: the types that can be there", () => {
  assert.deepEqual(offers("{ search { ... on | } }"), ["Book", "Found", "Game", "Node"]);
  assert.deepEqual(offers("{ skill { ... on | } }"), ["Node", "Skill"]);
  assert.deepEqual(offers("fragment F on Bo|"), ["Book"]);
});

test("after three dots: on, and the fragments that apply", () => {
  const fragments = "fragment A on Book { id } fragment B on Skill { id }";
  assert.deepEqual(offers(`{ skill { ...| } } ${fragments}`), ["on", "B"]);
});

test("after @: the directives that can stand there", () => {
  assert.deepEqual(offers("{ skill @| { id } }"), ["include", "skip"]);
  assert.deepEqual(offers("{ skill { ... on Skill @| { id } } }"), ["include"]);
  assert.deepEqual(offers("{ skill @include(|) { id } }"), ["if"]);
});

test("strings and comments complete nothing", () => {
  assert.deepEqual(offers('{ skill(ref: "re|") }'), []);
  assert.deepEqual(offers("{ # sk|\n }"), []);
});

test("letters find words inside names and names that hold them in order", () => {
  assert.equal(offers("{ search(ob|) }")[0], "orderBy");
  assert.ok(offers("{ sskill| }").length === 0);
});

test("the whole word under the cursor is replaced", () => {
  assert.equal(accept("{ skill { na|xx } }", "name"), "{ skill { name } }");
});

test("every cursor of a document can be asked", () => {
  const text = 'query Q($a: [Int!]! = [1]) { search(by: { skills: { anyOf: ["x"] } }, first: $a) @include(if: true) { ... on Book { id } ...F } } fragment F on Game { name }';
  for (let at = 0; at <= text.length; at++) complete(text, at, schema);
});

test("the word under the cursor is explained", () => {
  const at = (marked) => {
    const { text, at: position } = cursor(marked);
    return about(text, position, schema);
  };
  assert.deepEqual(at("{ skill { na|me } }"), { title: "Skill.name: String!", description: "What it is called.", deprecated: null, type: "Skill", member: "name" });
  assert.equal(at("{ skill(re|f: 1) }").title, "skill(ref: String!)");
  assert.equal(at("{ search(orderBy: NE|WEST) }").description, "By date.");
  assert.equal(at("{ search { ... on Bo|ok { id } } }").description, "Something to read.");
  assert.equal(at("{ old|Skill { id } }").deprecated, "Use skill.");
  assert.equal(at("{ unknown| }"), null);
});
