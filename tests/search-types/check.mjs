// Turns the request bodies that the tests wrote out into constants of the types that Elastic publishes for its clients 8 and 9, and compiles them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const made = join(here, 'made');
rmSync(made, { recursive: true, force: true });
mkdirSync(made);

const lines = text => text.split('\n').filter(line => line.trim() !== '').map(line => JSON.parse(line));
const json = value => JSON.stringify(value);
// each API: the type of what goes over the wire, and how a file becomes values of it
const apis = {
  msearch: text => lines(text).map((value, i) => [i % 2 === 0 ? 'T.MsearchMultisearchHeader' : 'MsearchBody', value]),
  bulk: text => {
    const values = [];
    const all = lines(text);
    for (let i = 0; i < all.length; i++) {
      values.push(['T.BulkOperationContainer', all[i]]);
      if (!all[i].delete) i++; // the document is the hub's own
    }
    return values;
  },
  count: text => [['T.CountRequest', JSON.parse(text)]],
  close_point_in_time: text => ('pit_id' in JSON.parse(text) ? [] : [['T.ClosePointInTimeRequest', JSON.parse(text)]]), // OpenSearch says it otherwise
  'indices.create': text => [['T.IndicesCreateRequest', { index: 'x', ...JSON.parse(text) }]],
  'indices.put_mapping': text => [['T.IndicesPutMappingRequest', { index: 'x', ...JSON.parse(text) }]],
  'indices.put_settings': text => [['T.IndicesPutSettingsRequest', { index: 'x', settings: JSON.parse(text) }]],
  'indices.update_aliases': text => [['T.IndicesUpdateAliasesRequest', JSON.parse(text)]],
};

const seen = new Map(Object.keys(apis).map(api => [api, new Set()]));
let files = 0;
for (const file of readdirSync(folder)) {
  const api = file.replace(/-\d{4}-\d+\.json$/, '');
  if (!apis[api]) {
    console.error(`no type is known for ${file}`);
    process.exit(1);
  }
  files++;
  for (const [type, value] of apis[api](readFileSync(join(folder, file), 'utf8'))) seen.get(api).add(`const _: ${type} = ${json(value)};`);
}

let failed = 0;
for (const version of [8, 9]) {
  let constants = 0;
  let source = `import type { estypes as T } from 'elasticsearch${version}';\ntype MsearchBody = T.${version === 8 ? 'MsearchMultisearchBody' : 'SearchSearchRequestBody'};\n`;
  for (const [, values] of seen) for (const value of values) source += value.replace('const _:', `export const c${constants++}:`) + '\n';
  const file = join(made, `requests${version}.ts`);
  writeFileSync(file, source);
  try {
    execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--target', 'es2022', '--types', 'node', file], { cwd: here, stdio: 'pipe' });
    console.log(`${constants} bodies of ${files} requests fit the types of @elastic/elasticsearch ${version}`);
  } catch (problem) {
    failed++;
    console.log(`@elastic/elasticsearch ${version}:\n${String(problem.stdout).split('\n').slice(0, 40).map(l => l.slice(0, 600)).join('\n')}`);
  }
}
for (const [api, values] of seen) if (values.size === 0 ) { failed++; console.log(`no request of ${api} was written out`); }
process.exit(failed === 0 ? 0 : 1);
