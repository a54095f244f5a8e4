// What the schema says about the word under the cursor.

import { contextOf, inputObject } from "./context.mjs";
import { parse } from "./parser.mjs";
import { nameOf, typeText } from "./schema.mjs";

/** @returns {{title: string, description: string|null, type: string, member: string|null}|null} `type` and `member` lead into the documentation */
export function describe(source, cursor, schema) {
  const slot = parse(source, cursor).slots[0];
  const word = slot && source.slice(slot.start, slot.end);
  if (!word || !schema) return null;
  const context = contextOf(slot.stack, schema);
  const about = (definition, title, type, member) => definition &&
    { title, description: definition.description ?? null, deprecated: definition.isDeprecated ? definition.deprecationReason ?? "" : null, type, member };
  switch (slot.kind) {
    case "selection": {
      const field = schema.field(context.parent, word);
      return field ? about(field, `${context.parent.name}.${word}: ${typeText(field.type)}`, context.parent.name, word) : null;
    }
    case "argument": {
      const input = context.args?.get(word);
      if (!input) return null;
      if (context.directive) return about(input, `@${context.directive.name}(${word}: ${typeText(input.type)})`, null, null);
      return about(input, `${context.field.name}(${word}: ${typeText(input.type)})`, context.owner?.name ?? null, context.field.name);
    }
    case "inputField": {
      const type = inputObject(context.inputType, schema);
      const input = type?.inputFields.get(word);
      return input ? about(input, `${type.name}.${word}: ${typeText(input.type)}`, type.name, word) : null;
    }
    case "value": {
      const type = schema.type(nameOf(context.inputType));
      const value = type?.enumValues.get(word);
      return value ? about(value, `${type.name}.${word}`, type.name, word) : null;
    }
    case "compositeType":
    case "inputType": {
      const type = schema.type(word);
      return type ? about(type, word, word, null) : null;
    }
    case "directive":
      return about(schema.directives.get(word), `@${word}`, null, null) ?? null;
    default:
      return null;
  }
}
