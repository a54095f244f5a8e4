// What the browser remembers: the draft and the history stay (localStorage), the key ends with the tab (sessionStorage).
// A browser may refuse both; the explorer then works without memory.

const PREFIX = "resourcehub.explorer.";

function read(storage, name) {
  try {
    const text = globalThis[storage].getItem(PREFIX + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    if (value === null || value === "") globalThis[storage].removeItem(PREFIX + name);
    else globalThis[storage].setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // full or forbidden: nothing to do
  }
}

export const draft = {
  read: () => read("localStorage", "draft"),
  write: (value) => write("localStorage", "draft", value),
};

export const layout = {
  read: () => read("localStorage", "layout") ?? {},
  write: (value) => write("localStorage", "layout", value),
};

export const key = {
  read: () => read("sessionStorage", "key") ?? "",
  write: (value) => write("sessionStorage", "key", value),
};

const HISTORY = 50;

export const history = {
  read() {
    const list = read("localStorage", "history");
    return Array.isArray(list) ? list : [];
  },
  /** Newest first; running the same again moves it to the front. */
  add({ query, variables, operationName, at, ok }) {
    const rest = history.read().filter((e) => e.query !== query || e.variables !== variables || e.operationName !== operationName);
    write("localStorage", "history", [{ query, variables, operationName, at, ok }, ...rest].slice(0, HISTORY));
  },
  clear: () => write("localStorage", "history", null),
};
