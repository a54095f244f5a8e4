// Links to what is in the editors, kept in the address's fragment so that no server sees it, and commands for a terminal.
// Neither holds the key.

/** @returns {string} the fragment, with its # */
export function toFragment({ query, variables, operationName }) {
  const parameters = new URLSearchParams({ query });
  if (variables?.trim()) parameters.set("variables", variables);
  if (operationName) parameters.set("operationName", operationName);
  return `#${parameters}`;
}

/** @returns {{query: string, variables: string, operationName: string|null}|null} */
export function fromFragment(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const query = parameters.get("query");
  return query === null ? null : { query, variables: parameters.get("variables") ?? "", operationName: parameters.get("operationName") };
}

export const KEY_VARIABLE = "RESOURCEHUB_API_KEY";

/** A POSIX shell command; the key is read from an environment variable of the terminal. */
export function toCurl(endpoint, { query, variables, operationName }, withKey) {
  const body = { query };
  if (variables !== undefined) body.variables = variables;
  if (operationName) body.operationName = operationName;
  const lines = [`curl -sS ${quote(endpoint)}`, `-H 'Content-Type: application/json'`];
  if (withKey) lines.push(`-H "X-Api-Key: $${KEY_VARIABLE}"`);
  lines.push(`--data-raw ${quote(JSON.stringify(body))}`);
  return lines.join(" \\\n  ");
}

function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
