// A small schema, as introspection would give it, with every kind of type that the explorer must know.

import { Schema } from "../../src/ResourceHub.Server/Explorer/assets/language/schema.mjs";

const KINDS = {
  Query: "OBJECT", Mutation: "OBJECT", Skill: "OBJECT", Book: "OBJECT", Game: "OBJECT", Node: "INTERFACE", Found: "UNION",
  Search: "INPUT_OBJECT", SkillFilter: "INPUT_OBJECT", By: "INPUT_OBJECT", Order: "ENUM", Role: "ENUM",
};

/** Reads a type such as [Skill!]! */
function ref(text) {
  if (text.endsWith("!")) return { kind: "NON_NULL", name: null, ofType: ref(text.slice(0, -1)) };
  if (text.startsWith("[")) return { kind: "LIST", name: null, ofType: ref(text.slice(1, -1)) };
  return { kind: KINDS[text] ?? "SCALAR", name: text, ofType: null };
}

const input = (name, type, more = {}) => ({ name, description: null, defaultValue: null, type: ref(type), ...more });
const field = (name, type, args = [], more = {}) => ({ name, description: null, isDeprecated: false, deprecationReason: null, args, type: ref(type), ...more });
const type = (name, more) => ({ kind: KINDS[name] ?? "SCALAR", name, description: null, fields: null, inputFields: null, interfaces: [], enumValues: null, possibleTypes: null, ...more });
const value = (name, more = {}) => ({ name, description: null, isDeprecated: false, deprecationReason: null, ...more });

const named = [field("id", "ID!"), field("name", "String!", [], { description: "What it is called." })];

export const schema = new Schema({
  description: "A library.",
  queryType: { name: "Query" },
  mutationType: { name: "Mutation" },
  subscriptionType: null,
  types: [
    type("Query", {
      fields: [
        field("skill", "Skill", [input("ref", "String!", { description: "Any of its names." }), input("framework", "ID")]),
        field("search", "[Found!]!", [input("by", "Search"), input("orderBy", "Order!", { defaultValue: "NEWEST" }), input("first", "Int!", { defaultValue: "20" })]),
        field("node", "Node", [input("id", "ID!")]),
        field("one", "Book", [input("by", "By!")]),
        field("oldSkill", "Skill", [], { isDeprecated: true, deprecationReason: "Use skill." }),
      ],
    }),
    type("Mutation", { fields: [field("rename", "Book", [input("to", "String!")])] }),
    type("Skill", { fields: [...named, field("code", "String"), field("parents", "[Skill!]!")], interfaces: [ref("Node")] }),
    type("Book", { fields: [...named, field("pages", "Int")], interfaces: [ref("Node")], description: "Something to read." }),
    type("Game", { fields: named }),
    type("Node", { fields: [field("id", "ID!")], possibleTypes: [ref("Skill"), ref("Book")] }),
    type("Found", { possibleTypes: [ref("Book"), ref("Game")] }),
    type("Search", { inputFields: [input("text", "String"), input("skills", "SkillFilter"), input("free", "Boolean"), input("orders", "[Order!]")] }),
    type("SkillFilter", { inputFields: [input("anyOf", "[String!]!"), input("roles", "[Role!]!", { defaultValue: "[TEACHES]" })] }),
    type("By", { inputFields: [input("id", "ID"), input("url", "String")], isOneOf: true }),
    type("Order", { enumValues: [value("NEWEST", { description: "By date." }), value("SHORTEST"), value("OLDEST", { isDeprecated: true, deprecationReason: "Nobody wants it." })] }),
    type("Role", { enumValues: [value("TEACHES"), value("ASSESSES")] }),
    ...["String", "Int", "Float", "Boolean", "ID", "JSON"].map((name) => type(name, {})),
  ],
  directives: [
    { name: "include", description: "Only if true.", isRepeatable: false, locations: ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"], args: [input("if", "Boolean!")] },
    { name: "skip", description: null, isRepeatable: false, locations: ["FIELD"], args: [input("if", "Boolean!")] },
    { name: "deprecated", description: null, isRepeatable: false, locations: ["FIELD_DEFINITION"], args: [] },
  ],
});

/** Splits a text at | into the text and the cursor. */
export function cursor(marked) {
  const at = marked.indexOf("|");
  return { text: marked.slice(0, at) + marked.slice(at + 1), at };
}
