// On a small screen one pane shows at a time, chosen by tabs; on a large one the tabs are not there and all panes show.

const tabs = () => [...document.querySelectorAll("#tabs [role=tab]")];

export function showPane(name) {
  document.body.dataset.pane = name;
  for (const tab of tabs()) {
    const chosen = tab.dataset.pane === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
}

/** @param {(pane: string) => void} chosen told which tab the user took */
export function startTabs(chosen) {
  for (const tab of tabs()) {
    tab.addEventListener("click", () => {
      showPane(tab.dataset.pane);
      chosen(tab.dataset.pane);
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      const all = tabs();
      const next = all[(all.indexOf(tab) + step + all.length) % all.length];
      next.focus();
      next.click();
    });
  }
}
