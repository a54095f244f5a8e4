// The list under an editor of what is wrong in it; each entry leads to its place.

import { button, h } from "./dom.mjs";

const SHOWN = 20;
const WORDS = { error: "Error", warning: "Warning" };

/** Keeps the list up to date with its editor. */
export function showProblems(editor, list) {
  const update = () => {
    const problems = editor.problems;
    list.hidden = problems.length === 0;
    list.replaceChildren(...problems.slice(0, SHOWN).map((problem) => {
      const line = editor.value.slice(0, problem.start).split("\n").length;
      return h("li", { class: `problem ${problem.severity}` }, button([
        h("span", { class: "severity" }, WORDS[problem.severity] ?? "Note"), ` line ${line}: ${problem.message}`,
      ], () => editor.select(problem.start, problem.end)));
    }));
    if (problems.length > SHOWN) list.append(h("li", {}, `and ${problems.length - SHOWN} more`));
  };
  editor.addEventListener("problems", update);
  update();
}
