// Keys that an editor of code is expected to know: brackets in pairs, indentation, comments. Tab stays the browser's, so that
// the keyboard can leave the editor.

const PAIRS = { "{": "}", "(": ")", "[": "]", '"': '"' };

/** @returns {boolean} whether the key was handled */
export function editKey(editor, event) {
  const { area } = editor;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "/" && editor.language.comment) return toggleComment(editor);
  if (command || event.altKey) return false;
  const { selectionStart: start, selectionEnd: end, value } = area;
  if (event.key === "Enter" && !event.shiftKey) return newLine(editor, value, start, end);
  if (event.key === "Backspace" && start === end && start > 0 && PAIRS[value[start - 1]] === value[start] && value[start] !== undefined) {
    editor.replace(start - 1, start + 1, "");
    return true;
  }
  if (start === end && Object.values(PAIRS).includes(event.key) && value[start] === event.key) {
    area.setSelectionRange(start + 1, start + 1);
    return true;
  }
  if (event.key in PAIRS) return pair(editor, event.key, value, start, end);
  return false;
}

function pair(editor, open, value, start, end) {
  const close = PAIRS[open];
  if (start !== end) {
    editor.replace(start, end, open + value.slice(start, end) + close);
    editor.area.setSelectionRange(start + 1, end + 1);
    return true;
  }
  const free = value[start] === undefined || /[\s)\]},]/.test(value[start]);
  const quoted = open === '"' && /["\w]/.test(value[start - 1] ?? "");
  if (!free || quoted) return false;
  editor.replace(start, end, open + close, 1);
  if (open !== '"' && open !== "{") editor.popup.show();
  return true;
}

function newLine(editor, value, start, end) {
  const line = value.slice(value.lastIndexOf("\n", start - 1) + 1, start);
  const indent = /^\s*/.exec(line)[0];
  const opens = /[{([]\s*$/.test(line);
  const closes = opens && /^\s*[})\]]/.test(value.slice(end));
  const inner = `\n${indent}${opens ? "  " : ""}`;
  editor.replace(start, end, closes ? `${inner}\n${indent}` : inner, inner.length);
  return true;
}

function toggleComment(editor) {
  const { value, selectionStart, selectionEnd } = editor.area;
  const mark = editor.language.comment;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", selectionEnd);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split("\n");
  const off = lines.every((line) => line.trim() === "" || line.trimStart().startsWith(mark));
  const changed = lines.map((line) => {
    if (line.trim() === "") return line;
    return off ? line.replace(new RegExp(`^(\\s*)${mark} ?`), "$1") : line.replace(/^(\s*)/, `$1${mark} `);
  }).join("\n");
  editor.replace(from, to, changed);
  editor.area.setSelectionRange(from, from + changed.length);
  return true;
}
