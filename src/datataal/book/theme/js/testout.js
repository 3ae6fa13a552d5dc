// The outcome of a test-out: what is left to do, from what its questions say when they are checked.
for (const live of all(".dt-test-out-live")) {
  const rows = all("[data-for]", live);
  const ids = rows.flatMap((row) => row.dataset.for.split(" "));
  const asked = ids.map((id) => one(`[data-widget="question"][data-id="${id}"]`)).filter(Boolean);
  const say = () => {
    const found = asked.map((el) => ({ id: el.dataset.id, is: el.dataset.outcome || "" }));
    const left = found.filter((question) => !question.is).length;
    const wrong = found.filter((question) => question.is === "wrong").map((question) => question.id);
    const now = left ? "open" : wrong.length ? "read" : "passed";
    for (const part of all("[data-outcome]", live)) part.hidden = part.dataset.outcome !== now;
    for (const row of rows) row.hidden = !row.dataset.for.split(" ").some((id) => wrong.includes(id));
    const open = one('[data-outcome="open"]', live);
    const text = left === asked.length ? open.dataset.open
      : open.dataset.left.replace("{left}", left).replace("{all}", asked.length);
    if (open.textContent !== text) open.textContent = text;
  };
  if (asked.length) {
    const watch = new MutationObserver(say);
    asked.forEach((el) => watch.observe(el, { attributes: true, attributeFilter: ["data-outcome"] }));
    one(".dt-test-out-plain").hidden = true;
    live.hidden = false;
    say();
  }
}
