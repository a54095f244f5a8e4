// Puts the page together: editors, menus, documentation, and what running an operation means.

import { Editor } from "../editor/editor.mjs";
import { describe } from "../language/describe.mjs";
import { parse } from "../language/parser.mjs";
import { prettify } from "../language/printer.mjs";
import { endpoint, listen, loadExamples, loadSchema, send } from "./client.mjs";
import { Docs } from "./docs.mjs";
import { $, button, h } from "./dom.mjs";
import { documentLanguage, variablesLanguage } from "./languages.mjs";
import { fillExamples, fillHistory, hang } from "./menus.mjs";
import { copy, notify } from "./notice.mjs";
import { showProblems } from "./problems.mjs";
import { ResultPane } from "./result.mjs";
import { fromFragment, KEY_VARIABLE, toCurl, toFragment } from "./share.mjs";
import { makeSplitter } from "./splitter.mjs";
import { draft, history, key } from "./store.mjs";
import { showPane, startTabs } from "./tabs.mjs";

const WELCOME = `# Ctrl+Space completes, Ctrl+Enter runs.
{
  __typename
}
`;

let schema = null;
let operations = [];
let running = null;

const operationEditor = new Editor($("operation"), { label: "Operation", language: documentLanguage(() => schema) });
const variablesEditor = new Editor($("variables"), { label: "Variables, as JSON", language: variablesLanguage(() => schema, () => operations), placeholder: "{ }" });
const docs = new Docs();
const result = new ResultPane(({ line, column }) => {
  const lines = operationEditor.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  showPane("operation");
  operationEditor.select(Math.min(start, operationEditor.value.length));
});

function operationsChanged() {
  operations = parse(operationEditor.value).document.definitions.filter((d) => d.kind === "OperationDefinition");
  const names = operations.filter((o) => o.name).map((o) => o.name.value);
  const choice = $("operation-name");
  const chosen = choice.value;
  choice.replaceChildren(...names.map((name) => h("option", { value: name }, name)));
  if (names.includes(chosen)) choice.value = chosen;
  $("operation-choice").hidden = names.length < 2;
  variablesEditor.refresh();
  draft.write({ query: operationEditor.value, variables: variablesEditor.value });
}

function operationName() {
  return operations.length > 1 ? $("operation-name").value || null : null;
}

/** The operation that the cursor is in becomes the one to run. */
function cursorMoved() {
  const at = operationEditor.cursor;
  const here = operations.find((o) => o.start <= at && at <= o.end);
  if (here?.name && operations.length > 1) $("operation-name").value = here.name.value;
  showHint(describe(operationEditor.value, at, schema));
}

function showHint(about) {
  const hint = $("hint");
  if (!about) {
    hint.replaceChildren();
    return;
  }
  const title = about.type ? button(about.title, () => {
    openDocs(true);
    docs.show(about.type, about.member);
  }, { class: "link" }) : h("strong", {}, about.title);
  hint.replaceChildren(title, about.description ? ` ${about.description.replace(/\s+/g, " ")}` : "", about.deprecated != null ? ` Deprecated: ${about.deprecated}` : "");
}

/** @returns {object|null} null where the variables cannot be read; the reason is then shown */
function request() {
  const text = variablesEditor.value.trim();
  let variables;
  if (text) {
    try {
      variables = JSON.parse(text);
    } catch {
      const problem = variablesEditor.problems.find((p) => p.severity === "error");
      showPane("variables");
      if (problem) variablesEditor.select(problem.start, problem.end);
      notify(`The variables are not JSON: ${problem?.message ?? "see the marked place."}`);
      return null;
    }
  }
  return { query: operationEditor.value, variables, operationName: operationName() };
}

async function run() {
  if (running) return;
  const asked = request();
  if (!asked) return;
  running = new AbortController();
  setRunning(true);
  result.running(isSubscription(asked) ? "Listening …" : undefined);
  showPane("result");
  try {
    const ok = isSubscription(asked) ? await hear(asked) : result.show(await send(asked, $("key").value.trim(), running.signal));
    history.add({ query: asked.query, variables: variablesEditor.value, operationName: asked.operationName, at: Date.now(), ok });
  } catch (error) {
    if (error.name === "AbortError" && result.events > 0) result.ended();
    else result.failed(error.name === "AbortError" ? "Stopped." : `The hub did not answer: ${error.message}`);
  } finally {
    running = null;
    setRunning(false);
  }
}

/** Shows the events of a subscription, the newest in full, until it ends or is stopped. */
async function hear(asked) {
  let ok = true;
  for await (const answer of listen(asked, $("key").value.trim(), running.signal)) ok = result.showEvent(answer) && ok;
  result.ended();
  return ok;
}

function isSubscription({ operationName: name }) {
  const chosen = name ? operations.find((o) => o.name?.value === name) : operations[0];
  return chosen?.operation === "subscription";
}

function setRunning(on) {
  $("run").disabled = on;
  $("stop").disabled = !on;
}

function load({ query, variables, operationName: name }) {
  operationEditor.value = query;
  variablesEditor.value = typeof variables === "string" ? variables : variables && Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : "";
  operationsChanged();
  if (name) $("operation-name").value = name;
  showPane("operation");
}

function loadExample(example) {
  load(example);
  if (example.key) setKey(example.key);
  operationEditor.area.focus();
}

function setKey(value) {
  $("key").value = value;
  key.write(value);
}

function tidy() {
  const text = prettify(operationEditor.value);
  if (text === null) notify("The operation has errors: it stays as it is.");
  else if (text !== operationEditor.value) {
    operationEditor.area.focus();
    operationEditor.value = text;
  }
  try {
    if (variablesEditor.value.trim()) variablesEditor.value = JSON.stringify(JSON.parse(variablesEditor.value), null, 2);
  } catch {
    // the editor already says what is wrong
  }
}

function openDocs(open) {
  $("docs").hidden = !open;
  $("show-docs").setAttribute("aria-pressed", String(open));
  if (open) showPane("docs");
}

async function reloadSchema() {
  const note = $("schema-state");
  note.textContent = "Loading the schema …";
  note.hidden = false;
  try {
    schema = await loadSchema($("key").value.trim());
    note.hidden = true;
  } catch (error) {
    note.replaceChildren(`No schema: ${error.message} `, button("Try again", reloadSchema, { class: "link" }));
  }
  docs.setSchema(schema);
  operationEditor.refresh();
  variablesEditor.refresh();
}

function start() {
  const shared = fromFragment(location.hash);
  const kept = draft.read();
  load(shared ?? (kept?.query ? kept : { query: WELCOME, variables: "" }));
  $("key").value = key.read();

  operationEditor.addEventListener("change", operationsChanged);
  operationEditor.addEventListener("move", cursorMoved);
  variablesEditor.addEventListener("change", () => draft.write({ query: operationEditor.value, variables: variablesEditor.value }));
  showProblems(operationEditor, $("operation-problems"));
  showProblems(variablesEditor, $("variables-problems"));

  $("key").addEventListener("input", () => key.write($("key").value.trim()));
  $("show-key").addEventListener("click", () => {
    const shown = $("key").type === "text";
    $("key").type = shown ? "password" : "text";
    $("show-key").setAttribute("aria-pressed", String(!shown));
  });
  $("run").addEventListener("click", run);
  $("stop").addEventListener("click", () => running?.abort());
  $("prettify").addEventListener("click", tidy);
  $("share").addEventListener("click", () => {
    const link = new URL(toFragment({ query: operationEditor.value, variables: variablesEditor.value, operationName: operationName() }), endpoint).href;
    globalThis.history.replaceState(null, "", link);
    copy(link, "A link to this operation is copied. It has no key in it.");
  });
  $("curl").addEventListener("click", () => {
    const asked = request();
    const withKey = $("key").value.trim() !== "";
    if (asked) copy(toCurl(endpoint, asked, withKey), withKey ? `The command is copied. It reads the key from $${KEY_VARIABLE}.` : "The command is copied.");
  });
  $("show-docs").addEventListener("click", () => openDocs($("docs").hidden));
  $("close-docs").addEventListener("click", () => {
    openDocs(false);
    showPane("operation");
    $("show-docs").focus();
  });
  addEventListener("hashchange", () => {
    const link = fromFragment(location.hash);
    if (link) load(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.shiftKey && event.altKey && event.code === "KeyF") {
      event.preventDefault();
      tidy();
    }
  });
  hang("show-examples", "examples");
  hang("show-history", "history", (popover) => fillHistory(popover, load));
  for (const bar of document.querySelectorAll("[role=separator]")) makeSplitter(bar);
  startTabs((pane) => pane === "docs" && openDocs(true));
  openDocs(innerWidth > 1300);
  showPane("operation");
  reloadSchema();
  loadExamples().catch(() => []).then((examples) => {
    fillExamples(examples, loadExample);
    // who comes for the first time sees a question that the hub can answer
    if (examples.length > 0 && operationEditor.value === WELCOME) load(examples[0]);
  });
}

start();
