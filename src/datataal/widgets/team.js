// The team view: reads the records that somebody chooses or drops, and shows what the team chose.
// Nothing is sent and nothing is kept: these are other people's records.
const { h } = kit;

// --- reading -----------------------------------------------------------------------------------

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

const DEEPEST = 16;
const deep = (value, level = 0) => level > DEEPEST || (typeof value === "object" && value !== null && Object.values(value).some((one) => deep(one, level + 1)));
// Half a letter (a surrogate alone) can be written in JSON, but in no file.
const half = (value) => (typeof value === "string" ? /\p{Cs}/u.test(value) : typeof value === "object" && value !== null && Object.entries(value).flat().some(half));
const isText = (least, most) => (value) => typeof value === "string" && [...value].length >= least && [...value].length <= most;
const like = (pattern) => (value) => typeof value === "string" && pattern.test(value);
// What records/schema/aid-1.json says; a test holds the two together.
const MATCH = { schema: (value) => value === kit.aidSchema, kind: (value) => value === "aid", aid: (value) => value === "matcher", lang: (value) => ["nl", "en"].includes(value),
  title: (value) => isText(1, 200)(value) && /\S/.test(value), state: (value) => typeof value === "object" && value !== null && !Array.isArray(value), text: isText(0, 20000),
  fingerprint: like(/^[0-9a-f]{16}$/), created: like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/) };

function readMatch(doc, content) {
  if (doc.aid !== "matcher") return { refused: "foreign" };
  const keys = Object.keys(MATCH);
  if (Object.keys(doc).length !== keys.length || !keys.every((key) => Object.hasOwn(doc, key) && MATCH[key](doc[key]))) return { refused: "shape" };
  return typeof doc.state.term === "string" && Object.hasOwn(content.terms, doc.state.term) ? { match: doc } : { refused: "word" };
}

// Returns { record }, { match } or { refused: reason }.
function readOne(text, content) {
  if (text === null) return { refused: "huge" };
  let doc = null;
  try { doc = JSON.parse(text.replace(/^\uFEFF/, "")); } catch { return { refused: "damaged" }; }
  if (deep(doc)) return { refused: "deep" };
  if (half(doc)) return { refused: "damaged" };
  if (doc?.schema === kit.aidSchema) return readMatch(doc, content);
  return recordOf(text, content.dilemmas);
}

// --- telling -----------------------------------------------------------------------------------

const total = (counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);

// A figure that is a table: a bar for who looks, a number for who listens.
function bars(caption, head, rows, full = 0) {
  const cell = (counts, key) => {
    const n = counts[key] || 0, whole = full || total(counts), bar = h("span", { class: "dtw-team-bar", "aria-hidden": "true" });
    bar.style.inlineSize = `${whole ? (100 * n) / whole : 0}%`;
    return h("td", null, h("span", { class: "dtw-team-n" }, String(n)), h("span", { class: "dtw-team-track" }, bar));
  };
  return h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": caption }, h("table", { class: "dtw-team-bars" }, h("caption", null, caption),
    h("thead", null, h("tr", null, head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, rows.map(({ key, name, counts }) => h("tr", null, h("th", { scope: "row" }, name), counts.map((one) => cell(one, key)))))));
}

const own = ({ text, lang }, label) => h("li", null, label && h("strong", null, `${label}: `), h("q", { lang, dir: "auto" }, text));

function section(view, one) {
  const { content, words, root } = view, dilemma = content.dilemmas[one.id];
  const head = kit.heading(root, 1, null, dilemma.title), n = (text, values) => h("p", null, kit.fill(text, values));
  const many = one.voices === 1 ? n(words.voices_one, {}) : n(words.voices, { n: one.voices });
  if (!one.shown) return h("section", { class: "dtw-team-one" }, head, n(words.too_few, { least: view.least }));
  const name = (id, options = dilemma.options) => options.find((option) => option.id === id).text;
  const shown = Object.keys(one.roles).map((role) => content.roles[role]);
  const columns = [one.first, ...Object.values(one.roles), ...(one.final ? [one.final] : [])];
  const round = (id) => dilemma.rounds.find((turn) => turn.id === id).options;
  const labelled = (row) => [row.role && content.roles[row.role], row.choice && name(row.choice)].filter(Boolean).join(", ");
  const list = (text, rows, label) => rows && rows.length > 0 && h("details", null, h("summary", null, kit.fill(text, { n: rows.length })), h("ul", { class: "dtw-team-own" }, rows.map((row) => own(row, label(row)))));
  return h("section", { class: "dtw-team-one" }, head, many,
    h("p", null, h("strong", null, one.differ === null ? words.differ_unknown : one.differ ? words.differ_yes : words.differ_no)),
    bars(words.first, [words.option, words.all, ...shown, ...(one.final ? [words.final] : [])], dilemma.options.map(({ id, text }) => ({ key: id, name: text, counts: columns }))),
    one.changed !== null && n(words.changed, { n: one.changed, total: one.records }),
    Object.entries(one.later).map(([id, counts]) => bars(kit.fill(words.later, { n: Number(id.slice(1)) + 1 }), [words.option, words.all],
      round(id).map((option) => ({ key: option.id, name: option.text, counts: [counts] })))),
    one.values && total(one.values) > 0 && bars(words.values, [words.value, words.times], dilemma.values.map((text, nr) => ({ key: String(nr), name: text, counts: [one.values] })), one.records),
    list(words.reasons, one.reasons, labelled), list(words.notes, one.notes, labelled), list(words.dissents, one.dissents, () => ""));
}

function terms(view, rows) {
  const { content, words, root } = view, name = (id) => (Object.hasOwn(content.terms, id) ? content.terms[id] : id);
  const told = (one) => (one ? kit.fill(words.agreement, { n: one.agreement, voices: one.voices }) : words.not_shown);
  const wordings = rows.filter(({ after }) => after?.wordings.length);
  return h("section", { class: "dtw-team-one" }, kit.heading(root, 1, null, words.words),
    h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": words.words }, h("table", null, h("caption", { class: "dtw-hidden" }, words.words),
      h("thead", null, h("tr", null, [words.word, words.before, words.after].map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", null, rows.map(({ id, before, after }) => h("tr", null, h("th", { scope: "row" }, name(id)), h("td", null, told(before)), h("td", null, told(after))))))),
    wordings.map(({ id, after }) => h("details", null, h("summary", null, kit.fill(words.wordings, { term: name(id) })), h("ul", { class: "dtw-team-own" }, after.wordings.map((row) => own(row))))));
}

// --- the tool ----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "team"), status = h("p", { role: "status" }), out = h("div", { class: "dtw-team-report" }), left = h("div");
  const held = { records: [], matches: [], seen: new Set(), doubles: 0, refused: [] };
  const asked = { together: false, since: "" };

  function take(text, name) {
    const found = readOne(text, content);
    if (found.refused) return held.refused.push({ name: kit.oneLine(name, 120), why: words[`refused_${found.refused}`] });
    const doc = found.record || found.match, same = canonical(doc);
    if (held.seen.has(same)) return (held.doubles += 1);
    held.seen.add(same);
    return (found.record ? held.records : held.matches).push(doc);
  }

  async function read(files) {
    for (const file of files) take(await textOf(file), file.name);
    show();
  }

  function show() {
    const least = asked.together ? 1 : content.least, some = held.records.length + held.matches.length > 0;
    const view = { content, words, root, least }, found = report(held.records, held.matches, { least, since: asked.since });
    const twice = held.doubles + held.records.length - found.records, doubles = twice ? ` ${kit.fill(words.doubles, { n: twice })}` : "";
    status.textContent = some ? kit.fill(words.counts, { records: found.records, matches: found.matches }) + doubles : words.nothing;
    left.replaceChildren(...(held.refused.length ? [h("details", { open: !some }, h("summary", null, kit.fill(words.refused, { n: held.refused.length })),
      h("ul", null, held.refused.map((one) => h("li", null, kit.fill(words.refused_line, one)))))] : []));
    out.replaceChildren(...(some ? [kit.heading(root, 0, { class: "dtw-team-title" }, content.title),
      h("p", { class: "dtw-hint" }, kit.fill(words.made_on, { date: kit.day(new Date().toISOString(), lang) })),
      ...found.dilemmas.map((one) => section(view, one)), found.terms.length ? terms(view, found.terms) : "", h("p", { class: "dtw-hint" }, words.not_masked)] : []));
    print.hidden = clear.hidden = !some && !held.refused.length;
    since.hidden = !held.matches.length;
  }

  const input = h("input", { type: "file", multiple: true, accept: ".json,application/json", hidden: true, tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", () => { const files = [...input.files]; input.value = ""; read(files); });
  const zone = h("div", { class: "dtw-team-drop" }, kit.button(words.choose, "primary", () => input.click()), input, h("p", null, words.drop), h("p", { class: "dtw-hint" }, words.local));
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("dtw-over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("dtw-over"));
  zone.addEventListener("drop", (event) => { event.preventDefault(); zone.classList.remove("dtw-over"); read([...event.dataTransfer.files]); });
  const who = kit.choices({ legend: words.who, layout: "row", value: false, onChange: (together) => { asked.together = together; show(); },
    items: [{ value: false, title: words.masked, note: kit.fill(words.masked_note, { least: content.least }) }, { value: true, title: words.together, note: words.together_note }] });
  const id = kit.uid(), day = h("input", { type: "date", id, "aria-describedby": `${id}-hint`, on: { input: () => { asked.since = day.value; show(); } } });
  const since = h("div", { class: "dtw-field" }, h("label", { for: id }, words.since), h("p", { class: "dtw-hint", id: `${id}-hint` }, words.since_hint), day);
  const print = kit.button(words.print, "secondary", () => {
    for (const one of out.querySelectorAll("details")) one.open = true; // what is closed stays off the paper
    kit.printOnly(out);
  });
  const clear = kit.button(words.clear, "third", () => { Object.assign(held, { records: [], matches: [], seen: new Set(), doubles: 0, refused: [] }); show(); });
  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, words.lead), zone, who.el, since, status,
    h("div", { class: "dtw-actions" }, print, clear), left, out);
  show();
  return () => root.remove();
}

export default { render };
