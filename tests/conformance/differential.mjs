// Random schemas and queries, executed by the conformance host and by graphql-js 17: the data must be the same, and so must be
// whether a document is refused.
// usage: node differential.mjs http://localhost:5000 [count] [seed]
import { buildSchema } from 'graphql17';
import { ask, expected, randomQuery, randomSchema, seed } from './random.mjs';

const [base = 'http://localhost:5000', count = '2000', from = '1'] = process.argv.slice(2);
seed(from);
let different = 0;
let refused = 0;
for (let i = 0; i < Number(count); ) {
  const sdl = randomSchema();
  const schema = buildSchema(sdl);
  for (let j = 0; j < 10 && i < Number(count); j++, i++) {
    const query = randomQuery(schema);
    const theirs = await expected(schema, query);
    const ours = await ask(base, sdl, query);
    refused += theirs.refused ? 1 : 0;
    const same = theirs.refused
      ? !('data' in ours)
      : JSON.stringify(theirs.data) === JSON.stringify(ours.data) && theirs.failed === (ours.errors !== undefined);
    if (!same && ++different <= 5) {
      console.log(`--- ${i}\n${sdl}\n${query}\nours: ${JSON.stringify(ours).slice(0, 800)}\ntheirs: ${JSON.stringify(theirs).slice(0, 800)}`);
    }
  }
}

console.log(`${count} queries, ${refused} refused by graphql-js, ${different} differences`);
process.exitCode = different === 0 ? 0 : 1;
