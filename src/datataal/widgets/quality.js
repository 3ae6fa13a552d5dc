// Good enough for what? A purpose sets the bars, the table's scores stand under them: measured,
// or, for the reader's own table, judged by the reader.
const { h } = kit;
const TOP = 5, OWN = "own", LONGEST = 80;

// --- what follows from the bars, without any element ----------------------------------------

const levelOf = (content, score) => (score === 0 ? content.own.zero : content.levels[score]);

function ownTable(content, state) {
  const { name, source, found, unknown } = content.own;
  const scores = content.measures.map(({ id }) => [id, { score: state.scores[id],
    finding: state.scores[id] === null ? unknown : kit.fill(found, { level: levelOf(content, state.scores[id]) }) }]);
  return { name: state.name.trim() || name, source, scores: Object.fromEntries(scores) };
}

function judge(content, state) {
  const table = state.table === OWN ? ownTable(content, state) : content.tables.find((one) => one.id === state.table);
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

// --- state: purpose, table, nine bars, and the own table's name and nine scores ----------------
// All but the name goes into the address of the page when the reader asks for a link.

const HASH = "#dt-quality=";
const digits = (content, values) => content.measures.map(({ id }) => values[id] ?? "-").join("");

const asHash = (content, state) => HASH + [state.purpose, state.table, digits(content, state.bars),
  ...(state.table === OWN ? [digits(content, state.scores)] : [])].map(encodeURIComponent).join("/");

function fromHash(content, hash, kept) {
  const [purpose, table, bars = "", scores = ""] = hash.slice(HASH.length).split("/").map(decodeSafely);
  const numbers = (text) => Object.fromEntries(content.measures.map(({ id }, nr) => [id, /[0-5]/.test(text[nr] ?? "") ? Number(text[nr]) : null]));
  const given = { ...kept, purpose, table, bars: numbers(bars) };
  // The name that is kept here goes with the scores that are kept here, not with those of a link.
  if (table !== OWN || scores === digits(content, kept.scores)) return given;
  return { ...given, scores: numbers(scores), name: "" };
}

function decodeSafely(text) {
  try { return decodeURIComponent(text); } catch { return ""; }
}

// One short line: no line breaks, no marks that turn the direction of the text around it.
const oneLine = (text) => [...(typeof text === "string" ? text : "").replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trimStart()]
  .slice(0, LONGEST).join("");

// A state from elsewhere counts only where it fits; the rest comes from the first purpose.
function sound(content, given) {
  const pick = (list, id) => (list.some((one) => one.id === id) ? id : list[0].id);
  const fits = (level) => Number.isInteger(level) && level >= 0 && level <= TOP;
  const nine = (values, other) => Object.fromEntries(content.measures.map(({ id }) => [id, fits(values?.[id]) ? values[id] : other[id]]));
  const purpose = pick(content.purposes, given.purpose);
  return { purpose, table: pick([...content.tables, { id: OWN }], given.table), all: Boolean(given.all), name: oneLine(given.name),
    bars: nine(given.bars, purposeOf(content, { purpose }).bars), scores: nine(given.scores, Object.fromEntries(content.measures.map(({ id }) => [id, null]))) };
}

// --- what is seen -----------------------------------------------------------------------------

const ICON = { good: "check", low: "warning", unknown: "none", free: "check" };

// What the reader's own table reaches, in the reader's own judgement: not measured, or 0 to 5.
function scoreChoice(measure, name, verdict, content, words, state, scored) {
  const id = kit.uid();
  const options = content.levels.map((_, score) => h("option", { value: String(score) }, `${score}: ${levelOf(content, score)}`));
  const select = h("select", { id, "aria-labelledby": `${id}-label ${name}`, "aria-describedby": verdict,
    on: { change: () => scored(measure.id, select.value === "" ? null : Number(select.value)) } },
    h("option", { value: "" }, words.status_unknown), options);
  select.value = String(state.scores[measure.id] ?? "");
  return h("p", { class: "dtw-own-score" }, h("label", { id: `${id}-label`, for: id }, words.own_score), select);
}

function measureRow(measure, content, words, state, changed, scored) {
  const name = kit.uid(), verdict = h("p", { class: "dtw-verdict", id: kit.uid() }), fill = h("span", { class: "dtw-score" });
  const own = scoreChoice(measure, name, verdict.id, content, words, state, scored);
  const range = h("input", { type: "range", min: 0, max: TOP, step: 1, "aria-labelledby": name, value: state.bars[measure.id],
    on: { input: () => changed(measure.id, Number(range.value)) } });
  const step = (by, sign, label) => h("button", { type: "button", class: "dtw-step", "aria-label": kit.fill(label, { name: measure.name }),
    on: { click: () => changed(measure.id, Math.min(TOP, Math.max(0, Number(range.value) + by))) } }, sign);
  const el = h("li", { class: "dtw-measure" }, h("p", { class: "dtw-name" }, h("strong", { id: name }, measure.name),
    h("span", null, measure.ask)),
    h("div", { class: "dtw-gauge" }, step(-1, "−", words.lower),
      h("span", { class: "dtw-track" }, h("span", { class: "dtw-bar" }, fill), range), step(1, "+", words.higher)), verdict, own);
  function show(row) {
    const text = row.status === "low" ? kit.fill(words.too_low, { n: row.short }) : words[`status_${row.status}`];
    own.hidden = state.table !== OWN;
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
  const linked = () => onPage && location.hash.startsWith(HASH);
  const kept = sound(content, { ...kit.memory.read(key), ...model.get("state") });
  const state = linked() ? sound(content, fromHash(content, location.hash, kept)) : kept;
  const keeper = kit.keep(model, key, state);
  const voice = kit.announcer(), notice = kit.notice();

  function change(changes) {
    keeper.set(changes);
    if (linked()) history.replaceState(null, "", location.href.split("#")[0]); // the link says something else now
    show();
  }

  const rows = content.measures.map((measure) => ({ measure, ...measureRow(measure, content, words, state,
    (id, bar) => change({ bars: { ...state.bars, [id]: bar } }), (id, score) => change({ scores: { ...state.scores, [id]: score } })) }));
  const box = h("div", { class: "dtw-pass-live" });
  const actions = h("div", { class: "dtw-actions dtw-pass-actions" },
    kit.button(words.print, "primary", () => printOnly(pass)), onPage && kit.button(words.copy, "secondary", copy),
    kit.button(words.as_text, "third", () => kit.download(`${words.file}.txt`, asText(passport(content, words, state), words), "text/plain")),
    kit.button(words.as_json, "third", () => kit.download(`${words.file}.json`, `${JSON.stringify(passport(content, words, state), null, 2)}\n`)));
  const pass = h("section", { class: "dtw-pass", "aria-label": words.passport }, box, actions, notice.el);
  const hint = h("p", { class: "dtw-hint" }), why = h("p", { class: "dtw-hint" });
  const more = kit.button("", "third", () => change({ all: !state.all }));

  const purpose = kit.choices({ legend: words.purpose, layout: "row", value: state.purpose,
    items: content.purposes.map(({ id, name }) => ({ value: id, title: name })),
    onChange: (id) => change({ purpose: id, bars: { ...purposeOf(content, { purpose: id }).bars } }) });
  const table = kit.choices({ legend: words.table, layout: "row", value: state.table,
    items: [...content.tables, { id: OWN, name: content.own.name }].map(({ id, name }) => ({ value: id, title: name })), onChange: (id) => change({ table: id }) });
  const field = kit.uid(), name = h("input", { type: "text", id: field, maxlength: LONGEST, dir: "auto", autocomplete: "off", value: state.name,
    "aria-describedby": `${field}-hint`, on: { input: () => change({ name: oneLine(name.value) }) } });
  const own = h("div", { class: "dtw-own" }, h("label", { for: field }, words.own_name), name, h("p", { class: "dtw-hint", id: `${field}-hint` }, words.own_hint));

  function show() {
    const result = judge(content, state), main = purposeOf(content, state).main;
    rows.forEach((row, nr) => {
      row.show(result.rows[nr]);
      row.el.hidden = !state.all && !main.includes(row.measure.id);
    });
    why.textContent = purposeOf(content, state).why;
    own.hidden = state.table !== OWN;
    hint.textContent = kit.fill(own.hidden ? words.how : words.how_own, { purpose: purposeOf(content, state).name });
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
    h("div", { class: "dtw-quality-box" }, h("div", null, purpose.el, why), h("div", null, table.el, own),
      h("div", null, kit.heading(root, 1, { class: "dtw-sub" }, words.bars), hint),
      h("ul", { class: "dtw-measures" }, rows.map((row) => row.el)), more,
      h("details", null, h("summary", null, words.levels), h("ol", { start: 0 }, content.levels.map((level) => h("li", null, level))))), pass), voice.el);
  show();
  return () => { voice.stop(); keeper.stop(); root.remove(); };
}

export default { render };
