import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents } from "../../src/ResourceHub.Server/Explorer/assets/app/events.mjs";

async function* pieces(...texts) {
  yield* texts;
}

const read = async (...texts) => {
  const events = [];
  for await (const { name, data } of readEvents(pieces(...texts))) events.push([name, data]);
  return events;
};

test("events are read wherever the text is cut", async () => {
  const text = 'event: next\ndata: {"data":{"é":1}}\n\n:\n\nevent: complete\ndata:\n\n';
  const expected = [["next", '{"data":{"é":1}}'], ["complete", ""]];
  assert.deepEqual(await read(text), expected);
  assert.deepEqual(await read(...text), expected);
  for (let at = 1; at < text.length; at++) assert.deepEqual(await read(text.slice(0, at), text.slice(at)), expected);
});

test("lines end in each of the three ways, and data may have several", async () => {
  assert.deepEqual(await read("event:next\r\ndata: a\r\ndata:  b\r\n\r\n"), [["next", "a\n b"]]);
  assert.deepEqual(await read("data: a\r\rdata: b\n\n"), [["message", "a"], ["message", "b"]]);
  assert.deepEqual(await read("data: a\r", "\n\r", "\n"), [["message", "a"]]);
});

test("an event that is cut off by the end is none", async () => {
  assert.deepEqual(await read("data: a\n\ndata: b\n"), [["message", "a"]]);
});
