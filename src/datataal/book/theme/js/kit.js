// Small helpers that the other files use.
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const one = (selector, inside = document) => inside.querySelector(selector);
const show = (...elements) => elements.forEach((element) => { element.hidden = false; });

/** The browser's own storage; a closed one behaves as an empty one. */
const store = {
  get(key) {
    try { return localStorage.getItem(`datataal:${key}`); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`datataal:${key}`, value); } catch { /* nothing is kept, the page works */ }
  },
  drop(...keys) {
    try { keys.forEach((key) => localStorage.removeItem(`datataal:${key}`)); } catch { /* nothing was kept */ }
  },
};
