// The aid itself, made of the log and the own chain in front of this file.
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
