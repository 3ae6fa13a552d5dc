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
