// Finds types, fields, arguments, input fields and values by name or description, and where a type is used.

import { nameOf, typeText } from "../language/schema.mjs";

/** Everything that has a name, types first. */
function* entries(schema) {
  for (const type of schema.types.values()) {
    if (type.name.startsWith("__")) continue;
    yield { type: type.name, member: null, name: type.name, label: type.name, kind: type.kind.toLowerCase().replace("_", " "), description: type.description };
    for (const [member, kind] of [...named(type.fields, "field"), ...named(type.inputFields, "input field"), ...named(type.enumValues, "value")]) {
      yield { type: type.name, member: member.name, name: member.name, label: `${type.name}.${member.name}`, kind, description: member.description };
      for (const arg of member.args?.values() ?? []) {
        yield { type: type.name, member: member.name, name: arg.name, label: `${type.name}.${member.name}(${arg.name}:)`, kind: "argument", description: arg.description };
      }
    }
  }
}

const named = (map, kind) => [...map.values()].map((member) => [member, kind]);

/** @returns {object[]} at most 100, best first: whole names, then beginnings, then parts, then descriptions */
export function searchSchema(schema, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = [];
  for (const entry of entries(schema)) {
    const label = entry.label.toLowerCase();
    const name = entry.name.toLowerCase();
    const description = (entry.description ?? "").toLowerCase();
    let rank = 0;
    for (const word of words) {
      if (name === word) rank += 0;
      else if (name.startsWith(word)) rank += 1;
      else if (name.includes(word)) rank += 2;
      else if (label.includes(word)) rank += 4;
      else if (description.includes(word)) rank += 6;
      else rank += 1000;
    }
    if (rank < 1000) hits.push({ ...entry, rank: rank + (entry.member === null ? 0 : 0.5) });
  }
  // the sort is stable: among equals the schema's own order stands
  return hits.sort((a, b) => a.rank - b.rank).slice(0, 100);
}

/** The fields that return a type and the arguments and input fields that take it. */
export function usesOf(schema, name) {
  const uses = [];
  for (const type of schema.types.values()) {
    if (type.name.startsWith("__")) continue;
    for (const field of type.fields.values()) {
      if (nameOf(field.type) === name) uses.push({ type: type.name, member: field.name, label: `${type.name}.${field.name}: ${typeText(field.type)}` });
      for (const arg of field.args.values()) {
        if (nameOf(arg.type) === name) uses.push({ type: type.name, member: field.name, label: `${type.name}.${field.name}(${arg.name}: ${typeText(arg.type)})` });
      }
    }
    for (const field of type.inputFields.values()) {
      if (nameOf(field.type) === name) uses.push({ type: type.name, member: field.name, label: `${type.name}.${field.name}: ${typeText(field.type)}` });
    }
  }
  return uses;
}
