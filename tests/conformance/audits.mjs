// The audit suite of graphql-http against a running server: every audit must be ok.
// usage: node audits.mjs http://localhost:5000/graphql
import { auditServer } from 'graphql-http';

const url = process.argv[2] ?? 'http://localhost:5000/graphql';
const results = await auditServer({ url, fetchFn: fetch });
const failed = results.filter((result) => result.status !== 'ok');
for (const { id, status, name, reason } of failed) {
  console.log(`${id} ${status}: ${name} (${reason})`);
}

console.log(`${results.length - failed.length} of ${results.length} audits`);
process.exitCode = failed.length === 0 && results.length === 61 ? 0 : 1;
