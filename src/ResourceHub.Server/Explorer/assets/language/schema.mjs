// A schema as the explorer asks it questions, made from an introspection answer. Type references stay in introspection's
// nested form {kind, name, ofType}; the functions below read them.

const byName = (list) => new Map((list ?? []).map((item) => [item.name, item]));

export class Schema {
  /** @param {object} introspection the value of `__schema` */
  constructor(introspection) {
    this.description = introspection.description ?? null;
    this.types = new Map();
    for (const raw of introspection.types) {
      this.types.set(raw.name, {
        kind: raw.kind,
        name: raw.name,
        description: raw.description ?? null,
        specifiedByURL: raw.specifiedByURL ?? null,
        isOneOf: raw.isOneOf ?? false,
        fields: new Map((raw.fields ?? []).map((field) => [field.name, { ...field, args: byName(field.args) }])),
        inputFields: byName(raw.inputFields),
        enumValues: byName(raw.enumValues),
        interfaces: (raw.interfaces ?? []).map((type) => type.name),
        possibleTypes: (raw.possibleTypes ?? []).map((type) => type.name),
      });
    }
    this.directives = new Map((introspection.directives ?? []).map((d) => [d.name, { ...d, args: byName(d.args) }]));
    this.roots = {
      query: introspection.queryType?.name ?? null,
      mutation: introspection.mutationType?.name ?? null,
      subscription: introspection.subscriptionType?.name ?? null,
    };
  }

  type(name) {
    return name ? this.types.get(name) ?? null : null;
  }

  root(operation) {
    return this.type(this.roots[operation]);
  }

  /** The field of a type, the meta fields of introspection included. */
  field(type, name) {
    if (!type) return null;
    if (name === "__typename" && isComposite(type)) return TYPENAME;
    if (type.name === this.roots.query) {
      if (name === "__schema" && this.types.has("__Schema")) return META_SCHEMA;
      if (name === "__type" && this.types.has("__Type")) return META_TYPE;
    }
    return type.fields.get(name) ?? null;
  }

  /** The names of the object types that a value of this type can have. */
  objectsOf(type) {
    return type.kind === "OBJECT" ? [type.name] : type.possibleTypes;
  }

  overlap(a, b) {
    const others = new Set(this.objectsOf(b));
    return this.objectsOf(a).some((name) => others.has(name));
  }
}

const nonNull = (name, kind = "SCALAR") => ({ kind: "NON_NULL", name: null, ofType: { kind, name, ofType: null } });
const TYPENAME = { name: "__typename", description: "The name of the object's type.", args: new Map(), type: nonNull("String") };
const META_SCHEMA = { name: "__schema", description: "The schema itself.", args: new Map(), type: nonNull("__Schema", "OBJECT") };
const META_TYPE = {
  name: "__type",
  description: "One type of the schema by its name.",
  args: new Map([["name", { name: "name", description: null, defaultValue: null, type: nonNull("String") }]]),
  type: { kind: "OBJECT", name: "__Type", ofType: null },
};
export const META_FIELDS = [TYPENAME, META_SCHEMA, META_TYPE];

export const isComposite = (type) => type.kind === "OBJECT" || type.kind === "INTERFACE" || type.kind === "UNION";
export const isInput = (type) => type.kind === "SCALAR" || type.kind === "ENUM" || type.kind === "INPUT_OBJECT";

/** The name of the type inside all lists and non-nulls. */
export function nameOf(ref) {
  let inner = ref;
  while (inner?.ofType) inner = inner.ofType;
  return inner?.name ?? null;
}

/** As SDL writes it, such as [Skill!]!. */
export function typeText(ref) {
  if (!ref) return "";
  if (ref.kind === "NON_NULL") return `${typeText(ref.ofType)}!`;
  if (ref.kind === "LIST") return `[${typeText(ref.ofType)}]`;
  return ref.name;
}

export const nullable = (ref) => (ref?.kind === "NON_NULL" ? ref.ofType : ref);

/** Whether leaving the input out is an error. */
export const isRequired = (input) => input.type.kind === "NON_NULL" && (input.defaultValue === null || input.defaultValue === undefined);

/** A type as a document writes it, in introspection's form; null where a name is unknown. */
export function refOf(node, schema) {
  if (!node) return null;
  if (node.kind === "NamedType") {
    const type = schema.type(node.name);
    return type ? { kind: type.kind, name: type.name, ofType: null } : null;
  }
  const inner = refOf(node.of, schema);
  return inner && { kind: node.kind === "ListType" ? "LIST" : "NON_NULL", name: null, ofType: inner };
}

/** Whether a value of one type can stand where another is asked for. */
export function fits(given, wanted) {
  if (wanted.kind === "NON_NULL") return given.kind === "NON_NULL" && fits(given.ofType, wanted.ofType);
  if (given.kind === "NON_NULL") return fits(given.ofType, wanted);
  if (wanted.kind === "LIST" || given.kind === "LIST") return wanted.kind === given.kind && fits(given.ofType, wanted.ofType);
  return given.name === wanted.name;
}
