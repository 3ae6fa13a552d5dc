// The aid itself, made of the sums and words in front of this file.
// --- what is seen: each part gives its element and `show`, which follows the state -------------------

const put = (input, value) => { if (input.value !== value) input.value = value; };
const check = (choice, values, value) => choice.inputs.forEach((input, nr) => { input.checked = values[nr] === value; });

function line({ label, hint, value, longest, onInput }) {
  const id = kit.uid(), input = h("input", { type: "text", id, value, maxlength: longest, dir: "auto", autocomplete: "off",
    "aria-describedby": hint && `${id}-hint`, on: { input: () => onInput(kit.oneLine(input.value, longest)) } });
  return { input, el: h("div", { class: "dtw-sc-line" }, h("label", { for: id }, label), hint && h("p", { class: "dtw-hint", id: `${id}-hint` }, hint), input) };
}

function picker(label, options, value, onChange) {
  const id = kit.uid(), select = h("select", { id, on: { change: () => onChange(select.value) } }, options.map(([key, text]) => h("option", { value: key }, text)));
  select.value = value;
  return { select, el: h("div", { class: "dtw-sc-line" }, h("label", { for: id }, label), select) };
}

function part(root, name, ...children) {
  return h("section", { class: "dtw-sc-part", "aria-label": name }, kit.heading(root, 1, { class: "dtw-sub" }, name), children);
}

function futurePart({ root, content, words, state, change }) {
  const sides = [...SIDES, UNKNOWN];
  const axes = content.axes.map((axis) => {
    const hint = kit.uid();
    const choice = kit.choices({ legend: axis.name, describedby: hint, layout: "row", value: state.axes[axis.id],
      items: sides.map((side) => ({ value: side, title: axis[side] || words.unknown })), onChange: (side) => change({ axes: { ...state.axes, [axis.id]: side } }) });
    return { axis, choice, el: h("div", null, choice.el, h("p", { class: "dtw-hint", id: hint }, axis.note)) };
  });
  const name = line({ label: words.own_name, hint: words.own_name_hint, value: state.name, longest: LONGEST.name, onInput: (text) => change({ name: text }) });
  return { el: part(root, words.part_future, axes.map(({ el }) => el), name.el),
    show() { axes.forEach(({ axis, choice }) => check(choice, sides, state.axes[axis.id])); if (name.input !== document.activeElement) put(name.input, state.name); } };
}

// A position in a card: stated ones plain with a tick, open ones hatched. Words say the same.
function positionRow(panel, scenario, axis) {
  const { content, words, state, change } = panel, told = scenario.stated[axis.id], key = `${scenario.id}.${axis.id}`;
  const mark = h("p", { class: "dtw-hint", hidden: true });
  const row = (open, position, label, why, more) => h("li", { class: `dtw-sc-cell${open ? " dtw-sc-hatched" : ""}` },
    h("div", { class: "dtw-sc-paper" }, h("p", null, h("span", { class: "dtw-sc-axis" }, `${axis.name}: `), position && h("strong", null, position, " "),
      h("span", { class: "dtw-sc-label" }, !open && kit.icon("check", 18), label)), why, mark, more));
  if (told) {
    const el = row(false, axis[told.position], words.stated, h("p", { class: "dtw-hint" }, kit.fill(words.place, { place: told.place })));
    return { el, show() {
      mark.hidden = !isSide(state.axes[axis.id]);
      mark.replaceChildren(kit.icon(state.axes[axis.id] === told.position ? "equal" : "none", 18), " ", state.axes[axis.id] === told.position ? words.same : words.differs);
    } };
  }
  const ours = scenario.readings[axis.id], keep = (changes) => change({ readings: { ...state.readings, [key]: { ...state.readings[key], ...changes } } });
  const label = kit.fill(words.give_reading, { axis: axis.name, scenario: scenario.id });
  const choice = picker(label, [["", words.no_reading], ...SIDES.map((side) => [side, axis[side]]), [UNKNOWN, words.not_known]], state.readings[key].position, (position) => keep({ position }));
  const why = line({ label: words.reading_why, value: state.readings[key].why, longest: LONGEST.why, onInput: (text) => keep({ why: text }) });
  const yours = h("p", { class: "dtw-sc-yours", dir: "auto", hidden: true });
  const name = h("summary", null, words.give_reading_short, kit.hidden(`: ${axis.name}, ${scenario.id}`));
  const el = row(true, ours.position && axis[ours.position], ours.position ? words.our_reading : words.not_known, null,
    [yours, h("details", null, name, h("p", { class: "dtw-hint" }, kit.fill(words.because, { why: ours.why })), choice.el, why.el)]);
  return { el, show() {
    const { position, why: said } = state.readings[key];
    put(choice.select, position);
    if (why.input !== document.activeElement) put(why.input, said);
    yours.hidden = !position;
    yours.replaceChildren(h("strong", null, `${position === UNKNOWN ? words.not_known : axis[position] || ""} `), h("span", { class: "dtw-sc-label" }, words.your_reading), said.trim() ? ` ${said}` : "");
  } };
}

function fitPart(panel) {
  const { root, content, words, state, speak } = panel;
  const cards = content.scenarios.map((scenario) => {
    const fit = h("p", { class: "dtw-sc-fit" }), rows = content.axes.map((axis) => positionRow(panel, scenario, axis));
    const el = h("li", { class: "dtw-sc-card" }, kit.heading(root, 2, null, speak.titled(scenario)), fit, h("ul", { class: "dtw-sc-rows" }, rows.map((row) => row.el)), h("p", { class: "dtw-hint" }, scenario.verdict));
    return { scenario, fit, rows, el };
  });
  const key = h("ul", { class: "dtw-sc-key", "aria-label": words.key }, h("li", { class: "dtw-sc-cell" }, h("div", { class: "dtw-sc-paper" }, kit.icon("check", 18), " ", words.key_stated)),
    h("li", { class: "dtw-sc-cell dtw-sc-hatched" }, h("div", { class: "dtw-sc-paper" }, words.key_open)));
  return { el: part(root, words.part_fit, h("p", null, content.lost), key, h("ul", { class: "dtw-sc-cards" }, cards.map(({ el }) => el))),
    show() {
      cards.forEach(({ scenario, fit, rows, el }) => {
        const found = compared(content, state, scenario);
        fit.replaceChildren(kit.icon({ fits: "check", partly: "equal", clashes: "info", not_compared: "none" }[found.kind], 20), h("span", null, speak.fit(found)));
        el.classList.toggle("is-fitting", found.kind === "fits");
        rows.forEach((row) => row.show());
      });
    } };
}

function replayTable({ content, words, state, lang }) {
  const shares = sharesWith(content, state.cell), base = baseOf(content, state.cell);
  const best = content.rules.map((rule) => winners(content, shares, rule.id)), found = content.rules.map((rule) => scores(shares, rule.id));
  const fits = ({ id }) => compared(content, state, content.scenarios.find((one) => one.id === id)).kind === "fits";
  const head = h("tr", null, h("th", { scope: "col" }, words.plan), content.scenarios.map((one) => h("th", { scope: "col" }, one.id, fits(one) && h("span", { class: "dtw-hint dtw-sc-under" }, words.fits_yours))),
    content.rules.map((rule) => h("th", { scope: "col", class: rule.id === state.rule && "is-chosen" }, rule.name)));
  const rows = content.plans.map((plan, nr) => h("tr", null, h("th", { scope: "row" }, `${plan.id}: ${plan.name}`),
    content.scenarios.map((one, column) => {
      const own = plan.id === state.cell.plan && one.id === state.cell.scenario;
      return h("td", { class: own && "is-open" }, kit.number(shares[nr][column], 0, lang), own && state.cell.value !== base && h("span", { class: "dtw-hint" }, ` (${kit.fill(words.was, { n: base })})`));
    }),
    content.rules.map((rule, at) => h("td", { class: rule.id === state.rule && "is-chosen" }, kit.number(found[at][nr], rule.id === "mean" ? 1 : 0, lang),
      best[at].includes(plan) && h("strong", { class: "dtw-sc-best" }, kit.icon("check", 16), best[at].length > 1 ? words.best_tie : words.best)))));
  return h("table", null, h("caption", null, words.table), h("thead", null, head), h("tbody", null, rows));
}

function replayPart(panel) {
  const { root, content, words, state, speak, change } = panel;
  if (!content.plans.length) return { el: part(root, words.part_replay, h("p", null, words.no_plans)), show() {} };
  const table = h("div", { class: "dtw-scroll", tabindex: 0, role: "region", "aria-label": words.table }), flips = h("ul", { class: "dtw-sc-flips" });
  const rules = kit.choices({ legend: words.rule, value: state.rule, items: content.rules.map(({ id, name, note }) => ({ value: id, title: name, note })), onChange: (rule) => change({ rule }) });
  const move = (changes) => { const cell = { ...state.cell, ...changes }; change({ cell: { ...cell, value: baseOf(content, cell) } }); };
  const set = (value) => change({ cell: { ...state.cell, value: Math.max(0, Math.min(100, value)) } });
  const plan = picker(words.which_plan, content.plans.map(({ id, name }) => [id, `${id}: ${name}`]), state.cell.plan, (id) => move({ plan: id }));
  const scenario = picker(words.which_scenario, content.scenarios.map((one) => [one.id, speak.titled(one)]), state.cell.scenario, (id) => move({ scenario: id }));
  const id = kit.uid(), share = h("input", { type: "number", id, min: 0, max: 100, step: 1, value: String(state.cell.value), on: {
    input: () => { const value = Number(share.value); if (share.value !== "" && Number.isInteger(value) && value >= 0 && value <= 100) set(value); },
    change: () => put(share, String(state.cell.value)) } });
  const sign = (by, text, name) => h("button", { type: "button", class: "dtw-button dtw-button--secondary", "aria-label": name, on: { click: () => set(state.cell.value + by) } }, text);
  const reset = kit.button("", "third", () => move({}));
  const box = h("div", { class: "dtw-sc-change" }, kit.heading(root, 2, null, words.change), h("div", { class: "dtw-sc-two" }, plan.el, scenario.el),
    h("div", { class: "dtw-sc-line" }, h("label", { for: id }, words.share), h("div", { class: "dtw-sc-share" }, sign(-1, "−", words.less), share, sign(1, "+", words.more), reset)),
    kit.heading(root, 2, null, words.flips), flips);
  return { el: part(root, words.part_replay, h("p", null, content.replay), rules.el, table, box), show() {
    check(rules, content.rules.map((rule) => rule.id), state.rule);
    put(plan.select, state.cell.plan);
    put(scenario.select, state.cell.scenario);
    if (share !== document.activeElement || Number(share.value) !== state.cell.value) put(share, String(state.cell.value));
    reset.textContent = kit.fill(words.reset, { n: baseOf(content, state.cell) });
    table.replaceChildren(replayTable(panel));
    flips.replaceChildren(...content.rules.map((rule) => {
      const found = speak.flip(rule, state);
      return h("li", { class: found.flipped && "is-flipped" }, found.flipped && kit.icon("warning", 18), h("span", null, kit.fill(found.flipped ? words.flip_now : words.flip_same, { ...found, rule: rule.name }), " ", speak.tipping(rule, state)));
    }));
  } };
}

function hingePart({ root, words, state, change }) {
  const make = (key, label) => line({ label, value: state.hinge[key], longest: LONGEST.hinge, onInput: (text) => change({ hinge: { ...state.hinge, [key]: text } }) });
  const when = make("when", words.hinge_if), then = make("then", words.hinge_then);
  return { el: part(root, words.hinge, h("p", { class: "dtw-hint" }, words.hinge_hint), when.el, then.el), show() {
    for (const [one, key] of [[when, "when"], [then, "then"]]) if (one.input !== document.activeElement) put(one.input, state.hinge[key]);
  } };
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "scenarios"), voice = kit.announcer(), speak = speaker(content, words);
  const memo = h("div", { class: "dtw-sc-memo" });
  const said = () => speak.memo(state, content.scenarios.map((one) => compared(content, state, one)));
  const aid = kit.aid({ model, el, kind: "scenarios", sound: (given) => sound(content, given), show: () => show(true), text: () => [words.result, "", ...said()].join("\n"), result: () => result });
  const { state } = aid, panel = { root, content, words, state, lang, speak, change: aid.change };
  const parts = [futurePart(panel), fitPart(panel), replayPart(panel), hingePart(panel)];
  const result = h("section", { class: "dtw-sc-part dtw-sc-result", "aria-label": words.result }, kit.heading(root, 1, { class: "dtw-sub" }, words.result), memo, aid.bar);

  function show(changed) {
    parts.forEach((one) => one.show());
    const lines = said();
    memo.replaceChildren(...lines.map((text) => h("p", { dir: "auto" }, text)));
    const rule = content.plans.length && content.rules.find(({ id }) => id === state.rule);
    if (changed) voice.say(rule ? `${lines[1]} ${kit.fill(words.said_now, { rule: rule.name, now: speak.flip(rule, state).now })}` : lines[1]);
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), h("p", { class: "dtw-hint" }, content.status),
    ...parts.map((one) => one.el), result, voice.el);
  show(false);
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
