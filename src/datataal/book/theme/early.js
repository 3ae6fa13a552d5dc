// Before anything is drawn: the reader's theme, and that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("dt-js");
  window.SPHINX_HIGHLIGHT_ENABLED = false; // the search page asks; words are not marked afterwards
  try {
    const theme = localStorage.getItem("datataal:theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // Storage is closed to us here; the system's theme applies.
  }
})();
