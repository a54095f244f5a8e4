// Bars between panes that the pointer or the arrow keys move.

import { layout } from "./store.mjs";

/** @param {HTMLElement} bar an element of role separator; data-property names the CSS variable it sets on the body, in percent */
export function makeSplitter(bar) {
  const { property } = bar.dataset;
  const vertical = bar.getAttribute("aria-orientation") === "vertical";
  const set = (percent) => {
    const value = Math.round(Math.max(15, Math.min(85, percent)));
    document.body.style.setProperty(property, `${value}%`);
    bar.setAttribute("aria-valuenow", String(value));
    layout.write({ ...layout.read(), [property]: value });
  };
  set(layout.read()[property] ?? Number(bar.getAttribute("aria-valuenow")));

  bar.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener("pointermove", (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = bar.parentElement.getBoundingClientRect();
    set(vertical ? (event.clientX - box.left) / box.width * 100 : (event.clientY - box.top) / box.height * 100);
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -3, ArrowUp: -3, ArrowRight: 3, ArrowDown: 3 }[event.key];
    if (!step) return;
    event.preventDefault();
    set(Number(bar.getAttribute("aria-valuenow")) + step);
  });
}
