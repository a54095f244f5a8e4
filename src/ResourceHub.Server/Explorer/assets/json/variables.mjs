// Checks and completes the variables of a document's operations.

import { match } from "../language/match.mjs";
import { didYouMean } from "../language/nearest.mjs";
import { isRequired, nullable, refOf, typeText } from "../language/schema.mjs";
import { isInt32, shortList } from "../language/values.mjs";
import { parseJson, unquote } from "./parse.mjs";

/** The variables that the operations define, by name; the first definition of a name counts. */
export function definedVariables(operations, schema) {
  const found = new Map();
  for (const operation of operations) {
    for (const variable of operation.variables) {
      if (!variable.name || found.has(variable.name.value)) continue;
      const type = schema ? refOf(variable.type, schema) : null;
      found.set(variable.name.value, { name: variable.name.value, type, defaultValue: variable.default ? "given" : null, description: null });
    }
  }
  return found;
}

/** @param {Map<string, object>|null} variables null where the document cannot be read */
export function checkVariables(source, variables, schema) {
  const { root, problems } = parseJson(source);
  const found = [...problems];
  if (problems.length > 0) return found;
  const report = (node, message, severity = "error") => found.push({ start: node.start, end: node.end, message, severity });
  if (root && root.kind !== "object") report(root, "The variables are one JSON object, such as { \"id\": \"…\" }.");
  if (!variables || !schema || (root && root.kind !== "object")) return found;
  const given = new Set();
  for (const { key, value } of root?.members ?? []) {
    const name = unquote(key.text);
    given.add(name);
    const variable = variables.get(name);
    if (!variable) report(key, `No operation here has a variable "$${name}".${didYouMean(name, variables.keys())}`, "warning");
    else if (variable.type && value) checkJson(value, variable.type, schema, report);
  }
  const missing = [...variables.values()].filter((v) => v.type?.kind === "NON_NULL" && !v.defaultValue && !given.has(v.name));
  if (missing.length > 0) {
    const place = root ? { start: root.start, end: root.start + 1 } : { start: 0, end: 0 };
    report(place, `Needed: ${missing.map((v) => `"${v.name}" of type ${typeText(v.type)}`).join(", ")}.`);
  }
  return found;
}

function checkJson(node, ref, schema, report) {
  if (ref.kind === "NON_NULL") {
    if (node.kind === "null") report(node, `null is not allowed: the type is ${typeText(ref)}.`);
    else checkJson(node, ref.ofType, schema, report);
    return;
  }
  if (node.kind === "null") return;
  if (ref.kind === "LIST") {
    for (const item of node.kind === "array" ? node.items : [node]) checkJson(item, ref.ofType, schema, report);
    return;
  }
  const type = schema.type(ref.name);
  if (type?.kind === "INPUT_OBJECT") checkInput(node, type, schema, report);
  else if (type?.kind === "ENUM") checkEnum(node, type, report);
  else checkScalar(node, ref.name, report);
}

function checkInput(node, type, schema, report) {
  if (node.kind !== "object") {
    report(node, `${type.name} is an object: write { }.`);
    return;
  }
  const given = new Set();
  for (const { key, value } of node.members) {
    const name = unquote(key.text);
    given.add(name);
    const field = type.inputFields.get(name);
    if (!field) report(key, `${type.name} has no field "${name}".${didYouMean(name, type.inputFields.keys())}`);
    else if (value) checkJson(value, field.type, schema, report);
  }
  const place = { start: node.start, end: node.start + 1 };
  for (const field of type.inputFields.values()) {
    if (isRequired(field) && !given.has(field.name)) report(place, `${type.name} needs "${field.name}" of type ${typeText(field.type)}.`);
  }
  if (type.isOneOf && given.size !== 1) report(place, `${type.name} takes exactly one of ${[...type.inputFields.keys()].join(", ")}.`);
}

function checkEnum(node, type, report) {
  const known = [...type.enumValues.keys()];
  const value = node.kind === "string" ? unquote(node.text) : null;
  if (value === null) report(node, `${type.name} takes one of ${shortList(known)}, in quotes.`);
  else if (!type.enumValues.has(value)) report(node, `${type.name} has no value "${value}".${didYouMean(value, known) || ` It takes ${shortList(known)}.`}`);
}

const EXPECTED = {
  Int: (node) => node.kind === "number" && isInt32(node.text) || "a whole number",
  Float: (node) => node.kind === "number" || "a number",
  String: (node) => node.kind === "string" || "a string in quotes",
  Boolean: (node) => node.kind === "boolean" || "true or false",
  ID: (node) => node.kind === "string" || (node.kind === "number" && isInt32(node.text)) || "an id in quotes",
};

function checkScalar(node, name, report) {
  const answer = Object.hasOwn(EXPECTED, name) ? EXPECTED[name](node) : true;
  if (answer !== true) report(node, `${name} takes ${answer}.`);
}

/** @returns {{start: number, end: number, items: object[]}} */
export function completeVariables(source, cursor, variables, schema) {
  const { slot, root } = parseJson(source, cursor);
  const none = { start: cursor, end: cursor, items: [] };
  if (!schema) return none;
  if (!slot) {
    if (root || source.trim() !== "" || variables.size === 0) return none;
    return { ...none, items: [{ label: "{ }", insert: "{\n  \n}", caret: 4, again: true, detail: "variables", description: null, deprecated: false }] };
  }
  const place = typeAt(slot.path, variables, schema);
  const typed = source.slice(slot.start, cursor).replace(/^"/, "");
  const offers = slot.kind === "key" ? keys(place, slot, source) : values(place, schema, slot);
  return { start: slot.start, end: slot.end, items: match(offers, typed) };
}

/** What is at a path: the variables themselves, or the type of a value. */
function typeAt(path, variables, schema) {
  let place = { members: variables, ref: null };
  for (const step of path) {
    if (typeof step === "number") {
      const list = nullable(place.ref);
      place = of(list?.kind === "LIST" ? list.ofType : null, schema);
    } else {
      place = of(place.members?.get(step)?.type ?? null, schema);
    }
  }
  return place;
}

function of(ref, schema) {
  const type = ref && nullable(ref);
  const named = type?.kind === "INPUT_OBJECT" ? schema.type(type.name) : null;
  return { members: named?.inputFields ?? null, ref };
}

function keys(place, slot, source) {
  const given = new Set(slot.siblings.members.filter((m) => m.key.start !== slot.start).map((m) => unquote(m.key.text)));
  const hasColon = /^\s*:/.test(source.slice(slot.end));
  return [...(place.members?.values() ?? [])].filter((member) => !given.has(member.name)).map((member) => ({
    label: member.name,
    insert: `${JSON.stringify(member.name)}${hasColon ? "" : ": "}`,
    detail: typeText(member.type),
    description: member.description ?? null,
    deprecated: member.isDeprecated ?? false,
    required: member.type ? isRequired(member) : false,
    again: !hasColon,
  }));
}

function values(place, schema, slot) {
  const type = place.ref ? nullable(place.ref) : null;
  const named = type && schema.type(type.name);
  const offer = (label, insert, detail, description, more) => ({ label, insert, detail, description: description ?? null, deprecated: false, ...more });
  const offers = [];
  if (named?.kind === "ENUM") {
    offers.push(...[...named.enumValues.values()].map((v) => offer(v.name, JSON.stringify(v.name), named.name, v.description, { deprecated: v.isDeprecated ?? false })));
  }
  if (slot.quoted) return offers;
  if (named?.name === "Boolean") offers.push(offer("true", "true", "Boolean"), offer("false", "false", "Boolean"));
  if (named?.kind === "INPUT_OBJECT") offers.push(offer("{ }", "{  }", named.name, named.description, { caret: 2, again: true }));
  if (type?.kind === "LIST") offers.push(offer("[ ]", "[]", typeText(type), null, { caret: 1, again: true }));
  if (place.ref && place.ref.kind !== "NON_NULL") offers.push(offer("null", "null", "null"));
  return offers;
}
