// Incremental delivery against graphql-js 17: for random schemas and queries with @defer and @stream over synchronous resolvers, what the
// host delivers must be what graphql-js delivers: the same initial data, the same announcements, the same parts in whatever order, the same
// ends. Each part must follow its announcement, and all put together must be the answer without the directives.
// usage: node incremental.mjs http://localhost:5000 [count] [seed]
import { buildSchema, experimentalExecuteIncrementally, execute, parse, validate } from 'graphql17';

const [base = 'http://localhost:5000', count = '400', seed = '1'] = process.argv.slice(2);
let state = Number(seed) >>> 0;
const random = () => {
  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(random() * n);
const pick = (items) => items[below(items.length)];
const chance = (p) => random() < p;
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i));

const sdl = `
directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
interface Face { id: ID! name: String one: A many: [B!]! }
union Either = A | B
type A implements Face { id: ID! name: String one: A many: [B!]! word: String numbers: [Int!]! }
type B implements Face { id: ID! name: String one: A many: [B!]! other: A! either: Either }
type Query { a: A! b: B face: Face faces: [Face!] either: Either numbers: [Int!] many: [A!]! }`;
const schema = buildSchema(sdl);
const plain = buildSchema(sdl.replace(/^directive.*$/gm, ''));
const fields = {
  Query: { a: 'A', b: 'B', face: 'Face', faces: ['Face'], either: 'Either', numbers: ['Int'], many: ['A'] },
  A: { id: 'ID', name: 'String', one: 'A', many: ['B'], word: 'String', numbers: ['Int'] },
  B: { id: 'ID', name: 'String', one: 'A', many: ['B'], other: 'A', either: 'Either' },
  Face: { id: 'ID', name: 'String', one: 'A', many: ['B'] },
  Either: {},
};
const composite = (name) => name in fields;

function randomQuery() {
  let labels = 0;
  const fragments = [];
  const label = () => (chance(0.7) ? `label: "l${labels++}"` : '');
  const args = (...parts) => (parts.filter(Boolean).length ? `(${parts.filter(Boolean).join(', ')})` : '');
  const defer = () => (chance(0.6) ? ` @defer${args(label(), chance(0.1) ? 'if: false' : '', chance(0.1) ? 'if: $on' : '').replace('if: false, if: $on', 'if: $on')}` : '');
  const select = (type, depth) =>
    times(1 + below(4), () => {
      if (chance(0.35) && depth > 0) {
        const on = type === 'Face' || type === 'Either' ? pick(['A', 'B', type]) : type;
        const body = select(on, depth - 1);
        if (chance(0.6)) return `... on ${on}${defer()} { ${body} }`;
        const name = `F${fragments.length}`;
        fragments.push('');
        fragments[Number(name.slice(1))] = `fragment ${name} on ${on} { ${body} }`;
        return `...${name}${defer()}`;
      }

      const names = Object.keys(fields[type]);
      if (names.length === 0) return '__typename';
      const name = pick(names);
      const list = Array.isArray(fields[type][name]);
      const named = list ? fields[type][name][0] : fields[type][name];
      // one response name for each use of @stream: streamed fields are never merged
      const stream = list && chance(0.5) ? ` @stream${args(`initialCount: ${below(4)}`, label())}` : '';
      const alias = stream ? `s${labels++}: ` : '';
      if (composite(named) && depth <= 0) return '__typename';
      return `${alias}${name}${stream}${composite(named) ? ` { ${select(named, depth - 1)} }` : ''}`;
    }).join(' ');
  const body = select('Query', 5);
  const all = `${body}\n${fragments.join('\n')}`;
  return `query${all.includes('$on') ? ' ($on: Boolean! = true)' : ''} { ${body} }\n${fragments.join('\n')}`;
}

const value = (type) => {
  const text = String(type).replace(/!/g, '');
  if (text.startsWith('[')) return [value(text.slice(1, -1)), value(text.slice(1, -1))];
  return { Int: 2, ID: 'id', String: 'str', Face: { is: 'B' }, Either: { is: 'A' } }[text] ?? { is: text };
};
const resolvers = { fieldResolver: (_, __, ___, info) => value(info.returnType), typeResolver: (v) => v.is };

async function expected(document) {
  const result = await experimentalExecuteIncrementally({ schema, document, ...resolvers });
  if (!('initialResult' in result)) return [result];
  const parts = [result.initialResult];
  for await (const part of result.subsequentResults) parts.push(part);
  return JSON.parse(JSON.stringify(parts));
}

/** The parts as facts that do not depend on ids, order or how they were gathered; throws where a part comes without its announcement. */
function facts(parts) {
  const known = new Map();
  const found = { announced: [], delivered: [], ended: [] };
  const streamed = new Map();
  for (const part of parts) {
    // an announcement may stand in the same part as what it announces
    for (const p of part.pending ?? []) {
      known.set(p.id, p);
      found.announced.push(JSON.stringify([p.path, p.label ?? null]));
    }

    for (const i of part.incremental ?? []) {
      const p = known.get(i.id);
      if (!p) throw new Error(`a part for ${i.id}, which was not announced`);
      if (i.items) streamed.set(i.id, [...(streamed.get(i.id) ?? []), ...i.items]);
      else found.delivered.push(JSON.stringify([[...p.path, ...(i.subPath ?? [])], i.data]));
    }

    for (const c of part.completed ?? []) {
      const p = known.get(c.id);
      if (!p) throw new Error(`an end of ${c.id}, which was not announced`);
      found.ended.push(JSON.stringify([p.path, p.label ?? null, (c.errors ?? []).length > 0]));
    }
  }

  for (const [id, items] of streamed) found.delivered.push(JSON.stringify([known.get(id).path, items]));
  if (parts.length > 1 && (parts.slice(0, -1).some((p) => !p.hasNext) || parts.at(-1).hasNext)) throw new Error('hasNext is wrong');
  for (const list of Object.values(found)) list.sort();
  return { data: parts[0].data, ...found };
}

function merged(parts) {
  const data = structuredClone(parts[0].data);
  const known = new Map();
  const at = (path) => path.reduce((place, key) => place[key], data);
  const merge = (into, from) => {
    for (const [key, v] of Object.entries(from)) {
      if (into[key] && typeof v === 'object' && v !== null && !Array.isArray(v)) merge(into[key], v);
      else into[key] = v;
    }
  };
  const waiting = [];
  for (const part of parts) {
    for (const p of part.pending ?? []) known.set(p.id, p);
    for (const i of part.incremental ?? []) {
      if (i.items) at(known.get(i.id).path).push(...i.items);
      else merge(at([...known.get(i.id).path, ...(i.subPath ?? [])]), i.data);
    }
  }

  return data;
}

const sorted = (v) => (Array.isArray(v) ? v.map(sorted) : v && typeof v === 'object' ? Object.fromEntries(Object.keys(v).sort().map((k) => [k, sorted(v[k])])) : v);
let different = 0;
let incremental = 0;
let tried = 0;
while (tried < Number(count)) {
  const query = randomQuery();
  const document = parse(query);
  if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) continue;
  tried++;
  const theirs = await expected(document);
  const response = await fetch(`${base}/execute-incremental`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ schema: sdl, query }),
  });
  const ours = await response.json();
  incremental += theirs.length > 1 ? 1 : 0;
  try {
    const whole = await execute({ schema: plain, document: parse(query.replace(/ @(defer|stream)(\([^)]*\))?/g, '').replace(/^query \(\$on[^)]*\)/, 'query')), ...resolvers });
    const checks = [
      ['facts', facts(ours), facts(theirs)],
      ['whole', sorted(merged(ours)), sorted(JSON.parse(JSON.stringify(whole.data)))],
    ];
    for (const [what, a, b] of checks) {
      if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${what} differ:\nours   ${JSON.stringify(a)}\ntheirs ${JSON.stringify(b)}`);
    }
  } catch (e) {
    if (++different <= 3) console.log(`--- ${tried}\n${query}\n${e.message.slice(0, 3000)}\nours ${JSON.stringify(ours).slice(0, 2000)}\ntheirs ${JSON.stringify(theirs).slice(0, 2000)}`);
  }
}

console.log(`${count} queries with @defer and @stream, ${incremental} delivered in parts, ${different} differences`);
process.exitCode = different === 0 && incremental > 0 ? 0 : 1;
