// What the schema says about a place in a document: walks from the definition down, node by node.

import { isComposite, nameOf, nullable, refOf } from "./schema.mjs";

/**
 * @typedef {object} Context
 * @property {object|null} parent the composite type whose fields may stand here
 * @property {object|null} field the definition of the nearest field
 * @property {object|null} directive
 * @property {Map<string, object>|null} args the arguments that may stand here
 * @property {object|null} input the definition of the argument or input field whose value is here
 * @property {object|null} inputType the type reference of that value
 */

const NOWHERE = { parent: null, field: null, directive: null, args: null, input: null, inputType: null };

/** @returns {Context} the context inside the last node of the stack */
export function contextOf(stack, schema) {
  return stack.reduce((context, node) => enter(context, node, schema), NOWHERE);
}

/** @returns {Context} */
export function enter(context, node, schema) {
  switch (node.kind) {
    case "OperationDefinition":
      return { ...NOWHERE, parent: schema.root(node.operation) };
    case "FragmentDefinition":
      return { ...NOWHERE, parent: compositeNamed(node.typeCondition?.name, schema) };
    case "InlineFragment":
      return { ...context, parent: node.typeCondition ? compositeNamed(node.typeCondition.name, schema) : context.parent };
    case "Field": {
      const field = schema.field(context.parent, node.name?.value);
      const parent = field ? compositeNamed(nameOf(field.type), schema) : null;
      return { ...NOWHERE, parent, field, owner: context.parent, args: field?.args ?? null };
    }
    case "Directive": {
      const directive = schema.directives.get(node.name?.value) ?? null;
      return { ...context, directive, args: directive?.args ?? null };
    }
    case "Argument": {
      const input = context.args?.get(node.name?.value) ?? null;
      return { ...context, input, inputType: input?.type ?? null };
    }
    case "VariableDefinition":
      return { ...NOWHERE, parent: context.parent, inputType: refOf(node.type, schema) };
    case "ListValue": {
      const list = nullable(context.inputType);
      return { ...context, inputType: list?.kind === "LIST" ? list.ofType : null };
    }
    case "ObjectField": {
      const input = inputObject(context.inputType, schema)?.inputFields.get(node.name?.value) ?? null;
      return { ...context, input, inputType: input?.type ?? null };
    }
    default:
      return context;
  }
}

/** The input object that a value here is, where it is one. A list takes a single value too. */
export function inputObject(ref, schema) {
  let type = nullable(ref);
  while (type?.kind === "LIST") type = nullable(type.ofType);
  return type?.kind === "INPUT_OBJECT" ? schema.type(type.name) : null;
}

function compositeNamed(name, schema) {
  const type = schema.type(name);
  return type && isComposite(type) ? type : null;
}
