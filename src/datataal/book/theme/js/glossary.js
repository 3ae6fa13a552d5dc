// Filter the glossary by letters, module and role; the count is announced, and nothing is hidden
// without script.
{
  const box = one(".dt-filter");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (box) {
    const status = one("[role=status]", box);
    const [input, within, module, role] = ["", "-within", "-module", "-role"].map((part) => one(`#dt-filter${part}`));
    const entries = all(".dt-entry").map((entry) => ({ entry, words: plain(entry.dataset.words),
      meaning: plain(one(".dt-entry-meaning", entry).textContent) }));
    const fits = ({ entry, words, meaning }, asked) =>
      (words.includes(asked) || (within.checked && meaning.includes(asked)))
      && (!module.value || entry.dataset.module === module.value)
      && (!role.value || entry.dataset.bridge !== role.value);
    const filter = () => {
      const asked = plain(input.value).trim();
      let count = 0;
      for (const row of entries) {
        row.entry.hidden = !fits(row, asked);
        count += row.entry.hidden ? 0 : 1;
      }
      for (const letter of all(".dt-letter")) {
        letter.hidden = !one(".dt-entry:not([hidden])", letter);
        one(`[data-letter="${one("h2", letter).id}"]`).hidden = letter.hidden;
      }
      const { one: single, many, none } = status.dataset;
      const all_in = !asked && !module.value && !role.value;
      status.textContent = all_in ? "" : count === 0 ? none : count === 1 ? single : many.replace("{count}", count);
    };
    const clear = () => { input.value = module.value = role.value = ""; within.checked = false; filter(); };
    box.addEventListener("input", filter);
    box.addEventListener("change", filter);
    // A link to an entry must arrive, also while a filter hides it.
    addEventListener("hashchange", () => {
      if (!document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("[hidden]")) return;
      clear();
      document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
    });
    show(box);
    filter(); // a browser that goes back fills the boxes in again
  }
}
