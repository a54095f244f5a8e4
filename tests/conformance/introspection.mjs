// The introspection of a running server, read by graphql-js, gives the schema that its SDL gives.
// usage: node introspection.mjs http://localhost:5000/graphql
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';

const url = process.argv[2] ?? 'http://localhost:5000/graphql';
const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true, directiveIsRepeatable: true, oneOf: true });
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const { data, errors } = await response.json();
if (errors) {
  throw new Error(JSON.stringify(errors));
}

const client = buildClientSchema(data);
const faults = validateSchema(client);
if (faults.length > 0) {
  throw new Error(faults.join('\n'));
}

const sdl = await (await fetch(`${url}?sdl`)).text();
const print = (schema) => printSchema(lexicographicSortSchema(schema));
if (print(client) !== print(buildSchema(sdl))) {
  throw new Error('The introspection and the SDL differ.');
}

console.log(`introspection of ${Object.keys(client.getTypeMap()).length} types reads back as the SDL`);
