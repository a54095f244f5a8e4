// Apollo Client's automatic persisted queries, over GET, against the audit schema; and its batches against a hub that takes them.
// usage: node persisted.mjs http://localhost:5000/graphql http://localhost:5080/graphql
import { createHash } from 'node:crypto';
import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core/index.js';
import { BatchHttpLink } from '@apollo/client/link/batch-http/index.js';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries/index.js';

const [host, hub] = process.argv.slice(2);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const sent = [];
const watched = async (uri, init) => {
  const answer = await fetch(uri, init);
  sent.push({ method: init.method, hasDocument: `${uri}${init.body ?? ''}`.includes('hello('), status: answer.status });
  return answer;
};
const client = (link) => new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions: { query: { fetchPolicy: 'no-cache' } } });

const apollo = client(ApolloLink.from([createPersistedQueryLink({ sha256, useGETForHashedQueries: true }), new HttpLink({ uri: host, fetch: watched })]));
// another document each run: the server may have seen the last one
const query = gql(`query Run${process.pid}x${Date.now()}($name: String!) { hello(name: $name) }`);
const first = await apollo.query({ query, variables: { name: 'once' } });
assert.equal(first.data.hello, 'hello once');
assert.deepEqual(sent.map(({ method, hasDocument }) => [method, hasDocument]), [['GET', false], ['POST', true]], 'the document is sent after its hash is not found');
const second = await apollo.query({ query, variables: { name: 'twice' } });
assert.equal(second.data.hello, 'hello twice');
assert.deepEqual(sent.slice(2), [{ method: 'GET', hasDocument: false, status: 200 }], 'its hash is enough from then on');

const bodies = [];
const batching = client(new BatchHttpLink({ uri: hub, batchMax: 10, batchInterval: 5, fetch: (uri, init) => { bodies.push(JSON.parse(init.body)); return fetch(uri, init); } }));
const answers = await Promise.all([
  batching.query({ query: gql`{ viewer { role } }` }),
  batching.query({ query: gql`{ resources { totalCount } }` }),
]);
assert.deepEqual(answers.map((a) => a.data), [
  { viewer: { __typename: 'Viewer', role: 'ANONYMOUS' } },
  { resources: { __typename: 'ResourceConnection', totalCount: 0 } },
]);
assert.deepEqual(bodies.map((b) => b.length), [2], 'both went in one request');
console.log('Apollo Client: a document is sent once, two queries go in one request');
