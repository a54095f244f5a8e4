// Whether a literal of a document is a value of an input type.

import { didYouMean } from "./nearest.mjs";
import { isRequired, typeText } from "./schema.mjs";

const BUILT_IN = {
  Int: { kinds: ["IntValue"], example: "a whole number such as 10" },
  Float: { kinds: ["IntValue", "FloatValue"], example: "a number such as 0.5" },
  String: { kinds: ["StringValue"], example: 'a string such as "text"' },
  Boolean: { kinds: ["BooleanValue"], example: "true or false" },
  ID: { kinds: ["StringValue", "IntValue"], example: 'an id such as "abc"' },
};

/**
 * @param {(node: object, message: string, severity?: string) => void} report
 * @param {(variable: object, type: object|null, input: object|null) => void} variable called for each variable in the value
 */
export function checkValue(node, ref, schema, report, variable, input = null) {
  if (node.kind === "Variable") {
    variable(node, ref, input);
    return;
  }
  if (!ref) {
    // the type is unknown and already reported; variables inside still count as used
    for (const value of node.values ?? []) checkValue(value, null, schema, report, variable);
    for (const field of node.fields ?? []) if (field.value) checkValue(field.value, null, schema, report, variable);
    return;
  }
  if (ref.kind === "NON_NULL") {
    if (node.kind === "NullValue") report(node, `null is not allowed: the type is ${typeText(ref)}.`);
    else checkValue(node, ref.ofType, schema, report, variable, input);
    return;
  }
  if (node.kind === "NullValue") return;
  if (ref.kind === "LIST") {
    const items = node.kind === "ListValue" ? node.values : [node];
    for (const item of items) checkValue(item, ref.ofType, schema, report, variable);
    return;
  }
  const type = schema.type(ref.name);
  if (type?.kind === "INPUT_OBJECT") checkObject(node, type, schema, report, variable);
  else if (type?.kind === "ENUM") checkEnum(node, type, report);
  else if (type) checkScalar(node, type, schema, report, variable);
}

function checkObject(node, type, schema, report, variable) {
  if (node.kind !== "ObjectValue") {
    report(node, `${type.name} is an input object: write its fields in { }.`);
    return;
  }
  const given = new Set();
  for (const field of node.fields) {
    const definition = type.inputFields.get(field.name.value);
    if (!definition) {
      report(field.name, `${type.name} has no field "${field.name.value}".${didYouMean(field.name.value, type.inputFields.keys())}`);
    } else {
      if (given.has(definition.name)) report(field.name, `"${definition.name}" is given twice.`);
      if (definition.isDeprecated) report(field.name, `"${definition.name}" is deprecated: ${definition.deprecationReason ?? "no reason given"}`, "warning");
    }
    given.add(field.name.value);
    if (field.value) checkValue(field.value, definition?.type ?? null, schema, report, variable, definition);
  }
  const place = { start: node.start, end: node.start + 1 };
  for (const definition of type.inputFields.values()) {
    if (isRequired(definition) && !given.has(definition.name)) report(place, `${type.name} needs "${definition.name}" of type ${typeText(definition.type)}.`);
  }
  if (!type.isOneOf) return;
  if (node.fields.length !== 1) report(place, `${type.name} takes exactly one of ${[...type.inputFields.keys()].join(", ")}.`);
  else if (node.fields[0].value?.kind === "NullValue") report(node.fields[0].value, `The one field of ${type.name} cannot be null.`);
}

function checkEnum(node, type, report) {
  const known = [...type.enumValues.keys()];
  if (node.kind !== "EnumValue") {
    report(node, `${type.name} takes one of ${shortList(known)}${node.kind === "StringValue" ? ", without quotes" : ""}.`);
  } else if (!type.enumValues.has(node.value)) {
    report(node, `${type.name} has no value "${node.value}".${didYouMean(node.value, known) || ` It takes ${shortList(known)}.`}`);
  } else if (type.enumValues.get(node.value).isDeprecated) {
    report(node, `"${node.value}" is deprecated: ${type.enumValues.get(node.value).deprecationReason ?? "no reason given"}`, "warning");
  }
}

function checkScalar(node, type, schema, report, variable) {
  const rule = Object.hasOwn(BUILT_IN, type.name) ? BUILT_IN[type.name] : null;
  if (rule) {
    if (!rule.kinds.includes(node.kind)) report(node, `${type.name} takes ${rule.example}.`);
    else if (type.name === "Int" && !isInt32(node.value)) report(node, "Int takes whole numbers from -2147483648 to 2147483647.");
    return;
  }
  // a custom scalar decides for itself what it takes; an object or list in it may hold variables
  for (const value of node.values ?? []) checkValue(value, null, schema, report, variable);
  for (const field of node.fields ?? []) if (field.value) checkValue(field.value, null, schema, report, variable);
}

export function isInt32(text) {
  const number = Number(text);
  return Number.isInteger(number) && number >= -2147483648 && number <= 2147483647;
}

export function shortList(names) {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} …` : names.join(", ");
}
