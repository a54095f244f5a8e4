import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../src/ResourceHub.Server/Explorer/assets/language/parser.mjs";
import { validate } from "../../src/ResourceHub.Server/Explorer/assets/language/validate.mjs";
import { schema } from "./schema.mjs";

const found = (text) => validate(parse(text).document, schema);
const expectValid = (text) => assert.deepEqual(found(text), []);
const expectErrors = (text, ...messages) => assert.deepEqual(found(text).filter((p) => p.severity === "error").map((p) => p.message), messages);

test("a document that the schema allows has no problem", () => {
  expectValid(`query Q($ref: String!, $first: Int = 3, $by: Search) {
    __typename
    skill(ref: $ref) { ...S parents { id } }
    search(by: $by, orderBy: SHORTEST, first: $first) { __typename ... on Book { pages } ... on Node { id } }
    one(by: { id: "1" }) { name }
    node(id: 5) { ... on Skill @include(if: true) { code } }
  }
  fragment S on Skill { id name }`);
});

test("an unknown field is named with the nearest that exist", () => {
  expectErrors('{ skill(ref: "x") { nam } }', 'Skill has no field "nam". Did you mean "name"?');
  const [problem] = found("{ skil { id } }");
  assert.equal("{ skil { id } }".slice(problem.start, problem.end), "skil");
});

test("a field of an object needs a selection, a leaf takes none", () => {
  expectErrors('{ skill(ref: "x") }', '"skill" is of type Skill: select its fields in { }.');
  expectErrors('{ skill(ref: "x") { id { a } } }', '"id" is of type ID!, which has no fields.');
});

test("arguments are known, given once, and given where required", () => {
  expectErrors("{ skill { id } }", '"skill" needs the argument "ref" of type String!.');
  expectErrors('{ skill(ref: "x", ref: "y") { id } }', 'There is already an argument "ref".');
  expectErrors("{ search(frist: 1) { __typename } }", '"search" has no argument "frist". Did you mean "first"?');
});

test("values are of their type", () => {
  expectErrors("{ skill(ref: 1) { id } }", 'String takes a string such as "text".');
  expectErrors("{ skill(ref: null) { id } }", "null is not allowed: the type is String!.");
  expectErrors("{ search(first: 3000000000) { __typename } }", "Int takes whole numbers from -2147483648 to 2147483647.");
  expectErrors("{ search(orderBy: NEWST) { __typename } }", 'Order has no value "NEWST". Did you mean "NEWEST"?');
  expectErrors('{ search(orderBy: "NEWEST") { __typename } }', "Order takes one of NEWEST, SHORTEST, OLDEST, without quotes.");
  expectErrors("{ search(by: { skills: {} }) { __typename } }", 'SkillFilter needs "anyOf" of type [String!]!.');
  expectErrors("{ search(by: { txt: 1 }) { __typename } }", 'Search has no field "txt". Did you mean "text"?');
  expectValid("{ search(by: { orders: NEWEST }) { __typename } }");
});

test("exactly one field of a one-of input is given", () => {
  expectErrors("{ one(by: {}) { id } }", "By takes exactly one of id, url.");
  expectErrors('{ one(by: { id: 1, url: "x" }) { id } }', "By takes exactly one of id, url.");
});

test("variables are defined, of a fitting type, and used, through fragments too", () => {
  expectErrors("{ node(id: $id) { id } }", 'The variable "$id" is not defined.');
  expectErrors("query Q($id: Int) { node(id: $id) { id } }", '"$id" is of type Int; here ID! is needed.');
  expectErrors("query Q { ...F } fragment F on Query { node(id: $id) { id } }", 'The variable "$id" is not defined in "Q".');
  expectValid("query Q($id: ID!) { ...F } fragment F on Query { node(id: $id) { id } }");
  assert.deepEqual(found("query Q($a: Int) { __typename }").map((p) => [p.severity, p.message]), [["warning", 'The variable "$a" is never used in "Q".']]);
  expectErrors("query Q($a: Skill) { search(first: $a) { __typename } }", '"Skill" is not an input type.', '"$a" is of type Skill; here Int! is needed.');
});

test("fragments exist, apply, are used, and do not contain themselves", () => {
  expectErrors("{ ...F }", 'There is no fragment "F".');
  expectErrors('{ skill(ref: "x") { ... on Book { id } } }', "This fragment never applies: a value of type Skill is never of type Book.");
  expectErrors("{ ... on Nope { id } }", 'There is no type "Nope". Did you mean "Node"?');
  expectErrors("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", 'The fragment "A" contains itself.', 'The fragment "B" contains itself.');
  assert.equal(found("{ __typename } fragment F on Book { id }")[0].severity, "warning");
});

test("directives exist and stand where they may", () => {
  expectErrors("{ __typename @foo }", 'There is no directive "@foo".');
  expectErrors("query @include(if: true) { __typename }", '"@include" cannot stand here.');
  expectErrors("{ __typename @skip }", '"@skip" needs the argument "if" of type Boolean!.');
});

test("of several operations each has its own name", () => {
  expectErrors("{ __typename } query A { __typename }", "With several operations in one document, each needs a name.");
  expectErrors("query A { __typename } query A { __typename }", 'There is already an operation "A".');
  expectErrors("subscription { x }", "The schema has no subscription.");
});

test("what is deprecated is a warning with its reason", () => {
  assert.deepEqual(found("{ oldSkill { id } }").map((p) => [p.severity, p.message]), [["warning", '"oldSkill" is deprecated: Use skill.']]);
});

test("half a document can be checked", () => {
  for (const text of ["{", "query(", "query($", "query($a:", "{ skill(", "{ skill(ref:", "{ one(by: {", "{ one(by: { id:", "fragment", "fragment F", "fragment F on", "{ ...", "{ a:", "{ skill @", "{ ... on"]) found(text);
});
