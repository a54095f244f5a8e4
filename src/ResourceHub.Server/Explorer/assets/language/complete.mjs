// What could stand at the cursor of a document, by the schema.

import { contextOf, inputObject } from "./context.mjs";
import { match } from "./match.mjs";
import { parse } from "./parser.mjs";
import { fits, isComposite, isInput, isRequired, META_FIELDS, nullable, refOf, typeText } from "./schema.mjs";

/**
 * @typedef {object} Completion
 * @property {string} label
 * @property {string} insert
 * @property {string} detail the type, or what kind of thing it is
 * @property {string|null} description
 * @property {boolean} deprecated
 * @property {boolean} [again] ask for completions once more after inserting
 */

/** @returns {{start: number, end: number, items: Completion[]}} the range to replace and what with, best first */
export function complete(source, cursor, schema) {
  const { document, slots } = parse(source, cursor);
  // the first slot is the innermost: what follows it only says that the document goes on
  const slot = slots[0];
  if (!slot || !schema) return { start: cursor, end: cursor, items: [] };
  const typed = source.slice(slot.start, cursor);
  const offers = OFFERS[slot.kind]({ slot, schema, document, source, context: contextOf(slot.stack, schema) });
  return { start: slot.start, end: slot.end, items: match(offers, typed) };
}

const OFFERS = {
  definition: () => [
    item("query", "keyword", "Asks for data."),
    item("mutation", "keyword", "Changes data, then asks for the outcome."),
    item("subscription", "keyword", "Asks to be told of events."),
    item("fragment", "keyword", "Names a set of fields for use in several places."),
    item("{", "keyword", "Asks for data, without a name."),
  ],
  on: () => [item("on", "keyword", "The type that the fragment's fields belong to.", { insert: "on ", again: true })],
  selection: fields,
  spread: ({ slot, schema, document, context }) => [
    item("on", "keyword", "Fields for values of one type.", { insert: "on ", again: true }),
    ...document.definitions
      .filter((d) => d.kind === "FragmentDefinition" && d.name && !slot.stack.includes(d))
      .filter((d) => applies(schema, context.parent, schema.type(d.typeCondition?.name)))
      .map((d) => item(d.name.value, `on ${d.typeCondition?.name ?? "?"}`, "A fragment of this document.")),
  ],
  compositeType: ({ slot, schema }) => {
    const around = slot.stack.at(-1).kind === "InlineFragment" ? contextOf(slot.stack.slice(0, -1), schema).parent : null;
    return types(schema, (type) => isComposite(type) && applies(schema, around, type));
  },
  inputType: ({ schema }) => types(schema, isInput),
  directive: ({ slot, schema }) => [...schema.directives.values()]
    .filter((directive) => directive.locations.includes(locationOf(slot.owner)))
    .map((directive) => item(directive.name, "directive", directive.description)),
  argument: ({ slot, source, context }) => inputs(context.args, slot.stack.at(-1).arguments, slot, source),
  inputField: ({ slot, schema, source, context }) => {
    const type = inputObject(context.inputType, schema);
    const given = slot.stack.at(-1).fields;
    if (type?.isOneOf && given.some((field) => field.name.start !== slot.start)) return [];
    return inputs(type?.inputFields, given, slot, source);
  },
  value: values,
  variable: ({ slot, schema, context }) => variables(slot, schema, context).map((v) => ({ ...v, insert: v.insert.slice(1), label: v.label.slice(1) })),
};

function fields({ slot, schema, context }) {
  if (!context.parent) return [];
  const meta = META_FIELDS.filter((field) => schema.field(context.parent, field.name) === field);
  const plain = [...context.parent.fields.values(), ...meta].map((field) => item(field.name, typeText(field.type), field.description, {
    deprecated: field.isDeprecated ?? false,
    reason: field.deprecationReason,
    from: context.parent.name,
  }));
  // a fragment's name follows "...", so this only offers to begin one
  return slot.aliased || slot.start !== slot.end ? plain : [...plain, item("...", "fragment", "Fields of a fragment, or of one type.", { again: true })];
}

function inputs(definitions, given, slot, source) {
  const taken = new Set((given ?? []).filter((node) => node.name.start !== slot.start).map((node) => node.name.value));
  const hasColon = /^\s*:/.test(source.slice(slot.end));
  return [...(definitions?.values() ?? [])].filter((input) => !taken.has(input.name)).map((input) => item(input.name, typeText(input.type), input.description, {
    insert: hasColon ? input.name : `${input.name}: `,
    again: !hasColon,
    required: isRequired(input),
    deprecated: input.isDeprecated ?? false,
    reason: input.deprecationReason,
    default: input.defaultValue ?? null,
  }));
}

function values({ slot, schema, context }) {
  const inner = innermost(context.inputType);
  const type = schema.type(inner?.name);
  const offers = variables(slot, schema, context);
  if (type?.kind === "ENUM") {
    offers.unshift(...[...type.enumValues.values()].map((value) => item(value.name, type.name, value.description, {
      deprecated: value.isDeprecated ?? false,
      reason: value.deprecationReason,
    })));
  }
  if (type?.name === "Boolean") offers.unshift(item("true", "Boolean", null), item("false", "Boolean", null));
  if (type?.kind === "INPUT_OBJECT" && slot.start === slot.end) {
    offers.unshift(item("{ }", type.name, type.description, { insert: "{  }", caret: 2, again: true }));
  }
  if (context.inputType && context.inputType.kind !== "NON_NULL") offers.push(item("null", "null", null));
  return offers;
}

function variables(slot, schema, context) {
  const operation = slot.stack.find((node) => node.kind === "OperationDefinition");
  if (!operation || slot.stack.some((node) => node.kind === "VariableDefinition")) return [];
  return operation.variables.filter((variable) => variable.name).flatMap((variable) => {
    const given = refOf(variable.type, schema);
    const wanted = context.inputType && (variable.default || context.input?.defaultValue != null) ? nullable(context.inputType) : context.inputType;
    if (given && wanted && !fits(given, wanted)) return [];
    return [item(`$${variable.name.value}`, given ? typeText(given) : "variable", "A variable of this operation.")];
  });
}

function types(schema, allowed) {
  return [...schema.types.values()].filter(allowed)
    .sort((a, b) => a.name.startsWith("__") - b.name.startsWith("__") || a.name.localeCompare(b.name))
    .map((type) => item(type.name, type.kind.toLowerCase().replace("_", " "), type.description));
}

function applies(schema, outer, inner) {
  return Boolean(inner) && (!outer || schema.overlap(outer, inner));
}

function locationOf(node) {
  switch (node.kind) {
    case "OperationDefinition": return node.operation.toUpperCase();
    case "FragmentDefinition": return "FRAGMENT_DEFINITION";
    case "FragmentSpread": return "FRAGMENT_SPREAD";
    case "InlineFragment": return "INLINE_FRAGMENT";
    case "VariableDefinition": return "VARIABLE_DEFINITION";
    default: return "FIELD";
  }
}

function innermost(ref) {
  let inner = ref;
  while (inner?.ofType) inner = inner.ofType;
  return inner;
}

function item(label, detail, description, more = {}) {
  return { label, insert: label, detail, description: description ?? null, deprecated: false, ...more };
}
