// Speaks GraphQL over HTTP to the address that this page came from.

import { INTROSPECTION, OLDER_INTROSPECTION } from "../language/introspection.mjs";
import { Schema } from "../language/schema.mjs";

const JSON_ANSWER = "application/graphql-response+json, application/json;q=0.9";

export const endpoint = new URL(location.pathname, location.origin).href;

/**
 * @returns {Promise<{status: number, statusText: string, text: string, bytes: number, milliseconds: number}>}
 */
export async function send({ query, variables, operationName }, key, signal) {
  const body = { query };
  if (variables !== undefined) body.variables = variables;
  if (operationName) body.operationName = operationName;
  const headers = { "Accept": JSON_ANSWER, "Content-Type": "application/json" };
  if (key) headers["X-Api-Key"] = key;
  const start = performance.now();
  const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(body), signal });
  const buffer = await response.arrayBuffer();
  return {
    status: response.status,
    statusText: response.statusText,
    text: new TextDecoder().decode(buffer),
    bytes: buffer.byteLength,
    milliseconds: performance.now() - start,
  };
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
