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

function asText(content, words, state) {
  const result = judge(content, state), purpose = purposeOf(content, state);
  const rows = result.rows.map((row) => `- ${row.name}: ${words[`status_${row.status}`]} (${kit.fill(words.score_bar,
    { score: row.score ?? "–", bar: row.bar })}). ${row.finding}`);
  return [`${words.passport}: ${result.table.name}`, `${words.purpose_label}: ${purpose.name}`,
    `${words.source}: ${result.table.source}`, `${words.carrier}: ${purpose.carrier}`, "", sentence(result, words), "", ...rows].join("\n");
}

// --- state: purpose, table, nine bars, and the own table's name and nine scores ----------------
// A state from elsewhere counts only where it fits; the rest comes from the first purpose.
function sound(content, given) {
  const pick = (list, id) => (list.some((one) => one.id === id) ? id : list[0].id);
  const fits = (level) => Number.isInteger(level) && level >= 0 && level <= TOP;
  const nine = (values, other) => Object.fromEntries(content.measures.map(({ id }) => [id, fits(values?.[id]) ? values[id] : other[id]]));
  const purpose = pick(content.purposes, given.purpose);
  return { purpose, table: pick([...content.tables, { id: OWN }], given.table), all: Boolean(given.all), name: kit.oneLine(given.name, LONGEST),
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
    own.querySelector("select").value = String(state.scores[measure.id] ?? "");
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

// --- the aid ------------------------------------------------------------------------------------

function render({ model, el }) {
  const content = { ...model.get("content"), lang: model.get("lang") }, words = model.get("strings");
  const root = kit.root(el, model, "quality");
  const voice = kit.announcer();
  const aid = kit.aid({ model, el, kind: "quality", sound: (given) => sound(content, given), show: () => show(), result: () => pass,
    text: () => asText(content, words, aid.state), shared: ({ name: _, ...rest }) => rest }); // the name stays with the reader
  const { state, change } = aid;

  const rows = content.measures.map((measure) => ({ measure, ...measureRow(measure, content, words, state,
    (id, bar) => change({ bars: { ...state.bars, [id]: bar } }), (id, score) => change({ scores: { ...state.scores, [id]: score } })) }));
  const box = h("div", { class: "dtw-pass-live" });
  const pass = h("section", { class: "dtw-pass", "aria-label": words.passport }, box, aid.bar);
  const hint = h("p", { class: "dtw-hint" }), why = h("p", { class: "dtw-hint" });
  const more = kit.button("", "third", () => change({ all: !state.all }));

  const purpose = kit.choices({ legend: words.purpose, layout: "row", value: state.purpose,
    items: content.purposes.map(({ id, name }) => ({ value: id, title: name })),
    onChange: (id) => change({ purpose: id, bars: { ...purposeOf(content, { purpose: id }).bars } }) });
  const table = kit.choices({ legend: words.table, layout: "row", value: state.table,
    items: [...content.tables, { id: OWN, name: content.own.name }].map(({ id, name }) => ({ value: id, title: name })), onChange: (id) => change({ table: id }) });
  const field = kit.uid(), name = h("input", { type: "text", id: field, maxlength: LONGEST, dir: "auto", autocomplete: "off", value: state.name,
    "aria-describedby": `${field}-hint`, on: { input: () => change({ name: kit.oneLine(name.value, LONGEST) }) } });
  const own = h("div", { class: "dtw-own" }, h("label", { for: field }, words.own_name), name, h("p", { class: "dtw-hint", id: `${field}-hint` }, words.own_hint));

  // A file that is opened changes what the controls say.
  const follow = (group, items, id) => group.inputs.forEach((input, nr) => { input.checked = items[nr].id === id; });

  function show() {
    const result = judge(content, state), main = purposeOf(content, state).main;
    rows.forEach((row, nr) => {
      row.show(result.rows[nr]);
      row.el.hidden = !state.all && !main.includes(row.measure.id);
    });
    follow(purpose, [...content.purposes], state.purpose);
    follow(table, [...content.tables, { id: OWN }], state.table);
    if (name.value.trimStart() !== state.name) name.value = state.name;
    why.textContent = purposeOf(content, state).why;
    own.hidden = state.table !== OWN;
    hint.textContent = kit.fill(own.hidden ? words.how : words.how_own, { purpose: purposeOf(content, state).name });
    more.hidden = main.length === content.measures.length;
    more.textContent = state.all ? words.fewer : kit.fill(words.more, { n: words[`count_${content.measures.length - main.length}`].toLowerCase() });
    more.setAttribute("aria-expanded", String(state.all));
    box.replaceChildren(...passportBox(root, content, words, state, result));
    voice.say(sentence(result, words));
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title); // a page of its own
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("div", { class: "dtw-quality-two" },
    h("div", { class: "dtw-quality-box" }, h("div", null, purpose.el, why), h("div", null, table.el, own),
      h("div", null, kit.heading(root, 1, { class: "dtw-sub" }, words.bars), hint),
      h("ul", { class: "dtw-measures" }, rows.map((row) => row.el)), more,
      h("details", null, h("summary", null, words.levels), h("ol", { start: 0 }, content.levels.map((level) => h("li", null, level))))), pass), voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
