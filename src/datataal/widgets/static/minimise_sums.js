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
