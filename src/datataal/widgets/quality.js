// Good enough for what? A purpose sets the bars, the table's measured scores stand under them.
const { h } = kit;
const TOP = 5;

// --- what follows from the bars, without any element ----------------------------------------

function judge(content, state) {
  const table = content.tables.find((one) => one.id === state.table);
  const rows = content.measures.map((measure) => {
    const bar = state.bars[measure.id], { score, finding } = table.scores[measure.id];
    const known = typeof score === "number";
    const status = bar === 0 ? "free" : !known ? "unknown" : score < bar ? "low" : "good";
    return { ...measure, bar, score, finding, known, status, short: known ? bar - score : 0 };
  });
  const count = (status) => rows.filter((row) => row.status === status).length;
  return { table, rows, low: count("low"), unknown: count("unknown") };
}

function sentence(result, words) {
  const many = (n, name) => n && kit.fill(words[`${name}_${n === 1 ? "one" : "many"}`], { n: words[`count_${n}`] });
  const start = result.low ? words.not_enough : result.unknown ? words.cannot_say : words.enough;
  return [start, many(result.low, "low"), many(result.unknown, "unknown")].filter(Boolean).join(" ");
}

const purposeOf = (content, state) => content.purposes.find((one) => one.id === state.purpose);

function passport(content, words, state) {
  const result = judge(content, state);
  return { schema: "urn:datataal:passport:1", kind: "passport", lang: content.lang, purpose: purposeOf(content, state).name,
    carrier: purposeOf(content, state).carrier,
    table: result.table.name, source: result.table.source, verdict: sentence(result, words),
    measures: result.rows.map(({ id, name, score, bar, status, finding }) =>
      ({ id, name, score: score ?? null, bar, status, verdict: words[`status_${status}`], finding })) };
}

function asText(pass, words) {
  const rows = pass.measures.map((row) => `- ${row.name}: ${row.verdict} (${kit.fill(words.score_bar,
    { score: row.score ?? "–", bar: row.bar })}). ${row.finding}`);
  return [`${words.passport}: ${pass.table}`, `${words.purpose_label}: ${pass.purpose}`,
    `${words.source}: ${pass.source}`, "", pass.verdict, "", ...rows, ""].join("\n");
}

// --- state: purpose, table and nine bars; short enough for the address of the page -----------

const asHash = (content, state) => `#dt-quality=${[state.purpose, state.table,
  content.measures.map(({ id }) => state.bars[id]).join("")].map(encodeURIComponent).join("/")}`;

function fromHash(content, hash) {
  const [purpose, table, bars = ""] = (hash.match(/^#dt-quality=(.*)$/) || ["", ""])[1].split("/").map(decodeSafely);
  return { purpose, table, bars: Object.fromEntries(content.measures.map(({ id }, nr) => [id, Number(bars[nr] || NaN)])) };
}

function decodeSafely(text) {
  try { return decodeURIComponent(text); } catch { return ""; }
}

// A state from elsewhere counts only where it fits; the rest comes from the first purpose.
function sound(content, given) {
  const pick = (list, id) => (list.some((one) => one.id === id) ? id : list[0].id);
  const state = { purpose: pick(content.purposes, given.purpose), table: pick(content.tables, given.table), all: Boolean(given.all) };
  const wanted = purposeOf(content, state).bars;
  const fits = (bar) => Number.isInteger(bar) && bar >= 0 && bar <= TOP;
  const bars = content.measures.map(({ id }) => [id, fits(given.bars?.[id]) ? given.bars[id] : wanted[id]]);
  return { ...state, bars: Object.fromEntries(bars) };
}

// --- what is seen -----------------------------------------------------------------------------

const ICON = { good: "check", low: "warning", unknown: "none", free: "check" };

function measureRow(measure, words, state, changed) {
  const name = kit.uid(), verdict = h("p", { class: "dtw-verdict" }), fill = h("span", { class: "dtw-score" });
  const range = h("input", { type: "range", min: 0, max: TOP, step: 1, "aria-labelledby": name, value: state.bars[measure.id],
    on: { input: () => changed(measure.id, Number(range.value)) } });
  const step = (by, sign, label) => h("button", { type: "button", class: "dtw-step", "aria-label": kit.fill(label, { name: measure.name }),
    on: { click: () => changed(measure.id, Math.min(TOP, Math.max(0, Number(range.value) + by))) } }, sign);
  const el = h("li", { class: "dtw-measure" }, h("p", { class: "dtw-name" }, h("strong", { id: name }, measure.name),
    h("span", null, measure.ask)),
    h("div", { class: "dtw-gauge" }, step(-1, "−", words.lower),
      h("span", { class: "dtw-track" }, h("span", { class: "dtw-bar" }, fill), range), step(1, "+", words.higher)), verdict);
  function show(row) {
    const text = row.status === "low" ? kit.fill(words.too_low, { n: row.short }) : words[`status_${row.status}`];
    range.value = row.bar;
    fill.style.inlineSize = `${row.known ? (100 * row.score) / TOP : 0}%`;
    range.setAttribute("aria-valuetext", kit.fill(row.known ? words.value : words.value_unknown,
      { bar: row.bar, score: row.score, verdict: text }));
    verdict.className = `dtw-verdict dtw-verdict--${row.status}`;
    verdict.replaceChildren(kit.icon(ICON[row.status]), text);
  }
  return { el, show };
}

function passportBox(root, content, words, state, result) {
  const line = (term, text) => [h("dt", null, term), h("dd", null, text)];
  const worst = result.low ? "low" : result.unknown ? "unknown" : "good";
  const todo = ["low", "unknown"].flatMap((status) => result.rows.filter((row) => row.status === status)).slice(0, 3);
  const mark = (row) => h("li", { class: `dtw-verdict--${row.status}` }, kit.icon(ICON[row.status], 20),
    h("span", null, row.name), kit.hidden(`: ${words[`status_${row.status}`]}`));
  const key = (status) => h("li", null, kit.icon(ICON[status], 18), words[`status_${status}`]);
  return [
    h("div", { class: "dtw-pass-head" }, kit.heading(root, 1, null, words.passport), h("p", null, result.table.name)),
    h("div", { class: "dtw-pass-body" },
      h("dl", null, line(words.purpose_label, purposeOf(content, state).name), line(words.source, result.table.source), line(words.carrier, purposeOf(content, state).carrier)),
      h("p", { class: `dtw-judgement dtw-verdict--${worst}` }, kit.icon(ICON[worst], 28), h("span", null, sentence(result, words))),
      kit.heading(root, 2, null, words.nine), h("ul", { class: "dtw-nine" }, result.rows.map(mark)),
      h("ul", { class: "dtw-key", "aria-hidden": "true" }, ["good", "low", "unknown"].map(key)),
      todo.length > 0 && [kit.heading(root, 2, null, words.todo),
        h("ul", { class: "dtw-todo" }, todo.map((row) => h("li", null, h("strong", null, `${row.name}: `), row.finding, " ", row.mend)))]),
  ];
}

function printOnly(node) {
  const page = document.documentElement;
  node.classList.add("dtw-print-me");
  page.classList.add("dtw-print-one");
  addEventListener("afterprint", () => {
    node.classList.remove("dtw-print-me");
    page.classList.remove("dtw-print-one");
  }, { once: true });
  print();
}

// --- the aid ------------------------------------------------------------------------------------

function render({ model, el }) {
  const content = { ...model.get("content"), lang: model.get("lang") }, words = model.get("strings");
  const root = kit.root(el, model, "quality");
  const onPage = Boolean(el.closest("[data-widget]")); // JupyterLab's address is not ours to write
  const key = "datataal:state:quality:quality";
  const given = onPage && location.hash.startsWith("#dt-quality=") ? fromHash(content, location.hash)
    : { ...kit.memory.read(key), ...model.get("state") };
  const state = sound(content, given);
  const keeper = kit.keep(model, key, state);
  const voice = kit.announcer(), notice = kit.notice();

  const rows = content.measures.map((measure) => ({ measure, ...measureRow(measure, words, state, (id, bar) => {
    keeper.set({ bars: { ...state.bars, [id]: bar } });
    show();
  }) }));
  const box = h("div", { class: "dtw-pass-live" });
  const actions = h("div", { class: "dtw-actions dtw-pass-actions" },
    kit.button(words.print, "primary", () => printOnly(pass)), onPage && kit.button(words.copy, "secondary", copy),
    kit.button(words.as_text, "third", () => kit.download(`${words.file}.txt`, asText(passport(content, words, state), words), "text/plain")),
    kit.button(words.as_json, "third", () => kit.download(`${words.file}.json`, `${JSON.stringify(passport(content, words, state), null, 2)}\n`)));
  const pass = h("section", { class: "dtw-pass", "aria-label": words.passport }, box, actions, notice.el);
  const hint = h("p", { class: "dtw-hint" }), why = h("p", { class: "dtw-hint" });
  const more = kit.button("", "third", () => { keeper.set({ all: !state.all }); show(); });

  const purpose = kit.choices({ legend: words.purpose, layout: "row", value: state.purpose,
    items: content.purposes.map(({ id, name }) => ({ value: id, title: name })),
    onChange: (id) => { keeper.set({ purpose: id, bars: { ...content.purposes.find((one) => one.id === id).bars } }); show(); } });
  const table = kit.choices({ legend: words.table, layout: "row", value: state.table,
    items: content.tables.map(({ id, name }) => ({ value: id, title: name })), onChange: (id) => { keeper.set({ table: id }); show(); } });

  function show() {
    const result = judge(content, state), main = purposeOf(content, state).main;
    rows.forEach((row, nr) => {
      row.show(result.rows[nr]);
      row.el.hidden = !state.all && !main.includes(row.measure.id);
    });
    why.textContent = purposeOf(content, state).why;
    hint.textContent = kit.fill(words.how, { purpose: purposeOf(content, state).name });
    more.hidden = main.length === content.measures.length;
    more.textContent = state.all ? words.fewer : kit.fill(words.more, { n: words[`count_${content.measures.length - main.length}`].toLowerCase() });
    more.setAttribute("aria-expanded", String(state.all));
    box.replaceChildren(...passportBox(root, content, words, state, result));
    voice.say(sentence(result, words));
  }

  async function copy() {
    const link = location.href.split("#")[0] + asHash(content, state);
    history.replaceState(null, "", link);
    try {
      await navigator.clipboard.writeText(link);
      notice.show(kit.message("ok", words.copied, ""));
    } catch {
      const line = h("input", { class: "dtw-link", readonly: true, value: link, "aria-label": words.copy });
      notice.show(kit.message("warning", words.copy_failed, "", line));
      line.select();
    }
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title); // a page of its own
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("div", { class: "dtw-quality-two" },
    h("div", { class: "dtw-quality-box" }, h("div", null, purpose.el, why), table.el,
      h("div", null, kit.heading(root, 1, { class: "dtw-sub" }, words.bars), hint),
      h("ul", { class: "dtw-measures" }, rows.map((row) => row.el)), more,
      h("details", null, h("summary", null, words.levels), h("ol", { start: 0 }, content.levels.map((level) => h("li", null, level))))), pass), voice.el);
  show();
  return () => { voice.stop(); keeper.stop(); root.remove(); };
}

export default { render };
