// The SDL against that of the last release: a breaking change must be announced, which means that a section of CHANGELOG.md newer than
// that release names its coordinate, such as Skill.code or Query.skill(ref:).
// usage: node released.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

const at = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');
const files = readdirSync(at('../../schema')).filter((f) => f.endsWith('.graphql'));
const current = files.map((f) => read(`../../schema/${f}`)).join('\n');
const version = readdirSync(at('released')).map((f) => f.replace('.graphql', '')).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
const released = read(`released/${version}.graphql`);
const [news] = read('../../CHANGELOG.md').split(`\n## ${version}`);

/** The coordinate that a change of graphql-js speaks of. */
function coordinate({ type, description }) {
  const [first, ...words] = description.replace(/\.$/, '').split(' ');
  switch (type) {
    case 'VALUE_REMOVED_FROM_ENUM':
    case 'TYPE_REMOVED_FROM_UNION':
      return `${words.at(-1)}.${first}`;
    case 'REQUIRED_INPUT_FIELD_ADDED': return description.replace(/A required field (\w+) on input type (\w+) .*/, '$2.$1');
    case 'REQUIRED_ARG_ADDED': return description.replace(/A required arg (\w+) on (\S+) .*/, '$2($1:)');
    case 'ARG_REMOVED':
    case 'ARG_CHANGED_KIND':
      return description.replace(/(\S+) arg (\w+) .*/, '$1($2:)');
    default: return first;
  }
}

const names = (text, name) => text.split(/[\s,;`]+/).some((word) => word.replace(/[.:]$/, '') === name);
const breaking = (before, after) => findBreakingChanges(buildSchema(before), buildSchema(after)).map((change) => ({ ...change, at: coordinate(change) }));

// a comparison that finds nothing must be one that could have found something
const probe = breaking('type Query { a(b: E): E c: String } enum E { X Y }', 'type Query { a: E } enum E { X }').map((change) => change.at);
if (probe.sort().join() !== 'E.Y,Query.a(b:),Query.c') {
  throw new Error(`Three things that were removed are found as ${probe}.`);
}

const found = breaking(released, current);
const unannounced = found.filter((change) => !names(news, change.at));
for (const { at: place, description } of unannounced) {
  console.log(`${place}: ${description} CHANGELOG.md does not say so.`);
}

for (const { description } of findDangerousChanges(buildSchema(released), buildSchema(current))) {
  console.log(`note: ${description}`);
}

console.log(`against ${version}: ${found.length} breaking changes, ${unannounced.length} of them unannounced`);
process.exitCode = unannounced.length === 0 ? 0 : 1;
