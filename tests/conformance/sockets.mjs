// The graphql-ws client, and bare WebSockets for what that client never does, against a running server.
// usage: node sockets.mjs http://localhost:5000/graphql
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = (process.argv[2] ?? 'http://localhost:5000/graphql').replace(/^http/, 'ws');
const connect = (options = {}) => createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
const collect = async (client, query) => {
  const answers = [];
  for await (const answer of client.iterate({ query })) answers.push(answer);
  return answers;
};
let checks = 0;
const check = async (name, work) => {
  await work();
  checks++;
  console.log(`ok ${name}`);
};

await check('a subscription comes event by event and completes', async () => {
  const client = connect();
  assert.deepEqual(await collect(client, 'subscription { countdown(from: 2) }'), [2, 1, 0].map((countdown) => ({ data: { countdown } })));
  await client.dispose();
});

await check('queries and mutations run over the socket', async () => {
  const client = connect();
  assert.deepEqual(await collect(client, '{ hello(name: "socket") }'), [{ data: { hello: 'hello socket' } }]);
  assert.deepEqual(await collect(client, 'mutation { setGreeting(text: "hi") }'), [{ data: { setGreeting: 'hi' } }]);
  await client.dispose();
});

await check('an operation that is not valid is an error, and the socket lives on', async () => {
  const client = connect({ lazyCloseTimeout: 5_000 });
  await assert.rejects(collect(client, '{ nope }'), (errors) => errors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED');
  assert.equal((await collect(client, '{ hello }')).length, 1);
  await client.dispose();
});

await check('a source that fails is an error after its events', async () => {
  const client = connect();
  const answers = [];
  await assert.rejects(async () => {
    for await (const answer of client.iterate({ query: 'subscription { broken }' })) answers.push(answer);
  }, (errors) => /cut/.test(errors[0].message));
  assert.deepEqual(answers, [{ data: { broken: 1 } }]);
  await client.dispose();
});

await check('what one client does another hears, twenty operations on one socket', async () => {
  const [listener, speaker] = [connect({ lazyCloseTimeout: 5_000 }), connect()];
  const streams = Array.from({ length: 20 }, () => listener.iterate({ query: 'subscription { greetings }' }));
  const first = streams.map((stream) => stream.next());
  // subscribing is not acknowledged: speak until everyone has heard
  const heard = Promise.all(first);
  let done = false;
  heard.finally(() => { done = true; });
  while (!done) {
    await collect(speaker, 'mutation { setGreeting(text: "hello all") }');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const { value } of await heard) assert.deepEqual(value, { data: { greetings: 'hello all' } });
  for (const stream of streams) await stream.return();
  await listener.dispose();
  await speaker.dispose();
});

await check('pings of the client are answered', async () => {
  let pongs = 0;
  const client = connect({ keepAlive: 20, lazy: false, on: { pong: (received) => { if (received) pongs++; } } });
  while (pongs < 3) await new Promise((resolve) => setTimeout(resolve, 10));
  await client.dispose();
});

await check('the payload of connection_init is looked at', async () => {
  const client = connect({ connectionParams: { key: 'refused' } });
  await assert.rejects(collect(client, '{ hello }'), (event) => event.code === 4403 && event.reason === 'Forbidden');
});

const INIT = { type: 'connection_init' };
const QUERY = { type: 'subscribe', id: '1', payload: { query: 'subscription { greetings }' } };
for (const [code, protocol, ...messages] of [
  [4400, 'graphql-transport-ws', 'nonsense'],
  [4400, 'graphql-transport-ws', { type: 'unknown' }],
  [4401, 'graphql-transport-ws', QUERY],
  [4406, 'graphql-ws'],
  [4409, 'graphql-transport-ws', INIT, QUERY, QUERY],
  [4429, 'graphql-transport-ws', INIT, INIT],
]) {
  await check(`${code} after ${messages.map((m) => m.type ?? m).join(', ') || `the protocol ${protocol}`}`, async () => {
    const socket = new WebSocket(url, protocol);
    socket.on('error', () => {});
    socket.on('open', () => { for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message)); });
    const closed = await new Promise((resolve) => socket.on('close', resolve));
    // ws refuses a server that chooses none of its protocols, as a browser does, before it reads the close code
    assert.ok(closed === code || (code === 4406 && closed === 1006), `closed with ${closed}`);
  });
}

console.log(`${checks} checks of graphql-transport-ws`);
