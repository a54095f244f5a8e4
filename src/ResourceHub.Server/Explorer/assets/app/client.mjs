// Speaks GraphQL over HTTP to the address that this page came from.

import { INTROSPECTION, OLDER_INTROSPECTION } from "../language/introspection.mjs";
import { Schema } from "../language/schema.mjs";
import { readEvents } from "./events.mjs";

const EVENT_STREAM = "text/event-stream";
const JSON_ANSWER = "application/graphql-response+json, application/json;q=0.9";

export const endpoint = new URL(location.pathname, location.origin).href;

/**
 * @returns {Promise<{status: number, statusText: string, text: string, bytes: number, milliseconds: number}>}
 */
export async function send(asked, key, signal) {
  const start = performance.now();
  return whole(await post(asked, JSON_ANSWER, key, signal), start);
}

/**
 * The answers of a subscription as they come; a server that has no stream for it answers once.
 * @returns {AsyncGenerator<{status: number, statusText: string, text: string, bytes: number, milliseconds: number}>}
 */
export async function* listen(asked, key, signal) {
  const start = performance.now();
  const response = await post(asked, EVENT_STREAM, key, signal);
  if (!response.headers.get("Content-Type")?.startsWith(EVENT_STREAM)) {
    yield whole(response, start);
    return;
  }
  for await (const event of readEvents(textOf(response.body))) {
    if (event.name === "complete") return;
    if (event.name !== "next") continue;
    const bytes = new TextEncoder().encode(event.data).length;
    yield { status: response.status, statusText: response.statusText, text: event.data, bytes, milliseconds: performance.now() - start };
  }
}

function post({ query, variables, operationName }, accept, key, signal) {
  const body = { query };
  if (variables !== undefined) body.variables = variables;
  if (operationName) body.operationName = operationName;
  const headers = { "Accept": accept, "Content-Type": "application/json" };
  if (key) headers["X-Api-Key"] = key;
  return fetch(endpoint, { method: "POST", headers, body: JSON.stringify(body), signal });
}

async function whole(response, start) {
  const buffer = await response.arrayBuffer();
  return {
    status: response.status,
    statusText: response.statusText,
    text: new TextDecoder().decode(buffer),
    bytes: buffer.byteLength,
    milliseconds: performance.now() - start,
  };
}

async function* textOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @returns {Promise<Schema>} */
export async function loadSchema(key) {
  let problem = "";
  for (const query of [INTROSPECTION, OLDER_INTROSPECTION]) {
    const answer = await send({ query }, key);
    const data = safeParse(answer.text);
    if (data?.data?.__schema) return new Schema(data.data.__schema);
    problem = data?.errors?.[0]?.message ?? `The server answered ${answer.status} ${answer.statusText}.`;
  }
  throw new Error(problem);
}

/** @returns {Promise<{title: string, description?: string, query: string, variables?: object|string, key?: string}[]>} none where the server has no examples */
export async function loadExamples() {
  const response = await fetch(`${endpoint.replace(/\/$/, "")}/examples`, { headers: { Accept: "application/json" } });
  if (!response.ok) return [];
  const list = safeParse(await response.text());
  return Array.isArray(list) ? list.filter((e) => typeof e?.title === "string" && typeof e?.query === "string") : [];
}

function safeParse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
