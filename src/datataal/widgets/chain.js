// Who sees what? First per column of one resident's lines of the log, then for an own chain.
const { h } = kit;
const LINE = 160, MOST = 8, FIELDS = ["who", "what", "basis", "sees", "where", "inside"];
const CODES = ["timestamp", "person", "processing_id", "household"]; // never broken over two lines
const own = (object, key) => (Object.hasOwn(object ?? {}, key) ? object[key] : undefined);

// --- state: what comes from elsewhere counts only where it fits ----------------------------------

const blank = (kind) => ({ kind, ground: "unknown", ...Object.fromEntries(FIELDS.map((field) => [field, ""])) });

function sound(content, given) {
  const ids = (list) => list.map(({ id }) => id), pick = (list, value, other) => (ids(list).includes(value) ? value : other);
  const fitting = content.presets.at(-1), { kinds, grounds } = content.own;
  const places = Object.fromEntries(ids(content.columns).map((id) => [id, pick(content.places, own(given.places, id), fitting.places[id])]));
  const line = (text) => kit.oneLine(text, LINE);
  const step = (one) => ({ kind: pick(kinds, one?.kind, kinds[0].id), ground: pick(grounds, one?.ground, "unknown"),
    ...Object.fromEntries(FIELDS.map((field) => [field, line(one?.[field])])) });
  const chain = given.chain ?? {};
  const steps = Array.isArray(chain.steps) && chain.steps.length ? chain.steps.slice(0, MOST).map(step) : kinds.map(({ id }) => blank(id));
  return { part: pick(content.parts, given.part, "log"), places, way: pick(content.ways, given.way, fitting.way), mask: given.mask === true,
    why: line(given.why), chain: { system: line(chain.system), answers: line(chain.answers), steps } };
}

// --- the log: which rows remain for whom ---------------------------------------------------------

const inPlaces = (content, state, ...places) => content.columns.map(({ id }) => id).filter((id) => places.includes(state.places[id]));
const isSeen = (state, id) => ["out", "ask"].includes(state.places[id]);
const isLogged = (state, id) => state.places[id] !== "none";
// Team and person that stand inside only are in the audit log; one number ties it to the log.
const isLoose = (state, id) => ["team", "person"].includes(id) && state.places[id] === "in" && !isLogged(state, "processing_id");
const isPreset = (content, state, preset) => !state.mask && state.way === preset.way && content.columns.every(({ id }) => state.places[id] === preset.places[id]);

// The different rows in these columns as [codes, how many lines]; inside the newest come first.
function rows(content, state, columns, inside) {
  if (!columns.length || !isLogged(state, "household")) return [];
  const at = columns.map((id) => content.columns.findIndex((one) => one.id === id)), found = new Map();
  (inside ? content.lines.toReversed() : content.lines).forEach((line) => {
    const cells = at.map((nr, i) => (inside && isLoose(state, columns[i]) ? null
      : !inside && state.mask && columns[i] === "team" && content.small.includes(line[nr]) ? "small" : line[nr]));
    const key = JSON.stringify(cells), held = found.get(key);
    if (held) held[1] += 1;
    else found.set(key, [cells, 1]);
  });
  return [...found.values()];
}

const shortDay = (iso, lang) => new Date(iso).toLocaleDateString(lang === "nl" ? "nl-NL" : "en-GB", { day: "numeric", month: "short", year: "numeric" });

function cellText(content, words, lang, id, code) {
  if (code === null) return words.loose;
  if (code === "small") return words.small;
  return id === "timestamp" ? `${shortDay(code, lang)}, ${kit.time(code, lang)}` : own(content.names[id], code) ?? code;
}

const hits = (content, those) => those.filter((nr) => content.enforcement.includes(nr)).length;

function message(content, state, lang) {
  const by = (key, n) => kit.fill(content.counts[key], { n, late: content.late.length, hit: hits(content, content.late), mean: kit.number(content.mean, 1, lang) });
  if (!isLogged(state, "household")) return by("nobody", 0);
  if (state.way === "push") return by("push", content.lines.length);
  if (state.way === "year") return by("year", 1);
  if (state.way === "ask") return by("ask", 0);
  const team = isLogged(state, "team") && isLogged(state, "purpose") && !isLoose(state, "team"), clock = isLogged(state, "timestamp");
  return by(team ? (clock ? "odd" : "odd_team") : clock ? "odd_clock" : "odd_none", content.enforcement.length);
}

// What a choice does, as [id, is it a warning].
function findings(content, state) {
  if (!isLogged(state, "household")) return [["household_none", true]];
  const seen = (id) => isSeen(state, id), none = (id) => !isLogged(state, id), anything = content.columns.some(({ id }) => id !== "household" && seen(id));
  const outside = inPlaces(content, state, "out").some((id) => id !== "household");
  return [
    [!anything && "nothing_out", true], [anything && !outside && "only_asked", false],
    [anything && !seen("organisation") && "organisation_hidden", true],
    [none("purpose") ? "purpose_none" : !seen("purpose") ? "purpose_hidden" : seen("organisation") && (seen("team") && !state.mask ? "purpose_team" : "purpose_alone"), !seen("purpose")],
    [none("team") ? "team_none" : seen("team") && (state.mask ? "team_masked" : "team_shown"), true],
    [none("person") ? "person_none" : seen("person") ? "person_shown" : "person_in", state.places.person !== "in"],
    [(isLoose(state, "team") || isLoose(state, "person")) && "unlinked", true],
    [seen("processing_id") && "processing_id_shown", false],
    [none("legal_ground") ? "legal_ground_none" : seen("legal_ground") ? "legal_ground_shown" : "legal_ground_hidden", !seen("legal_ground")],
    [none("timestamp") ? "timestamp_none" : seen("timestamp") && "timestamp_shown", none("timestamp")],
  ].filter(([id]) => id);
}

function findingText(content, words, lang, state, id) {
  const seen = inPlaces(content, state, "out", "ask"), first = content.lines[content.enforcement[0]];
  const count = (columns) => rows(content, state, columns, false).length;
  const apart = ["timestamp", "processing_id"], what = content.columns.filter((one) => apart.includes(one.id) && isSeen(state, one.id)).map((one) => one.short);
  return kit.fill(content.findings[id], { n: count(seen), without: count(seen.filter((one) => !apart.includes(one))), what: what.join(` ${words.and} `), time: first ? kit.time(first[0], lang) : "" });
}

const rowCount = (words, lines, n) => kit.fill(n === 1 ? words.row : words.rows, { lines, n });

function logLines(content, words, lang, state) {
  const short = (place) => content.columns.filter(({ id }) => state.places[id] === place).map((one) => one.short).join(", ") || words.no_columns;
  const out = rows(content, state, inPlaces(content, state, "out"), false).length;
  return [[words.line_out, `${short("out")}${out ? ` (${rowCount(words, content.lines.length, out)})` : ""}${state.mask && isSeen(state, "team") ? `. ${words.mask}` : ""}`],
    [words.line_ask, short("ask")], [words.line_in, short("in")], [words.line_none, short("none")],
    [words.line_way, `${content.ways.find(({ id }) => id === state.way).name}. ${message(content, state, lang)}`],
    [words.line_why, state.why.trim() || words.to_fill]];
}

// --- the own chain: what is open, and what it says -----------------------------------------------

const bare = (text) => text.trim().replace(/[.;,]+$/, "");
const plainly = (text) => bare(text).toLowerCase();
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const kindOf = (content, step) => content.own.kinds.find(({ id }) => id === step.kind);

function stepGaps(chain, nr) {
  const step = chain.steps[nr], first = chain.steps.findIndex(({ kind }) => kind === "collect"), collect = chain.steps[first];
  const has = (field) => bare(step[field]) !== "", later = ["use", "share", "decide"].includes(step.kind);
  return [!has("who") && "who", !has("what") && (step.kind === "keep" ? "until" : "what"),
    step.ground === "unknown" ? "ground" : step.ground !== "free" && !has("basis") && "basis",
    has("sees") ? !has("where") && "where" : "sees", !has("inside") && "inside",
    later && collect && has("what") && bare(collect.what) && plainly(collect.what) !== plainly(step.what) && "other",
    step.kind !== "collect" && nr < first && "early"].filter(Boolean);
}

function chainGaps(chain) {
  const has = (kind) => chain.steps.some((step) => step.kind === kind);
  return [!bare(chain.system) && "system", !bare(chain.answers) && "answers", !has("collect") && "collect", !has("keep") && "keep"].filter(Boolean);
}

function openPoints(content, words, chain) {
  const said = (gaps) => gaps.map((gap) => words[`gap_${gap}`]).join("; ");
  const perStep = chain.steps.map((step, nr) => [kit.fill(words.gap_at, { n: nr + 1, name: kindOf(content, step).name }), stepGaps(chain, nr)]);
  const whole = chainGaps(chain), n = whole.length + perStep.reduce((sum, [, gaps]) => sum + gaps.length, 0);
  return { n, lines: [...whole.map((gap) => `${capital(words[`gap_${gap}`])}.`), ...perStep.filter(([, gaps]) => gaps.length).map(([name, gaps]) => `${name}: ${said(gaps)}.`)],
    lead: n ? kit.fill(words.gaps, { n }) : words.gaps_none };
}

function forResident(content, words, chain) {
  const steps = chain.steps.flatMap((step) => [
    kit.fill(kindOf(content, step).says, { who: capital(bare(step.who) || words.blank_who), what: bare(step.what) || words.blank_what }),
    bare(step.sees) ? kit.fill(words.you_see, { sees: bare(step.sees), where: bare(step.where) || words.blank_where }) : words.you_see_nothing]);
  return [kit.fill(words.about, { name: bare(chain.system) || words.blank_system }), ...steps,
    bare(chain.answers) ? kit.fill(words.questions, { answers: capital(bare(chain.answers)) }) : words.questions_none].join(" ");
}

function forFile(content, words, chain) {
  const ground = (step) => (step.ground === "unknown" ? words.file_open
    : [content.own.grounds.find(({ id }) => id === step.ground).name, step.ground !== "free" && (bare(step.basis) || words.blank_what)].filter(Boolean).join(", "));
  const steps = chain.steps.map((step, nr) => `${nr + 1}. ${[
    kit.fill(kindOf(content, step).says, { who: bare(step.who) || words.blank_who, what: bare(step.what) || words.blank_what }).replace(/\.$/, ""),
    kit.fill(words.file_ground, { ground: ground(step) }),
    kit.fill(words.file_sees, { sees: bare(step.sees) ? `${bare(step.sees)} (${bare(step.where) || words.blank_where})` : words.file_nothing }),
    kit.fill(words.file_inside, { inside: bare(step.inside) || words.file_open })].join("; ")}.`);
  return [`${capital(bare(chain.system)) || words.blank_system}.`, ...steps, `${kit.fill(words.file_answers, { answers: bare(chain.answers) || words.file_open })}.`,
    chain.steps.some(({ kind }) => kind === "decide") && words.file_register].filter(Boolean).join(" ");
}

// --- what is seen --------------------------------------------------------------------------------

function view(root, content, words, lang, state, name, columns, inside) {
  const found = rows(content, state, columns, inside), heading = name && kit.heading(root, 1, { class: "dtw-sub" }, name);
  if (!found.length) return h("section", null, heading, h("p", null, isLogged(state, "household") ? words.no_rows : words.no_home));
  const short = (id) => content.columns.find((one) => one.id === id).short, text = (id, code) => cellText(content, words, lang, id, code);
  const row = ([cells, many]) => h("tr", null, h("th", { scope: "row" }, text(columns[0], cells[0])),
    cells.slice(1).map((code, nr) => h("td", { class: CODES.includes(columns[nr + 1]) ? "dtw-chain-code" : null }, text(columns[nr + 1], code))), h("td", { class: "dtw-chain-many" }, many));
  return h("section", null, heading, h("p", { class: "dtw-hint" }, rowCount(words, content.lines.length, found.length)),
    h("div", { class: `dtw-scroll dtw-chain-view${inside ? " dtw-chain-view--inside" : ""}`, tabindex: "0", role: "region", "aria-label": name || words.asked }, h("table", null,
      h("thead", null, h("tr", null, columns.map((id) => h("th", { scope: "col" }, short(id))), h("th", { scope: "col", class: "dtw-chain-many" }, words.lines))),
      h("tbody", null, found.map(row)))));
}

function finding(content, words, lang, state, [id, warns]) {
  return h("li", { class: warns ? "dtw-chain-warns" : null }, kit.icon(warns ? "warning" : "info", 20),
    h("span", null, warns && h("strong", null, `${words.mind} `), findingText(content, words, lang, state, id)));
}

function input(label, value, onInput) {
  const id = kit.uid();
  const box = h("input", { type: "text", id, maxlength: LINE, dir: "auto", autocomplete: "off", value, on: { input: () => onInput(kit.oneLine(box.value, LINE)) } });
  return { el: h("p", { class: "dtw-chain-line" }, h("label", { for: id }, label), box), box };
}

function select(label, items, value, onChange) {
  const id = kit.uid();
  const box = h("select", { id, on: { change: () => onChange(box.value) } }, items.map((one) => h("option", { value: one.id }, one.name)));
  box.value = value;
  return h("p", { class: "dtw-chain-line" }, h("label", { for: id }, label), box);
}

// Sets a group of radio buttons without telling the reader's own choice back to them.
const check = (group, items, value) => items.forEach(({ id }, nr) => { group.inputs[nr].checked = id === value; });
const named = (items) => items.map(({ id, name, note }) => ({ value: id, title: name, note }));

// The left side of the log: presets, a place for each column, how she hears.
function logControls(root, { content, words, lang, state, change }) {
  const example = content.lines[content.enforcement[0]] ?? content.lines[0];
  const presets = kit.choices({ legend: words.presets, value: "", items: content.presets.map(({ id, name, why }) => ({ value: id, title: name, note: why })),
    onChange: (chosen) => { const { places, way } = content.presets.find(({ id }) => id === chosen); change({ places: { ...places }, way, mask: false }); } });
  const columns = content.columns.map(({ id, short }, nr) => kit.choices({ layout: "row", value: "", items: content.places.map((place) => ({ value: place.id, title: place.name })),
    legend: kit.fill(words.column, { name: short, example: cellText(content, words, lang, id, example[nr]) }), onChange: (place) => change({ places: { ...state.places, [id]: place } }) }));
  const mask = kit.choices({ many: true, layout: "row", value: [], items: [{ value: "mask", title: words.mask }], legend: words.mask_legend, onChange: (on) => change({ mask: on.length > 0 }) });
  mask.el.classList.add("dtw-chain-mask");
  const way = kit.choices({ legend: words.way, layout: "row", value: "", items: named(content.ways), onChange: (chosen) => change({ way: chosen }) });
  const sync = () => {
    content.presets.forEach((preset, nr) => { presets.inputs[nr].checked = isPreset(content, state, preset); });
    content.columns.forEach(({ id }, nr) => check(columns[nr], content.places, state.places[id]));
    mask.inputs[0].checked = state.mask;
    mask.el.hidden = !isSeen(state, "team");
    check(way, content.ways, state.way);
  };
  return { sync, el: h("div", { class: "dtw-chain-box" }, h("div", null, presets.el, h("p", { class: "dtw-hint" }, words.presets_hint)),
    kit.heading(root, 1, { class: "dtw-sub" }, words.columns), h("ul", { class: "dtw-chain-places dtw-hint" }, content.places.map(({ name, note }) => h("li", null, h("strong", null, `${name}: `), note))),
    h("p", { class: "dtw-hint" }, words.columns_hint), h("div", { class: "dtw-chain-columns" }, columns.flatMap((one, nr) => (content.columns[nr].id === "team" ? [one.el, mask.el] : [one.el]))), way.el) };
}

// The steps of the own chain. `typed` keeps what is typed; `remake` also draws the steps anew.
function ownControls(root, { content, words, state, typed, remake, voice, complain }) {
  const list = h("ol", { class: "dtw-chain-steps" }), above = h("div", { class: "dtw-actions" });
  const put = (keep, changes) => keep({ chain: { ...state.chain, ...changes } });
  const system = input(words.system, "", (text) => put(typed, { system: text })), answers = input(words.answers, "", (text) => put(typed, { answers: text }));
  const edit = (keep, nr, changes) => put(keep, { steps: state.chain.steps.map((step, at) => (at === nr ? { ...step, ...changes } : step)) });
  const button = (nr, name) => list.children[nr]?.querySelector(`[data-act=${name}]`);
  const addButton = kit.button(words.add, "secondary", add);
  let gapLines = [];

  function add() {
    if (state.chain.steps.length >= MOST) return complain(words.full);
    put(remake, { steps: [...state.chain.steps, blank("use")] });
    return list.lastChild.querySelector("select").focus();
  }

  function move(nr, by) {
    const steps = [...state.chain.steps], to = nr + by;
    [steps[nr], steps[to]] = [steps[to], steps[nr]];
    put(remake, { steps });
    (button(to, by < 0 ? "up" : "down") ?? button(to, by < 0 ? "down" : "up")).focus();
    voice.say(kit.fill(words.moved, { name: capital(kindOf(content, steps[to]).name), n: to + 1 }));
  }

  function remove(nr) {
    put(remake, { steps: state.chain.steps.filter((_, at) => at !== nr) });
    addButton.focus();
    voice.say(kit.fill(words.removed, { n: nr + 1 }));
  }

  function row(step, nr) {
    const n = nr + 1, kind = kindOf(content, step), last = state.chain.steps.length - 1;
    const act = (name, show, label, then) => {
      const made = kit.button(kit.fill(label, { n }), "third", then);
      made.dataset.act = name;
      return show && made;
    };
    const field = (name, label) => input(label, step[name], (text) => edit(typed, nr, { [name]: text })).el;
    const changeKind = (chosen) => { edit(remake, nr, { kind: chosen }); list.children[nr].querySelector("select").focus(); };
    gapLines[nr] = h("p", { class: "dtw-chain-gap" });
    return h("li", null, h("div", { role: "group", "aria-label": kit.fill(words.step, { n, name: kind.name }) },
      kit.heading(root, 1, { class: "dtw-sub" }, kit.fill(words.step, { n, name: kind.name })),
      h("div", { class: "dtw-chain-fields" }, select(kit.fill(words.kind, { n }), content.own.kinds, step.kind, changeKind), field("who", kind.who),
        field("what", kind.what), field("inside", words.inside), select(words.ground, content.own.grounds, step.ground, (ground) => edit(typed, nr, { ground })),
        field("basis", words.basis), field("sees", words.sees), field("where", words.where)), gapLines[nr],
      h("div", { class: "dtw-actions" }, act("up", nr > 0, words.up, () => move(nr, -1)), act("down", nr < last, words.down, () => move(nr, 1)),
        act("gone", last > 0, words.remove, () => remove(nr)))));
  }

  const { example } = content.own, filled = sound(content, { chain: { ...example, system: example.name } }).chain, empty = sound(content, {}).chain;
  const same = (other) => JSON.stringify(state.chain) === JSON.stringify(other);

  function offer() {
    const swap = (label, chain) => kit.button(label, "secondary", () => { remake({ chain: structuredClone(chain) }); above.querySelector("button")?.focus(); });
    above.replaceChildren(...[same(empty) && swap(words.example, filled), same(filled) && swap(words.empty, empty)].filter(Boolean));
  }

  function sync(anew) {
    [[system, "system"], [answers, "answers"]].forEach(([{ box }, key]) => { if (box !== document.activeElement) box.value = state.chain[key]; });
    if (anew) {
      gapLines = [];
      list.replaceChildren(...state.chain.steps.map(row));
    }
    if (!above.contains(document.activeElement) || anew) offer();
    gapLines.forEach((line, nr) => {
      const gaps = stepGaps(state.chain, nr).map((gap) => words[`gap_${gap}`]).join("; ");
      line.replaceChildren(kit.icon(gaps ? "warning" : "check", 20), h("span", null, gaps ? h("strong", null, `${words.open_here} `) : words.nothing_open, gaps && `${gaps}.`));
    });
  }

  return { sync, el: h("div", { class: "dtw-chain-own" }, h("p", { class: "dtw-hint" }, words.own_hint), above, system.el, list, h("div", null, addButton), answers.el) };
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "chain"), voice = kit.announcer(), result = h("section", { class: "dtw-chain-result", "aria-label": words.result });
  let anew = true; // whether the steps of the own chain are drawn anew
  const aid = kit.aid({ model, el, kind: "chain", sound: (given) => sound(content, given), show: () => show(), result: () => result, text: () => asText() });
  const { state } = aid;
  const typed = (changes) => { anew = false; aid.change(changes); anew = true; };

  const parts = kit.choices({ legend: words.part, value: "", items: named(content.parts), onChange: (part) => typed({ part }) });
  const log = logControls(root, { content, words, lang, state, change: typed });
  const chain = ownControls(root, { content, words, state, typed, remake: aid.change, voice, complain: (text) => aid.notice.show(kit.message("warning", text, "")) });
  const why = kit.field({ label: words.why, hint: words.why_hint, value: "", rows: 2, onInput: (text) => typed({ why: kit.oneLine(text, LINE) }) });
  why.input.maxLength = LINE;
  const live = h("div", { class: "dtw-chain-box" }), memo = h("div", { class: "dtw-chain-memo" });
  const two = h("div", { class: "dtw-chain-two" }, log.el, h("div", { class: "dtw-chain-right" }, live, why.el));

  function logMemo() {
    const found = findings(content, state);
    return [kit.heading(root, 1, { class: "dtw-sub" }, words.result), h("ul", null, logLines(content, words, lang, state).map(([name, text]) => h("li", null, h("strong", null, `${name}: `), text))),
      h("p", null, h("strong", null, words.happens)), h("ul", null, found.map(([id]) => h("li", null, findingText(content, words, lang, state, id)))), h("p", null, content.settled)];
  }

  function ownMemo() {
    const { lead, lines } = openPoints(content, words, state.chain);
    return [kit.heading(root, 1, { class: "dtw-sub" }, words.to_resident), h("p", { dir: "auto" }, forResident(content, words, state.chain)),
      kit.heading(root, 1, { class: "dtw-sub" }, words.to_file), h("p", { dir: "auto" }, forFile(content, words, state.chain)), h("p", null, h("strong", null, lead)), h("ul", null, lines.map((line) => h("li", null, line)))];
  }

  function asText() {
    const { lead, lines } = openPoints(content, words, state.chain), list = (texts) => texts.map((text) => `- ${text}`);
    const body = state.part === "own" ? [words.to_resident, forResident(content, words, state.chain), "", words.to_file, forFile(content, words, state.chain), "", lead, ...list(lines)]
      : [...list(logLines(content, words, lang, state).map(([name, text]) => `${name}: ${text}`)), "", words.happens,
        ...list(findings(content, state).map(([id]) => findingText(content, words, lang, state, id))), "", content.settled];
    return [content.title, "", ...body].join("\n");
  }

  function showLog() {
    log.sync();
    if (why.input !== document.activeElement) why.input.value = state.why;
    const table = (name, inside, ...places) => view(root, content, words, lang, state, name, inPlaces(content, state, ...places), inside);
    const asked = inPlaces(content, state, "ask").length > 0 && isLogged(state, "household");
    const open = Boolean(live.querySelector("details")?.open);
    live.replaceChildren(table(words.outward, false, "out"), table(words.inward, true, "out", "ask", "in"),
      ...(asked ? [h("details", { open }, h("summary", null, words.asked), table("", false, "out", "ask"))] : []),
      h("section", null, kit.heading(root, 1, { class: "dtw-sub" }, words.happens), h("p", null, message(content, state, lang)),
        h("ul", { class: "dtw-chain-findings" }, findings(content, state).map((one) => finding(content, words, lang, state, one)))));
    const n = rows(content, state, inPlaces(content, state, "out"), false).length;
    voice.say(n === 1 ? words.says_one : kit.fill(words.says, { n }));
  }

  function show() {
    const isOwn = state.part === "own";
    check(parts, content.parts, state.part);
    two.hidden = isOwn;
    chain.el.hidden = !isOwn;
    if (!isOwn) showLog();
    chain.sync(anew);
    if (isOwn) voice.say(openPoints(content, words, state.chain).lead);
    memo.replaceChildren(...(isOwn ? ownMemo() : logMemo()));
  }

  result.append(memo, aid.bar);
  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", { class: "dtw-chain-lead" }, content.lead),
    parts.el, two, chain.el, result, h("p", { class: "dtw-source" }, content.source), voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
