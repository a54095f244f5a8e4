// Documents with a token or a character too many, too few or in the wrong place: the conformance host and graphql-js 17 must agree
// whether each is taken or refused, and on the data of those that are taken.
// usage: node mutations.mjs http://localhost:5000 [count] [seed]
import { buildSchema, GraphQLError } from 'graphql17';
import { ask, below, expected, pick, randomQuery, randomSchema, seed } from './random.mjs';

const [base = 'http://localhost:5000', count = '2000', from = '2'] = process.argv.slice(2);
seed(from);

const pieces = [
  '{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '...', '=', '|', '&', ',', '#', '"', '"""', '\\u{1F600}', '"\\u{110000}"', '"\\uD83D\\uDE00"', '"\\uD83D"', '\uFEFF',
  '0', '-0', '01', '1.', '1.0e', '1e3', '.5', '"x"', '"""y"""', 'null', 'true', 'on', 'fragment', 'query', 'mutation', 'subscription', 'type',
  'name', 'id', '__typename', '__schema', '__schema { queryType { name } }', 'T0', 'T1', 'Face', 'Either', 'F0', 'F9', '...F0', '... on T0 { id }', 'RED', '$v0', '$v9',
  '@skip(if: true)', '@include(if: $v0)', '@include', '@deprecated', '@skip(if: false) @skip(if: false)', '"a description"', '{ id }', '(a0: 1)', 'x0: id', '{ a: 1 }', '[1, "a"]', '\n',
];
const tokens = (text) => text.match(/"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|\s+|[^\s\w]/g) ?? [];

function mutate(query) {
  const parts = tokens(query);
  for (let n = 1 + below(2); n > 0; n--) {
    const at = below(parts.length);
    switch (below(6)) {
      case 0: parts.splice(at, 1); break;
      case 1: parts.splice(at, 0, parts[at]); break;
      case 2: parts[at] = pick(pieces); break;
      case 3: parts.splice(at, 0, ` ${pick(pieces)} `); break;
      case 4: {
        const other = below(parts.length);
        [parts[at], parts[other]] = [parts[other], parts[at]];
        break;
      }
      default: parts[at] = pick(parts); break;
    }
  }

  return parts.join('');
}

const judge = async (schema, query) => {
  try {
    return await expected(schema, query);
  } catch (e) {
    if (e instanceof GraphQLError) return { refused: true, why: e.message };
    throw e;
  }
};

let different = 0;
let refused = 0;
for (let i = 0; i < Number(count); ) {
  const sdl = randomSchema();
  const schema = buildSchema(sdl);
  for (let j = 0; j < 10 && i < Number(count); j++, i++) {
    const query = mutate(randomQuery(schema));
    const theirs = await judge(schema, query);
    const ours = await ask(base, sdl, query);
    refused += theirs.refused ? 1 : 0;
    const same = theirs.refused ? !('data' in ours) : JSON.stringify(theirs.data) === JSON.stringify(ours.data);
    if (!same && ++different <= 5) {
      console.log(`--- ${i}\n${sdl}\n${query}\nours: ${JSON.stringify(ours).slice(0, 800)}\ntheirs: ${JSON.stringify(theirs).slice(0, 800)}`);
    }
  }
}

console.log(`${count} mutated documents, ${refused} refused by graphql-js, ${different} disagreements`);
process.exitCode = different === 0 ? 0 : 1;
