// How little is enough? Every set of columns was measured beforehand; here the reader chooses one.
const { h } = kit;
const OWN = "own", MOST = 12, LINE = 200, PART = 21, STANDS_OUT = 1;

// --- the table: 21 signs per set, in the order of place, size, age and mask ---------------------

function measure(content, set) {
  const nr = ((set.place * 3 + set.size) * 3 + set.age) * 64 + set.mask;
  const at = (from, length) => parseInt(content.table.slice(nr * PART + from, nr * PART + from + length), 36);
  return { unique: at(0, 3), few: at(3, 3), who: [[at(6, 1), at(7, 2)], [at(9, 1), at(10, 2)]],
    errors: [12, 15, 18].map((from) => at(from, 3) / 100) };
}

const bits = (mask) => [0, 1, 2, 3, 4, 5].filter((nr) => mask & (1 << nr));
const count = (set) => [set.place, set.size, set.age].filter(Boolean).length + bits(set.mask).length;
const same = (one, other) => ["place", "size", "age", "mask"].every((key) => one[key] === other[key]);
const ALL = { place: 3, size: 2, age: 2, mask: 63 };

// The sets that are one step smaller, each with its name.
function smaller(content, words, set) {
  const steps = [];
  const drop = (name, change) => steps.push({ name: kit.fill(words.step_drop, { name }), set: { ...set, ...change } });
  const coarser = (name, change) => steps.push({ name: kit.fill(words.step_coarser, { name }), set: { ...set, ...change } });
  if (set.place) drop(content.places[set.place].short, { place: 0 });
  if (set.place === 3) coarser(content.places[2].short, { place: 2 });
  for (const key of ["size", "age"]) {
    if (set[key] === 2) coarser(content[key][1].short, { [key]: 1 });
    if (set[key]) drop(content[key][set[key]].short, { [key]: 0 });
  }
  bits(set.mask).forEach((nr) => drop(content.columns[nr].short, { mask: set.mask & ~(1 << nr) }));
  return steps;
}

// A state from elsewhere counts only where it fits.
function sound(content, given) {
  const level = (value, most, other) => (Number.isInteger(value) && value >= 0 && value <= most ? value : other);
  const ids = content.questions.map(({ id }) => id), hows = content.own.hows.map(({ id }) => id);
  const own = typeof given.own === "object" && given.own !== null ? given.own : {};
  const columns = Array.isArray(own.columns) && own.columns.length ? own.columns.slice(0, MOST) : [{}, {}, {}];
  const line = (text) => kit.oneLine(text, LINE);
  return { question: [...ids, OWN].includes(given.question) ? given.question : ids[0],
    place: level(given.place, 3, ALL.place), size: level(given.size, 2, ALL.size), age: level(given.age, 2, ALL.age), mask: level(given.mask, 63, ALL.mask),
    ground: line(given.ground), until: line(given.until), sees: line(given.sees),
    own: { question: line(own.question), columns: columns.map((one) => ({ name: kit.oneLine(one?.name), how: hows.includes(one?.how) ? one.how : hows[0] })) } };
}

// --- in words ------------------------------------------------------------------------------------

function judge(content, words, lang, state) {
  const nr = content.questions.findIndex(({ id }) => id === state.question), question = content.questions[nr];
  const found = measure(content, state), error = found.errors[nr], best = measure(content, question.best);
  const fill = { error: kit.number(error, 1, lang), n: count(state), best: count(question.best) };
  const enough = error < content.limit;
  const key = count(state) === 0 ? "none" : !enough ? "far" : same(state, question.best) ? "best"
    : fill.n > fill.best ? "more" : "coarser";
  const verdict = kit.fill(words[`verdict_${key}`], fill);
  const still = key === "best" && best.unique > 0 ? kit.fill(words.still, { n: kit.number(best.unique, 0, lang) }) : "";
  return { question, found, error, enough, key, verdict, still, who: whoAlone(content, words, lang, found) };
}

function whoAlone(content, words, lang, { unique, who: [[first, share], [second, share2]] }) {
  if (unique === 0) return words.who_nobody;
  if (share <= STANDS_OUT) return unique === 1 ? words.who_one : kit.fill(words.who_few, { n: kit.number(unique, 0, lang) });
  return kit.fill(words.who_two, { first: content.kinds[first].name, share, second: content.kinds[second].name, share2 });
}

const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);

function columnNames(content, words, set) {
  return [...["place", "size", "age"].filter((key) => set[key]).map((key) => lower(words[key])), ...bits(set.mask).map((nr) => content.columns[nr].short)];
}

function coarseness(content, set) {
  return [set.place && content.places[set.place].short, set.size && content.size[set.size].short, set.age && content.age[set.age].short,
    set.mask & 32 && content.columns[5].name].filter(Boolean).join(", ");
}

const ownColumns = (state) => state.own.columns.filter(({ name }) => name.trim());

function lines(content, words, state) {
  const filled = (...texts) => texts.map((text) => text.trim()).filter(Boolean).join("; ") || words.to_fill;
  const rest = [filled(state.ground, state.until), filled(state.sees)];
  if (state.question === OWN) {
    const kept = ownColumns(state).filter(({ how }) => how !== "drop"), coarser = kept.filter(({ how }) => how === "coarser");
    const names = (list) => list.map(({ name }) => name.trim()).join(", ");
    return [filled(state.own.question), names(kept) || words.no_columns,
      coarser.length ? `${content.own.hows[1].name}: ${names(coarser)}` : words.coarse_exact, ...rest];
  }
  const question = content.questions.find(({ id }) => id === state.question);
  return [`${question.name} ${question.decides}`, columnNames(content, words, state).join(", ") || words.no_columns,
    coarseness(content, state) || words.coarse_exact, ...rest];
}

function verdicts(content, words, lang, state) {
  if (state.question === OWN) {
    const named = ownColumns(state), how = (id) => named.filter((one) => one.how === id).length;
    if (named.length === 0) return [words.own_none];
    return [kit.fill(words.own_verdict, { n: named.length - how("drop"), coarser: how("coarser"), drop: how("drop") }), words.own_unmeasured];
  }
  const { verdict, still, who, found } = judge(content, words, lang, state);
  const many = (n, name) => `${name}: ${kit.fill(words.of_total, { n: kit.number(n, 0, lang), total: kit.number(content.total, 0, lang) })}.`;
  return [verdict, still, many(found.unique, words.bar_unique), many(found.few, words.bar_few), who,
    kit.fill(words.caveat, { weight: kit.number(content.weight, 2, lang) })].filter(Boolean);
}

// --- what is seen --------------------------------------------------------------------------------

function bar(name, share, text, limit) {
  return h("div", { class: "dtw-min-bar" }, h("p", null, h("span", null, name), h("strong", null, text)),
    h("div", { class: "dtw-min-track", "aria-hidden": "true" }, h("span", { class: "dtw-min-fill", style: `inline-size:${Math.min(100, share)}%` }),
      limit !== undefined && h("span", { class: "dtw-min-limit", style: `inset-inline-start:${limit}%` })));
}

function stepTable(content, words, lang, state) {
  const nr = content.questions.findIndex(({ id }) => id === state.question);
  const row = ({ name, set }) => {
    const found = measure(content, set), far = found.errors[nr] >= content.limit;
    return h("tr", null, h("th", { scope: "row" }, name), h("td", null, kit.number(found.unique, 0, lang)), h("td", null, kit.number(found.few, 0, lang)),
      h("td", { class: far ? "dtw-min-far" : null }, far && kit.icon("warning", 18), `${kit.number(found.errors[nr], 1, lang)}%`));
  };
  return h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": words.without }, h("table", null,
    h("thead", null, h("tr", null, ["col_step", "col_unique", "col_few", "col_error"].map((key) => h("th", { scope: "col" }, words[key])))),
    h("tbody", null, [{ name: words.now, set: state }, ...smaller(content, words, state)].map(row))));
}

function input(label, value, most, onInput) {
  const id = kit.uid();
  const box = h("input", { type: "text", id, maxlength: most, dir: "auto", autocomplete: "off", value, on: { input: () => onInput(kit.oneLine(box.value, most)) } });
  return { el: h("p", { class: "dtw-min-line" }, h("label", { for: id }, label), box), box };
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "minimise");
  const voice = kit.announcer(), result = h("section", { class: "dtw-min-result", "aria-label": words.result });
  const aid = kit.aid({ model, el, kind: "minimise", sound: (given) => sound(content, given), show: () => show(), result: () => result,
    text: () => asText() });
  const { state, change } = aid;

  const asText = () => [content.title, "", ...lines(content, words, state).map((line, nr) => `${nr + 1}. ${words[`line_${nr + 1}`]}: ${line}`), "",
    ...verdicts(content, words, lang, state)].join("\n");

  // Controls are made anew when a file, a link or a button set them; typing never remakes them.
  const controls = h("div", { class: "dtw-min-controls" }), live = h("div", { class: "dtw-min-live" }), memo = h("div", { class: "dtw-min-memo" });
  let drawn = "";
  const signature = () => JSON.stringify([state.place, state.size, state.age, state.mask, state.question === OWN, state.own.columns.length]);

  function set(changes) { // from a control that already shows it
    Object.assign(state, changes);
    drawn = signature();
    change(changes);
  }

  function choose(key, items, label) {
    return kit.choices({ legend: label, layout: "row", value: state[key], items: items.map(({ name }, value) => ({ value, title: name })),
      onChange: (value) => set({ [key]: value }) }).el;
  }

  function columnControls() {
    const others = kit.choices({ legend: words.others, layout: "row", many: true, value: bits(state.mask),
      items: content.columns.map(({ name }, value) => ({ value, title: name })),
      onChange: (on) => set({ mask: on.reduce((mask, nr) => mask | (1 << nr), 0) }) });
    const all = kit.button(words.ask_all, "secondary", () => jump(ALL));
    const best = kit.button(words.ask_best, "secondary", () => jump(content.questions.find(({ id }) => id === state.question).best));
    return [kit.heading(root, 1, { class: "dtw-sub" }, words.ask), choose("place", content.places, words.place), choose("size", content.size, words.size),
      choose("age", content.age, words.age), others.el, h("div", { class: "dtw-actions" }, all, best)];
  }

  function jump(to) {
    const name = document.activeElement?.textContent;
    change({ place: to.place, size: to.size, age: to.age, mask: to.mask });
    [...controls.querySelectorAll("button")].find((one) => one.textContent === name)?.focus();
  }

  function ownControls() {
    const { own } = state, put = (columns) => change({ own: { ...state.own, columns } });
    const row = (one, nr) => {
      const edit = (changes) => put(state.own.columns.map((column, at) => (at === nr ? { ...column, ...changes } : column)));
      const n = nr + 1, id = kit.uid();
      const select = h("select", { id, on: { change: () => edit({ how: select.value }) } }, content.own.hows.map((how) => h("option", { value: how.id }, how.name)));
      select.value = one.how;
      const gone = () => {
        put(state.own.columns.filter((_, at) => at !== nr));
        voice.say(kit.fill(words.own_removed, { n }));
        controls.querySelector(".dtw-min-add button, .dtw-min-columns input")?.focus();
      };
      return h("li", null, input(kit.fill(words.own_column, { n }), one.name, 80, (name) => edit({ name })).el,
        h("p", { class: "dtw-min-line" }, h("label", { for: id }, kit.fill(words.own_how, { n })), select),
        own.columns.length > 1 && kit.button(kit.fill(words.own_remove, { n }), "third", gone));
    };
    const add = () => {
      if (state.own.columns.length >= MOST) return aid.notice.show(kit.message("warning", words.own_full, ""));
      put([...state.own.columns, { name: "", how: content.own.hows[0].id }]);
      return controls.querySelector(".dtw-min-columns li:last-child input").focus();
    };
    return [h("p", { class: "dtw-hint" }, content.own.hint), input(words.own_question, own.question, LINE, (text) => change({ own: { ...state.own, question: text } })).el,
      h("ol", { class: "dtw-min-columns" }, own.columns.map(row)), h("div", { class: "dtw-min-add" }, kit.button(words.own_add, "secondary", add))];
  }

  function shown() {
    if (state.question === OWN) return [];
    const { question, found, error, enough, key, verdict, still, who } = judge(content, words, lang, state);
    const part = (n) => (100 * n) / content.total;
    const rows = (n) => `${kit.fill(words.of_total, { n: kit.number(n, 0, lang), total: kit.number(content.total, 0, lang) })} (${kit.number(part(n), 1, lang)}%)`;
    const scale = 5; // 20% is the whole width
    return [kit.heading(root, 1, { class: "dtw-sub" }, words.measured),
      kit.message(key === "best" ? "ok" : enough ? "info" : "warning", verdict, still),
      bar(words.bar_unique, part(found.unique), rows(found.unique)), bar(words.bar_few, part(found.few), rows(found.few)),
      bar(`${words.bar_error} (${kit.fill(words.bar_limit, { limit: kit.number(content.limit, 0, lang) })})`, error * scale, `${kit.number(error, 1, lang)}%`, content.limit * scale),
      h("p", { class: "dtw-hint" }, `${question.answer} ${question.error}`),
      h("p", null, h("strong", null, `${words.who} `), who), h("p", { class: "dtw-hint" }, kit.fill(words.caveat, { weight: kit.number(content.weight, 2, lang) })),
      h("details", null, h("summary", null, words.without), h("p", { class: "dtw-hint" }, words.without_hint), stepTable(content, words, lang, state))];
  }

  const questions = kit.choices({ legend: words.question, value: state.question, items: [...content.questions.map(({ id, name, decides }) => ({ value: id, title: name, note: decides })),
    { value: OWN, title: content.own.name, note: content.own.hint }], onChange: (question) => change({ question }) });
  const fields = ["ground", "until", "sees"].map((key) => ({ key, ...input(words[key], state[key], LINE, (text) => change({ [key]: text })) }));

  function show() {
    if (drawn !== signature()) {
      drawn = signature();
      controls.replaceChildren(...(state.question === OWN ? ownControls() : columnControls()).flat());
    }
    const at = [...content.questions.map(({ id }) => id), OWN].indexOf(state.question);
    questions.inputs[at].checked = true;
    fields.forEach(({ key, box }) => { if (box !== document.activeElement) box.value = state[key]; });
    const open = live.querySelector("details")?.open;
    live.replaceChildren(...shown());
    if (open) live.querySelector("details")?.setAttribute("open", "");
    const said = verdicts(content, words, lang, state);
    memo.replaceChildren(kit.heading(root, 1, { class: "dtw-sub" }, words.form),
      h("ol", null, lines(content, words, state).map((line, nr) => h("li", null, h("strong", null, `${words[`line_${nr + 1}`]}: `), line))),
      ...said.map((line) => h("p", null, line)));
    voice.say(said[0]);
  }

  result.append(memo, aid.bar);
  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", { class: "dtw-min-lead" }, content.lead),
    h("div", { class: "dtw-min-two" }, h("div", { class: "dtw-min-box" }, questions.el, controls), h("div", { class: "dtw-min-box" }, live,
      h("div", null, h("p", { class: "dtw-hint" }, words.form_hint), fields.map((field) => field.el)))), result,
    h("p", { class: "dtw-source" }, content.source), voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
