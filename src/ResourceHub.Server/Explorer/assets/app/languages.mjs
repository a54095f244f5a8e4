// What the two editors know: GraphQL documents, and the variables that go with them.

import { documentMarks } from "../editor/highlight.mjs";
import { parseJson } from "../json/parse.mjs";
import { checkVariables, completeVariables, definedVariables } from "../json/variables.mjs";
import { complete } from "../language/complete.mjs";
import { parse } from "../language/parser.mjs";
import { validate } from "../language/validate.mjs";

/** @param {() => import("../language/schema.mjs").Schema|null} schema */
export function documentLanguage(schema) {
  return {
    comment: "#",
    trigger: /[\w@$]/,
    read(text) {
      const { document, problems, tokens } = parse(text);
      const known = schema();
      const found = known && text.trim() ? [...problems, ...validate(document, known)] : [...problems];
      return { marks: documentMarks(tokens), problems: found.sort((a, b) => a.start - b.start) };
    },
    complete: (text, cursor) => complete(text, cursor, schema()),
  };
}

/** @param {() => object[]} operations those of the document that the variables are for */
export function variablesLanguage(schema, operations) {
  return {
    trigger: /[\w"]/,
    read(text) {
      return { marks: parseJson(text).marks, problems: checkVariables(text, definedVariables(operations(), schema()), schema()) };
    },
    complete: (text, cursor) => completeVariables(text, cursor, definedVariables(operations(), schema()), schema()),
  };
}
