// A hub's learnerChanged and groupChanged through the graphql-sse and graphql-ws clients.
// usage: node watch.mjs http://localhost:5000/graphql KEY
import assert from 'node:assert/strict';
import { createClient as createStreams } from 'graphql-sse';
import { createClient as createSockets } from 'graphql-ws';
import WebSocket from 'ws';

const [url, key] = process.argv.slice(2);
const headers = { 'X-Api-Key': key };
const send = async (query, variables) => {
  const response = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
};

const enrolled = await send('mutation { upsertLearners(input: { learners: [{ externalId: "watched" }] }) { learners { id } errors { code } } }');
const learner = enrolled.upsertLearners.learners[0].id;
const grouped = await send('mutation { upsertGroup(input: { externalId: "class", name: "Class", learnerExternalIds: ["watched"] }) { group { id } errors { code } } }');
const group = grouped.upsertGroup.group.id;
const aim = (statement) => send(
  'mutation($s: String!) { setGoals(input: { learner: { externalId: "watched" }, goals: [{ statement: $s }] }) { errors { code } } }', { s: statement });

// graphql-sse writes its token into the headers that it is given
const clients = {
  'graphql-sse, distinct connections': createStreams({ url, headers: () => ({ ...headers }), retryAttempts: 0 }),
  'graphql-sse, single connection': createStreams({ url, headers: () => ({ ...headers }), singleConnection: true, retryAttempts: 0 }),
  'graphql-ws': createSockets({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: headers, retryAttempts: 0 }),
};
let goals = 0;
for (const [name, client] of Object.entries(clients)) {
  const queries = {
    learnerChanged: `subscription { learnerChanged(learner: "${learner}") { learner { externalId goals { statement } } changed { skill { code } } cause { id } at } }`,
    groupChanged: `subscription { groupChanged(group: "${group}") { learner { externalId goals { statement } } changed { skill { code } } cause { id } at } }`,
  };
  for (const [field, query] of Object.entries(queries)) {
    const stream = client.iterate({ query });
    const next = stream.next();
    let done = false;
    next.finally(() => { done = true; });
    while (!done) {
      await aim(`goal ${++goals}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { value } = await next;
    assert.equal(value.errors, undefined, JSON.stringify(value.errors));
    const change = value.data[field];
    assert.equal(change.learner.externalId, 'watched');
    assert.match(change.learner.goals[0].statement, /^goal \d+$/);
    assert.deepEqual([change.changed, change.cause], [[], null]);
    await stream.return();
    console.log(`ok ${field} over ${name}`);
  }
  await client.dispose();
}

// no key, no learner
const anonymous = createStreams({ url, retryAttempts: 0 });
const refused = await anonymous.iterate({ query: `subscription { learnerChanged(learner: "${learner}") { at } }` }).next();
assert.equal(refused.value.errors[0].extensions.code, 'FORBIDDEN');
anonymous.dispose();
await assert.rejects(
  createSockets({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: { 'X-Api-Key': `${key}x` }, retryAttempts: 0 }).iterate({ query: '{ viewer { role } }' }).next(),
  (event) => event.code === 4403);
console.log('a hub is watched through both clients');
