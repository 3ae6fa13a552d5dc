// Filter the glossary; the count is announced, and nothing is hidden without script.
{
  const box = one(".dt-filter");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (box) {
    const [input, status] = [one("input", box), one("[role=status]", box)];
    const entries = all(".dt-entry").map((entry) => ({ entry, words: plain(entry.dataset.words) }));
    const filter = () => {
      const asked = plain(input.value).trim();
      let count = 0;
      for (const { entry, words } of entries) {
        entry.hidden = !words.includes(asked);
        count += entry.hidden ? 0 : 1;
      }
      all(".dt-letter").forEach((letter) => { letter.hidden = !one(".dt-entry:not([hidden])", letter); });
      const { one: single, many, none } = status.dataset;
      status.textContent = !asked ? "" : count === 0 ? none : count === 1 ? single : many.replace("{count}", count);
    };
    input.addEventListener("input", filter);
    // A link to an entry must arrive, also while a filter hides it.
    addEventListener("hashchange", () => { input.value = ""; filter(); one(location.hash || "body")?.scrollIntoView(); });
    show(box);
  }
}
