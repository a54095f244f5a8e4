// Random schemas and queries, the same for the same seed, and what graphql-js 17 says of them.
import { execute, isAbstractType, isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, parse, validate } from 'graphql17';

let state = 1;
/** Starts the sequence anew. */
export const seed = (number) => {
  state = Number(number) >>> 0;
};
const random = () => {
  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
export const below = (n) => Math.floor(random() * n);
export const pick = (items) => items[below(items.length)];
const chance = (p) => random() < p;
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i));

const scalars = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Custom'];
const literals = {
  Int: ['1', '-2', '"x"', '1.5', 'null'],
  Float: ['1', '2.5', 'true', 'null'],
  String: ['"a"', '"""b"""', '1', 'null'],
  Boolean: ['true', 'false', '0', 'null'],
  ID: ['1', '"i"', '1.5', 'null'],
  Custom: ['1', '"c"', '{a: [1]}', 'null'],
  Color: ['RED', 'GREEN', '"RED"', 'PINK', 'null'],
  Filter: ['{n: 1}', '{n: 1, list: ["a"]}', '{}', '{n: "1"}', '{n: 1, other: 2}', 'null'],
  Choice: ['{a: 1}', '{b: "x"}', '{}', '{a: 1, b: "x"}', '{a: null}', 'null'],
};
const inputs = Object.keys(literals);

const wrap = (type) => pick([type, type, `${type}!`, `[${type}]`, `[${type}!]!`]);

export function randomSchema() {
  const objects = times(2 + below(3), (i) => `T${i}`);
  const outputs = [...scalars, 'Color', ...objects, ...objects, 'Face', 'Either'];
  const args = () => (chance(0.4) ? `(${times(1 + below(2), (i) => `a${i}: ${argument()}`).join(', ')})` : '');
  const argument = () => {
    const type = pick(inputs);
    return chance(0.2) && type === 'Int' ? 'Int! = 3' : chance(0.3) ? `${type}!` : chance(0.2) ? `[${type}!]` : type;
  };
  const fields = () => times(2 + below(4), (i) => `f${i}${args()}: ${wrap(pick(outputs))}`).join('\n  ');
  return [
    'scalar Custom',
    'enum Color { RED GREEN }',
    'input Filter { n: Int! list: [String!] deep: Filter color: Color = RED }',
    'input Choice @oneOf { a: Int b: String }',
    'interface Face { name: String id: ID! }',
    `union Either = ${objects.join(' | ')}`,
    ...objects.map((name) => `type ${name} implements Face {\n  name: String\n  id: ID!\n  ${fields()}\n}`),
    `type Query {\n  ${fields()}\n  face: Face\n  either: [Either!]\n}`,
  ].join('\n');
}

export function randomQuery(schema) {
  const variables = new Map();
  const fragments = [];
  const value = (type) => {
    if (chance(0.15)) {
      const name = `v${variables.size}`;
      variables.set(name, chance(0.9) ? String(type) : 'Int');
      return `$${name}`;
    }

    let inner = type;
    while (isNonNullType(inner) || isListType(inner)) {
      inner = inner.ofType;
    }

    const good = chance(0.93);
    const text = good ? literals[inner.name][0] : pick(literals[inner.name]);
    return isListType(isNonNullType(type) ? type.ofType : type) && chance(0.6) ? `[${text}, ${text}]` : text;
  };
  const select = (type, depth) => {
    const parts = times(1 + below(3), () => {
      const roll = random();
      if (roll < 0.08) return '__typename';
      if (roll < 0.2 && depth > 0) {
        const on = pick([type.name, ...(isAbstractType(type) ? schema.getPossibleTypes(type).map((t) => t.name) : []), 'Face', pick(['T0', 'T1'])]);
        const target = schema.getType(on);
        if (chance(0.5)) return `... on ${on} { ${select(target, depth - 1)} }`;
        const name = `F${fragments.length}`;
        fragments.push('');
        fragments[Number(name.slice(1))] = `fragment ${name} on ${on} { ${select(target, depth - 1)} }`;
        return `...${name}${chance(0.1) ? ' @include(if: true)' : ''}`;
      }

      if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
      if (chance(0.015)) return 'unknownField';
      const field = pick(Object.values(type.getFields()));
      const given = field.args.filter((a) => (isNonNullType(a.type) && a.defaultValue === undefined && a.default === undefined ? chance(0.97) : chance(0.4)));
      const args = given.length ? `(${given.map((a) => `${a.name}: ${value(a.type)}`).join(', ')})` : '';
      const directive = chance(0.08) ? pick([' @skip(if: false)', ' @skip(if: true)', ' @include(if: false)', ' @nope']) : '';
      let named = field.type;
      while (isNonNullType(named) || isListType(named)) {
        named = named.ofType;
      }

      const composite = isObjectType(named) || isAbstractType(named);
      const alias = chance(0.4) ? `x${below(6)}: ` : '';
      return `${alias}${field.name}${args}${directive}${composite ? (depth > 0 ? ` { ${select(named, depth - 1)} }` : ' { __typename }') : ''}`;
    });
    return parts.join(' ');
  };
  const body = select(schema.getQueryType(), 4);
  const definitions = [...variables].map(([name, type]) => `$${name}: ${type}`).join(', ');
  return `query${definitions ? ` (${definitions})` : ''} { ${body} }\n${fragments.join('\n')}`;
}

const fixed = (schema) => {
  const value = (type) => {
    if (isNonNullType(type)) return value(type.ofType);
    if (isListType(type)) return [value(type.ofType), value(type.ofType)];
    if (isEnumType(type)) return type.getValues()[0].value;
    if (isObjectType(type)) return { is: type.name };
    if (isAbstractType(type)) {
      const names = schema.getPossibleTypes(type).map((t) => t.name).sort();
      return { is: isInterfaceType(type) ? names.at(-1) : names[0] };
    }

    return { Int: 2, Float: 3.14, Boolean: true, ID: 'id' }[type.name] ?? 'str';
  };
  return { fieldResolver: (_, __, ___, info) => value(info.returnType), typeResolver: (v) => v.is };
};

/** What graphql-js answers with the fixed values of the conformance host. */
export async function expected(schema, query) {
  const document = parse(query);
  const errors = validate(schema, document, undefined, { maxErrors: 1 });
  if (errors.length > 0) return { refused: true, why: errors[0].message };
  const result = await execute({ schema, document, ...fixed(schema) });
  return result.data === undefined ? { refused: true, why: result.errors[0].message } : { data: result.data, failed: (result.errors?.length ?? 0) > 0 };
}

/** What the conformance host answers. */
export async function ask(base, schema, query) {
  const response = await fetch(`${base}/execute`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ schema, query }),
  });
  return response.json();
}
