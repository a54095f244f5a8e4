// Parses the T-SQL of the storage ports (snapshots) and of the tables (written by the tests) with the grammar of SQL Server of datafusion-sqlparser.
import { readFileSync, readdirSync } from 'node:fs';
import { init, parse } from '@guanmingchiu/sqlparser-ts';

await init?.();
const folder = new URL('../ResourceHub.Storage.Tests/Tsql/__snapshots__/', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.snap')).map(name => [name, readFileSync(new URL(name, folder), 'utf8')]);
try {
  files.push(['tables.sql', readFileSync(new URL('../../artifacts/tsql/tables.sql', import.meta.url), 'utf8')]);
} catch {
  console.log('note: artifacts/tsql/tables.sql is not there; dotnet test writes it');
}

files.push(['sqlserver-login.sql', readFileSync(new URL('../../deploy/sqlserver-login.sql', import.meta.url), 'utf8')]);

// forms that are T-SQL and that this grammar does not know; each is replaced by one of the same shape that it knows
const known = sql => sql
  .replace(/DELETE FROM (\[\w+\])\s+FROM /g, 'DELETE $1 FROM ')
  .replace(/FETCH NEXT @\w+ ROWS/g, 'FETCH NEXT 1 ROWS')
  .replace(/\bMERGE (\[\w+\]) USING/g, 'MERGE INTO $1 USING')
  .replace(/^IF EXISTS \(SELECT \* FROM \[sys\]\.\[identity_columns\][^;]*;/gm, '');

let pass = 0, fail = 0;
for (const [name, text] of files) {
  for (const batch of text.split(/^GO$/m)) {
    const sql = known(batch.replace(/^--.*$/gm, '').trim());
    if (!sql) continue;
    try {
      parse(sql, 'mssql');
      pass++;
    } catch (problem) {
      fail++;
      console.log(`${name}: ${problem.message}\n${sql}\n`);
    }
  }
}
console.log(`${pass} batches of T-SQL were parsed`);
console.log(process.env.RESOURCEHUB_TEST_SQLSERVER ? 'SQL Server: run (RESOURCEHUB_TEST_SQLSERVER)' : 'SQL Server: not run');
// a batch is no test: the file counts as one
console.log(`# pass ${fail === 0 && pass > 100 ? 1 : 0}`);
console.log(`# fail ${fail === 0 && pass > 100 ? 0 : 1}`);
console.log('# skipped 0');
process.exit(fail === 0 && pass > 100 ? 0 : 1);
