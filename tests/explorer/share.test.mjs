import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { searchSchema, usesOf } from "../../src/ResourceHub.Server/Explorer/assets/app/docs-search.mjs";
import { fromFragment, toCurl, toFragment } from "../../src/ResourceHub.Server/Explorer/assets/app/share.mjs";
import { schema } from "./schema.mjs";

test("a link gives back what it was made of", () => {
  const state = { query: "query Q { a(b: \"ü & # + %\") }\n# 😀", variables: '{ "a": 1 }', operationName: "Q" };
  assert.deepEqual(fromFragment(toFragment(state)), state);
  assert.equal(fromFragment("#other"), null);
  assert.equal(fromFragment(""), null);
});

test("the command is one that a shell reads back as the same request", () => {
  const asked = { query: "{ a(b: \"it's $HOME `x` \\\\ \") }", variables: { c: "'quoted'" }, operationName: "Q" };
  const command = toCurl("http://localhost:5080/graphql", asked, true);
  const shown = execFileSync("sh", ["-c", `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }\n${command}`], { env: { PATH: process.env.PATH, RESOURCEHUB_API_KEY: "k" } });
  const words = shown.toString().split("\0");
  assert.ok(words.includes("http://localhost:5080/graphql"));
  assert.ok(words.includes("X-Api-Key: k"));
  assert.deepEqual(JSON.parse(words[words.indexOf("--data-raw") + 1]), asked);
});

test("the command without a key names none", () => {
  assert.doesNotMatch(toCurl("http://x/", { query: "{ a }" }, false), /Api-Key/);
});

test("the documentation finds names before parts, and parts before descriptions", () => {
  const labels = searchSchema(schema, "skill").map((hit) => hit.label);
  assert.equal(labels[0], "Skill");
  assert.equal(labels[1], "Query.skill");
  assert.ok(labels.indexOf("SkillFilter") < labels.indexOf("Query.oldSkill"));
  assert.deepEqual(searchSchema(schema, "something to read").map((hit) => hit.label), ["Book"]);
  assert.equal(searchSchema(schema, "ref")[0].label, "Query.skill(ref:)");
  assert.deepEqual(searchSchema(schema, "zzz"), []);
});

test("a type lists where it is used", () => {
  assert.deepEqual(usesOf(schema, "Order").map((use) => use.label), ["Query.search(orderBy: Order!)", "Search.orders: [Order!]"]);
});
