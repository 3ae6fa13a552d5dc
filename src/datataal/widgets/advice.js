// The advice template: one page, a data annex, an ethics annex and the dissent, from one form. It
// counts the words of page one and names what is missing; it gives no mark.
const { h } = kit;
const LONG = 1500, MOST_WORDS = 400, FIRST_WORDS = 30;
const MOST = { figures: 12, values: 8, groups: 8, options: 8 };
const LEAST = { reasons: 3, values: 3, groups: 2 };
const TEXTS = ["question", "conclusion", "conditions", "unknown", "risk", "dissent", "alone", "changed", "was", "review", "monday"];
const SHORT = ["was", "review"];
const LISTS = { figures: ["figure", "source", "date", "definition", "margin"], values: ["text"], groups: ["who", "change"], options: ["text", "cost"] };
const PAGE_ONE = ["conclusion", "reason1", "reason2", "reason3", "conditions", "unknown"];

// --- the state ---------------------------------------------------------------------------------

const long = (text) => [...(typeof text === "string" ? text : "").replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]+|[\u202a-\u202e\u2066-\u2069]+/gu, " ").trimStart()].slice(0, LONG).join("");

// For a link: the same without names, in a fixed order.
const folded = (state) => ({ a: [...TEXTS.map((key) => state[key]), state.reasons, ...Object.entries(LISTS).map(([key, names]) => state[key].map((row) => names.map((name) => row[name])))] });

function unfolded(a) {
  const rows = (list, names) => (Array.isArray(list) ? list : []).map((row) => Object.fromEntries(names.map((name, nr) => [name, row?.[nr]])));
  return { ...Object.fromEntries(TEXTS.map((key, nr) => [key, a[nr]])), reasons: a[TEXTS.length],
    ...Object.fromEntries(Object.entries(LISTS).map(([key, names], nr) => [key, rows(a[TEXTS.length + 1 + nr], names)])) };
}

function sound(whole) {
  const given = Array.isArray(whole.a) ? unfolded(whole.a) : whole, reasons = Array.isArray(given.reasons) ? given.reasons : [];
  const state = Object.fromEntries(TEXTS.map((key) => [key, SHORT.includes(key) ? kit.oneLine(given[key], LINE) : long(given[key])]));
  if (!PAGE_ONE.includes(state.changed)) state.changed = "";
  state.reasons = [0, 1, 2].map((nr) => long(reasons[nr]));
  for (const [key, names] of Object.entries(LISTS)) state[key] = rowsOf(given[key], MOST[key], (one) => Object.fromEntries(names.map((name) => [name, kit.oneLine(one[name], LINE)])));
  return state;
}

// --- what stands there, and what does not ------------------------------------------------------

const filled = (rows) => rows.filter((row) => Object.values(row).some((text) => text.trim()));
const wordsOf = (text) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const partText = (state, part) => (part.startsWith("reason") ? state.reasons[part.slice(-1) - 1] : state[part] || "").trim();
const pageOne = (state) => [state.question, ...PAGE_ONE.map((part) => partText(state, part)), state.review];
const countOf = (state) => wordsOf(pageOne(state).join("\n"));

function gaps(words, state) {
  const n = (list) => list.filter((text) => text.trim()).length, count = countOf(state), early = wordsOf(`${state.question}\n${state.conclusion}`);
  const figures = filled(state.figures).flatMap((row, nr) => LISTS.figures.filter((name) => !row[name].trim())
    .map((name) => kit.fill(words.gap_figure, { figure: row.figure.trim() || kit.fill(words.one_figures, { n: nr + 1 }), field: words[name].toLowerCase() })));
  const costs = state.options.filter(({ text, cost }) => text.trim() && !cost.trim()), reasons = n(state.reasons), values = n(state.values.map(({ text }) => text)), groups = n(state.groups.map(({ who }) => who));
  return [!state.question.trim() && words.gap_question, !state.conclusion.trim() ? words.gap_conclusion : early > FIRST_WORDS && kit.fill(words.gap_late, { n: early }),
    count > MOST_WORDS && kit.fill(words.gap_words, { n: count, over: count - MOST_WORDS }), reasons < LEAST.reasons && kit.fill(words.gap_reasons, { n: reasons }),
    !state.conditions.trim() && words.gap_conditions, !state.unknown.trim() && words.gap_unknown,
    !filled(state.figures).length && words.gap_figures, ...figures,
    values < LEAST.values && kit.fill(words.gap_values, { n: values }), groups < LEAST.groups && kit.fill(words.gap_groups, { n: groups }),
    ...state.groups.filter(({ who, change }) => who.trim() && !change.trim()).map(({ who }) => kit.fill(words.gap_change, { who: who.trim() })),
    !state.options.some(({ text, cost }) => text.trim() && cost.trim()) && words.gap_options, ...costs.map(({ text }) => kit.fill(words.gap_cost, { option: text.trim() })),
    !state.risk.trim() && words.gap_risk, !state.dissent.trim() && !state.alone.trim() && words.gap_dissent,
    !(state.changed && partText(state, state.changed)) && words.gap_changed, !state.review.trim() && words.gap_review, !state.monday.trim() && words.gap_monday].filter(Boolean);
}

// Our terms that stand on page one; a word within another word is not that word.
function finder(content) {
  const plain = (text) => text.replace(/\s*\(.*?\)/g, "").trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const all = content.terms.filter(([term]) => plain(term)).map(([term, meaning]) => ({ term, meaning, like: new RegExp(`(?<![\\p{L}\\p{N}])${plain(term)}(?:s|en)?(?![\\p{L}\\p{N}])`, "iu") }));
  return (state) => { const text = pageOne(state).join("\n"); return all.filter(({ like }) => like.test(text)); };
}

// --- the paper: once as blocks, from which the page and the text are made ----------------------

function blocks(words, state) {
  const line = (text) => text.trim() || words.still_empty, mark = (part) => (state.changed === part && partText(state, part) ? ` (${words.mark})` : "");
  const say = (part) => line(partText(state, part)) + mark(part), rows = (key, tell) => filled(state[key]).map(tell);
  const pair = (first, second) => `${line(first)} ${words.arrow} ${line(second)}`;
  return [
    { title: words.page_one, parts: [{ text: line(state.question) }, { text: say("conclusion"), strong: true }, { name: words.reasons, list: ["reason1", "reason2", "reason3"].map(say), ordered: true },
      { name: words.conditions, text: say("conditions") }, { name: words.unknown, text: say("unknown") }, { name: words.dissent, text: state.dissent.trim() ? words.dissent_is : words.dissent_not }, { name: words.review, text: line(state.review) }] },
    { title: words.data_annex, parts: [{ table: rows("figures", (row) => LISTS.figures.map((name) => line(row[name]))) }] },
    { title: words.ethics_annex, parts: [{ name: words.values, list: rows("values", ({ text }) => line(text)) }, { name: words.groups, list: rows("groups", ({ who, change }) => pair(who, change)) },
      { name: words.options, list: rows("options", ({ text, cost }) => pair(text, cost)) }, { name: words.risk, text: line(state.risk) },
      { name: words.changed, text: state.changed ? partText(state, state.changed) : words.still_empty }, state.was.trim() && { name: words.was, text: state.was.trim() }].filter(Boolean) },
    { title: words.dissent, parts: [{ text: state.dissent.trim() || (state.alone.trim() ? `${words.none_because} ${state.alone.trim()}` : words.still_empty) }] },
    { title: words.monday, parts: [{ text: line(state.monday) }] }];
}

function asText(words, state, found) {
  const part = ({ name, text, list, ordered, table }) => [name && `${name}:`, text, ...(list || []).map((one, nr) => `${ordered ? `${nr + 1}.` : "-"} ${one}`),
    ...(table || []).map((row) => `- ${row.map((cell, nr) => (nr ? `${words[LISTS.figures[nr]].toLowerCase()}: ${cell}` : cell)).join("; ")}`), (list || table)?.length === 0 && words.still_empty].filter(Boolean);
  const missing = gaps(words, state);
  return [...blocks(words, state).flatMap(({ title, parts }) => [title.toUpperCase(), "", ...parts.flatMap((one) => [...part(one), ""])]), kit.fill(words.count, { n: countOf(state) }),
    missing.length ? `${words.missing}:` : words.whole, ...missing.map((one) => `- ${one}`), ...(found.length ? ["", `${words.terms}:`, ...found.map(({ term, meaning }) => `- ${term}: ${meaning}`)] : [])].join("\n");
}

function paperOf(root, words, state) {
  const text = (value, strong) => value.split(/\n+/).map((one) => h("p", { dir: "auto" }, strong ? h("strong", null, one) : one));
  const table = (rows, title) => h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": title }, h("table", null, h("caption", { class: "dtw-hidden" }, title),
    h("thead", null, h("tr", null, LISTS.figures.map((name) => h("th", { scope: "col" }, words[name])))),
    h("tbody", null, rows.map((row) => h("tr", null, row.map((cell, nr) => h(nr ? "td" : "th", { scope: nr ? null : "row", dir: "auto" }, cell)))))));
  return blocks(words, state).map(({ title, parts }) => h("section", { class: "dtw-advice-sheet" }, kit.heading(root, 2, null, title), parts.flatMap(({ name, list, ordered, table: rows, ...one }) => [
    name && h("p", { class: "dtw-advice-name" }, h("strong", null, name)), ...(one.text ? text(one.text, one.strong) : []),
    list?.length > 0 && h(ordered ? "ol" : "ul", null, list.map((item) => h("li", { dir: "auto" }, item))), rows?.length > 0 && table(rows, title), (list || rows)?.length === 0 && h("p", null, words.still_empty)])));
}

// --- decision records --------------------------------------------------------------------------

// What a record can lend: its values, its dissent, and each option that was not chosen, with its cost.
function offersOf(content, record) {
  const dilemma = content.dilemmas[record.dilemma];
  return [...(record.values || []).filter((nr) => dilemma.values[nr]).map((nr) => ({ key: "values", row: { text: dilemma.values[nr] } })),
    ...(record.dissent.trim() ? [{ key: "dissent", text: long(record.dissent).trim() }] : []),
    ...dilemma.options.filter(({ id }) => id !== record.final.choice).map(({ text, cost }) => ({ key: "options", row: { text: kit.oneLine(text, LINE), cost: kit.oneLine(cost, LINE) } }))];
}

const present = (state, { key, row, text }) => (row ? state[key].some((one) => one.text.trim() === row.text.trim()) : state.dissent.includes(text));
const full = (state, { key, text }) => (text ? [...state.dissent].length + [...text].length + 2 > LONG : filled(state[key]).length >= MOST[key]);

function lender({ root, content, words, get, change }) {
  const held = new Map(), refused = h("ul"), out = h("div"), status = h("p", { role: "status", tabindex: "-1" });

  async function read(files) {
    refused.replaceChildren();
    let read_ = 0;
    for (const file of files) {
      const found = recordOf(await textOf(file), content.dilemmas);
      if (found.refused) refused.append(h("li", { dir: "auto" }, kit.fill(words.not_read, { name: kit.oneLine(file.name, 120), why: words[`record_${found.refused}`] })));
      else { held.set(JSON.stringify(found.record), found.record); read_ += 1; }
    }
    status.textContent = kit.fill(words.read, { n: read_, total: files.length });
    show();
  }

  function add(offer, nr) {
    const state = get();
    change(offer.row ? { [offer.key]: [...filled(state[offer.key]), offer.row] } : { dissent: [state.dissent.trim(), offer.text].filter(Boolean).join("\n\n") });
    status.textContent = words.added;
    const left = [...out.querySelectorAll("button")];
    (left[Math.min(nr, left.length - 1)] || status).focus();
  }

  function show() {
    const state = get();
    let nr = 0;
    const offer = (one) => {
      const text = one.text || [one.row.text, one.row.cost].filter(Boolean).join(` ${words.arrow} `), at = nr, room = !full(state, one), there = present(state, one);
      if (!there && room) nr += 1;
      return h("li", { dir: "auto" }, h("span", null, h("strong", null, `${words[`lend_${one.key}`]}: `), text),
        there ? h("span", { class: "dtw-hint" }, words.there) : !room ? h("span", { class: "dtw-hint" }, words.full) :
          h("button", { type: "button", class: "dtw-button dtw-button--secondary", "aria-label": `${words.take}: ${text}`, on: { click: () => add(one, at) } }, words.take));
    };
    out.replaceChildren(...[...held.values()].map((record) => h("section", { class: "dtw-advice-record" }, kit.heading(root, 2, null, content.dilemmas[record.dilemma].title),
      h("ul", null, offersOf(content, record).map(offer)))));
  }

  const input = h("input", { type: "file", multiple: true, accept: ".json,application/json", hidden: true, tabindex: "-1", "aria-hidden": "true", class: "dtw-advice-records" });
  input.addEventListener("change", () => { const files = [...input.files]; input.value = ""; read(files); });
  return { el: [h("div", null, kit.button(words.choose, "secondary", () => input.click()), input), status, refused, out], show };
}

// --- the tool ----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), terms = finder(content);
  const root = kit.root(el, model, "advice"), voice = kit.announcer(), paper = h("article", { class: "dtw-advice-paper" }), check = h("div", { class: "dtw-advice-check" });
  const aid = kit.aid({ model, el, kind: "advice", sound, show: () => show(), text: () => asText(words, aid.state, terms(aid.state)), result: () => paper, shared: folded });
  const { state, change } = aid, syncs = [];

  const area = (label, hint, get, put, rows = 3) => {
    const one = kit.field({ label, hint, value: get(), rows, onInput: (text) => put(long(text)) });
    one.input.maxLength = LONG;
    one.input.dir = "auto";
    syncs.push(() => { if (long(one.input.value) !== get()) one.input.value = get(); });
    return one.el;
  };
  const text = (key, rows) => area(words[key], words[`${key}_hint`], () => state[key], (value) => change({ [key]: value }), rows);
  const short = (key) => { const one = oneField(words[key], words[`${key}_hint`], state[key], (value) => change({ [key]: value })); syncs.push(() => one.sync(state[key])); return one.el; };
  const reason = (nr) => area(kit.fill(words.reason, { n: nr + 1 }), "", () => state.reasons[nr], (value) => change({ reasons: state.reasons.map((old, at) => (at === nr ? value : old)) }), 2);
  const list = (key) => {
    const fields = LISTS[key].map((name) => ({ key: name, label: words[key === "options" && name === "text" ? "option" : key === "values" ? "value" : name], wide: key !== "figures" || name === "definition" }));
    const rows = rowList({ words: { ...words, add: words[`add_${key}`] }, get: () => state[key], put: (all) => change({ [key]: all }), most: MOST[key], fields,
      blank: () => Object.fromEntries(LISTS[key].map((name) => [name, ""])), name: (nr) => kit.fill(words[`one_${key}`], { n: nr + 1 }) });
    syncs.push(rows.sync);
    return [kit.heading(root, 2, null, words[key]), h("p", { class: "dtw-hint" }, words[`${key}_hint`]), rows.el];
  };
  const part = (title, hint, ...inside) => h("section", { class: "dtw-advice-part" }, kit.heading(root, 1, null, title), h("p", { class: "dtw-hint" }, hint), inside);

  const id = kit.uid(), changed = h("select", { id, on: { change: () => change({ changed: changed.value }) } });
  const called = (name) => (name.startsWith("reason") ? kit.fill(words.reason, { n: name.slice(-1) }) : words[name]);
  changed.append(...["", ...PAGE_ONE].map((name) => h("option", { value: name }, name ? called(name) : words.no_change)));
  const choice = h("div", { class: "dtw-rows-field" }, h("label", { for: id }, words.changed), h("p", { class: "dtw-hint" }, words.changed_hint), changed);
  const lent = lender({ root, content, words, get: () => state, change });
  const fill = (given) => change(sound(given));
  const examples = h("div", { class: "dtw-actions" }, kit.button(words.example, "secondary", () => fill(content.example)), kit.button(words.clear, "third", () => fill({})));

  function show() {
    const missing = gaps(words, state), found = terms(state), count = kit.fill(words.count, { n: countOf(state) });
    syncs.forEach((sync) => sync());
    changed.value = state.changed;
    lent.show();
    paper.replaceChildren(...paperOf(root, words, state));
    check.replaceChildren(h("p", null, h("strong", null, count)), h("p", null, h("strong", null, missing.length ? words.missing : words.whole)),
      missing.length ? h("ul", null, missing.map((one) => h("li", { dir: "auto" }, one))) : "",
      ...(found.length ? [h("details", null, h("summary", null, kit.fill(words.terms_n, { n: found.length })), h("p", null, words.terms_hint), h("dl", null, found.map(({ term, meaning }) => [h("dt", null, term), h("dd", null, meaning)])))] : []));
    voice.say(`${count} ${missing.length ? kit.fill(words.still, { n: missing.length }) : words.whole}`);
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), examples,
    part(words.records, words.records_hint, lent.el),
    part(words.page_one, words.page_one_hint, text("question", 2), text("conclusion", 2), [0, 1, 2].map(reason), text("conditions"), text("unknown"), short("review")),
    part(words.data_annex, words.data_annex_hint, list("figures")),
    part(words.ethics_annex, words.ethics_annex_hint, list("values"), list("groups"), list("options"), text("risk"), choice, short("was")),
    part(words.dissent, words.dissent_part, area(words.dissent_words, words.dissent_hint, () => state.dissent, (value) => change({ dissent: value })), text("alone", 2)), part(words.monday, words.monday_part, area(words.act, words.monday_hint, () => state.monday, (value) => change({ monday: value }), 2)),
    h("section", { class: "dtw-advice-part", "aria-label": words.check }, kit.heading(root, 1, null, words.check), check),
    h("section", { class: "dtw-advice-result", "aria-label": words.result }, kit.heading(root, 1, null, words.result), paper, aid.bar), voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
