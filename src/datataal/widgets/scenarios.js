// Four futures: set four axes, see which stated positions that agrees with, replay three plans.
// What the source's text states stands apart from our reading and the reader's; only the first
// is compared. Nothing here says that a reading is right or wrong.
const { h } = kit;
const UNKNOWN = "unknown", SIDES = ["a", "b"], LONGEST = { name: 80, why: 200, hinge: 200 };

// --- what follows from the state, without any element --------------------------------------------

const isSide = (value) => SIDES.includes(value);
const openAxes = (content, scenario) => content.axes.filter(({ id }) => !scenario.stated[id]);

// How a scenario stands to the reader's future, on stated positions alone.
function compared(content, state, scenario) {
  const stated = content.axes.filter(({ id }) => scenario.stated[id]), set = stated.filter(({ id }) => isSide(state.axes[id]));
  const differ = set.filter(({ id }) => state.axes[id] !== scenario.stated[id].position), open = openAxes(content, scenario);
  const read = open.filter(({ id }) => isSide(state.axes[id]) && isSide(state.readings[`${scenario.id}.${id}`].position));
  const kind = differ.length ? "clashes" : !set.length ? "not_compared" : set.length < stated.length ? "partly" : "fits";
  return { scenario, kind, stated, set, differ, open, read, alike: read.filter(({ id }) => state.axes[id] === state.readings[`${scenario.id}.${id}`].position) };
}

function sharesWith(content, { plan, scenario, value }) {
  const column = content.scenarios.findIndex(({ id }) => id === scenario);
  return content.plans.map((one) => one.shares.map((share, nr) => (one.id === plan && nr === column ? value : share)));
}

const baseOf = (content, { plan, scenario }) =>
  content.plans.find(({ id }) => id === plan)?.shares[content.scenarios.findIndex(({ id }) => id === scenario)] ?? 0;

function scores(shares, rule) {
  if (rule === "worst") return shares.map((row) => Math.min(...row));
  if (rule === "mean") return shares.map((row) => row.reduce((sum, one) => sum + one, 0) / row.length);
  const best = shares[0].map((_, nr) => Math.max(...shares.map((row) => row[nr])));
  return shares.map((row) => Math.max(...row.map((one, nr) => best[nr] - one)));
}

// The plans that a rule puts first: more than one when they tie.
function winners(content, shares, rule) {
  const found = scores(shares, rule), best = (rule === "regret" ? Math.min : Math.max)(...found);
  return content.plans.filter((_, nr) => found[nr] === best);
}

const sameList = (one, other) => one.length === other.length && one.every((item) => other.includes(item));

// The nearest numbers below and above at which another plan is ahead of today's winner.
function tips(content, cell, rule) {
  const base = baseOf(content, cell), at = (value) => winners(content, sharesWith(content, { ...cell, value }), rule), before = at(base);
  const find = (from, step) => {
    for (let value = from; value >= 0 && value <= 100; value += step) {
      const now = at(value);
      if (!now.some((plan) => before.includes(plan))) return { value, now };
    }
    return null;
  };
  return { low: find(base - 1, -1), high: find(base + 1, 1) };
}

// --- the result in words --------------------------------------------------------------------------

function speaker(content, words) {
  const list = (parts) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${words.and} ${parts.at(-1)}`);
  const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
  const axes = (some) => list(some.map(({ name }) => lower(name)));
  const short = (plans) => list(plans.map(({ id }) => kit.fill(words.plan_short, { id })));
  const long = (plans) => list(plans.map(({ id, name }) => kit.fill(words.plan_name, { id, name })));
  const placed = (axis, side) => (isSide(side) ? axis[side] : side === UNKNOWN ? words.said_unknown : words.said_not_set);
  const titled = ({ id, name }) => `${id} ${name}`;
  const first = (plans) => (plans.length > 1 ? kit.fill(words.plan_tie, { list: short(plans) }) : short(plans));

  function fit({ kind, stated, set, differ, open, read, alike }) {
    const values = { n: set.length, total: stated.length, open: axes(open), axes: axes(differ.length ? differ : stated) };
    const said = kit.fill(words[{ clashes: "clashes", not_compared: "not_compared", partly: "fits_partly", fits: "fits" }[kind]], values);
    return read.length ? `${said} ${kit.fill(words.with_readings, { n: alike.length, total: read.length })}` : said;
  }

  function flip(rule, state) {
    const before = winners(content, sharesWith(content, { ...state.cell, value: baseOf(content, state.cell) }), rule.id);
    const now = winners(content, sharesWith(content, state.cell), rule.id);
    return { rule, before: first(before), now: first(now), flipped: !sameList(before, now) };
  }

  function tipping(rule, state) {
    const { low, high } = tips(content, state.cell, rule.id);
    const key = low ? (high ? "tips_both" : "tips_low") : high ? "tips_high" : "tips_never";
    return kit.fill(words[key], { low: low?.value, low_plan: low && first(low.now), high: high?.value, high_plan: high && first(high.now) });
  }

  function futures(found) {
    const of = (kind) => found.filter((one) => one.kind === kind), said = (some) => list(some.map(({ scenario }) => titled(scenario)));
    const lines = [of("fits").length && kit.fill(words.said_fits, { list: said(of("fits")) }), of("partly").length && kit.fill(words.said_partly, { list: said(of("partly")) })];
    const whole = lines.filter(Boolean).join(" ") || (of("clashes").length === found.length ? words.said_none : words.said_too_early);
    const near = found.filter(({ kind }) => kind === "fits" || kind === "partly"), told = near.length ? near : found;
    const stated = told.map((one) => `${one.scenario.id}: ${one.stated.map((axis) => `${lower(axis.name)} ${axis[one.scenario.stated[axis.id].position]}`).join(", ")}`);
    return [whole, `${kit.fill(words.said_stated, { list: stated.join("; ") })} ${kit.fill(words.said_open, { n: told.reduce((sum, { open }) => sum + open.length, 0), total: told.length * content.axes.length })}`];
  }

  const readings = (state) => content.scenarios.flatMap((scenario) => openAxes(content, scenario).flatMap((axis) => {
    const { position, why } = state.readings[`${scenario.id}.${axis.id}`];
    return position ? [kit.fill(why.trim() ? words.said_reading_why : words.said_reading, { scenario: scenario.id, axis: lower(axis.name),
      position: position === UNKNOWN ? words.not_known : axis[position], why: why.trim().replace(/\.$/, "") })] : [];
  }));

  function replay(state) {
    if (!content.plans.length) return [];
    const rule = content.rules.find(({ id }) => id === state.rule), flips = content.rules.map((one) => flip(one, state));
    const won = rule && winners(content, sharesWith(content, state.cell), rule.id);
    const others = flips.filter((one) => one.rule !== rule).map((one) => `${lower(one.rule.name)} ${one.now}`).join("; ");
    const fell = flips.filter(({ flipped }) => flipped).map((one) => kit.fill(words.said_flip, { ...one, rule: lower(one.rule.name) }));
    const base = baseOf(content, state.cell);
    return [(rule ? `${kit.fill(won.length > 1 ? words.said_rule_tie : words.said_rule, { rule: lower(rule.name), plan: long(won), loser: rule.loser })} ${kit.fill(words.said_others, { list: others })}` : words.said_no_rule),
      state.cell.value !== base && kit.fill(words.said_changed, { ...state.cell, from: base, to: state.cell.value,
        flipped: fell.length ? kit.fill(words.said_flipped, { list: list(fell) }) : words.said_no_flip }),
      words.said_numbers].filter(Boolean);
  }

  function memo(state, found) {
    const set = content.axes.map((axis, nr) => kit.fill(words.said_axis, { axis: nr ? lower(axis.name) : axis.name, position: placed(axis, state.axes[axis.id]) })).join("; ");
    const when = state.hinge.when.trim().replace(/\.$/, ""), then = state.hinge.then.trim().replace(/\.$/, "");
    return [kit.fill(words.said_future, { name: state.name.trim() || words.no_name, list: set }), ...futures(found), ...readings(state), ...replay(state),
      when && then ? kit.fill(words.said_hinge, { if: when, then }) : words.said_no_hinge];
  }

  return { fit, flip, tipping, memo, first, titled };
}

// --- state ------------------------------------------------------------------------------------------

function sound(content, given) {
  const own = (holder, key) => (Object.hasOwn(Object(holder), key) ? holder[key] : undefined);
  const fits = (value) => (isSide(value) || value === UNKNOWN ? value : "");
  const readings = content.scenarios.flatMap((scenario) => openAxes(content, scenario).map(({ id }) => {
    const held = own(given.readings, `${scenario.id}.${id}`);
    return [`${scenario.id}.${id}`, { position: fits(held?.position), why: kit.oneLine(held?.why, LONGEST.why) }];
  }));
  const known = (some, id) => some.some((one) => one.id === id), { plan, scenario, value } = Object(given.cell);
  const cell = known(content.plans, plan) && known(content.scenarios, scenario) ? { plan, scenario } : { ...content.change };
  const moved = cell.plan === plan && cell.scenario === scenario && Number.isInteger(value) && value >= 0 && value <= 100;
  return { axes: Object.fromEntries(content.axes.map(({ id }) => [id, fits(own(given.axes, id))])), name: kit.oneLine(given.name, LONGEST.name),
    readings: Object.fromEntries(readings), rule: known(content.rules, given.rule) ? given.rule : "",
    cell: { ...cell, value: moved ? value : baseOf(content, cell) },
    hinge: { when: kit.oneLine(given.hinge?.when, LONGEST.hinge), then: kit.oneLine(given.hinge?.then, LONGEST.hinge) } };
}

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
