// What the schema has against a document, as far as an editor can say it while one types. The server has the last word.

import { enter } from "./context.mjs";
import { didYouMean } from "./nearest.mjs";
import { fits, isComposite, isInput, isRequired, nameOf, refOf, typeText } from "./schema.mjs";
import { checkValue } from "./values.mjs";

/** @returns {{start: number, end: number, message: string, severity: "error"|"warning"|"hint"}[]} */
export function validate(document, schema) {
  return new Validation(document, schema).run();
}

const START = { parent: null, field: null, directive: null, args: null, input: null, inputType: null };

class Validation {
  constructor(document, schema) {
    this.document = document;
    this.schema = schema;
    this.found = [];
    this.operations = document.definitions.filter((d) => d.kind === "OperationDefinition");
    this.fragments = new Map();
    this.usage = new Map();
  }

  run() {
    this.names();
    for (const definition of this.document.definitions) {
      this.usage.set(definition, { variables: [], spreads: [] });
      this.current = this.usage.get(definition);
      if (definition.kind === "OperationDefinition") this.operation(definition);
      else this.fragment(definition);
    }
    for (const operation of this.operations) this.variables(operation);
    this.unusedFragments();
    return this.found.sort((a, b) => a.start - b.start);
  }

  report(node, message, severity = "error") {
    this.found.push({ start: node.start, end: node.end, message, severity });
  }

  names() {
    const seen = new Set();
    for (const operation of this.operations) {
      if (!operation.name) {
        if (this.operations.length > 1) {
          this.report({ start: operation.start, end: operation.start + 1 }, "With several operations in one document, each needs a name.");
        }
        continue;
      }
      this.unique(seen, operation.name, "operation");
    }
    for (const fragment of this.document.definitions.filter((d) => d.kind === "FragmentDefinition" && d.name)) {
      if (this.fragments.has(fragment.name.value)) this.report(fragment.name, `There is already a fragment "${fragment.name.value}".`);
      else this.fragments.set(fragment.name.value, fragment);
    }
  }

  unique(seen, name, what) {
    if (seen.has(name.value)) this.report(name, `There is already ${/^[aeiou]/.test(what) ? "an" : "a"} ${what} "${name.value}".`);
    seen.add(name.value);
  }

  operation(node) {
    const context = enter(START, node, this.schema);
    if (!context.parent) this.report({ start: node.start, end: node.start + node.operation.length }, `The schema has no ${node.operation}.`);
    const seen = new Set();
    for (const variable of node.variables) {
      if (variable.name) this.unique(seen, variable.name, "variable");
      this.typeExists(variable.type, (type) => isInput(type), "an input type");
      if (variable.default) this.value(variable.default, enter(context, variable, this.schema));
      this.directives(variable, context, "VARIABLE_DEFINITION");
    }
    this.directives(node, context, node.operation.toUpperCase());
    this.selections(node.selectionSet, context);
  }

  fragment(node) {
    this.typeExists(node.typeCondition, isComposite, "a type that has fields");
    const context = enter(START, node, this.schema);
    this.directives(node, context, "FRAGMENT_DEFINITION");
    this.selections(node.selectionSet, context);
  }

  typeExists(node, allowed, what) {
    let named = node;
    while (named?.of) named = named.of;
    if (!named?.name) return;
    const type = this.schema.type(named.name);
    if (!type) {
      const known = [...this.schema.types.values()].filter(allowed).map((t) => t.name);
      this.report(named, `There is no type "${named.name}".${didYouMean(named.name, known)}`);
    } else if (!allowed(type)) {
      this.report(named, `"${named.name}" is not ${what}.`);
    }
  }

  selections(set, context) {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === "Field") this.field(selection, context);
      else if (selection.kind === "FragmentSpread") this.spread(selection, context);
      else this.inlineFragment(selection, context);
    }
  }

  field(node, context) {
    if (!node.name) return;
    const inner = enter(context, node, this.schema);
    const { field } = inner;
    if (context.parent && !field) {
      this.report(node.name, `${context.parent.name} has no field "${node.name.value}".${didYouMean(node.name.value, context.parent.fields.keys())}`);
    }
    if (field) {
      if (field.isDeprecated) this.report(node.name, `"${node.name.value}" is deprecated: ${field.deprecationReason ?? "no reason given"}`, "warning");
      this.arguments(node, node.name, `"${field.name}"`, inner);
      this.shape(node, field);
    } else {
      for (const argument of node.arguments) if (argument.value) this.collect(argument.value);
    }
    this.directives(node, context, "FIELD");
    this.selections(node.selectionSet, inner);
  }

  shape(node, field) {
    const type = this.schema.type(nameOf(field.type));
    if (!type) return;
    if (isComposite(type) && !node.selectionSet) {
      this.report(node.name, `"${field.name}" is of type ${typeText(field.type)}: select its fields in { }.`);
    }
    if (!isComposite(type) && node.selectionSet) {
      this.report({ start: node.selectionSet.start, end: node.selectionSet.start + 1 }, `"${field.name}" is of type ${typeText(field.type)}, which has no fields.`);
    }
  }

  arguments(node, place, what, context) {
    const seen = new Set();
    for (const argument of node.arguments) {
      const definition = context.args.get(argument.name.value);
      if (!definition) {
        this.report(argument.name, `${what} has no argument "${argument.name.value}".${didYouMean(argument.name.value, context.args.keys())}`);
        if (argument.value) this.collect(argument.value);
        continue;
      }
      this.unique(seen, argument.name, "argument");
      if (definition.isDeprecated) this.report(argument.name, `"${definition.name}" is deprecated: ${definition.deprecationReason ?? "no reason given"}`, "warning");
      if (argument.value) this.value(argument.value, enter(context, argument, this.schema));
    }
    for (const definition of context.args.values()) {
      if (isRequired(definition) && !node.arguments.some((a) => a.name.value === definition.name)) {
        this.report(place, `${what} needs the argument "${definition.name}" of type ${typeText(definition.type)}.`);
      }
    }
  }

  value(node, context) {
    checkValue(node, context.inputType, this.schema, (at, message, severity) => this.report(at, message, severity), (variable, type, input) => {
      this.current.variables.push({ node: variable, type, hasDefault: input?.defaultValue != null });
    }, context.input);
  }

  /** Variables inside a value whose type nobody knows are used all the same. */
  collect(node) {
    if (node.kind === "Variable") this.current.variables.push({ node, type: null });
    for (const value of node.values ?? []) this.collect(value);
    for (const field of node.fields ?? []) if (field.value) this.collect(field.value);
  }

  directives(node, context, location) {
    const seen = new Set();
    for (const directive of node.directives) {
      if (!directive.name) continue;
      const definition = this.schema.directives.get(directive.name.value);
      if (!definition) {
        this.report(directive.name, `There is no directive "@${directive.name.value}".${didYouMean(directive.name.value, this.schema.directives.keys())}`);
        continue;
      }
      if (!definition.locations.includes(location)) this.report(directive.name, `"@${definition.name}" cannot stand here.`);
      if (!definition.isRepeatable) this.unique(seen, directive.name, "directive");
      this.arguments(directive, directive.name, `"@${definition.name}"`, enter(context, directive, this.schema));
    }
  }

  spread(node, context) {
    this.current.spreads.push(node.name.value);
    this.directives(node, context, "FRAGMENT_SPREAD");
    const fragment = this.fragments.get(node.name.value);
    if (!fragment) {
      this.report(node.name, `There is no fragment "${node.name.value}".${didYouMean(node.name.value, this.fragments.keys())}`);
      return;
    }
    this.possible(node.name, context.parent, this.schema.type(fragment.typeCondition?.name), `"${node.name.value}"`);
  }

  inlineFragment(node, context) {
    this.typeExists(node.typeCondition, isComposite, "a type that has fields");
    if (node.typeCondition) this.possible(node.typeCondition, context.parent, this.schema.type(node.typeCondition.name), "This fragment");
    this.directives(node, context, "INLINE_FRAGMENT");
    this.selections(node.selectionSet, enter(context, node, this.schema));
  }

  possible(place, outer, inner, what) {
    if (!outer || !inner || !isComposite(inner) || this.schema.overlap(outer, inner)) return;
    this.report(place, `${what} never applies: a value of type ${outer.name} is never of type ${inner.name}.`);
  }

  /** Every variable that an operation uses, its fragments' included, is defined and fits; every one defined is used. */
  variables(operation) {
    const defined = new Map(operation.variables.filter((v) => v.name).map((v) => [v.name.value, v]));
    const used = new Set();
    const of = operation.name ? ` in "${operation.name.value}"` : "";
    for (const { node, type, hasDefault } of this.reachable(operation)) {
      if (!node.name) continue;
      used.add(node.name);
      const variable = defined.get(node.name);
      if (!variable) {
        this.report(node, `The variable "$${node.name}" is not defined${of}.`);
        continue;
      }
      const given = refOf(variable.type, this.schema);
      if (!given || !type) continue;
      const defaulted = hasDefault || (variable.default && variable.default.kind !== "NullValue");
      const wanted = defaulted && type.kind === "NON_NULL" && given.kind !== "NON_NULL" ? type.ofType : type;
      if (!fits(given, wanted)) this.report(node, `"$${node.name}" is of type ${typeText(given)}; here ${typeText(type)} is needed.`);
    }
    for (const [name, variable] of defined) {
      if (!used.has(name)) this.report(variable, `The variable "$${name}" is never used${of}.`, "warning");
    }
  }

  reachable(operation) {
    const uses = [...this.usage.get(operation).variables];
    const seen = new Set();
    const queue = [...this.usage.get(operation).spreads];
    while (queue.length > 0) {
      const name = queue.pop();
      const fragment = this.fragments.get(name);
      if (seen.has(name) || !fragment) continue;
      seen.add(name);
      uses.push(...this.usage.get(fragment).variables);
      queue.push(...this.usage.get(fragment).spreads);
    }
    return uses;
  }

  unusedFragments() {
    const spread = new Set([...this.usage.values()].flatMap((u) => u.spreads));
    for (const [name, fragment] of this.fragments) {
      if (!spread.has(name)) this.report(fragment.name, `The fragment "${name}" is never used.`, "warning");
      else if (this.reaches(name, name)) this.report(fragment.name, `The fragment "${name}" contains itself.`);
    }
  }

  reaches(from, target, seen = new Set()) {
    const fragment = this.fragments.get(from);
    if (!fragment || seen.has(from)) return false;
    seen.add(from);
    return this.usage.get(fragment).spreads.some((name) => name === target || this.reaches(name, target, seen));
  }
}
