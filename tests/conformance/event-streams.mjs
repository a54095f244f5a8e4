// The graphql-sse client in both of its modes against a running server.
// usage: node event-streams.mjs http://localhost:5000/graphql
import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';

const url = process.argv[2] ?? 'http://localhost:5000/graphql';
let checks = 0;
for (const singleConnection of [false, true]) {
  const connect = () => createClient({ url, singleConnection, retryAttempts: 0 });
  const collect = async (client, query) => {
    const answers = [];
    for await (const answer of client.iterate({ query })) answers.push(answer);
    return answers;
  };
  const check = async (name, work) => {
    await work();
    checks++;
    console.log(`ok ${singleConnection ? 'single connection' : 'distinct connections'}: ${name}`);
  };

  await check('a subscription comes event by event and completes', async () => {
    const client = connect();
    assert.deepEqual(await collect(client, 'subscription { countdown(from: 2) }'), [2, 1, 0].map((countdown) => ({ data: { countdown } })));
    client.dispose();
  });

  await check('queries and mutations come as events too', async () => {
    const client = connect();
    assert.deepEqual(await collect(client, '{ hello(name: "stream") }'), [{ data: { hello: 'hello stream' } }]);
    assert.deepEqual(await collect(client, 'mutation { setGreeting(text: "hi") }'), [{ data: { setGreeting: 'hi' } }]);
    client.dispose();
  });

  await check('a document that is not valid is told', async () => {
    const client = connect();
    if (singleConnection) {
      // here it is the answer to the POST
      await assert.rejects(collect(client, '{ nope }'), (error) => error.response.status === 400);
    } else {
      const [answer] = await collect(client, '{ nope }');
      assert.equal(answer.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    }
    client.dispose();
  });

  await check('a source that fails ends with its error', async () => {
    const client = connect();
    const answers = await collect(client, 'subscription { broken }');
    assert.deepEqual(answers[0], { data: { broken: 1 } });
    assert.match(answers[1].errors[0].message, /cut/);
    assert.equal(answers.length, 2);
    client.dispose();
  });

  await check('what one client does another hears', async () => {
    const [listener, speaker] = [connect(), connect()];
    const streams = Array.from({ length: singleConnection ? 20 : 3 }, () => listener.iterate({ query: 'subscription { greetings }' }));
    const heard = Promise.all(streams.map((stream) => stream.next()));
    let done = false;
    heard.finally(() => { done = true; });
    while (!done) {
      await collect(speaker, 'mutation { setGreeting(text: "hello all") }');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const { value } of await heard) assert.deepEqual(value, { data: { greetings: 'hello all' } });
    for (const stream of streams) await stream.return();
    listener.dispose();
    speaker.dispose();
  });
}

console.log(`${checks} checks of GraphQL over SSE`);
